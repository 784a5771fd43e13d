/* Making a report and rendering its pages. */
#include "render/report.h"

#include "base/content.h"
#include "read/folder.h"
#include "render/brand.h"
#include "render/glyphs.h"
#include "render/link.h"
#include "render/mail_view.h"
#include "render/page.h"
#include "render/pages.h"
#include "render/people.h"
#include "render/stray_template.h"

#include <assert.h>
#include <string.h>

enum { MOST_TEMPLATE = 1024 * 1024 };

/* What finding templates needs. */
struct finder {
    struct report *report;
    struct diagnostics *diagnostics;
    const char *folder; /* below templates/: "" or "print/" */
};

/* Finds a template: the project's own file, else the built-in one. One that cannot be read is
 * reported and stands for an empty one, so that nothing more is said of it. */
static const struct source *find_template(void *context, const char *name) {
    const struct finder *finder = context;
    struct arena *arena = &finder->report->arena;
    const char *folder = finder->folder;
    char *path =
        g_strdup_printf("%s/templates/%s%s.mustache", finder->report->model->root, folder, name);
    struct source *own = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        own = ARENA_NEW(arena, struct source);
        own->name = arena_format(arena, "templates/%s%s.mustache", folder, name);
        own->path = arena_string(arena, path);
        own->text = "";
        folder_read(own, MOST_TEMPLATE, CODE_TEMPLATE_TOO_LARGE, arena, finder->diagnostics);
    }
    g_free(path);
    return own ? own : template_builtin(arena, arena_format(arena, "%s%s", folder, name));
}

/* The title without the organisation at its start; NULL when nothing or all is left. */
static const char *subtitle(const struct project *project) {
    if (!project->organisation || !g_str_has_prefix(project->title, project->organisation)) {
        return project->organisation ? project->title : NULL;
    }
    const char *rest = project->title + strlen(project->organisation);
    rest += strspn(rest, " :,-");
    return *rest ? rest : NULL;
}

/* The subtitle with a capital at its start. */
static const char *capitalised(const char *text, struct arena *arena) {
    if (!text || *text == '\0') {
        return text;
    }
    char *first = g_utf8_strup(text, (gssize)(g_utf8_next_char(text) - text));
    const char *made = arena_format(arena, "%s%s", first, g_utf8_next_char(text));
    g_free(first);
    return made;
}

static void make_site(struct report *report) {
    const struct project *project = &report->model->project;
    struct arena *arena = &report->arena;
    struct site_head *site = ARENA_NEW(arena, struct site_head);
    static const char *const LANGUAGES[] = {"en", "en", "fr", "nl", "de"};
    *site = (struct site_head){
        .title = project->title,
        .organisation = project->organisation,
        .subtitle = capitalised(subtitle(project), arena),
        .language = LANGUAGES[report->language],
        .as_of = people_date(&report->texts, arena, report->model->as_of),
        .as_of_iso = date_text(report->model->as_of, arena),
        .feed = ANSWER_NO,
    };
    if (project->brand.logo.text) {
        site->logo = link_file(report->model, project->brand.logo.at.source,
                               project->brand.logo.text, arena);
    }
    report->site = site;
}

/* The brand's fonts as the file system wants them. */
static void find_fonts(struct report *report) {
    const struct brand *brand = &report->model->project.brand;
    const char **fonts = ARENA_ARRAY(&report->arena, const char *, brand->fonts.count);
    for (size_t i = 0; i < brand->fonts.count; i++) {
        const struct path *path = &brand->fonts.items[i];
        char *folder = g_path_get_dirname(path->at.source->path);
        char *full = g_canonicalize_filename(path->text, folder);
        fonts[i] = arena_string(&report->arena, full);
        g_free(full);
        g_free(folder);
    }
    report->fonts = fonts;
    report->font_count = brand->fonts.count;
}

static void list_pages(struct report *report) {
    size_t count;
    const struct page_type *const *types = pages_types(&count);
    report->pages.places = g_array_new(FALSE, FALSE, sizeof(struct page_place));
    report->pages.arena = &report->arena;
    report->places = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < count; i++) {
        types[i]->list(report, &report->pages);
    }
    for (guint i = 0; i < report->pages.places->len; i++) {
        struct page_place *place = &g_array_index(report->pages.places, struct page_place, i);
        g_hash_table_insert(report->places, (gpointer)place->path, place);
    }
}

/* What a note is about; for a part of a journey, the journey. NULL: nothing. */
static const void *subject_of(const struct note *note) {
    const void *target = note->about.target;
    switch (note->about.entity) {
    case ENTITY_TOUCHPOINT:
        return ((const struct touchpoint *)target)->journey;
    case ENTITY_PAIN:
        return ((const struct pain *)target)->touchpoint->journey;
    default:
        return target;
    }
}

static void free_array(gpointer array) {
    g_ptr_array_free(array, TRUE);
}

