/* Tags, links and sources: made in one way everywhere. */
#include "render/view.h"

#include "render/link.h"
#include "render/people.h"

#include <string.h>

#define THIS struct link_view
static const struct field LINK_FIELDS[] = {
    ROW_TEXT(code, "an initiative's code"),
    ROW_TEXT(name, "as shown"),
    ROW_URL(href, "its page"),
};
#undef THIS
const struct record LINK_VIEW = RECORD("link", struct link_view, LINK_FIELDS, "a link");

#define THIS struct source_view
static const struct field SOURCE_FIELDS[] = {
    ROW_TEXT(place, "file and line"),
    ROW_URL(url, "its address"),
};
#undef THIS
const struct record SOURCE_VIEW =
    RECORD("source", struct source_view, SOURCE_FIELDS, "where something was written");

#define THIS struct fact_view
static const struct field FACT_FIELDS[] = {
    ROW_TEXT(label, "what it is"),
    ROW_TEXT(value, "the fact"),
    ROW_TEXT(aside, "more on it"),
    ROW_URL(href, "its page"),
};
#undef THIS
const struct record FACT_VIEW = RECORD("fact", struct fact_view, FACT_FIELDS, "a fact");

#define THIS struct verdict_view
static const struct field VERDICT_FIELDS[] = {
    ROW_TEXT(label, "the short word"),        ROW_TEXT(tone, "bad, warn, question, good or muted"),
    ROW_BOOLEAN(blind_spot, "its icon"),      ROW_BOOLEAN(weak, "its icon"),
    ROW_BOOLEAN(overrated, "its icon"),       ROW_BOOLEAN(question, "its icon"),
    ROW_BOOLEAN(hidden_strength, "its icon"), ROW_BOOLEAN(strength, "its icon"),
    ROW_BOOLEAN(not_measured, "its icon"),
};
#undef THIS
const struct record VERDICT_VIEW =
    RECORD("verdict", struct verdict_view, VERDICT_FIELDS, "a verdict's tag");

#define THIS struct level_view
static const struct field LEVEL_FIELDS[] = {
    ROW_TEXT(label, "the word"),
    ROW_BOOLEAN(high, "its icon"),
    ROW_BOOLEAN(medium, "its icon"),
    ROW_BOOLEAN(low, "its icon"),
};
#undef THIS
const struct record LEVEL_VIEW = RECORD("level", struct level_view, LEVEL_FIELDS, "a level's tag");

#define THIS struct status_view
static const struct field STATUS_FIELDS[] = {
    ROW_TEXT(label, "the word"),        ROW_BOOLEAN(proposed, "its icon"),
    ROW_BOOLEAN(approved, "its icon"),  ROW_BOOLEAN(in_progress, "its icon"),
    ROW_BOOLEAN(blocked, "its icon"),   ROW_BOOLEAN(done, "its icon"),
    ROW_BOOLEAN(cancelled, "its icon"),
};
#undef THIS
const struct record STATUS_VIEW =
    RECORD("status", struct status_view, STATUS_FIELDS, "a status's tag");

#define THIS struct signal_view
static const struct field SIGNAL_FIELDS[] = {
    ROW_TEXT(label, "the words"),
    ROW_BOOLEAN(better, "a good change"),
    ROW_BOOLEAN(worse, "a bad change"),
};
#undef THIS
const struct record SIGNAL_VIEW =
    RECORD("signal", struct signal_view, SIGNAL_FIELDS, "a change or signal");

#define THIS struct empty_view
static const struct field EMPTY_FIELDS[] = {
    ROW_TEXT(title, "what is missing"),
    ROW_TEXT(sentence, "what to write"),
    ROW_TEXT(file, "in which file"),
    ROW_TEXT(example, "an example"),
};
#undef THIS
const struct record EMPTY_VIEW =
    RECORD("empty", struct empty_view, EMPTY_FIELDS, "what fills a page");

/* The channels with an icon of their own; the last is for all others. */
static const char *const CHANNEL_ICONS[] = {"web",    "portal", "app",  "email", "chat",
                                            "social", "phone",  "shop", "field", "partner",
                                            "letter", "other",  NULL};

#define THIS struct channel_view
static const struct field CHANNEL_FIELDS[] = {
    ROW_TEXT(name, "as shown"),
    ROW_CHOICE(icon, CHANNEL_ICONS, "the icon's name"),
};
#undef THIS
const struct record CHANNEL_VIEW =
    RECORD("channel", struct channel_view, CHANNEL_FIELDS, "a channel");

const struct gap *view_gap(const struct page_work *work, const struct touchpoint *touchpoint) {
    const struct report *report = work->report;
    while (touchpoint && touchpoint->inherited && touchpoint->journey->extends.target) {
        const struct journey *base = touchpoint->journey->extends.target;
        char *path = g_strdup_printf("%s/%s", base->id, touchpoint->id);
        touchpoint = model_find(report->model, ENTITY_TOUCHPOINT, path);
        g_free(path);
    }
    return touchpoint ? gap_find(&report->analysis->gaps, touchpoint) : NULL;
}

