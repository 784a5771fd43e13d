/* The report as one document on paper: the cover, then every page that has a form for paper, in the
 * order of the navigation. */
#ifndef PUBLISH_PDF_H
#define PUBLISH_PDF_H

#include "publish/problem.h"
#include "render/report.h"

#include <glib.h>

struct pdf_options {
    const char *const *only; /* pages by id: journeys, personas, codes of initiatives, each found by
                                pdf_find; NULL: everything */
    size_t only_count;
    unsigned jobs;                   /* threads, 1 or more; the bytes do not depend on them */
    struct diagnostics *diagnostics; /* where templates that fail on this data are reported */
};

/* Makes the PDF of a report, whose templates for paper report_prepare_print has compiled. The
 * caller unrefs it. NULL when it failed: with a problem, or with errors in the diagnostics when a
 * template was at fault. */
GBytes *pdf_make(const struct report *report, const struct pdf_options *options,
                 struct problem *problem);

/* Makes the picture of the executive page, a PNG of scale pixels a px, as it is on paper. As
 * pdf_make for the rest. */
GBytes *pdf_picture(const struct report *report, double scale, struct diagnostics *diagnostics,
                    struct problem *problem);

/* Finds the page of a journey, a persona or an initiative by its id or code. False when there is
 * none; then *nearest (which the caller frees) is the nearest id, or NULL. */
bool pdf_find(const struct report *report, const char *id, size_t *index, char **nearest);

/* Whether a file may be replaced by a PDF of ours: it is absent, or a PDF that Flightpath made.
 * False and a problem otherwise. */
bool pdf_may_replace(const char *path, struct problem *problem);

#endif
