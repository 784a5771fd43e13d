/* The method and the glossary, from the built-in content/: how each figure is computed, with the
 * project's own thresholds in place of the names in braces. Anchors are those of the English text
 * in every language, for figures link to them. */
#include "render/pages.h"

#include "base/content.h"
#include "model/evidence.h"
#include "read/prose.h"
#include "read/yaml.h"
#include "render/people.h"
#include "render/prose_html.h"
#include "render/view.h"

#include <assert.h>
#include <string.h>

struct method_item {
    const char *title, *href, *sentence;
};

struct threshold_view {
    const char *label, *value;
    const struct source_view *source;
};

struct method_page {
    struct page_frame frame;
    LIST(struct method_item) items;
    LIST(struct threshold_view) thresholds;
};

struct topic_link {
    const char *label, *href;
    enum answer current;
};

struct topic_view {
    const char *prose;
};

struct topic_page {
    struct page_frame frame;
    struct topic_view topic;
    const struct toc_view *toc;
    LIST(struct topic_link) topics;
};

#define THIS struct method_item
static const struct field ITEM_FIELDS[] = {
    ROW_TEXT(title, "the topic"),
    ROW_URL(href, "its page"),
    ROW_TEXT(sentence, "what it tells"),
};
#undef THIS
static const struct record ITEM_VIEW =
    RECORD("topic", struct method_item, ITEM_FIELDS, "a topic of the method");

#define THIS struct threshold_view
static const struct field THRESHOLD_FIELDS[] = {
    ROW_TEXT(label, "what is set"),
    ROW_TEXT(value, "to what"),
    ROW_POINTER(source, SOURCE_VIEW, "where; absent: the default"),
};
#undef THIS
static const struct record THRESHOLD_VIEW =
    RECORD("setting", struct threshold_view, THRESHOLD_FIELDS, "a setting of the project");

#define THIS struct method_page
static const struct field METHOD_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(items, ITEM_VIEW, "the topics"),
    ROW_LIST(thresholds, THRESHOLD_VIEW, "the project's settings"),
};
#undef THIS
static const struct record METHOD_RECORD =
    RECORD("method page", struct method_page, METHOD_FIELDS, "how figures are made");

#define THIS struct topic_link
static const struct field TOPIC_LINK_FIELDS[] = {
    ROW_TEXT(label, "the topic"),
    ROW_URL(href, "its page"),
    ROW_BOOLEAN(current, "this page"),
};
#undef THIS
static const struct record TOPIC_LINK =
    RECORD("topic", struct topic_link, TOPIC_LINK_FIELDS, "another topic");

#define THIS struct topic_view
static const struct field TOPIC_VIEW_FIELDS[] = {ROW_MARKUP(prose, "its text")};
#undef THIS
static const struct record TOPIC_VIEW =
    RECORD("topic", struct topic_view, TOPIC_VIEW_FIELDS, "the topic");

#define THIS struct topic_page
static const struct field TOPIC_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_STRUCT(topic, TOPIC_VIEW, "the topic"),
    ROW_POINTER(toc, TOC_VIEW, "its headings"),
    ROW_LIST(topics, TOPIC_LINK, "all topics"),
};
#undef THIS
static const struct record TOPIC_RECORD =
    RECORD("topic page", struct topic_page, TOPIC_FIELDS, "a topic of the method");

static const char ENGLISH[] = "content/method/en/";

/* The files of the English method, in the order of their names. */
static const struct content_file *topics(size_t *count) {
    size_t all;
    const struct content_file *files = content_list(&all);
    size_t first = 0;
    while (first < all && !g_str_has_prefix(files[first].path, ENGLISH)) {
        first++;
    }
    *count = 0;
    while (first + *count < all && g_str_has_prefix(files[first + *count].path, ENGLISH)) {
        ++*count;
    }
    return files + first;
}

/* The name of a topic: "gaps". */
static const char *topic_name(const struct content_file *file, struct arena *arena) {
    const char *name = file->path + strlen(ENGLISH);
    return arena_text(arena, name, strlen(name) - strlen(".md"));
}

/* A topic in one language, read. */
struct topic {
    const char *title, *summary, *body;
    struct span at;
};

