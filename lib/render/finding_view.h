/* Findings kind by kind, as the partial finding shows them: what is missing, why it matters, what
 * to do, and where. */
#ifndef RENDER_FINDING_VIEW_H
#define RENDER_FINDING_VIEW_H

#include "render/view.h"

struct finding_item {
    const char *subject, *detail, *href;
    const struct source_view *source;
};

struct finding_view {
    const char *title, *why, *action;
    double count;
    LIST(struct finding_item) items; /* the first ones */
    LIST(struct finding_item) more;  /* those that unfold */
    const char *more_label;          /* NULL: no more */
    const char *beyond;              /* how many are only in the data; NULL: none */
};

struct finding_list {
    LIST(struct finding_view) items; /* the kinds that were found */
};

extern const struct record FINDING_LIST_VIEW, FINDING_VIEW;

/* All findings; NULL when there are none. */
const struct finding_list *finding_view_all(const struct page_work *work);

#endif
