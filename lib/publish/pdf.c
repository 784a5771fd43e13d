/* Pages are rendered by several threads in batches, one batch ahead of the one that is being laid
 * out: so memory is bounded, and the order of the sections is always that of the pages. */
#include "publish/pdf.h"

#include "base/parallel.h"
#include "publish/document.h"
#include "publish/pdf_file.h"
#include "render/page.h"
#include "render/pages.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { BATCH = 8 }; /* pages of a batch for each thread */

/* One page, rendered and not yet laid out. */
struct leaf {
    struct arena arena; /* the drawings live in it */
    GPtrArray *drawings;
    GString *html;
};

struct press {
    const struct report *report;
    struct document *document;
    GArray *order;                  /* of size_t: the pages */
    struct leaf *leaves;            /* two batches, used in turn */
    struct text_measure **measures; /* by worker */
    struct diagnostics *said;       /* by worker */
    size_t batch;                   /* pages of a batch */
    size_t at;                      /* the first page of the batch being rendered */
    struct problem *problem;
    bool failed;
};

static struct text_measure *new_measure(const struct report *report) {
    return text_measure_new(report->fonts, report->font_count);
}

/* ---- which pages, in which order ---- */

static const struct page_place *place_of(const struct report *report, size_t index) {
    return &g_array_index(report->pages.places, struct page_place, index);
}

/* A page and where it stands in its section. */
struct place_in_section {
    size_t page;
    double rank;
};

/* The first page of a section, journeys by their rank, then those without one. */
static double rank_of(const struct report *report, const struct page_place *place) {
    if (place->type != &PAGE_JOURNEY) {
        return 0;
    }
    const struct portfolio_journey *figures =
        portfolio_find(&report->analysis->portfolio, place->subject);
    return figures && !isnan(figures->rank) ? figures->rank : INFINITY;
}

static int by_rank(const void *left, const void *right) {
    const struct place_in_section *a = left, *b = right;
    return a->rank != b->rank ? (a->rank > b->rank) - (a->rank < b->rank)
                              : (a->page > b->page) - (a->page < b->page);
}

/* Adds the pages of a section of the navigation: journeys by their rank, others as they come. */
static void add_section(const struct report *report, const char *section, GArray *order) {
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(struct place_in_section));
    for (size_t i = 0; i < report_page_count(report); i++) {
        const struct page_place *place = place_of(report, i);
        if (strcmp(place->type->section, section) == 0 && report_prints(report, i)) {
            struct place_in_section standing = {i, rank_of(report, place)};
            g_array_append_val(pages, standing);
        }
    }
    g_array_sort(pages, by_rank);
    for (guint i = 0; i < pages->len; i++) {
        g_array_append_val(order, g_array_index(pages, struct place_in_section, i).page);
    }
    g_array_free(pages, TRUE);
}

/* The pages for paper in the order of the navigation. */
static GArray *order_all(const struct report *report) {
    GArray *order = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t count;
    const struct nav_entry *entries = pages_nav(&count);
    for (size_t i = 0; i < count; i++) {
        add_section(report, entries[i].section, order);
    }
    return order;
}

static GArray *order_of(const struct report *report, const struct pdf_options *options) {
    if (!options->only) {
        return order_all(report);
    }
    GArray *order = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < options->only_count; i++) {
        size_t index = 0;
        bool found = pdf_find(report, options->only[i], &index, NULL);
        assert(found);
        bool there = false;
        for (guint j = 0; j < order->len; j++) {
            there = there || g_array_index(order, size_t, j) == index;
        }
        if (!there) {
            g_array_append_val(order, index);
        }
    }
    return order;
}

/* Whether a page can be asked for alone. */
static bool is_single(const struct page_type *type) {
    return type == &PAGE_JOURNEY || type == &PAGE_PERSONA || type == &PAGE_INITIATIVE;
}

/* The id in a page's address: "support" of "journeys/support.html". */
static char *id_of(const struct page_place *place) {
    const char *name = strrchr(place->path, '/') + 1;
    return g_strndup(name, strlen(name) - strlen(".html"));
}

