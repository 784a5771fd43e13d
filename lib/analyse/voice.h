/* What customers say: the score and the importance that every other figure starts from. Whoever
 * wants to know C or w of a touchpoint asks here, so that it comes from one place only. */
#ifndef ANALYSE_VOICE_H
#define ANALYSE_VOICE_H

#include "model/model.h"

/* Importance of what has none of its own, 0-10. */
#define VOICE_IMPORTANCE 5.0

/* A customer score and how well it is known. */
struct voice {
    double value;                /* on the project's scale; NaN: not measured */
    double low, high;            /* 95 % interval; NaN: a typed number, which has none */
    double n;                    /* how many answered; NaN: not said */
    struct period date;          /* when it was measured */
    const struct survey *survey; /* whose answers it is the mean of; NULL: it was typed */
    const struct question *question;
};

/* The customer score C of a touchpoint: its own number, else the survey's question that it names,
 * else that of the latest wave that names it. */
struct voice voice_of_touchpoint(const struct model *model, const struct touchpoint *touchpoint);

/* The score of one persona: its own number, else what the persona answered to the question that the
 * touchpoint's customer score comes from (from five answers on). */
struct voice voice_of_persona(const struct model *model, const struct touchpoint *touchpoint,
                              const struct persona *persona);

/* The importance w, 0-10, of a touchpoint: its own, else from the drivers of the latest wave that
 * asks about it; of a journey: its own, or the mean answer to the question it names. Else
 * VOICE_IMPORTANCE. survey_analyse goes before. */
double voice_importance(const struct model *model, const struct touchpoint *touchpoint);

/* The survey whose drivers a touchpoint's importance comes from; NULL: it is its own, or nobody's.
 */
const struct survey *voice_importance_from(const struct touchpoint *touchpoint);
double voice_journey_importance(const struct model *model, const struct journey *journey);

#endif
