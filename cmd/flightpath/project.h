/* Opening a project for a subcommand: options that several share, reading, analysing, compiling the
 * templates. */
#ifndef PROJECT_H
#define PROJECT_H

#include "command.h"

#include "base/diagnostics.h"
#include "render/report.h"

/* Options as the command line gives them. */
struct project_call {
    const char *folder; /* default "." */
    const char *output; /* a folder that is not read; NULL: none */
    const char *as_of;  /* NULL: not given */
    int jobs;           /* 0: as many as the machine has processors */
};

/* A project that was read. report is usable when there are no errors. */
struct opened {
    struct model model;
    struct arena arena;
    struct analysis analysis;
    struct report report;
    struct diagnostics diagnostics;
    unsigned jobs;
};

/* Reads and analyses a project. False when the call itself is wrong, which was said. The caller
 * frees it with opened_release in either case. */
bool project_open(const struct project_call *call, struct opened *opened);

void opened_release(struct opened *opened);

#endif
