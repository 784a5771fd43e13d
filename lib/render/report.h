/* A report: all pages of one model and its analysis. It is made once, read-only while pages are
 * rendered, and pages may then be rendered in any order by several threads. */
#ifndef RENDER_REPORT_H
#define RENDER_REPORT_H

#include "analyse/analysis.h"
#include "base/diagnostics.h"
#include "draw/palette.h"
#include "model/model.h"
#include "render/template.h"
#include "render/texts.h"

struct mail_templates;
struct page_type;
struct page_place;
struct page_sink;
struct site_head;

/* The files of a report, in the order of its sections. */
struct page_list {
    GArray *places;      /* of struct page_place */
    struct arena *arena; /* the report's, for paths */
};

struct report {
    const struct model *model;
    const struct analysis *analysis;
    struct texts texts;
    enum language language;
    const struct template **templates; /* by page type */
    const struct template **prints;    /* the same for paper, NULL where a type has none, then the
                                          cover's; NULL until report_prepare_print */
    const struct mail_templates *mail; /* of the mail that carries the report */
    struct page_list pages;
    GHashTable *places;  /* path to struct page_place: which addresses exist */
    GHashTable *notes;   /* journey, or other thing, to GPtrArray of const struct note * about it or
                            its parts */
    GHashTable *waiting; /* initiative to GPtrArray of the initiatives that depend on it */
    GHashTable *targets; /* journey to the journey that is its target state */
    GHashTable *bases;   /* journeys that others extend or aim beyond */
    struct site_head *site;
    struct palette palette;   /* of drawings as files of their own */
    const char *const *fonts; /* the brand's font files, absolute, after Inter */
    size_t font_count;
    struct arena arena;
};

/* Makes a report: reads the texts, compiles the templates (a project's own ones from its templates/
 * before the built-in ones), lists the pages. False when templates have errors, which were added.
 * Free with report_release in either case. */
bool report_init(struct report *report, const struct model *model, const struct analysis *analysis,
                 struct diagnostics *diagnostics);
void report_release(struct report *report);

/* The number of pages. */
size_t report_page_count(const struct report *report);

/* Renders the page with an index into out and gives its path; NULL when it is incomplete, with an
 * error. work needs arena, measure and sink; what else it has is set here. */
struct page_work;
const char *report_render(const struct report *report, size_t index, struct page_work *work,
                          GString *out, struct diagnostics *diagnostics);

/* Compiles the templates for paper, of templates/print/; needed once before anything is printed.
 * False when they have errors, which were added. */
bool report_prepare_print(struct report *report, struct diagnostics *diagnostics);

/* Whether the page with an index has a form for paper. */
bool report_prints(const struct report *report, size_t index);

/* Writes the page with an index for paper, in the vocabulary of publish/document.h: one or more
 * sections. Links are relative to the output folder. Gives and needs what report_render does. */
const char *report_print(const struct report *report, size_t index, struct page_work *work,
                         GString *out, struct diagnostics *diagnostics);

/* Writes the cover. selection is the indexes of count pages when the document is of these alone;
 * NULL: of all. False when it is incomplete, with an error. */
bool report_print_cover(const struct report *report, const size_t *selection, size_t count,
                        struct page_work *work, GString *out, struct diagnostics *diagnostics);

/* Whether the report has a page with this address (without fragment). */
bool report_has(const struct report *report, const char *path);

/* The notes about a journey, its touchpoints or pain points, or about any other thing, in the
 * model's order; *count of them. */
const struct note *const *report_notes(const struct report *report, const void *subject,
                                       size_t *count);

/* The initiatives that depend on an initiative, in the model's order; *count of them. */
const struct initiative *const *report_waiting(const struct report *report,
                                               const struct initiative *initiative, size_t *count);

/* The target state of a journey; NULL when there is none. */
const struct journey *report_target(const struct report *report, const struct journey *journey);

/* Whether other journeys are built on a journey. */
bool report_is_base(const struct report *report, const struct journey *journey);

#endif
