/* From the roadmap to the figures of its charts. */
#include "render/roadmap_view.h"

#include "draw/gantt.h"
#include "draw/load.h"
#include "draw/mark.h"
#include "render/chart_view.h"
#include "render/people.h"
#include "render/roadmap_paper.h"
#include "render/transformation_view.h"

#include <stdlib.h>
#include <string.h>

/* More bars or teams cannot be read in one drawing; the table has all. */
enum { MOST_BARS = 120, MOST_TEAMS = 12, MONTHS = 9, MOST_QUARTERS = 20, MOST_PERIODS = 40 };
enum { PHONE_WIDTH = 322, PHONE_GANTT_WIDTH = 354, LOAD_WIDTH = 766 };

#define THIS struct gantt_view
static const struct field GANTT_FIELDS[] = {
    ROW_MARKUP(drawing, "the bars"), ROW_MARKUP(drawing_phone, "the bars for a phone"),
    ROW_MARKUP(legend, "its marks"), ROW_MARKUP(legend_phone, "its marks for a phone"),
    ROW_URL(svg, "as a file"),       ROW_URL(png, "as a picture"),
    ROW_URL(pdf, "as PDF"),          ROW_TEXT(note, "what is left out"),
};
#undef THIS
const struct record GANTT_VIEW =
    RECORD("roadmap", struct gantt_view, GANTT_FIELDS, "the roadmap as bars");

static int by_place(const void *left, const void *right) {
    const struct roadmap_row *a = left, *b = right;
    return a->domain != b->domain ? (a->domain < b->domain ? -1 : 1)
           : a->start != b->start ? (a->start < b->start ? -1 : 1)
                                  : strcmp(a->initiative->code, b->initiative->code);
}

void roadmap_view_rows(const struct page_work *work, struct roadmap_rows *rows) {
    const struct model *model = work->report->model;
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
    rows->items.items = ARENA_ARRAY(work->arena, struct roadmap_row, model->initiatives.count);
    rows->domains.items = ARENA_ARRAY(work->arena, const char *, model->initiatives.count);
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        const struct roadmap_item *item =
            roadmap_find(&work->report->analysis->roadmap, initiative);
        struct roadmap_row row = {initiative, item, 0, item ? item->early_start : initiative->start,
                                  item ? item->early_finish : initiative->due};
        if (row.start == 0 || row.finish == 0 || initiative->status == INITIATIVE_CANCELLED) {
            continue;
        }
        const char *domain =
            initiative->domain ? initiative->domain : page_text(work, "transformation_no_domain");
        size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(places, domain));
        if (place == 0) {
            rows->domains.items[rows->domains.count++] = domain;
            place = rows->domains.count;
            g_hash_table_insert(places, (gpointer)domain, GSIZE_TO_POINTER(place));
        }
        row.domain = place - 1;
        rows->items.items[rows->items.count++] = row;
    }
    g_hash_table_destroy(places);
    qsort(rows->items.items, rows->items.count, sizeof *rows->items.items, by_place);
}

const char *roadmap_view_float(const struct page_work *work, const struct roadmap_row *row) {
    if (!row->item) {
        return page_text(work, "roadmap_done");
    }
    return row->item->critical == ANSWER_YES ? page_text(work, "roadmap_critical")
                                             : page_number(work, row->item->slack, 0);
}

/* The rows that are drawn: all, or those that start first. */
static size_t choose(const struct page_work *work, const struct roadmap_rows *rows,
                     struct roadmap_row **chosen) {
    size_t count = rows->items.count;
    struct roadmap_row *all = ARENA_ARRAY(work->arena, struct roadmap_row, count);
    memcpy(all, rows->items.items, count * sizeof *all);
    *chosen = all;
    if (count <= MOST_BARS) {
        return count;
    }
    for (size_t i = 0; i < count; i++) {
        all[i].domain = 0;
    }
    qsort(all, count, sizeof *all, by_place);
    GHashTable *first = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < MOST_BARS; i++) {
        g_hash_table_add(first, (gpointer)all[i].initiative);
    }
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (g_hash_table_contains(first, rows->items.items[i].initiative)) {
            all[used++] = rows->items.items[i];
        }
    }
    g_hash_table_destroy(first);
    return used;
}

