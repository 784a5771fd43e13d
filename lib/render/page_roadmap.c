/* The roadmap: bars by domain and their table, conflicts, the load of the teams. */
#include "render/pages.h"

#include "render/people.h"
#include "render/roadmap_view.h"
#include "render/transformation_view.h"

struct roadmap_line {
    const char *domain, *name, *href, *code, *owner_name;
    const struct status_view *status;
    const char *start, *finish, *slack;
    enum answer critical;
    const char *horizon, *late;
    LIST(struct link_view) waits;
    const struct source_view *source;
};

struct roadmap_table {
    LIST(struct roadmap_line) items;
    const char *beyond;
};

struct conflict_line {
    const char *title, *detail, *href;
};

struct conflict_list {
    LIST(struct conflict_line) items;
    const char *beyond;
};

struct load_line {
    const char *team, *month, *days, *capacity;
    enum answer over;
};

struct load_view {
    const char *title, *note, *drawing, *drawing_phone;
    LIST(struct load_line) items;
    const char *beyond;
};

struct uncomputed_line {
    const char *name, *href, *code, *reason;
};

struct uncomputed_list {
    LIST(struct uncomputed_line) items;
};

struct roadmap_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const struct gantt_view *gantt;
    const struct roadmap_table *table;
    const struct conflict_list *conflicts;
    const struct load_view *load;
    const struct uncomputed_list *uncomputed;
    const struct empty_view *empty;
};

