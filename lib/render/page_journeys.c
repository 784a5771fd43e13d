/* The portfolio: journeys ranked by the voice of the customer; below it target states and retired
 * journeys, which do not enter the ranking. */
#include "render/chart_view.h"
#include "render/experience_view.h"
#include "render/link.h"
#include "render/pages.h"
#include "render/people.h"

struct portfolio_row {
    double rank;
    const char *name, *href, *goal, *product;
    enum answer focus;
    const char *strip; /* markup */
    double customer;
    const char *measured;
    double importance, priority;
    const char *priority_bar; /* markup */
    double opportunity;
    const char *digital, *digital_bar;
    const struct link_view *owner;
    const struct status_view *status;
    const char *reviewed;
    enum answer review_old;
    const struct source_view *source;
};

struct portfolio_table {
    const char *title, *beyond;
    LIST(struct portfolio_row) items;
};

struct other_row {
    const char *name, *href, *kind;
    const struct link_view *owner;
    const struct status_view *status;
};

struct other_list {
    const char *title;
    LIST(struct other_row) items;
};

struct journeys_page {
    struct page_frame frame;
    struct figure_list figures;
    const struct portfolio_table *portfolio;
    const struct other_list *others;
    const struct empty_view *empty;
};

#define THIS struct portfolio_row
static const struct field ROW_FIELDS[] = {
    ROW_NUMBER(rank, 0, 0, "by priority"),
    ROW_TEXT(name, "the journey"),
    ROW_URL(href, "its page"),
    ROW_TEXT(goal, "what customers want of it"),
    ROW_TEXT(product, "a product journey's product"),
    ROW_BOOLEAN(focus, "one of this quarter's"),
    ROW_MARKUP(strip, "customer and internal score"),
    ROW_NUMBER(customer, 0, 0, "mean customer score", .digits = 1),
    ROW_TEXT(measured, "how many touchpoints are measured"),
    ROW_NUMBER(importance, 0, 0, "0-10", .digits = 0),
    ROW_NUMBER(priority, 0, 0, "importance times dissatisfaction, 0-10", .digits = 1),
    ROW_MARKUP(priority_bar, "the same as a bar"),
    ROW_NUMBER(opportunity, 0, 0, "Ulwick's, 0-20", .digits = 1),
    ROW_TEXT(digital, "share of digital touchpoints"),
    ROW_MARKUP(digital_bar, "the same as a bar"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_TEXT(reviewed, "when it was last reviewed"),
    ROW_BOOLEAN(review_old, "over a year ago"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ROW_RECORD =
    RECORD("journey", struct portfolio_row, ROW_FIELDS, "a row of the portfolio");

#define THIS struct portfolio_table
static const struct field TABLE_FIELDS[] = {
    ROW_TEXT(title, "how many journeys"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
    ROW_LIST(items, ROW_RECORD, "the rows"),
};
#undef THIS
static const struct record TABLE_VIEW =
    RECORD("portfolio", struct portfolio_table, TABLE_FIELDS, "the ranked journeys");

#define THIS struct other_row
static const struct field OTHER_FIELDS[] = {
    ROW_TEXT(name, "the journey"),
    ROW_URL(href, "its page"),
    ROW_TEXT(kind, "why it is not ranked"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
};
#undef THIS
static const struct record OTHER_RECORD =
    RECORD("journey", struct other_row, OTHER_FIELDS, "a journey that is not ranked");

#define THIS struct other_list
static const struct field OTHERS_FIELDS[] = {
    ROW_TEXT(title, "the heading"),
    ROW_LIST(items, OTHER_RECORD, "the journeys"),
};
#undef THIS
static const struct record OTHERS_VIEW =
    RECORD("others", struct other_list, OTHERS_FIELDS, "journeys that are not ranked");

#define THIS struct journeys_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_POINTER(portfolio, TABLE_VIEW, "the ranked journeys"),
    ROW_POINTER(others, OTHERS_VIEW, "target states and retired ones"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("journeys page", struct journeys_page, PAGE_FIELDS, "the portfolio");

static const struct status_view *journey_status(const struct page_work *work,
                                                const struct journey *journey) {
    return view_status(work,
                       field_choice(record_field(&JOURNEY_RECORD, "status"), journey->status));
}

static void fill_row(const struct page_work *work, const struct portfolio_journey *figures,
                     struct portfolio_row *row) {
    const struct journey *journey = figures->of;
    const struct model *model = work->report->model;
    *row = (struct portfolio_row){
        .rank = figures->rank,
        .name = journey->name,
        .href = link_journey(work->report, journey, work->arena),
        .goal = journey->goal,
        .product = journey->product,
        .focus = figures->focus,
        .strip = experience_strip(work, chart_view_id(work, "scores", journey->id), journey->name,
                                  figures->customer, figures->internal),
        .customer = figures->customer,
        .measured = texts_format(&work->report->texts, work->arena, "experience_of", "part",
                                 page_number(work, figures->measured, 0), "all",
                                 page_number(work, figures->touchpoints, 0), NULL),
        .importance = figures->importance,
        .priority = figures->priority,
        .priority_bar =
            chart_view_bar(work, chart_view_id(work, "priority", journey->id),
                           page_text(work, "overview_priority"), BAR_VALUE, figures->priority, 10),
        .opportunity = figures->opportunity,
        .digital = people_share(work->report->language, work->arena, figures->digital_share, 0),
        .digital_bar = chart_view_bar(work, chart_view_id(work, "digital", journey->id),
                                      page_text(work, "journeys_digital"), BAR_VALUE,
                                      figures->digital_share, 1),
        .owner = view_reference(work, &journey->owner),
        .status = journey_status(work, journey),
        .reviewed = people_date_medium(&work->report->texts, work->arena, journey->reviewed),
        .review_old = journey->reviewed && journey->reviewed < date_add_months(model->as_of, -12)
                          ? ANSWER_YES
                          : ANSWER_NO,
        .source = view_source(work, &journey->at),
    };
}

static const struct portfolio_table *portfolio(const struct page_work *work) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    size_t count = figures->ranked.count;
    if (count == 0) {
        return NULL;
    }
    size_t shown = MIN(count, (size_t)EXPERIENCE_MOST_ROWS);
    struct portfolio_table *table = ARENA_NEW(work->arena, struct portfolio_table);
    table->title = page_count(work, "journeys_title", (double)count);
    table->beyond =
        count > shown ? page_count(work, "experience_beyond", (double)(count - shown)) : NULL;
    table->items.items = ARENA_ARRAY(work->arena, struct portfolio_row, shown);
    table->items.count = shown;
    for (size_t i = 0; i < shown; i++) {
        fill_row(work, figures->ranked.items[i], &table->items.items[i]);
    }
    return table;
}

static const struct other_list *others(const struct page_work *work) {
    const struct model *model = work->report->model;
    struct other_list *list = ARENA_NEW(work->arena, struct other_list);
    size_t room = 0;
    for (size_t i = 0; i < model->journeys.count; i++) {
        room += !gap_counts(&model->journeys.items[i]);
    }
    list->items.items = ARENA_ARRAY(work->arena, struct other_row, room);
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        if (gap_counts(journey) || list->items.count == EXPERIENCE_MOST_ROWS) {
            continue;
        }
        list->items.items[list->items.count++] = (struct other_row){
            .name = journey->name,
            .href = link_journey(work->report, journey, work->arena),
            .kind = journey->as_is.id
                        ? texts_format(&work->report->texts, work->arena, "journeys_to_be_of",
                                       "name", reference_name(&journey->as_is), NULL)
                        : page_text(work, "journeys_retired"),
            .owner = view_reference(work, &journey->owner),
            .status = journey_status(work, journey),
        };
    }
    list->title = page_text(work, "journeys_others");
    return list->items.count > 0 ? list : NULL;
}

/* "Support comes first: importance 8 and a customer score of 5.4." */
static const char *lead(const struct page_work *work) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    if (figures->ranked.count == 0 || isnan(figures->ranked.items[0]->priority)) {
        return page_text(work, "journeys_lead_unmeasured");
    }
    const struct portfolio_journey *first = figures->ranked.items[0];
    return texts_format(&work->report->texts, work->arena, "journeys_lead", "name", first->of->name,
                        "importance", page_number(work, first->importance, 0), "customer",
                        page_number(work, first->customer, 1), "priority",
                        page_number(work, first->priority, 1), NULL);
}

static void fill_figures(const struct page_work *work, struct journeys_page *page) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    double measured = 0, touchpoints = 0, digital = 0, human = 0;
    for (size_t i = 0; i < figures->journeys.count; i++) {
        const struct portfolio_journey *journey = &figures->journeys.items[i];
        measured += journey->measured;
        touchpoints += journey->touchpoints;
        digital += journey->digital;
        human += journey->human;
    }
    enum language language = work->report->language;
    experience_figure(work, &page->figures, "nav_journeys",
                      page_number(work, (double)figures->journeys.count, 0));
    experience_figure(work, &page->figures, "word_touchpoints", page_number(work, touchpoints, 0));
    experience_figure(work, &page->figures, "journeys_measured",
                      people_share(language, work->arena, measured / touchpoints, 0));
    experience_figure(work, &page->figures, "journeys_digital",
                      people_share(language, work->arena, digital / (digital + human), 0));
}

static void fill(struct page_work *work, void *object) {
    struct journeys_page *page = object;
    work->page->title = page_text(work, "nav_journeys");
    work->page->lead = lead(work);
    fill_figures(work, page);
    page->portfolio = portfolio(work);
    page->others = others(work);
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->journeys.count > 0) {
        page_add(pages, &PAGE_JOURNEYS, "journeys/index.html", NULL);
    }
}

const struct page_type PAGE_JOURNEYS = {.template = "journeys",
                                        .record = &PAGE_RECORD,
                                        .section = "journeys",
                                        .list = list,
                                        .fill = fill};
