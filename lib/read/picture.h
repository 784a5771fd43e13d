/* Pictures of the user: the logo, and what notes show. They go into the report as they are, so they
 * are looked at before: what kind they are by their own bytes, how large, and whether they stay
 * within themselves. */
#ifndef READ_PICTURE_H
#define READ_PICTURE_H

#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

enum picture_kind { PICTURE_OTHER, PICTURE_PNG, PICTURE_JPEG, PICTURE_WEBP, PICTURE_SVG };

/* What a picture's first bytes say. */
struct picture {
    enum picture_kind kind;
    unsigned width, height; /* px; 0: not said, or SVG */
};

enum {
    PICTURE_MOST_BYTES = 2 * 1024 * 1024, /* of a logo, and of any SVG */
    PICTURE_MOST_PIXELS = 4096            /* of a logo, in width or height */
};

/* Looks at the first bytes of a picture. */
struct picture picture_look(const char *bytes, size_t length);

/* Checks the file of a logo, which exists: a PNG, JPEG, WebP or SVG picture that is not too large.
 * at is where the input names it; file has name and path, must live as long as the diagnostics. */
void picture_check_logo(const struct source *file, struct span at, struct diagnostics *diagnostics);

/* Checks the file of an SVG picture in the same way: well-formed, without scripts, event attributes
 * and foreign objects, and referring to nothing outside itself. */
void picture_check_svg(const struct source *file, struct span at, struct diagnostics *diagnostics);

#endif