/* Adds a value to the array of a key. */
static void append(GHashTable *table, const void *key, const void *value) {
    GPtrArray *array = g_hash_table_lookup(table, key);
    if (!array) {
        array = g_ptr_array_new();
        g_hash_table_insert(table, (gpointer)key, array);
    }
    g_ptr_array_add(array, (gpointer)value);
}

/* Reads who waits for whom. */
static void relate_initiatives(struct report *report) {
    const struct model *model = report->model;
    report->waiting = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_array);
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        for (size_t j = 0; j < initiative->depends_on.count; j++) {
            const void *other = initiative->depends_on.items[j].target;
            if (other) {
                append(report->waiting, other, initiative);
            }
        }
    }
}

/* Reads what pages ask of other things backwards, once. */
static void relate(struct report *report) {
    const struct model *model = report->model;
    report->notes = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_array);
    report->targets = g_hash_table_new(g_direct_hash, g_direct_equal);
    report->bases = g_hash_table_new(g_direct_hash, g_direct_equal);
    relate_initiatives(report);
    for (size_t i = 0; i < model->notes.count; i++) {
        const struct note *note = &model->notes.items[i];
        const void *subject = subject_of(note);
        if (subject) {
            append(report->notes, subject, note);
        }
    }
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        if (journey->as_is.target) {
            g_hash_table_insert(report->targets, (gpointer)journey->as_is.target,
                                (gpointer)journey);
            g_hash_table_add(report->bases, (gpointer)journey->as_is.target);
        }
        if (journey->extends.target) {
            g_hash_table_add(report->bases, (gpointer)journey->extends.target);
        }
    }
}

const struct note *const *report_notes(const struct report *report, const void *subject,
                                       size_t *count) {
    const GPtrArray *notes = g_hash_table_lookup(report->notes, subject);
    *count = notes ? notes->len : 0;
    return notes ? (const struct note *const *)notes->pdata : NULL;
}

const struct initiative *const *report_waiting(const struct report *report,
                                               const struct initiative *initiative, size_t *count) {
    const GPtrArray *waiting = g_hash_table_lookup(report->waiting, initiative);
    *count = waiting ? waiting->len : 0;
    return waiting ? (const struct initiative *const *)waiting->pdata : NULL;
}

const struct journey *report_target(const struct report *report, const struct journey *journey) {
    return g_hash_table_lookup(report->targets, journey);
}

bool report_is_base(const struct report *report, const struct journey *journey) {
    return g_hash_table_contains(report->bases, journey);
}

bool report_init(struct report *report, const struct model *model, const struct analysis *analysis,
                 struct diagnostics *diagnostics) {
    *report = (struct report){.model = model, .analysis = analysis};
    report->language = (enum language)model->project.language;
    report->palette = brand_palette(model->project.brand.colour);
    texts_init(&report->texts, report->language);
    struct finder finder = {report, diagnostics, ""};
    struct template_world world = {
        .find = find_template, .context = &finder, .texts = &report->texts};
    size_t count;
    const struct page_type *const *types = pages_types(&count);
    report->templates = ARENA_ARRAY(&report->arena, const struct template *, count);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        report->templates[i] = template_compile(&world, types[i]->template, types[i]->record,
                                                &report->arena, diagnostics);
        good = good && report->templates[i];
    }
    report->mail = mail_view_compile(&world, model, &report->arena, diagnostics);
    good = good && report->mail;
    if (analysis) {
        make_site(report);
        find_fonts(report);
        glyphs_check(report, diagnostics);
        brand_check(&model->project.brand, diagnostics);
        stray_template_check(model, &report->arena, diagnostics);
        relate(report);
        list_pages(report);
    }
    return good;
}

bool report_prepare_print(struct report *report, struct diagnostics *diagnostics) {
    struct finder finder = {report, diagnostics, "print/"};
    struct template_world world = {
        .find = find_template, .context = &finder, .texts = &report->texts};
    size_t count, errors = diagnostics->errors;
    const struct page_type *const *types = pages_types(&count);
    report->prints = ARENA_ARRAY(&report->arena, const struct template *, count + 1);
    for (size_t i = 0; i <= count; i++) {
        const struct page_type *type = i < count ? types[i] : &PAGE_COVER;
        char *path = g_strdup_printf("templates/print/%s.mustache", type->template);
        if (content_find(path)) {
            report->prints[i] =
                template_compile(&world, type->template, type->record, &report->arena, diagnostics);
        }
        g_free(path);
    }
    return diagnostics->errors == errors;
}

void report_release(struct report *report) {
    if (report->pages.places) {
        g_array_free(report->pages.places, TRUE);
        g_hash_table_destroy(report->places);
        g_hash_table_destroy(report->notes);
        g_hash_table_destroy(report->waiting);
        g_hash_table_destroy(report->targets);
        g_hash_table_destroy(report->bases);
    }
    texts_release(&report->texts);
    arena_release(&report->arena);
    *report = (struct report){0};
}

size_t report_page_count(const struct report *report) {
    return report->pages.places->len;
}

