/* The answers of surveys: each file of raw ones is read once, row by row, into sums; a file of sums
 * is read as they are. */
#ifndef MODEL_LOAD_ANSWERS_H
#define MODEL_LOAD_ANSWERS_H

#include "model/model.h"

/* Reads the files of all surveys by at most jobs threads and sets their answers, and for each
 * touchpoint the question of the latest wave that names it. Answers that cannot be used are
 * warnings: the first 20 of a file, then a count. */
void load_answers(struct model *model, unsigned jobs, struct diagnostics *diagnostics);

#endif
