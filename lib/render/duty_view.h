/* What is somebody's: everything that names a person as owner, product owner, sponsor or doer, or
 * names the person's role; and what of it is due. */
#ifndef RENDER_DUTY_VIEW_H
#define RENDER_DUTY_VIEW_H

#include "render/view.h"

/* Something that is a person's. */
struct duty_thing {
    const struct serves_thing *of;
    bool by_role; /* it names the person's role, not the person */
};

struct duty_things {
    LIST(struct duty_thing) items; /* the person's own first, each once */
};

/* Something with a deadline that is still open: an action, a phase or an initiative. */
struct duty_due {
    uint32_t due; /* 0: no deadline */
    const char *what;
    const struct initiative *initiative;
};

struct duty_dues {
    LIST(struct duty_due) items; /* the earliest first, so the late ones lead; without one last */
    size_t late;
};

/* Everything of a person, in the page's arena. */
void duty_things(const struct page_work *work, const struct person *person,
                 struct duty_things *things);

/* What is due of those things: open actions, and of owned open initiatives the open phases and the
 * initiative itself. */
void duty_dues(const struct page_work *work, const struct duty_things *things,
               struct duty_dues *dues);

/* How many things of a type there are in a part; actions: those still open. */
size_t duty_count(const struct duty_things *things, enum entity entity);
size_t duty_open_actions(const struct duty_things *things);

/* Whether a thing is still of concern: not a retired journey, nor work that is done or dropped. */
bool duty_is_open(const struct serves_thing *thing);

#endif
