/* The executive page: one screen of cards, each left out when there is nothing to put on it; the
 * others of its row then grow. */
#include "analyse/cadence.h"
#include "base/content.h"
#include "render/experience_view.h"
#include "render/overview_view.h"
#include "render/pages.h"

/* How many journeys are shown: beside two other cards, and where there is more room. */
enum { LEAST_JOURNEYS = 3, MOST_JOURNEYS = 4 };

struct overview_page {
    struct page_frame frame;
    LIST(struct fact_view) facts;
    struct overview_maturity *maturity;
    struct overview_nps *nps;
    struct overview_journeys *journeys;
    struct overview_gaps *gaps;
    struct overview_initiatives *initiatives;
    struct overview_milestones *milestones;
    struct overview_kpis *kpis;
    struct overview_changes *changes;
    const struct empty_view *empty;
};

#define THIS struct overview_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(facts, FACT_VIEW, "focus, sponsor, next change board"),
    ROW_POINTER(maturity, OVERVIEW_MATURITY, "maturity"),
    ROW_POINTER(nps, OVERVIEW_NPS, "net promoter score"),
    ROW_POINTER(journeys, OVERVIEW_JOURNEYS, "journeys by priority"),
    ROW_POINTER(gaps, OVERVIEW_GAPS, "the worst gaps"),
    ROW_POINTER(initiatives, OVERVIEW_INITIATIVES, "the first initiatives"),
    ROW_POINTER(milestones, OVERVIEW_MILESTONES, "milestones late and next"),
    ROW_POINTER(kpis, OVERVIEW_KPIS, "KPI signals"),
    ROW_POINTER(changes, OVERVIEW_CHANGES, "what changed"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the report"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("overview page", struct overview_page, PAGE_FIELDS, "the executive page");

static void add_fact(const struct page_work *work, struct overview_page *page, const char *key,
                     const char *value) {
    if (value) {
        page->facts.items[page->facts.count++] =
            (struct fact_view){.label = page_text(work, key), .value = value};
    }
}

/* The next sitting of the change board where it can be known, else the last one. */
static void add_board(const struct page_work *work, struct overview_page *page) {
    const struct model *model = work->report->model;
    uint32_t next = cadence_next_board(model, page_text(work, "nav_board"));
    add_fact(work, page, next ? "overview_next_board" : "overview_last_board",
             page_date(work, next ? next : cadence_last_board(model)));
}

static void fill_facts(const struct page_work *work, struct overview_page *page) {
    const struct program *program = &work->report->model->project.program;
    page->facts.items = ARENA_ARRAY(work->arena, struct fact_view, 3);
    add_fact(work, page, "overview_focus", experience_focus(work));
    add_fact(work, page, "overview_sponsor",
             program->sponsor.id ? reference_name(&program->sponsor) : NULL);
    add_board(work, page);
}

/* The creed's sentences in one line, each with its full stop. */
static const char *creed(const struct page_work *work) {
    const struct program *program = &work->report->model->project.program;
    if (program->creed.count == 0) {
        return NULL;
    }
    GString *line = g_string_new(NULL);
    for (size_t i = 0; i < program->creed.count; i++) {
        const char *sentence = program->creed.items[i];
        bool ended = g_str_has_suffix(sentence, ".") || g_str_has_suffix(sentence, "!") ||
                     g_str_has_suffix(sentence, "?");
        g_string_append_printf(line, "%s%s%s", i > 0 ? " " : "", sentence, ended ? "" : ".");
    }
    const char *copy = arena_string(work->arena, line->str);
    g_string_free(line, TRUE);
    return copy;
}

/* Gives the cards of a row their columns: the shares where all are there, else equal ones. */
static void share_row(const char **const *spans, const char *const *shares, size_t count) {
    static const char *const EQUAL[] = {"12", "12", "6", "4"};
    size_t there = 0;
    for (size_t i = 0; i < count; i++) {
        there += spans[i] != NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (spans[i]) {
            *spans[i] = there == count ? shares[i] : EQUAL[there];
        }
    }
}

static void share_rows(struct overview_page *page) {
    const char **first[] = {page->maturity ? &page->maturity->span : NULL,
                            page->nps ? &page->nps->span : NULL,
                            page->journeys ? &page->journeys->span : NULL};
    const char **second[] = {page->gaps ? &page->gaps->span : NULL,
                             page->initiatives ? &page->initiatives->span : NULL};
    const char **third[] = {page->milestones ? &page->milestones->span : NULL,
                            page->kpis ? &page->kpis->span : NULL,
                            page->changes ? &page->changes->span : NULL};
    static const char *const THIRDS[] = {"4", "4", "4"}, *const WIDE[] = {"7", "5"};
    share_row(first, THIRDS, G_N_ELEMENTS(first));
    share_row(second, WIDE, G_N_ELEMENTS(second));
    share_row(third, THIRDS, G_N_ELEMENTS(third));
}

/* Nothing is described yet: what to write, with an example that builds as it stands. */
static const struct empty_view *empty(const struct page_work *work) {
    const struct content_file *example = content_find("content/examples/journey.yaml");
    g_assert(example);
    return experience_empty(work, "overview_empty", "journeys/first-order.yaml",
                            arena_text(work->arena, example->bytes, example->length));
}

static void fill(struct page_work *work, void *object) {
    struct overview_page *page = object;
    work->page->title = page_text(work, "nav_overview");
    work->page->heading = work->report->model->project.title;
    work->page->slogan = work->report->model->project.program.slogan;
    work->page->creed = creed(work);
    fill_facts(work, page);
    page->nps = overview_view_nps(work);
    page->maturity = overview_view_maturity(work, !page->nps);
    page->journeys =
        overview_view_journeys(work, page->nps && page->maturity ? LEAST_JOURNEYS : MOST_JOURNEYS);
    page->gaps = overview_view_gaps(work);
    page->initiatives = overview_view_initiatives(work);
    page->milestones = overview_view_milestones(work);
    page->kpis = overview_view_kpis(work);
    share_rows(page);
    if (work->report->model->journeys.count == 0) {
        page->empty = empty(work);
    } else {
        work->page->lead = experience_result(work);
    }
}

static void list(const struct report *report, struct page_list *pages) {
    (void)report;
    page_add(pages, &PAGE_OVERVIEW, "index.html", NULL);
}

const struct page_type PAGE_OVERVIEW = {.template = "overview",
                                        .record = &PAGE_RECORD,
                                        .section = "overview",
                                        .list = list,
                                        .fill = fill};