/* The status within a sentence; German keeps its capitals. */
static const char *status_word(const struct page_work *work, const struct initiative *initiative) {
    const struct status_view *status = transformation_status(work, initiative);
    if (!status || work->report->language == LANGUAGE_DE) {
        return status ? status->label : NULL;
    }
    char *lower = g_utf8_strdown(status->label, -1);
    const char *word = arena_string(work->arena, lower);
    g_free(lower);
    return word;
}

static const char *note_of(const struct page_work *work, const struct initiative *initiative) {
    const struct link_view *owner = view_reference(work, &initiative->owner);
    return arena_format(work->arena, "%s, %s, %s", initiative->code,
                        owner ? owner->name : page_text(work, "no_owner"),
                        status_word(work, initiative));
}

static void fill_milestones(const struct page_work *work, const struct initiative *initiative,
                            struct gantt_item *item) {
    const struct texts *texts = &work->report->texts;
    struct gantt_milestone *made =
        ARENA_ARRAY(work->arena, struct gantt_milestone, initiative->charter.phases.count);
    bool open = serves_open_initiative(initiative);
    for (size_t i = 0; i < initiative->charter.phases.count; i++) {
        const struct phase *phase = &initiative->charter.phases.items[i];
        bool reached = phase->done == ANSWER_YES;
        /* The end of all work is no milestone on the way. */
        if (phase->due == 0 || phase->due >= item->finish || phase->due < item->start) {
            continue;
        }
        const char *late = open && !reached ? view_late(work, phase->due) : NULL;
        made[item->milestone_count++] = (struct gantt_milestone){
            phase->name, phase->due, reached,
            late ? texts_format(texts, work->arena, "roadmap_milestone_late", "name", phase->name,
                                "late", late, NULL)
                 : NULL};
    }
    item->milestones = made;
}

/* What was planned, shown where it contradicts what is computed. */
static void fill_plan(const struct roadmap_row *row, struct gantt_item *item, bool in_conflict) {
    if (in_conflict) {
        const struct initiative *initiative = row->initiative;
        item->planned_start = initiative->start ? initiative->start : row->start;
        item->planned_finish =
            initiative->due ? initiative->due : item->planned_start + (row->finish - row->start);
    }
}

static void fill_after(const struct page_work *work, GHashTable *places,
                       const struct initiative *initiative, struct gantt_item *item) {
    size_t *after = ARENA_ARRAY(work->arena, size_t, initiative->depends_on.count);
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        size_t place =
            GPOINTER_TO_SIZE(g_hash_table_lookup(places, initiative->depends_on.items[i].target));
        if (place > 0) {
            after[item->after_count++] = place - 1;
        }
    }
    item->after = after;
}

static void fill_item(const struct page_work *work, const struct roadmap_row *row,
                      struct gantt_item *item) {
    const struct texts *texts = &work->report->texts;
    const struct initiative *initiative = row->initiative;
    struct link_view link = transformation_link(work, initiative);
    *item = (struct gantt_item){
        .name = link.name,
        .note = note_of(work, initiative),
        .href = link.href ? arena_format(work->arena, "%s%s", work->page->root, link.href) : NULL,
        .summary = people_dates(texts, work->arena, row->start, row->finish),
        .domain = row->domain,
        .start = row->start,
        .finish = row->finish,
        .critical = row->item && row->item->critical == ANSWER_YES,
        .proposed = initiative->status == INITIATIVE_PROPOSED,
        .done = initiative->status == INITIATIVE_DONE,
        .done_part = initiative->done,
        .blocked = initiative->status == INITIATIVE_BLOCKED ? status_word(work, initiative) : NULL,
        .due = initiative->due,
        .late = transformation_late(work, initiative),
        .finish_text = people_date_short(texts, work->arena, row->finish),
        .float_text = roadmap_view_float(work, row),
        .float_days = row->item && !isnan(row->item->slack) ? (int64_t)row->item->slack : 0,
        .late_finish = row->item ? row->item->late_finish : 0,
    };
    fill_milestones(work, initiative, item);
}