bool pdf_find(const struct report *report, const char *id, size_t *index, char **nearest) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    bool found = false;
    for (size_t i = 0; i < report_page_count(report) && !found; i++) {
        if (is_single(place_of(report, i)->type)) {
            char *name = id_of(place_of(report, i));
            found = g_ascii_strcasecmp(name, id) == 0;
            *index = found ? i : *index;
            g_ptr_array_add(names, name);
        }
    }
    if (nearest) {
        const char *name =
            found ? NULL : diagnostics_nearest(id, (const char *const *)names->pdata, names->len);
        *nearest = g_strdup(name);
    }
    g_ptr_array_free(names, TRUE);
    return found;
}

/* ---- making it ---- */

static bool lay_out(struct press *press, const char *html, size_t length,
                    const GPtrArray *drawings) {
    const char *end = html + length;
    static const char CLOSE[] = "</section>";
    for (const char *at = strstr(html, "<section"); at && !press->failed;
         at = strstr(at, "<section")) {
        const char *close = strstr(at, CLOSE);
        const char *next = close ? close + strlen(CLOSE) : end;
        press->failed = !document_add(press->document, at, (size_t)(next - at),
                                      (const struct drawing *const *)drawings->pdata, drawings->len,
                                      press->problem);
        at = next;
    }
    return !press->failed;
}

static void empty_leaf(struct leaf *leaf) {
    if (leaf->drawings) {
        g_ptr_array_set_size(leaf->drawings, 0);
        g_string_truncate(leaf->html, 0);
        arena_reset(&leaf->arena);
    } else {
        leaf->drawings = g_ptr_array_new();
        leaf->html = g_string_sized_new(16 * 1024);
    }
}

static struct leaf *leaf_of(const struct press *press, size_t number) {
    return &press->leaves[number % (2 * press->batch)];
}

/* Renders the page with a number. */
static void render(struct press *press, size_t number, unsigned worker) {
    struct leaf *leaf = leaf_of(press, number);
    empty_leaf(leaf);
    if (!press->measures[worker]) {
        press->measures[worker] = new_measure(press->report);
    }
    struct page_work work = {
        .arena = &leaf->arena, .measure = press->measures[worker], .drawings = leaf->drawings};
    report_print(press->report, g_array_index(press->order, size_t, number), &work, leaf->html,
                 &press->said[worker]);
}

/* Piece 0 lays out the batch before, the others render one page each of the next. */
static void do_piece(void *context, size_t index, unsigned worker) {
    struct press *press = context;
    if (index > 0) {
        render(press, press->at + index - 1, worker);
        return;
    }
    size_t first = press->at >= press->batch ? press->at - press->batch : 0;
    for (size_t i = first; i < MIN(press->at, press->order->len) && !press->failed; i++) {
        const struct leaf *leaf = leaf_of(press, i);
        lay_out(press, leaf->html->str, leaf->html->len, leaf->drawings);
    }
}

static size_t count_errors(const struct press *press, unsigned jobs) {
    size_t errors = 0;
    for (unsigned i = 0; i < jobs; i++) {
        errors += press->said[i].errors;
    }
    return errors;
}

static void add_pages(struct press *press, unsigned jobs) {
    for (press->at = 0; press->at < press->order->len + press->batch; press->at += press->batch) {
        size_t left = press->order->len - MIN(press->at, press->order->len);
        parallel_run(jobs, 1 + MIN(left, press->batch), do_piece, press);
        if (press->failed || count_errors(press, jobs) > 0) {
            return;
        }
    }
}

static void add_cover(struct press *press, bool chosen) {
    struct leaf *leaf = &press->leaves[0];
    empty_leaf(leaf);
    struct page_work work = {
        .arena = &leaf->arena, .measure = press->measures[0], .drawings = leaf->drawings};
    if (report_print_cover(press->report,
                           chosen ? (const size_t *)(void *)press->order->data : NULL,
                           press->order->len, &work, leaf->html, &press->said[0])) {
        lay_out(press, leaf->html->str, leaf->html->len, leaf->drawings);
    }
}

