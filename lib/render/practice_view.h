/* The practices of a maturity assessment, stage by stage, with who rated them how. */
#ifndef RENDER_PRACTICE_VIEW_H
#define RENDER_PRACTICE_VIEW_H

#include "render/view.h"

struct rating_line {
    const char *function, *rating, *evidence;
    const struct source_view *source;
};

struct practice_view {
    const char *id, *name;
    double score;
    const char *bar, *spread;
    enum answer wide;
    LIST(struct rating_line) by;
};

struct stage_view {
    const char *id, *name;
    double score;
    const char *bar, *rated;
    enum answer reached, skipped;
    LIST(struct practice_view) practices;
};

extern const struct record STAGE_VIEW;

/* The stages of a scorecard with their practices, a list of struct stage_view in the page's arena.
 */
struct list practice_view_stages(const struct page_work *work, const struct scorecard *card);

#endif