#define THIS struct roadmap_line
static const struct field LINE_FIELDS[] = {
    ROW_TEXT(domain, "its domain, in the domain's first row"),
    ROW_TEXT(name, "the initiative"),
    ROW_URL(href, "its page"),
    ROW_TEXT(code, "its code"),
    ROW_TEXT(owner_name, "who owns it"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_TEXT(start, "its first day"),
    ROW_TEXT(finish, "its last day"),
    {.key = "float",
     .kind = FIELD_TEXT,
     .offset = offsetof(THIS, slack),
     .note = "working days it can slip"},
    ROW_BOOLEAN(critical, "float 0"),
    ROW_TEXT(horizon, "short, mid or long term"),
    ROW_TEXT(late, "how late it is"),
    ROW_LIST(waits, LINK_VIEW, "what it waits for"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record LINE_VIEW =
    RECORD("initiative", struct roadmap_line, LINE_FIELDS, "an initiative on the roadmap");

#define THIS struct roadmap_table
static const struct field TABLE_FIELDS[] = {
    ROW_LIST(items, LINE_VIEW, "the initiatives"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
};
#undef THIS
static const struct record TABLE_VIEW =
    RECORD("roadmap", struct roadmap_table, TABLE_FIELDS, "the roadmap as a table");

#define THIS struct conflict_line
static const struct field CONFLICT_FIELDS[] = {
    ROW_TEXT(title, "what contradicts what"),
    ROW_TEXT(detail, "in figures"),
    ROW_URL(href, "where"),
};
#undef THIS
static const struct record CONFLICT_VIEW =
    RECORD("conflict", struct conflict_line, CONFLICT_FIELDS, "a conflict of the plan");

#define THIS struct conflict_list
static const struct field CONFLICTS_FIELDS[] = {
    ROW_LIST(items, CONFLICT_VIEW, "the conflicts"),
    ROW_TEXT(beyond, "how many are only in the data"),
};
#undef THIS
static const struct record CONFLICTS_VIEW =
    RECORD("conflicts", struct conflict_list, CONFLICTS_FIELDS, "conflicts of the plan");

#define THIS struct load_line
static const struct field LOAD_LINE_FIELDS[] = {
    ROW_TEXT(team, "the team"),    ROW_TEXT(month, "the month"),
    ROW_TEXT(days, "person-days"), ROW_TEXT(capacity, "person-days it has"),
    ROW_BOOLEAN(over, "too much"),
};
#undef THIS
static const struct record LOAD_LINE_VIEW =
    RECORD("load", struct load_line, LOAD_LINE_FIELDS, "a team's month");

#define THIS struct load_view
static const struct field LOAD_FIELDS[] = {
    ROW_TEXT(title, "which months"),
    ROW_TEXT(note, "how to read it"),
    ROW_MARKUP(drawing, "the bars"),
    ROW_MARKUP(drawing_phone, "the bars for a phone"),
    ROW_LIST(items, LOAD_LINE_VIEW, "the months"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
};
#undef THIS
static const struct record LOAD_VIEW =
    RECORD("load", struct load_view, LOAD_FIELDS, "the load of teams");

#define THIS struct uncomputed_line
static const struct field UNCOMPUTED_FIELDS[] = {
    ROW_TEXT(name, "the initiative"),
    ROW_URL(href, "its page"),
    ROW_TEXT(code, "its code"),
    ROW_TEXT(reason, "what is missing"),
};
#undef THIS
static const struct record UNCOMPUTED_LINE =
    RECORD("initiative", struct uncomputed_line, UNCOMPUTED_FIELDS, "an initiative without dates");

#define THIS struct uncomputed_list
static const struct field UNCOMPUTED_LIST_FIELDS[] = {
    ROW_LIST(items, UNCOMPUTED_LINE, "the initiatives")};
#undef THIS
static const struct record UNCOMPUTED_VIEW =
    RECORD("uncomputed", struct uncomputed_list, UNCOMPUTED_LIST_FIELDS, "what is not computed");

#define THIS struct roadmap_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "how many, critical, late, in conflict"),
    ROW_POINTER(gantt, GANTT_VIEW, "the bars"),
    ROW_POINTER(table, TABLE_VIEW, "the same as a table"),
    ROW_POINTER(conflicts, CONFLICTS_VIEW, "conflicts of the plan"),
    ROW_POINTER(load, LOAD_VIEW, "the load of teams"),
    ROW_POINTER(uncomputed, UNCOMPUTED_VIEW, "what is not computed"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("roadmap page", struct roadmap_page, PAGE_FIELDS, "the roadmap");

static void fill_waits(const struct page_work *work, const struct initiative *initiative,
                       struct roadmap_line *line) {
    line->waits.items = ARENA_ARRAY(work->arena, struct link_view, initiative->depends_on.count);
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        const struct initiative *other = initiative->depends_on.items[i].target;
        if (other && serves_open_initiative(other)) {
            line->waits.items[line->waits.count++] = transformation_link(work, other);
        }
    }
}

static const struct roadmap_table *table_of(const struct page_work *work,
                                            const struct roadmap_rows *rows) {
    const struct texts *texts = &work->report->texts;
    struct roadmap_table *table = ARENA_NEW(work->arena, struct roadmap_table);
    table->items.count = MIN(rows->items.count, (size_t)TRANSFORMATION_MOST_ROWS);
    table->items.items = ARENA_ARRAY(work->arena, struct roadmap_line, table->items.count);
    table->beyond = transformation_beyond(work, rows->items.count);
    for (size_t i = 0; i < table->items.count; i++) {
        const struct roadmap_row *row = &rows->items.items[i];
        const struct link_view *owner = view_reference(work, &row->initiative->owner);
        struct link_view link = transformation_link(work, row->initiative);
        bool same = i > 0 && rows->items.items[i - 1].domain == row->domain;
        struct roadmap_line *line = &table->items.items[i];
        *line = (struct roadmap_line){
            .domain = same ? NULL : rows->domains.items[row->domain],
            .name = link.name,
            .href = link.href,
            .code = link.code,
            .owner_name = owner ? owner->name : page_text(work, "no_owner"),
            .status = transformation_status(work, row->initiative),
            .start = people_date(texts, work->arena, row->start),
            .finish = people_date(texts, work->arena, row->finish),
            .slack = roadmap_view_float(work, row),
            .critical = row->item ? row->item->critical : ANSWER_NO,
            .horizon = row->item && row->item->horizon
                           ? texts_word(texts, "horizon", ROADMAP_HORIZONS[row->item->horizon - 1])
                           : NULL,
            .late = transformation_late(work, row->initiative),
            .source = view_source(work, &row->initiative->at),
        };
        fill_waits(work, row->initiative, line);
    }
    return table;
}

static void fill_conflict(const struct page_work *work, const struct roadmap_conflict *conflict,
                          struct conflict_line *line) {
    const struct texts *texts = &work->report->texts;
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    const struct initiative *initiative = conflict->of;
    line->href = transformation_link(work, initiative).href;
    if (conflict->kind == ROADMAP_DUE_BEFORE_FINISH) {
        const struct roadmap_item *item = roadmap_find(roadmap, initiative);
        line->title = texts_count(texts, work->arena, "roadmap_due_before", conflict->days, "code",
                                  initiative->code, NULL);
        line->detail = texts_format(texts, work->arena, "roadmap_due_detail", "due",
                                    people_date(texts, work->arena, initiative->due), "finish",
                                    people_date(texts, work->arena, item->early_finish), NULL);
        return;
    }
    const struct roadmap_item *other =
        conflict->dependency ? roadmap_find(roadmap, conflict->dependency) : NULL;
    const char *finish = people_date(texts, work->arena, other ? other->early_finish : 0);
    line->title = texts_count(texts, work->arena, "roadmap_starts_before", conflict->days, "code",
                              initiative->code, "other", conflict->other, NULL);
    line->detail =
        texts_format(texts, work->arena, "roadmap_starts_detail", "start",
                     people_date(texts, work->arena, initiative->start), "other", conflict->other,
                     "finish", finish ? finish : page_text(work, "unknown"), NULL);
}

/* "Aug 2026: 52 of 40 days, CX-07 31, CX-01 21" */
static const char *overload_detail(const struct page_work *work, const struct workload *load) {
    const struct texts *texts = &work->report->texts;
    GString *words = g_string_new(texts_format(texts, work->arena, "roadmap_load_of", "month",
                                               people_month(texts, work->arena, load->month.first),
                                               "days", page_number(work, load->days, 0), "capacity",
                                               page_number(work, load->capacity, 0), NULL));
    for (size_t i = 0; i < load->shares.count && i < 4; i++) {
        g_string_append_printf(words, "%s%s %s", i == 0 ? ": " : ", ",
                               load->shares.items[i].initiative,
                               page_number(work, load->shares.items[i].days, 0));
    }
    const char *made = arena_string(work->arena, words->str);
    g_string_free(words, TRUE);
    return made;
}

/* The overloads of one team are one conflict, shown by its worst month; gives where they end. */
static size_t fill_overload(const struct page_work *work, size_t start,
                            struct conflict_line *line) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    const struct roadmap_conflict *items = roadmap->conflicts.items;
    const struct workload *worst = items[start].load;
    size_t end = start;
    while (end < roadmap->conflicts.count && items[end].load && items[end].load->of == worst->of) {
        const struct workload *load = items[end].load;
        worst = load->days - load->capacity > worst->days - worst->capacity ? load : worst;
        end++;
    }
    *line = (struct conflict_line){
        .title = texts_count(&work->report->texts, work->arena, "roadmap_overload",
                             (double)(end - start), "team", worst->of->name, NULL),
        .detail = overload_detail(work, worst),
        .href = "roadmap.html#load",
    };
    return end;
}

static const struct conflict_list *conflicts_of(const struct page_work *work, size_t *all) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    size_t count = roadmap->conflicts.count;
    if (count == 0) {
        return NULL;
    }
    struct conflict_list *list = ARENA_NEW(work->arena, struct conflict_list);
    list->items.items = ARENA_ARRAY(work->arena, struct conflict_line, count);
    for (size_t i = 0; i < count;) {
        struct conflict_line *line = &list->items.items[list->items.count++];
        if (roadmap->conflicts.items[i].load) {
            i = fill_overload(work, i, line);
        } else {
            fill_conflict(work, &roadmap->conflicts.items[i++], line);
        }
    }
    *all = list->items.count;
    list->beyond = transformation_beyond(work, list->items.count);
    list->items.count = MIN(list->items.count, (size_t)TRANSFORMATION_MOST_ROWS);
    return list;
}

static const struct load_view *load_of(const struct page_work *work) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    const struct texts *texts = &work->report->texts;
    const struct load_drawing *drawing = roadmap_view_load(work);
    if (!drawing) {
        return NULL;
    }
    struct load_view *view = ARENA_NEW(work->arena, struct load_view);
    view->title = drawing->title;
    view->note = page_text(work, "roadmap_load_note");
    view->drawing = drawing->drawing;
    view->drawing_phone = drawing->drawing_phone;
    view->beyond = transformation_beyond(work, roadmap->load.count);
    view->items.count = MIN(roadmap->load.count, (size_t)TRANSFORMATION_MOST_ROWS);
    view->items.items = ARENA_ARRAY(work->arena, struct load_line, view->items.count);
    for (size_t i = 0; i < view->items.count; i++) {
        const struct workload *load = &roadmap->load.items[i];
        view->items.items[i] = (struct load_line){
            .team = load->of->name,
            .month = people_month(texts, work->arena, load->month.first),
            .days = page_number(work, load->days, 0),
            .capacity = page_number(work, load->capacity, 0),
            .over = workload_is_over(load) ? ANSWER_YES : ANSWER_NO,
        };
    }
    return view;
}

static const struct uncomputed_list *uncomputed_of(const struct page_work *work) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    struct uncomputed_list *list = ARENA_NEW(work->arena, struct uncomputed_list);
    list->items.items = ARENA_ARRAY(work->arena, struct uncomputed_line, TRANSFORMATION_MOST_ROWS);
    for (size_t i = 0; i < roadmap->items.count && list->items.count < TRANSFORMATION_MOST_ROWS;
         i++) {
        if (roadmap->items.items[i].early_start == 0) {
            struct link_view link = transformation_link(work, roadmap->items.items[i].of);
            list->items.items[list->items.count++] = (struct uncomputed_line){
                link.name, link.href, link.code, page_text(work, "roadmap_no_dates")};
        }
    }
    return list->items.count > 0 ? list : NULL;
}

static const char *lead_of(const struct page_work *work, size_t *critical) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    const struct texts *texts = &work->report->texts;
    const struct roadmap_item *first = NULL, *last = NULL;
    *critical = 0;
    for (size_t i = 0; i < roadmap->items.count; i++) {
        const struct roadmap_item *item = &roadmap->items.items[i];
        if (item->critical == ANSWER_YES) {
            (*critical)++;
            first = !first || item->early_start < first->early_start ? item : first;
            last = !last || item->early_finish > last->early_finish ? item : last;
        }
    }
    if (!first) {
        return page_text(work,
                         roadmap->items.count > 0 ? "roadmap_lead_none" : "priorities_none_open");
    }
    const char *date = people_date(texts, work->arena, last->early_finish);
    return first == last
               ? texts_format(texts, work->arena, "roadmap_lead_single", "name", first->of->name,
                              "date", date, NULL)
               : texts_format(texts, work->arena, "roadmap_lead", "first", first->of->name, "last",
                              last->of->name, "date", date, NULL);
}