static void fill_items(const struct page_work *work, const struct roadmap_rows *rows,
                       struct gantt *gantt) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    struct roadmap_row *chosen;
    gantt->count = choose(work, rows, &chosen);
    struct gantt_item *items = ARENA_ARRAY(work->arena, struct gantt_item, gantt->count);
    GHashTable *places = g_hash_table_new(g_direct_hash, g_direct_equal);
    GHashTable *conflicts = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < roadmap->conflicts.count; i++) {
        g_hash_table_add(conflicts, (gpointer)roadmap->conflicts.items[i].of);
    }
    for (size_t i = 0; i < gantt->count; i++) {
        g_hash_table_insert(places, (gpointer)chosen[i].initiative, GSIZE_TO_POINTER(i + 1));
    }
    for (size_t i = 0; i < gantt->count; i++) {
        fill_item(work, &chosen[i], &items[i]);
        fill_plan(&chosen[i], &items[i], g_hash_table_contains(conflicts, chosen[i].initiative));
        fill_after(work, places, chosen[i].initiative, &items[i]);
    }
    g_hash_table_destroy(conflicts);
    g_hash_table_destroy(places);
    gantt->items = items;
    gantt->domains = rows->domains.items;
}

/* "31 Mar 2026", where a whole month's name has no room. */
static const char *compact_date(const struct page_work *work, uint32_t day) {
    int year, month, of_month;
    date_parts(day, &year, &month, &of_month);
    return arena_format(work->arena, "%s %d",
                        people_date_short(&work->report->texts, work->arena, day), year);
}

static uint32_t quarter_start(uint32_t day) {
    int year, month, of_month;
    date_parts(day, &year, &month, &of_month);
    return date_from_parts(year, (month - 1) / 3 * 3 + 1, 1);
}

/* "Q1 2026" at a year's start and at the very first, else "Q2"; a year when periods are years. */
static const char *period_name(const struct page_work *work, uint32_t day, bool first, int months) {
    const struct texts *texts = &work->report->texts;
    int year, month, of_month;
    date_parts(day, &year, &month, &of_month);
    const char *year_text = arena_format(work->arena, "%d", year);
    const char *quarter = arena_format(work->arena, "%d", (month - 1) / 3 + 1);
    return months > 3 ? year_text
           : first || month == 1
               ? texts_format(texts, work->arena, "date_quarter", "quarter", quarter, "year",
                              year_text, NULL)
               : texts_format(texts, work->arena, "roadmap_quarter", "quarter", quarter, NULL);
}

/* Quarters, or years when there would be too many, from the first start to the last finish. */
static void fill_periods(const struct page_work *work, struct gantt *gantt) {
    uint32_t as_of = work->report->model->as_of;
    uint32_t first = as_of, last = date_add_months(as_of, 3);
    for (size_t i = 0; i < gantt->count; i++) {
        const struct gantt_item *item = &gantt->items[i];
        first = MIN(first, item->start);
        last = MAX(last, item->finish);
        if (item->float_days > 0 && item->float_days <= 60) {
            last = MAX(last, item->late_finish);
        }
    }
    /* What began long ago is cut: it is done, or its bar enters from the left. */
    first = MAX(first, date_add_months(as_of, -12));
    first = quarter_start(first);
    int months = 3;
    while (date_add_months(first, months * MOST_QUARTERS) <= last && months < 12) {
        months += 9;
    }
    if (months == 12) {
        int year, month, of_month;
        date_parts(first, &year, &month, &of_month);
        first = date_from_parts(year, 1, 1);
    }
    struct gantt_period *periods = ARENA_ARRAY(work->arena, struct gantt_period, MOST_PERIODS);
    uint32_t day = first;
    while (day <= last && gantt->quarter_count < MOST_PERIODS) {
        periods[gantt->quarter_count] =
            (struct gantt_period){period_name(work, day, gantt->quarter_count == 0, months), day};
        gantt->quarter_count++;
        day = date_add_months(first, months * (int)gantt->quarter_count);
    }
    gantt->quarters = periods;
    gantt->last = day - 1;
}

