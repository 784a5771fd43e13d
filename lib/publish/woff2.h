/* WOFF2, the packed form of fonts for pages (W3C, WOFF File Format 2.0, 2018): the tables of a font
 * one behind the other, in one Brotli stream, behind a small directory. The format's optional
 * transforms of TrueType outlines are not used: our fonts have none. */
#ifndef PUBLISH_WOFF2_H
#define PUBLISH_WOFF2_H

#include <glib.h>
#include <stddef.h>

/* Packs an OpenType or TrueType font of length bytes; NULL when they are no font. The same bytes
 * give the same result. The caller unrefs it. */
GBytes *woff2_pack(const char *bytes, size_t length);

#endif
