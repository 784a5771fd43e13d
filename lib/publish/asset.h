/* What pages need beside them: stylesheet, script, brand colours, fonts, search index, the user's
 * logo and pictures. */
#ifndef PUBLISH_ASSET_H
#define PUBLISH_ASSET_H

#include "publish/font.h"
#include "publish/site.h"
#include "render/report.h"

/* Adds the files, on at most jobs threads; characters are those of the pages. A failure is the
 * site's. */
void asset_write(const struct report *report, const struct characters *characters, unsigned jobs,
                 struct site *site);

#endif