/* Puts the project's values in place of the names in braces. */
static const char *fill_in(const struct page_work *work, const char *text) {
    const struct project *project = &work->report->model->project;
    const char *const values[][2] = {
        {"{ok}", page_number(work, project->thresholds.ok, 1)},
        {"{good}", page_number(work, project->thresholds.good, 1)},
        {"{tolerance}", page_number(work, project->thresholds.tolerance, 1)},
        {"{scale_min}", page_number(work, project->scale.min, 0)},
        {"{scale_max}", page_number(work, project->scale.max, 0)},
        {"{threshold}", page_number(work, project->maturity.threshold, 0)},
        {"{short}", page_number(work, project->horizons.short_term, 0)},
        {"{mid}", page_number(work, project->horizons.mid_term, 0)},
        {"{model}",
         field_choice(record_field(record_field(&PROJECT_RECORD, "priority")->record, "model"),
                      project->priority.model)},
        {"{alpha}", page_number(work, project->priority.weights.stakeholders, 2)},
    };
    GString *filled = g_string_new(text);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_string_replace(filled, values[i][0], values[i][1], 0);
    }
    const char *copy = arena_string(work->arena, filled->str);
    g_string_free(filled, TRUE);
    return copy;
}

static struct topic read_topic(const struct page_work *work, const char *language,
                               const char *name) {
    char *path = g_strdup_printf("content/method/%s/%s.md", language, name);
    const struct content_file *file = content_find(path);
    g_free(path);
    if (!file) {
        return read_topic(work, "en", name);
    }
    struct source *source = ARENA_NEW(work->arena, struct source);
    *source = (struct source){.name = file->path, .text = file->bytes, .length = file->length};
    struct diagnostics said = {0};
    struct prose_note parts;
    bool good = prose_front_matter(source, work->arena, &said, &parts);
    assert(good && parts.front);
    diagnostics_release(&said);
    return (struct topic){
        .title = node_get(parts.front, "title")->text,
        .summary = node_get(parts.front, "summary")->text,
        .body = fill_in(work, arena_text(work->arena, parts.body, parts.length)),
        .at = span_at(source, parts.first_line, 1, 1),
    };
}

static const struct prose *read_body(const struct page_work *work, const struct topic *topic) {
    struct diagnostics said = {0};
    const struct prose *document =
        prose_read(topic->body, strlen(topic->body), topic->at, work->arena, &said);
    diagnostics_release(&said);
    return document;
}

/* Gives the headings of a translation the anchors of the English ones, in order. */
static void adopt_anchors(const struct prose *document, const struct prose *english) {
    const struct prose *other = english->first;
    for (const struct prose *block = document->first; block; block = block->next) {
        if (block->kind != PROSE_HEADING) {
            continue;
        }
        while (other && other->kind != PROSE_HEADING) {
            other = other->next;
        }
        if (!other) {
            return;
        }
        ((struct prose *)block)->slug = other->slug; /* the tree is this page's own */
        other = other->next;
    }
}

/* Links between topics are addresses already. */
static bool resolve(void *context, const struct prose *node, struct prose_html_target *target) {
    (void)context;
    target->href = node->target;
    return node->kind == PROSE_LINK && node->address == ADDRESS_RELATIVE;
}

static void add_headings(const struct page_work *work, const struct prose *document,
                         struct topic_page *page) {
    struct toc_view *toc = ARENA_NEW(work->arena, struct toc_view);
    size_t count = 0;
    for (const struct prose *block = document->first; block; block = block->next) {
        count += block->kind == PROSE_HEADING;
    }
    toc->items.items = ARENA_ARRAY(work->arena, struct fact_view, count);
    for (const struct prose *block = document->first; block; block = block->next) {
        if (block->kind == PROSE_HEADING && block->level == 2) {
            toc->items.items[toc->items.count++] = (struct fact_view){
                .label = block->text, .href = arena_format(work->arena, "#%s", block->slug)};
        }
    }
    page->toc = toc->items.count >= 3 ? toc : NULL;
}

