/* Words and small views of the transformation's pages. */
#include "render/transformation_view.h"

#include "render/link.h"
#include "render/people.h"
#include "render/reason_text.h"

#include <string.h>

enum { MOST_FIGURES = 4 };

const char *transformation_beyond(const struct page_work *work, size_t count) {
    return count > TRANSFORMATION_MOST_ROWS ? page_count(work, "transformation_beyond",
                                                         (double)(count - TRANSFORMATION_MOST_ROWS))
                                            : NULL;
}

void transformation_figure(const struct page_work *work, void *figures, const char *label,
                           const char *value) {
    struct list *list = figures;
    if (!list->items) {
        list->items = ARENA_ARRAY(work->arena, struct fact_view, MOST_FIGURES);
    }
    g_assert(list->count < MOST_FIGURES);
    ((struct fact_view *)list->items)[list->count++] =
        (struct fact_view){.label = page_text(work, label), .value = value};
}

void transformation_count(const struct page_work *work, void *figures, const char *label,
                          size_t count) {
    transformation_figure(work, figures, label, page_number(work, (double)count, 0));
}

const struct status_view *transformation_status(const struct page_work *work,
                                                const struct initiative *initiative) {
    return view_status(
        work, field_choice(record_field(&INITIATIVE_RECORD, "status"), initiative->status));
}

const struct status_view *transformation_feature_status(const struct page_work *work,
                                                        const struct feature *feature) {
    return view_status(
        work,
        field_choice(record_field(&FEATURE_RECORD, "status"),
                     feature->status == FEATURE_STATUS_NONE ? FEATURE_IDEA : feature->status));
}

const char *transformation_stage(const struct page_work *work, int stage) {
    const char *word = field_choice(record_field(&INITIATIVE_RECORD, "stage"), stage);
    return word ? texts_word(&work->report->texts, "stage", word) : NULL;
}

const char *transformation_late(const struct page_work *work, const struct initiative *initiative) {
    return serves_open_initiative(initiative) ? view_late(work, initiative->due) : NULL;
}

struct link_view transformation_link(const struct page_work *work,
                                     const struct initiative *initiative) {
    return (struct link_view){.code = initiative->code,
                              .name = initiative->name,
                              .href = link_initiative(work->report, initiative, work->arena)};
}

const char *transformation_number(const struct page_work *work, double number) {
    int digits = number == floor(number)                         ? 0
                 : fabs(number * 10 - round(number * 10)) < 1e-9 ? 1
                                                                 : 2;
    return page_number(work, number, digits);
}

const char *transformation_promise(const struct page_work *work, const struct outcome *outcome) {
    if (isnan(outcome->from) && isnan(outcome->to)) {
        return NULL;
    }
    const char *unknown = page_text(work, "unknown");
    const char *from = transformation_number(work, outcome->from);
    const char *to = transformation_number(work, outcome->to);
    return texts_format(&work->report->texts, work->arena, "transformation_promise", "from",
                        from ? from : unknown, "to", to ? to : unknown, NULL);
}

const char *transformation_by(const struct page_work *work, struct period period) {
    const char *words = people_period(&work->report->texts, work->arena, period);
    return words ? texts_format(&work->report->texts, work->arena, "transformation_by", "period",
                                words, NULL)
                 : NULL;
}

const char *transformation_days(const struct page_work *work, double days) {
    return isnan(days) ? NULL : page_count(work, "transformation_days", days);
}

const struct level_view *transformation_level(const struct page_work *work,
                                              const struct priorities_item *item) {
    return item && item->level != PRIORITIES_NO_LEVEL
               ? view_level(work, PRIORITIES_LEVELS[item->level - 1])
               : NULL;
}

/* A text with a capital at its start. */
static const char *capitalised(const struct page_work *work, const char *text) {
    char *first = g_utf8_strup(text, (gssize)(g_utf8_next_char(text) - text));
    const char *made = arena_format(work->arena, "%s%s", first, g_utf8_next_char(text));
    g_free(first);
    return made;
}

static bool is_any(int kind) {
    return kind != REASON_NONE;
}

/* Blocked and late have tags of their own. */
static bool has_no_tag(int kind) {
    return kind != REASON_BLOCKED && kind != REASON_LATE;
}

static bool is_obstacle(int kind) {
    return kind == REASON_BLOCKED || kind == REASON_DEPENDS_ON_CANCELLED ||
           kind == REASON_DUE_BEFORE_DEPENDENCY;
}

/* The wanted reasons, joined; "" without any. */
static const char *join(const struct page_work *work, const struct priorities_item *item,
                        bool (*wanted)(int), size_t most) {
    GString *words = g_string_new(NULL);
    size_t used = 0;
    for (size_t i = 0; i < item->facts.count && used < most; i++) {
        const struct reason *reason = &item->facts.items[i];
        if (wanted(reason->kind)) {
            used++;
            g_string_append_printf(words, "%s%s",
                                   words->len > 0 ? page_text(work, "reason_joint") : "",
                                   reason_text(&work->report->texts, work->arena, reason));
        }
    }
    const char *made = arena_string(work->arena, words->str);
    g_string_free(words, TRUE);
    return made;
}

const char *transformation_reasons(const struct page_work *work, const struct priorities_item *item,
                                   bool tags) {
    const char *words = join(work, item, tags ? has_no_tag : is_any, tags ? 3 : SIZE_MAX);
    bool continues = tags && item->initiative && item->initiative->status == INITIATIVE_BLOCKED;
    return *words == '\0' ? NULL : continues ? words : capitalised(work, words);
}

const char *transformation_obstacles(const struct page_work *work,
                                     const struct priorities_item *item) {
    return join(work, item, is_obstacle, SIZE_MAX);
}

static void add_touchpoint(GHashTable *seen, const struct touchpoint **all, size_t *used,
                           const struct touchpoint *touchpoint) {
    if (touchpoint && g_hash_table_add(seen, (gpointer)touchpoint)) {
        all[(*used)++] = touchpoint;
    }
}

const struct touchpoint **transformation_touchpoints(const struct page_work *work,
                                                     const struct initiative *initiative,
                                                     size_t *count) {
    struct serves_features features =
        serves_initiative(&work->report->analysis->serves, initiative);
    size_t most = initiative->touchpoints.count;
    for (size_t i = 0; i < features.count; i++) {
        most += features.items[i]->touchpoints.count + features.items[i]->pains.count;
    }
    const struct touchpoint **all = ARENA_ARRAY(work->arena, const struct touchpoint *, most);
    GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    size_t used = 0;
    for (size_t i = 0; i < initiative->touchpoints.count; i++) {
        add_touchpoint(seen, all, &used, initiative->touchpoints.items[i].target);
    }
    for (size_t i = 0; i < features.count; i++) {
        const struct feature *feature = features.items[i];
        if (feature->status == FEATURE_DROPPED) {
            continue;
        }
        for (size_t j = 0; j < feature->touchpoints.count; j++) {
            add_touchpoint(seen, all, &used, feature->touchpoints.items[j].target);
        }
        for (size_t j = 0; j < feature->pains.count; j++) {
            const struct pain *pain = feature->pains.items[j].target;
            add_touchpoint(seen, all, &used, pain ? pain->touchpoint : NULL);
        }
    }
    g_hash_table_destroy(seen);
    *count = used;
    return all;
}
