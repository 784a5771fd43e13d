/* A matrix of scores: rows by columns, each cell with its figure, a word for it and the ground of
 * that word; holes are empty frames. The lifecycle stages by journeys are one. */
#ifndef DRAW_HEAT_H
#define DRAW_HEAT_H

#include "draw/mark.h"

enum heat_level { HEAT_HOLE, HEAT_UNKNOWN, HEAT_BAD, HEAT_MIDDLE, HEAT_GOOD };

struct heat_cell {
    enum heat_level level;
    const char *value; /* "6.2", of an unknown one its words: "Not measured"; of a hole NULL */
    const char *word;  /* "Weak"; NULL: none */
    const char *note;  /* below it: "3 of 4 measured"; NULL: none */
    const char *href;  /* NULL: none */
};

struct heat_row {
    const char *name, *href;
    const char *mark;              /* with a star below the name: "Focus"; NULL: none */
    const struct heat_cell *cells; /* one a column */
};

struct heat {
    struct chart_name name;
    const char *corner; /* what the rows are: "Journey" */
    const char *const *columns;
    size_t column_count;
    const struct heat_row *rows;
    size_t row_count;
    const char *foot;                   /* name of the last row, set apart; NULL: none */
    const struct heat_cell *foot_cells; /* one a column; a hole's words stand in bad */
    const struct mark_entry *legend;
    size_t legend_count;
    double width; /* px; 0: 1160. Columns narrower than 116 px make it wider */
};

/* Draws it; rows grow with their names. */
void heat_draw(const struct heat *figures, const struct chart_tools *tools);

#endif
