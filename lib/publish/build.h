/* The whole site of a report: its pages, drawings, data and assets, written by several threads. */
#ifndef PUBLISH_BUILD_H
#define PUBLISH_BUILD_H

#include "publish/site.h"
#include "render/report.h"

struct build_options {
    const char *out;                 /* the output folder */
    unsigned jobs;                   /* threads, 1 or more */
    bool pdf;                        /* with report.pdf; its templates have been prepared */
    struct diagnostics *diagnostics; /* where templates that fail on this data are reported */
};

/* The options that decide whether and where a site may be written, for site_check too. The texts
 * are the caller's. */
struct site_options build_site_options(const char *project, const char *out);

/* Writes the site. False and a problem when the previous one stays as it was; there is no problem
 * but errors in the diagnostics when a template was at fault. */
bool build_site(const struct report *report, const struct build_options *options,
                struct site_summary *summary, struct problem *problem);

#endif