static void fill_bands(const struct page_work *work, struct gantt *gantt) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    const struct texts *texts = &work->report->texts;
    const struct gantt_period all[] = {
        {page_text(work, "roadmap_past"), gantt->quarters[0].first},
        {texts_format(texts, work->arena, "roadmap_term_to", "term",
                      page_text(work, "horizon_short"), "date",
                      compact_date(work, roadmap->short_end), NULL),
         gantt->as_of},
        {texts_format(texts, work->arena, "roadmap_term_to", "term", page_text(work, "horizon_mid"),
                      "date", compact_date(work, roadmap->mid_end), NULL),
         roadmap->short_end + 1},
        {page_text(work, "horizon_long"), roadmap->mid_end + 1},
    };
    struct gantt_period *bands = ARENA_ARRAY(work->arena, struct gantt_period, 4);
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        uint32_t end = i + 1 < G_N_ELEMENTS(all) ? all[i + 1].first : UINT32_MAX;
        if (all[i].first < end && all[i].first <= gantt->last) {
            bands[gantt->band_count++] = all[i];
        }
    }
    gantt->bands = bands;
}

static const char *legend(const struct page_work *work, const char *id, double width) {
    const struct mark_entry entries[] = {
        {MARK_CRITICAL, page_text(work, "roadmap_mark_critical")},
        {MARK_FLOATING, page_text(work, "roadmap_mark_float")},
        {MARK_PROPOSED, page_text(work, "status_proposed")},
        {MARK_LATE, page_text(work, "status_late")},
        {MARK_MILESTONE, page_text(work, "roadmap_mark_milestone")},
        {MARK_CONFLICT, page_text(work, "roadmap_mark_conflict")},
        {MARK_TAIL, page_text(work, "roadmap_mark_tail")},
    };
    struct mark_legend figures = {.name = {.id = id, .title = page_text(work, "roadmap_legend")},
                                  .entries = entries,
                                  .count = G_N_ELEMENTS(entries),
                                  .width = width};
    struct chart_view view;
    mark_draw_legend(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

/* Draws the chart as a file, for the page, and for a phone. */
static void draw_on_pages(const struct page_work *work, struct gantt *gantt,
                          struct gantt_view *drawing) {
    struct chart_view view;
    gantt_draw(gantt, chart_view_open(&view, work, SVG_FILE));
    drawing->svg = "drawings/roadmap.svg";
    drawing->png = chart_view_png(work, drawing->svg);
    chart_view_close_file(&view, work, drawing->svg);
    gantt_draw(gantt, chart_view_open(&view, work, SVG_INLINE));
    drawing->drawing = chart_view_close(&view, work);
    gantt->name.id = "roadmap-phone";
    gantt->width = PHONE_GANTT_WIDTH;
    gantt_draw_phone(gantt, chart_view_open(&view, work, SVG_INLINE));
    drawing->drawing_phone = chart_view_close(&view, work);
    drawing->legend_phone = legend(work, "roadmap-legend-phone", PHONE_WIDTH);
}

const struct gantt_view *roadmap_view_gantt(struct page_work *work,
                                            const struct roadmap_rows *rows) {
    if (rows->items.count == 0) {
        return NULL;
    }
    const struct texts *texts = &work->report->texts;
    struct gantt_labels labels = {page_text(work, "word_initiative"),
                                  page_text(work, "roadmap_float_short")};
    struct gantt gantt = {
        .name = {.id = "roadmap-gantt",
                 .title = page_text(work, "roadmap_by_domain"),
                 .description = page_text(work, "roadmap_description"),
                 .language = work->report->site->language},
        .labels = &labels,
        .as_of = work->report->model->as_of,
        .as_of_text = compact_date(work, work->report->model->as_of),
    };
    fill_items(work, rows, &gantt);
    fill_periods(work, &gantt);
    fill_bands(work, &gantt);
    struct gantt_view *drawing = ARENA_NEW(work->arena, struct gantt_view);
    drawing->legend = legend(work, "roadmap-legend", 0);
    if (work->drawings) {
        drawing->drawing = roadmap_paper_draw(work, &gantt);
    } else {
        draw_on_pages(work, &gantt, drawing);
    }
    if (gantt.count < rows->items.count) {
        drawing->note = texts_format(texts, work->arena, "roadmap_first_drawn", "drawn",
                                     page_number(work, (double)gantt.count, 0), "total",
                                     page_number(work, (double)rows->items.count, 0), NULL);
    }
    return drawing;
}

static uint32_t month_start(uint32_t day) {
    int year, month, of_month;
    date_parts(day, &year, &month, &of_month);
    return date_from_parts(year, month, 1);
}

/* How many months a day's month lies after a first one. */
static int months_after(uint32_t first, uint32_t day) {
    int from_year, from_month, year, month, of_month;
    date_parts(first, &from_year, &from_month, &of_month);
    date_parts(day, &year, &month, &of_month);
    return (year - from_year) * 12 + month - from_month;
}

static const char *initial(const struct page_work *work, uint32_t day) {
    const char *name = people_month(&work->report->texts, work->arena, day);
    char *upper = g_utf8_strup(name, (gssize)(g_utf8_next_char(name) - name));
    const char *made = arena_string(work->arena, upper);
    g_free(upper);
    return made;
}

/* Fills the months of one team, whose loads lie together; gives whether there is any. */
static bool fill_team(const struct page_work *work, const struct workload *loads, size_t count,
                      uint32_t first, int months, struct load_team *team) {
    const struct texts *texts = &work->report->texts;
    struct load_month *made = ARENA_ARRAY(work->arena, struct load_month, MONTHS);
    bool any = false;
    for (int i = 0; i < months; i++) {
        made[i] = (struct load_month){.label = initial(work, date_add_months(first, i)),
                                      .days = 0,
                                      .capacity = loads[0].capacity};
    }
    for (size_t i = 0; i < count; i++) {
        int at = months_after(first, loads[i].month.first);
        if (at < 0 || at >= months) {
            continue;
        }
        const char *capacity = page_number(work, loads[i].capacity, 0);
        made[at].days = loads[i].days;
        made[at].title = texts_format(
            texts, work->arena, capacity ? "roadmap_load_of" : "roadmap_load_days", "month",
            people_month(texts, work->arena, loads[i].month.first), "days",
            page_number(work, loads[i].days, 0), "capacity", capacity ? capacity : "", NULL);
        any = true;
    }
    *team = (struct load_team){
        .name = loads[0].of->name,
        .note = isnan(loads[0].capacity)
                    ? page_text(work, "roadmap_no_capacity")
                    : page_count(work, "roadmap_days_a_month", loads[0].capacity),
        .months = made,
        .count = (size_t)months};
    return any;
}

/* The month of the report's next day, or an earlier one in which a team had too much to do. */
static uint32_t first_month(const struct page_work *work) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    uint32_t first = month_start(work->report->model->as_of + 1);
    for (size_t i = 0; i < roadmap->load.count; i++) {
        if (workload_is_over(&roadmap->load.items[i])) {
            first = MIN(first, roadmap->load.items[i].month.first);
        }
    }
    return first;
}

const struct load_drawing *roadmap_view_load(const struct page_work *work) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    const struct texts *texts = &work->report->texts;
    uint32_t first = first_month(work);
    int months = 0;
    for (size_t i = 0; i < roadmap->load.count; i++) {
        int at = months_after(first, roadmap->load.items[i].month.first);
        months = CLAMP(at + 1, months, MONTHS);
    }
    struct load_team *teams = ARENA_ARRAY(work->arena, struct load_team, MOST_TEAMS);
    size_t used = 0;
    for (size_t i = 0, end; i < roadmap->load.count && used < MOST_TEAMS; i = end) {
        for (end = i; end < roadmap->load.count &&
                      roadmap->load.items[end].of == roadmap->load.items[i].of;) {
            end++;
        }
        used += fill_team(work, &roadmap->load.items[i], end - i, first, months, &teams[used]);
    }
    if (used == 0) {
        return NULL;
    }
    uint32_t last = date_add_months(first, months - 1);
    struct load load = {.name = {.id = "roadmap-load",
                                 .title = page_text(work, "roadmap_load"),
                                 .description = page_text(work, "roadmap_load_note")},
                        .teams = teams,
                        .count = used,
                        .width = LOAD_WIDTH,
                        .signs = people_signs(work->report->language)};
    struct load_drawing *drawing = ARENA_NEW(work->arena, struct load_drawing);
    drawing->title = texts_format(texts, work->arena, "roadmap_load_months", "first",
                                  people_month(texts, work->arena, first), "last",
                                  people_month(texts, work->arena, last), NULL);
    struct chart_view view;
    load_draw(&load, chart_view_open(&view, work, SVG_INLINE));
    drawing->drawing = chart_view_close(&view, work);
    load.name.id = "roadmap-load-phone";
    load.width = PHONE_WIDTH;
    load_draw(&load, chart_view_open(&view, work, SVG_INLINE));
    drawing->drawing_phone = chart_view_close(&view, work);
    return drawing;
}
