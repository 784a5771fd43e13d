/* The characters of a report, and those of them that no font has. */
#ifndef RENDER_GLYPHS_H
#define RENDER_GLYPHS_H

#include "base/characters.h"
#include "render/report.h"

/* Adds the characters of all that the project and the catalog of texts may say in drawings. */
void glyphs_gather(const struct report *report, struct characters *set);

/* Warns, once, of the characters of the project that neither Inter nor the brand's fonts have. */
void glyphs_check(const struct report *report, struct diagnostics *diagnostics);

#endif
