/* The points of KPIs and channel mixes, typed in place or read from CSV files: in the order of
 * their periods, of one kind of period, each period (and channel) once. */
#ifndef MODEL_LOAD_SERIES_H
#define MODEL_LOAD_SERIES_H

#include "model/model.h"

/* Reads the series of a model by at most jobs threads. Rows of one period and channel of a mix are
 * added; of a KPI they are an error. Cells without a value are passed over. Files that are missing
 * were reported before. */
void load_series(struct model *model, unsigned jobs, struct diagnostics *diagnostics);

#endif