static void fill_topic(struct page_work *work, void *object) {
    struct topic_page *page = object;
    const struct content_file *file = work->place->subject;
    const char *name = topic_name(file, work->arena);
    const char *language = work->report->site->language;
    struct topic topic = read_topic(work, language, name);
    struct topic english = read_topic(work, "en", name);
    const struct prose *document = read_body(work, &topic);
    adopt_anchors(document, read_body(work, &english));
    struct prose_html options = {.resolve = resolve, .heading = 1};
    work->page->title = topic.title;
    work->page->lead = NULL;
    page->topic.prose = prose_html_text(work->arena, document, &options);
    add_headings(work, document, page);
    size_t count;
    const struct content_file *files = topics(&count);
    page->topics.items = ARENA_ARRAY(work->arena, struct topic_link, count);
    page->topics.count = count;
    for (size_t i = 0; i < count; i++) {
        const char *other = topic_name(&files[i], work->arena);
        page->topics.items[i] = (struct topic_link){
            .label = read_topic(work, language, other).title,
            .href = arena_format(work->arena, "method/%s.html", other),
            .current = &files[i] == file ? ANSWER_YES : ANSWER_NO,
        };
    }
}

static void list_topics(const struct report *report, struct page_list *pages) {
    (void)report;
    size_t count;
    const struct content_file *files = topics(&count);
    for (size_t i = 0; i < count; i++) {
        page_add(pages, &PAGE_METHOD_TOPIC,
                 arena_format(pages->arena, "method/%s.html", topic_name(&files[i], pages->arena)),
                 &files[i]);
    }
}

/* One setting, with its place when the project writes it. */
static void add_setting(const struct page_work *work, struct method_page *page, const char *label,
                        const char *value, const struct span *at) {
    page->thresholds.items[page->thresholds.count++] =
        (struct threshold_view){page_text(work, label), value, view_source(work, at)};
}

static void fill_settings(const struct page_work *work, struct method_page *page) {
    const struct project *project = &work->report->model->project;
    page->thresholds.items = ARENA_ARRAY(work->arena, struct threshold_view, 8);
    add_setting(work, page, "setting_scale",
                people_range(work->report->language, work->arena, project->scale.min,
                             project->scale.max, 0),
                &project->scale.at);
    add_setting(work, page, "setting_ok", page_number(work, project->thresholds.ok, 1),
                &project->thresholds.at);
    add_setting(work, page, "setting_good", page_number(work, project->thresholds.good, 1),
                &project->thresholds.at);
    add_setting(work, page, "setting_tolerance",
                page_number(work, project->thresholds.tolerance, 1), &project->thresholds.at);
    add_setting(work, page, "setting_maturity", page_number(work, project->maturity.threshold, 0),
                &project->maturity.at);
    add_setting(work, page, "setting_alpha",
                page_number(work, project->priority.weights.stakeholders, 2),
                &project->priority.weights.at);
    add_setting(work, page, "setting_short", page_number(work, project->horizons.short_term, 0),
                &project->horizons.at);
    add_setting(work, page, "setting_mid", page_number(work, project->horizons.mid_term, 0),
                &project->horizons.at);
}

static void fill_method(struct page_work *work, void *object) {
    struct method_page *page = object;
    size_t count;
    const struct content_file *files = topics(&count);
    work->page->title = page_text(work, "nav_method");
    page->items.items = ARENA_ARRAY(work->arena, struct method_item, count);
    page->items.count = count;
    for (size_t i = 0; i < count; i++) {
        const char *name = topic_name(&files[i], work->arena);
        struct topic topic = read_topic(work, work->report->site->language, name);
        page->items.items[i] = (struct method_item){
            topic.title, arena_format(work->arena, "method/%s.html", name), topic.summary};
    }
    fill_settings(work, page);
}

static void list_method(const struct report *report, struct page_list *pages) {
    (void)report;
    page_add(pages, &PAGE_METHOD, "method/index.html", NULL);
}

const struct page_type PAGE_METHOD = {.template = "method",
                                      .record = &METHOD_RECORD,
                                      .section = "method",
                                      .list = list_method,
                                      .fill = fill_method};
const struct page_type PAGE_METHOD_TOPIC = {.template = "method-topic",
                                            .record = &TOPIC_RECORD,
                                            .section = "method",
                                            .list = list_topics,
                                            .fill = fill_topic};
