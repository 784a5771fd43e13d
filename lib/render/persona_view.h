/* A journey as one persona lives it, in figures. Scores are compared only where the persona has one
 * of its own, so that like stands beside like. */
#ifndef RENDER_PERSONA_VIEW_H
#define RENDER_PERSONA_VIEW_H

#include "render/view.h"

struct persona_figures {
    double customer;                 /* importance-weighted mean of its own scores */
    double everybody;                /* the same of all customers, at the same touchpoints */
    double emotion;                  /* mean over the touchpoints where it is known, -2 to 2 */
    size_t measured, touchpoints;    /* how many it scored, of how many */
    const struct touchpoint *lowest; /* where its emotion is lowest; NULL: unknown */
    double lowest_emotion;
};

/* The figures of a journey for a persona. */
struct persona_figures persona_view_figures(const struct page_work *work,
                                            const struct journey *journey,
                                            const struct persona *persona);

/* A persona's journeys: those that count in the portfolio, or all when none of them does. The list
 * lives in the page's arena. */
struct serves_journeys persona_view_journeys(const struct page_work *work,
                                             const struct persona *persona);

/* Up to two initials of a name. */
const char *persona_view_initials(const struct page_work *work, const char *name);

/* "62 % of customers"; NULL when it is not given. */
const char *persona_view_share(const struct page_work *work, const struct persona *persona);

#endif
