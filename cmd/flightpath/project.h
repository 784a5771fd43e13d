/* Opening a project for a subcommand: options that several share, reading, analysing, compiling the
 * templates. */
#ifndef PROJECT_H
#define PROJECT_H

#include "command.h"

#include "base/diagnostics.h"
#include "render/report.h"

/* When the templates for paper are compiled, and so checked. */
enum print_wish {
    PRINT_AS_PROJECT, /* when its outputs have a PDF */
    PRINT_ALWAYS,
    PRINT_NEVER,
};

/* Options as the command line gives them. */
struct project_call {
    const char *folder;   /* default "." */
    const char *output;   /* a folder that is not read; NULL: none */
    const char *as_of;    /* NULL: not given */
    bool without_answers; /* the files of surveys are not looked at */
    int jobs;             /* 0: as many as the machine has processors */
    enum print_wish print;
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
