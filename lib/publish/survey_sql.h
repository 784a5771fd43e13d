/* The query that makes a survey's sums where its answers are: the same that the program makes of
 * raw answers, as a table of statistics that `aggregate:` reads. */
#ifndef PUBLISH_SURVEY_SQL_H
#define PUBLISH_SURVEY_SQL_H

#include "model/model.h"
#include "publish/problem.h"
#include "publish/sql_dialect.h"

/* Appends the query of the survey with an id (NULL: of all surveys of the model), and comments that
 * say how to load the answers. False, and nothing appended, when there is no such survey, it asks
 * nothing, or the dialect cannot tell two of its columns apart. The model need not have answers. */
bool survey_sql_write(GString *out, const struct sql_dialect *dialect, const struct model *model,
                      const char *id, struct problem *problem);

#endif