bool report_has(const struct report *report, const char *path) {
    return g_hash_table_contains(report->places, path);
}

static void fill_nav(const struct page_work *work, struct page_frame *frame) {
    size_t count;
    const struct nav_entry *entries = pages_nav(&count);
    struct nav_group *groups = ARENA_ARRAY(work->arena, struct nav_group, count);
    size_t used = 0;
    const char *group = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct nav_entry *entry = &entries[i];
        if (!report_has(work->report, entry->href)) {
            continue;
        }
        if (used == 0 || g_strcmp0(group, entry->group) != 0) {
            group = entry->group;
            groups[used].label = group ? page_text(work, group) : NULL;
            groups[used++].items.items = ARENA_ARRAY(work->arena, struct nav_item, count);
        }
        struct nav_group *last = &groups[used - 1];
        last->items.items[last->items.count++] = (struct nav_item){
            .href = entry->href,
            .label = page_text(work, entry->label),
            .count = entry->count ? entry->count(work->report) : NAN,
            .current =
                strcmp(entry->section, work->place->type->section) == 0 ? ANSWER_YES : ANSWER_NO,
        };
    }
    frame->nav.items = groups;
    frame->nav.count = used;
}

/* The section above a page that is not its section's first one, and the page itself. */
static void fill_breadcrumbs(const struct page_work *work, struct page_frame *frame) {
    size_t count;
    const struct nav_entry *entries = pages_nav(&count);
    for (size_t i = 0; i < count; i++) {
        bool above = strcmp(entries[i].section, work->place->type->section) == 0 &&
                     report_has(work->report, entries[i].href);
        bool itself = strcmp(entries[i].href, work->place->path) == 0;
        if (!above || (itself && !work->place->type->wide)) {
            continue;
        }
        struct breadcrumb *crumbs = ARENA_ARRAY(work->arena, struct breadcrumb, 2);
        size_t used = 0;
        if (!itself) {
            crumbs[used++] =
                (struct breadcrumb){page_text(work, entries[i].label), entries[i].href};
        }
        crumbs[used++] = (struct breadcrumb){frame->page.title, NULL};
        frame->breadcrumbs.items = crumbs;
        frame->breadcrumbs.count = used;
        frame->page.has_breadcrumbs = ANSWER_YES;
        return;
    }
}

static size_t type_index(const struct page_type *type) {
    size_t count;
    const struct page_type *const *types = pages_types(&count);
    for (size_t i = 0; i < count; i++) {
        if (types[i] == type) {
            return i;
        }
    }
    assert(false && "a page's type is in the table");
    return 0;
}

static const struct page_place *place_of(const struct report *report, size_t index) {
    return &g_array_index(report->pages.places, struct page_place, index);
}

/* Makes the struct of a page and fills it but for what leads to other pages. */
static struct page_frame *fill_page(const struct report *report, const struct page_place *place,
                                    const char *root, struct page_work *work) {
    const struct page_type *type = place->type;
    work->report = report;
    work->place = place;
    struct page_frame *frame = record_new(type->record, 1, work->arena);
    work->page = &frame->page;
    frame->site = report->site;
    frame->page.root = root;
    frame->page.path = place->path;
    frame->page.wide = type->wide ? ANSWER_YES : ANSWER_NO;
    type->fill(work, frame);
    assert(frame->page.title);
    if (!frame->page.heading) {
        frame->page.heading = frame->page.title;
    }
    return frame;
}

const char *report_render(const struct report *report, size_t index, struct page_work *work,
                          GString *out, struct diagnostics *diagnostics) {
    const struct page_place *place = place_of(report, index);
    struct page_frame *frame =
        fill_page(report, place, strchr(place->path, '/') ? "../" : "", work);
    fill_nav(work, frame);
    fill_breadcrumbs(work, frame);
    const struct template *template = report->templates[type_index(place->type)];
    return template_render(template, frame, out, diagnostics) ? place->path : NULL;
}

bool report_prints(const struct report *report, size_t index) {
    return report->prints[type_index(place_of(report, index)->type)] != NULL;
}

const char *report_print(const struct report *report, size_t index, struct page_work *work,
                         GString *out, struct diagnostics *diagnostics) {
    const struct page_place *place = place_of(report, index);
    struct page_frame *frame = fill_page(report, place, "", work);
    const struct template *template = report->prints[type_index(place->type)];
    return template_render(template, frame, out, diagnostics) ? place->path : NULL;
}

bool report_print_cover(const struct report *report, const size_t *selection, size_t count,
                        struct page_work *work, GString *out, struct diagnostics *diagnostics) {
    const struct cover_selection chosen = {selection, count};
    const struct page_place place = {&PAGE_COVER, "cover.html", selection ? &chosen : NULL};
    struct page_frame *frame = fill_page(report, &place, "", work);
    fill_nav(work, frame);
    size_t types;
    pages_types(&types);
    return template_render(report->prints[types], frame, out, diagnostics);
}
