/* What is new, as the site's feed: dated notes and the meetings of the change board, up to the day
 * of the report. */
#ifndef PUBLISH_NEWS_H
#define PUBLISH_NEWS_H

#include "publish/site.h"
#include "render/report.h"

#include <stdbool.h>

/* Whether the model has anything for a feed. */
bool news_any(const struct model *model);

/* Adds feed.xml when there is news. A failure is the site's. */
void news_write(const struct report *report, struct site *site);

#endif