static struct document_options describe(const struct report *report, struct text_measure *measure) {
    const struct site_head *site = report->site;
    return (struct document_options){
        .title = site->title,
        .author = site->organisation,
        .language = site->language,
        .date = site->as_of,
        .page = texts_get(&report->texts, "print_page"),
        .day = report->model->as_of,
        .palette = &report->palette,
        .measure = measure,
    };
}

static void release_press(struct press *press, unsigned jobs, struct diagnostics *diagnostics) {
    for (unsigned i = 0; i < jobs; i++) {
        text_measure_free(press->measures[i]);
        diagnostics_join(diagnostics, &press->said[i]);
        diagnostics_release(&press->said[i]);
    }
    for (size_t i = 0; i < 2 * press->batch; i++) {
        if (press->leaves[i].drawings) {
            g_ptr_array_free(press->leaves[i].drawings, TRUE);
            g_string_free(press->leaves[i].html, TRUE);
        }
        arena_release(&press->leaves[i].arena);
    }
    g_free(press->leaves);
    g_free(press->measures);
    g_free(press->said);
    g_array_free(press->order, TRUE);
}

GBytes *pdf_make(const struct report *report, const struct pdf_options *options,
                 struct problem *problem) {
    assert(report->prints && options->jobs >= 1);
    unsigned jobs = options->jobs;
    struct press press = {.report = report,
                          .order = order_of(report, options),
                          .measures = g_new0(struct text_measure *, jobs),
                          .said = g_new0(struct diagnostics, jobs),
                          .batch = (size_t)jobs * BATCH,
                          .problem = problem};
    press.leaves = g_new0(struct leaf, 2 * press.batch);
    press.measures[0] = new_measure(report);
    struct text_measure *measure = new_measure(report);
    struct document_options about = describe(report, measure);
    press.document = document_new(&about);
    add_cover(&press, options->only != NULL);
    if (!press.failed && press.said[0].errors == 0) {
        add_pages(&press, jobs);
    }
    bool good = !press.failed && count_errors(&press, jobs) == 0;
    struct problem ignored = {0};
    GBytes *bytes = document_end(press.document, good ? problem : &ignored);
    problem_release(&ignored);
    if (!good && bytes) {
        g_bytes_unref(bytes);
        bytes = NULL;
    }
    text_measure_free(measure);
    release_press(&press, jobs, options->diagnostics);
    return bytes;
}

/* ---- the picture of the executive page ---- */

static size_t overview_of(const struct report *report) {
    for (size_t i = 0; i < report_page_count(report); i++) {
        if (place_of(report, i)->type == &PAGE_OVERVIEW) {
            return i;
        }
    }
    assert(false && "every report has an overview");
    return 0;
}

GBytes *pdf_picture(const struct report *report, double scale, struct diagnostics *diagnostics,
                    struct problem *problem) {
    assert(report->prints);
    struct leaf leaf = {0};
    empty_leaf(&leaf);
    struct text_measure *measure = new_measure(report);
    struct page_work work = {.arena = &leaf.arena, .measure = measure, .drawings = leaf.drawings};
    GBytes *picture = NULL;
    if (report_print(report, overview_of(report), &work, leaf.html, diagnostics)) {
        struct document_options about = describe(report, measure);
        picture = document_picture(&about, leaf.html->str, leaf.html->len,
                                   (const struct drawing *const *)leaf.drawings->pdata,
                                   leaf.drawings->len, scale, problem);
    }
    g_ptr_array_free(leaf.drawings, TRUE);
    g_string_free(leaf.html, TRUE);
    arena_release(&leaf.arena);
    text_measure_free(measure);
    return picture;
}

/* ---- what may be replaced ---- */

bool pdf_may_replace(const char *path, struct problem *problem) {
    if (!g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) {
        return true;
    }
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        return problem_set(problem, "choose another name with -o", "'%s' is not a file", path);
    }
    return pdf_file_is_ours(path) ||
           problem_set(
               problem,
               "move it away, or choose another name with -o: what Flightpath did not write "
               "is never overwritten",
               "'%s' is not a PDF that Flightpath made", path);
}
