/* Names that a file of a site may have: a site is copied to shares and servers of every kind. */
#ifndef PUBLISH_NAME_H
#define PUBLISH_NAME_H

/* Says what is wrong with a path below the output folder, as the end of a sentence; NULL when
 * nothing is. */
const char *name_fault(const char *path);

/* Gives the form of a path in which two are equal when a file system that ignores case, or the way
 * accents are put together, takes them for one. The caller frees it with g_free. */
char *name_folded(const char *path);

#endif