static void fill(struct page_work *work, void *object) {
    struct roadmap_page *page = object;
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    struct roadmap_rows rows = {0};
    size_t critical, late = 0, conflicts = 0;
    for (size_t i = 0; i < roadmap->items.count; i++) {
        late += roadmap->items.items[i].late == ANSWER_YES;
    }
    work->page->title = page_text(work, "nav_roadmap");
    work->page->lead = lead_of(work, &critical);
    roadmap_view_rows(work, &rows);
    page->gantt = roadmap_view_gantt(work, &rows);
    page->table = rows.items.count > 0 ? table_of(work, &rows) : NULL;
    page->conflicts = conflicts_of(work, &conflicts);
    page->load = load_of(work);
    page->uncomputed = uncomputed_of(work);
    transformation_count(work, &page->figures, "figure_open_initiatives", roadmap->items.count);
    transformation_count(work, &page->figures, "figure_critical", critical);
    transformation_count(work, &page->figures, "figure_late", late);
    transformation_count(work, &page->figures, "figure_conflicts", conflicts);
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->initiatives.count > 0) {
        page_add(pages, &PAGE_ROADMAP, "roadmap.html", NULL);
    }
}

const struct page_type PAGE_ROADMAP = {.template = "roadmap",
                                       .record = &PAGE_RECORD,
                                       .section = "roadmap",
                                       .wide = true,
                                       .list = list,
                                       .fill = fill};
