/* SVG pictures of the user: what may stand in them. */
#ifndef READ_PICTURE_SVG_H
#define READ_PICTURE_SVG_H

#include "base/diagnostics.h"
#include "base/source.h"

#include <stddef.h>

/* Checks length bytes of the SVG picture file, which the input names at a place; what is wrong in
 * the picture is reported at its own line. */
void picture_svg_check(const struct source *file, const char *bytes, size_t length, struct span at,
                       struct diagnostics *diagnostics);

#endif
