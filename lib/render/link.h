/* The addresses of things, a contract: links in mails and wikis live for years. All are
 * relative to the output folder and live in the given arena. NULL when the report has no such page.
 */
#ifndef RENDER_LINK_H
#define RENDER_LINK_H

#include "render/report.h"

const char *link_journey(const struct report *report, const struct journey *journey,
                         struct arena *arena);
const char *link_touchpoint(const struct report *report, const struct touchpoint *touchpoint,
                            struct arena *arena);

/* The id of a touchpoint's element on its journey's page: its own, but when the page has a part of
 * that name (map, notes, …) with "touchpoint-" before it. */
const char *link_anchor(const struct touchpoint *touchpoint, struct arena *arena);

const char *link_initiative(const struct report *report, const struct initiative *initiative,
                            struct arena *arena);

/* The address of any entity by its type. */
const char *link_entity(const struct report *report, enum entity entity, const void *target,
                        struct arena *arena);

/* The address of a file that a Markdown text names, relative to the text's source: of a note its
 * page, of any other file its copy below assets/user/. NULL when it is not in the project. */
const char *link_file(const struct model *model, const struct source *from, const char *target,
                      struct arena *arena);

/* The address of the copy of a file, by its name in the project ("assets/logo.svg"). */
const char *link_copy(const char *name, struct arena *arena);

#endif
