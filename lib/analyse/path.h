/* Names of things inside other things: "journey/touchpoint/pain". */
#ifndef ANALYSE_PATH_H
#define ANALYSE_PATH_H

#include "base/arena.h"

/* Gives "parent/id" in the arena. */
const char *path_join(struct arena *arena, const char *parent, const char *id);

#endif
