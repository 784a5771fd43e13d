/* When a regular meeting is held next. A rhythm alone names no day, so a date is only reckoned from
 * a meeting that was held and written down: those of the change board. */
#ifndef ANALYSE_CADENCE_H
#define ANALYSE_CADENCE_H

#include "model/model.h"

/* The regular meeting that is the change board: the one with the given name (its name in the
 * report's language; case is ignored), else the only one that is held monthly. NULL when neither
 * tells. */
const struct cadence *cadence_of_board(const struct program *program, const char *name);

/* The first day after last and not before as_of on which a rhythm falls that is counted from last.
 * Months and quarters keep the weekday and its place in the month: the second Thursday stays the
 * second Thursday, a fifth one becomes the last. 0 when every (enum cadence_every) or last is not
 * given. */
uint32_t cadence_next(int every, uint32_t last, uint32_t as_of);

/* The day of the last meeting of the change board that was written down and not after as_of; 0
 * when there is none. */
uint32_t cadence_last_board(const struct model *model);

/* The next sitting of the change board: one written down for as_of or later, else by its rhythm.
 * name is that of cadence_of_board. 0 when it cannot be known. */
uint32_t cadence_next_board(const struct model *model, const char *name);

#endif
