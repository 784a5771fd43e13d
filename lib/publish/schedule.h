/* The report's deadlines as a calendar: initiatives, phases, open actions, requests, board
 * meetings. */
#ifndef PUBLISH_SCHEDULE_H
#define PUBLISH_SCHEDULE_H

#include "publish/site.h"
#include "render/report.h"

/* Whether the model has any deadline. */
bool schedule_any(const struct model *model);

/* Adds calendar.ics when there are deadlines. A failure is the site's. */
void schedule_write(const struct report *report, struct site *site);

#endif