/* source_url with {file} and {line} filled in; the file's name is escaped for an address. */
static const char *source_url(const struct page_work *work, const struct span *span) {
    const char *form = work->report->model->project.source_url;
    if (!form || !span->source->path) {
        return NULL;
    }
    GString *url = g_string_new(form);
    char *file = g_uri_escape_string(span->source->name, "/", FALSE);
    char *line = g_strdup_printf("%u", MAX(span->line, 1));
    g_string_replace(url, "{file}", file, 0);
    g_string_replace(url, "{line}", line, 0);
    const char *copy = arena_string(work->arena, url->str);
    g_free(line);
    g_free(file);
    g_string_free(url, TRUE);
    return copy;
}

const struct source_view *view_source(const struct page_work *work, const struct span *span) {
    if (!span->source) {
        return NULL;
    }
    struct source_view *view = ARENA_NEW(work->arena, struct source_view);
    view->place = arena_format(work->arena, "%s:%u", span->source->name, MAX(span->line, 1));
    view->url = source_url(work, span);
    return view;
}

const struct verdict_view *view_verdict(const struct page_work *work, enum gap_verdict verdict) {
    static const char *const TONES[] = {
        [GAP_NOT_MEASURED] = "muted", [GAP_BLIND_SPOT] = "bad",    [GAP_WEAK] = "bad",
        [GAP_OVERRATED] = "warn",     [GAP_QUESTION] = "question", [GAP_HIDDEN_STRENGTH] = "good",
        [GAP_STRENGTH] = "good",
    };
    if (verdict == GAP_NONE) {
        return NULL;
    }
    struct verdict_view *view = ARENA_NEW(work->arena, struct verdict_view);
    view->label = texts_word(&work->report->texts, "verdict_short", GAP_VERDICTS[verdict - 1]);
    view->tone = TONES[verdict];
    enum answer *icons[] = {
        [GAP_NOT_MEASURED] = &view->not_measured,
        [GAP_BLIND_SPOT] = &view->blind_spot,
        [GAP_WEAK] = &view->weak,
        [GAP_OVERRATED] = &view->overrated,
        [GAP_QUESTION] = &view->question,
        [GAP_HIDDEN_STRENGTH] = &view->hidden_strength,
        [GAP_STRENGTH] = &view->strength,
    };
    *icons[verdict] = ANSWER_YES;
    return view;
}

static enum answer is(const char *word, const char *other) {
    return strcmp(word, other) == 0 ? ANSWER_YES : ANSWER_NO;
}

const struct level_view *view_level(const struct page_work *work, const char *level) {
    if (!level) {
        return NULL;
    }
    struct level_view *view = ARENA_NEW(work->arena, struct level_view);
    *view = (struct level_view){texts_word(&work->report->texts, "level", level), is(level, "high"),
                                is(level, "medium"), is(level, "low")};
    return view;
}

/* Which of the six icons each status of initiatives, features and journeys shows. */
static const char *status_icon(const char *status) {
    static const char *const ICONS[][2] = {
        {"idea", "proposed"},     {"ready", "approved"}, {"doing", "in-progress"},
        {"dropped", "cancelled"}, {"draft", "proposed"}, {"validated", "done"},
        {"retired", "cancelled"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ICONS); i++) {
        if (strcmp(ICONS[i][0], status) == 0) {
            return ICONS[i][1];
        }
    }
    return status;
}

const struct status_view *view_status(const struct page_work *work, const char *status) {
    if (!status) {
        return NULL;
    }
    struct status_view *view = ARENA_NEW(work->arena, struct status_view);
    const char *icon = status_icon(status);
    *view = (struct status_view){
        .label = texts_word(&work->report->texts, "status", status),
        .proposed = is(icon, "proposed"),
        .approved = is(icon, "approved"),
        .in_progress = is(icon, "in-progress"),
        .blocked = is(icon, "blocked"),
        .done = is(icon, "done"),
        .cancelled = is(icon, "cancelled"),
    };
    return view;
}

const struct link_view *view_reference(const struct page_work *work,
                                       const struct reference *reference) {
    if (!reference->id) {
        return NULL;
    }
    struct link_view *view = ARENA_NEW(work->arena, struct link_view);
    view->name = reference_name(reference);
    view->href = link_entity(work->report, reference->entity, reference->target, work->arena);
    return view;
}

const struct channel_view *view_channel(const struct page_work *work,
                                        const struct reference *reference) {
    if (!reference->id) {
        return NULL;
    }
    int last = (int)G_N_ELEMENTS(CHANNEL_ICONS) - 2;
    int icon = 0;
    while (icon < last && strcmp(CHANNEL_ICONS[icon], reference->id) != 0) {
        icon++;
    }
    struct channel_view *view = ARENA_NEW(work->arena, struct channel_view);
    *view = (struct channel_view){reference_name(reference), icon + 1};
    return view;
}

const char *view_names(const struct page_work *work, const struct reference *items, size_t count) {
    if (count == 0) {
        return NULL;
    }
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", reference_name(&items[i]));
    }
    const char *copy = arena_string(work->arena, names->str);
    g_string_free(names, TRUE);
    return copy;
}

const char *view_late(const struct page_work *work, uint32_t due) {
    uint32_t as_of = work->report->model->as_of;
    return due == 0 || due >= as_of ? NULL : page_count(work, "days_late", as_of - due);
}
