/* The folder beside an output in which the next site is put together: `.NAME.flightpath`. It has
 * one name per output and a lock, so that two runs cannot mix and the next run clears what a killed
 * one left behind. Inside are `lock`, `new` (the site being made) and `old` (the one just replaced,
 * where the file system cannot exchange two folders in one step). */
#ifndef PUBLISH_WORK_H
#define PUBLISH_WORK_H

#include "publish/place.h"

#include <stdbool.h>

/* A locked work folder. The texts belong to the struct. */
struct work {
    char *path;  /* of the work folder */
    char *fresh; /* of the folder `new` in it */
    char *old;   /* of the folder `old` in it */
    int lock;    /* handle of the locked file */
};

/* Makes and locks the work folder of an output, mends and clears what a killed run left. When
 * another run holds it: waits for that run, or without wait gives false and a problem that is busy.
 */
bool work_open(struct work *work, const struct place *place, bool wait, struct problem *problem);

/* Puts the folder `new` in the place of the output, in one step where the file system can; the
 * output before it, if any, is left in the work folder. */
bool work_exchange(const struct work *work, const struct place *place, struct problem *problem);

/* Removes the work folder with what is in it, and gives up the lock. */
void work_close(struct work *work);

#endif
