/* The drawings of the maturity page. */
#ifndef RENDER_MATURITY_VIEW_H
#define RENDER_MATURITY_VIEW_H

#include "render/twin_view.h"

/* The stair of stages as inline SVG; phone: as rows. */
const char *maturity_view_stair(const struct page_work *work, const struct scorecard *card,
                                bool phone);

/* What each function says of each stage; *key gets its letters in words, "M Marketing, S Sales".
 * NULL when fewer than two functions rated. */
const char *maturity_view_spread(const struct page_work *work, const struct scorecard *card,
                                 bool phone, const char **key);

/* The index of every unit over time; NULL when no unit was assessed twice. */
const char *maturity_view_progress(const struct page_work *work, bool phone);

/* The stages as a radar, with the assessment before dashed; it stands beside the same figures. NULL
 * with fewer than three stages. */
const char *maturity_view_radar(const struct page_work *work, const struct scorecard *card,
                                bool phone);

/* "Reached; 7 of 7 rated", "14 points to go; 6 of 7 rated". */
const char *maturity_view_standing(const struct page_work *work,
                                   const struct scorecard_stage *stage);

/* The unit's name, else the organisation's. */
const char *maturity_view_unit(const struct page_work *work, const struct scorecard *card);

/* The same figures as a table. */
struct twin_view *maturity_view_spread_twin(const struct page_work *work,
                                            const struct scorecard *card);

#endif
