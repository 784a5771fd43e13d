/* The data of a report for other programs: data/model.json and data/analysis.json, and the tables
 * that pages link to as CSV. */
#ifndef PUBLISH_DATA_H
#define PUBLISH_DATA_H

#include "publish/site.h"
#include "render/report.h"

/* Adds data/model.json and data/analysis.json, unless the project wants none; a failure is the
 * site's. */
void data_write_model(const struct report *report, struct site *site);
void data_write_analysis(const struct report *report, struct site *site);

/* Adds data/<table>.csv for each table that has rows: a column for each field that fits into a
 * cell, also of the structs inside a row. */
void data_write_tables(const struct report *report, struct site *site);

#endif
