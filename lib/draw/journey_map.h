/* The journey map: stages over touchpoints, and below them in lanes what the customer does, asks
 * and feels, what hurts, what could be better, how it scores, and whose it is. Two drawings of the
 * same figures: wide with the lanes under each other, and narrow for a phone with the curve turned.
 *
 * All words come from the caller in the reader's language. A lane with nothing in any column is
 * left out; a cell with nothing says so or stays empty. */
#ifndef DRAW_JOURNEY_MAP_H
#define DRAW_JOURNEY_MAP_H

#include "base/format.h"
#include "draw/canvas.h"
#include "draw/icon.h"

#include <stdbool.h>
#include <stddef.h>

/* A text that may be a link; href NULL: none. */
struct journey_map_link {
    const char *text, *href;
};

struct journey_map_stage {
    const char *name;
    const char *lifecycle; /* the lifecycle stage it belongs to; NULL: none */
};

struct journey_map_pain {
    const char *text;
    int severity;       /* 1-5; 0: not given */
    const char *share;  /* of customers, as shown: "35 %"; NULL: not known */
    const char *source; /* in a word: "Survey"; of an unsupported one the word that says so */
    bool unsupported;   /* no customer source */
};

struct journey_map_opportunity {
    const char *text;
    const struct journey_map_link *initiatives; /* that take it up, by code */
    size_t initiative_count;
};

struct journey_map_kpi {
    const char *name;
    const char *value; /* as shown: "41 %"; NULL: none */
    const char *note;  /* e.g. "no data since November"; NULL: none */
    const char *href;  /* NULL: none */
    int signal;        /* 1 better, -1 worse, 0 none */
};

/* A way on from a touchpoint. */
struct journey_map_path {
    size_t to;         /* index of a touchpoint */
    const char *label; /* share and reason: "60 % know the price"; NULL: none */
};

/* A verdict: its icon, colour and short word. */
struct journey_map_verdict {
    enum icon icon;
    enum role role;
    const char *word; /* NULL: no verdict */
};

struct journey_map_touchpoint {
    const char *name;
    const char *href; /* to its row in the table; NULL: none */
    size_t stage;     /* index of its stage; never less than that of the one before */
    struct journey_map_link channel; /* its name; text NULL: none */
    const char *channel_id;          /* for the icon */
    const char *action;
    const char *const *questions;
    size_t question_count;
    const char *thought;                  /* with its quotation marks; NULL: none */
    double emotion;                       /* -2 … 2; NAN: not known */
    const char *moment;                   /* name of the moment of truth; NULL: it is none */
    const struct journey_map_pain *pains; /* the worst first */
    size_t pain_count;
    const struct journey_map_opportunity *opportunities;
    size_t opportunity_count;
    double internal, customer; /* scores; NAN: not measured */
    double low, high;          /* interval of the customer's score; NAN: none */
    struct journey_map_verdict verdict;
    struct journey_map_link owner; /* text NULL: none */
    const char *systems;           /* joined by commas; NULL: none */
    const struct journey_map_kpi *kpis;
    size_t kpi_count;
    const struct journey_map_path *paths; /* all ways on, that to the next one too */
    size_t path_count;
    const struct journey_map_link *exits; /* ways out: "31 % call Support" */
    size_t exit_count;
};

/* A lane's name and what stands below it; note NULL: nothing. */
struct journey_map_lane {
    const char *name, *note;
};

/* The words of the drawing. */
struct journey_map_labels {
    struct journey_map_lane stage, touchpoint, paths, action, questions, emotion, moments, pains,
        opportunities, scores, owner, kpis;
    const char *lowest;        /* "Lowest point" */
    const char *lowest_short;  /* "Lowest" */
    const char *more;          /* "more", after "…" */
    const char *none_reported; /* of pains */
    const char *unknown_share; /* of a pain */
    const char *not_measured;  /* of an emotion */
    const char *internal_only; /* "internal opinion only" */
    const char *ok_line;       /* "ok 6" */
    const char *good_line;     /* "good 8" */
    const char *no_owner, *no_kpi;
    const char *unhappy, *happy; /* the ends of the phone's curve */
};

struct journey_map_figures {
    const char *id;          /* of the drawing on its page */
    const char *title;       /* "Journey map: Find, buy, first bill" */
    const char *description; /* what it shows, in a sentence or two */
    const char *language;
    const struct journey_map_labels *labels;
    const struct number_signs *signs;
    const struct journey_map_stage *stages;
    size_t stage_count;
    const struct journey_map_touchpoint *touchpoints; /* at least one */
    size_t touchpoint_count;
    double scale_low, scale_high; /* of the scores */
    double ok, good;              /* thresholds */
};

/* What part of the journey, and how large. */
struct journey_map_options {
    double width;        /* px to fill; 0: 1390. Columns narrower than 104 px make it wider */
    size_t first, count; /* the touchpoints to draw; count 0: all from first on */
    bool print;          /* smaller letters and steps, for paper; widths are then 76 and 82 */
};

struct journey_map;

/* Lays the map out in the arena; figures, with all they point to, and the measure's texts must live
 * as long as the arena. */
const struct journey_map *journey_map_layout(const struct journey_map_figures *figures,
                                             const struct journey_map_options *options,
                                             struct text_measure *measure, struct arena *arena);

/* Its size in px. */
double journey_map_width(const struct journey_map *map);
double journey_map_height(const struct journey_map *map);

/* Draws it as one drawing. */
void journey_map_draw(const struct journey_map *map, const struct canvas *canvas);

/* The touchpoint with the lowest emotion, the first of equals: it is marked when it lies below
 * zero. Gives false when no emotion is below zero. */
bool journey_map_lowest(const struct journey_map_figures *figures, size_t *index);

#endif
