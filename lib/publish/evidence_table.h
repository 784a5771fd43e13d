/* The evidence as flat tables: what lies in lists inside of lists, a row for each innermost one
 * with what is above it. */
#ifndef PUBLISH_EVIDENCE_TABLE_H
#define PUBLISH_EVIDENCE_TABLE_H

#include "render/report.h"

/* A table: its path, the description of its rows, and a LIST of such structs. */
struct evidence_table {
    const char *path;
    const struct record *record;
    struct list list;
};

enum { EVIDENCE_TABLES = 4 };

/* The measures, drivers and changes of all surveys, and the contacts by channel; in the arena. */
void evidence_table_fill(const struct analysis *analysis, struct arena *arena,
                         struct evidence_table tables[EVIDENCE_TABLES]);

#endif
