/* The data of a report for other programs: data/model.json and data/analysis.json. */
#ifndef PUBLISH_DATA_H
#define PUBLISH_DATA_H

#include "publish/site.h"
#include "render/report.h"

/* Adds the files; a failure is the site's. */
void data_write(const struct report *report, struct site *site);

#endif
