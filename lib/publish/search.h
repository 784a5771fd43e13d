/* The index that pages search in: journeys, touchpoints, personas, initiatives, features, KPIs,
 * people, notes and the method. */
#ifndef PUBLISH_SEARCH_H
#define PUBLISH_SEARCH_H

#include "publish/site.h"
#include "render/report.h"

/* Adds search.json for other programs and the same as assets/search.js, for pages opened from a
 * file may not fetch. A failure is the site's. */
void search_write(const struct report *report, struct site *site);

#endif
