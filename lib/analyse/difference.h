/* Differences between two journeys: a product journey against the generic one it extends, and a
 * target state against the journey as it is. Touchpoints are matched by id; the field tables say
 * what changed; the features that serve a changed touchpoint are the bridge. */
#ifndef ANALYSE_DIFFERENCE_H
#define ANALYSE_DIFFERENCE_H

#include "analyse/serves.h"
#include "model/model.h"

enum difference_kind { DIFFERENCE_NONE, DIFFERENCE_PRODUCT, DIFFERENCE_TO_BE };

enum difference_change {
    DIFFERENCE_SAME,
    DIFFERENCE_ADDED,   /* only in the product or target journey */
    DIFFERENCE_DROPPED, /* only in the journey it is compared with */
    DIFFERENCE_MOVED,   /* in another stage, or in another order within it */
    DIFFERENCE_CHANGED  /* a field differs */
};

/* The words of both, ended by NULL. */
extern const char *const DIFFERENCE_KINDS[], *const DIFFERENCE_CHANGES[];

/* One change of one touchpoint. */
struct difference_row {
    const char *touchpoint;     /* its id, the same in both journeys */
    int change;                 /* enum difference_change */
    const char *field;          /* changed: "score.customer"; moved: "stage" or "order"; or NULL */
    const char *before, *after; /* as text; NULL: not given on that side */
    LIST(const char *) bridged_by; /* ids of features that serve the touchpoint on either side */
    const struct touchpoint *was;  /* in the journey compared with; NULL: added */
    const struct touchpoint *is;   /* NULL: dropped */
};

/* A figure on both sides. */
struct difference_figure {
    double before, after, change; /* change is NaN unless both are measured */
};

/* Emotion and scores of a touchpoint that is in both and differs in one of them. */
struct difference_score {
    const char *touchpoint;
    struct difference_figure emotion, internal, customer;
};

struct difference {
    const char *journey, *against;
    int kind;                             /* enum difference_kind */
    LIST(struct difference_row) changes;  /* along the journey, then what was dropped */
    LIST(struct difference_score) scores; /* along the journey */
    struct difference_figure emotion, internal, customer; /* plain means over what is measured */
    LIST(const char *) bridged_by; /* features behind any change, in the backlog's order */
    LIST(const char *) unserved;   /* changed touchpoints that no feature serves */
    const struct journey *of, *from;
};

struct differences {
    LIST(struct difference) items; /* in the order of the model */
};

extern const struct record DIFFERENCE_RECORD, DIFFERENCE_ROW_RECORD, DIFFERENCE_SCORE_RECORD,
    DIFFERENCE_FIGURE_RECORD;

/* Compares every journey that extends another or is a target state. Dropped features bridge
 * nothing. The results live in the arena. As-is and to-be: Bitner, Ostrom and Morgan, "Service
 * blueprinting" (2008). */
void difference_analyse(const struct model *model, const struct serves *serves, struct arena *arena,
                        struct differences *differences);

/* The difference of a journey of that kind; NULL when there is none. */
const struct difference *difference_find(const struct differences *differences,
                                         const struct journey *journey, enum difference_kind kind);

#endif
