/* Two lists are joined: what names the person and what names the role. */
#include "render/duty_view.h"

#include <string.h>

void duty_things(const struct page_work *work, const struct person *person,
                 struct duty_things *things) {
    const struct serves *serves = &work->report->analysis->serves;
    struct serves_things own = serves_owned(serves, person);
    struct serves_things role = {0};
    if (person->role.target) {
        role = serves_owned(serves, person->role.target);
    }
    things->items.items = ARENA_ARRAY(work->arena, struct duty_thing, own.count + role.count);
    things->items.count = 0;
    GHashTable *known = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < own.count + role.count; i++) {
        bool by_role = i >= own.count;
        const struct serves_thing *thing = by_role ? &role.items[i - own.count] : &own.items[i];
        const void *what = thing->action ? (const void *)thing->action : thing->thing;
        if (g_hash_table_add(known, (gpointer)what)) {
            things->items.items[things->items.count++] = (struct duty_thing){thing, by_role};
        }
    }
    g_hash_table_destroy(known);
}

bool duty_is_open(const struct serves_thing *thing) {
    switch (thing->entity) {
    case ENTITY_JOURNEY:
        return ((const struct journey *)thing->thing)->status != JOURNEY_RETIRED;
    case ENTITY_TOUCHPOINT:
        return ((const struct touchpoint *)thing->thing)->journey->status != JOURNEY_RETIRED;
    case ENTITY_FEATURE:
        return serves_open_feature(thing->thing);
    case ENTITY_INITIATIVE:
        return serves_open_initiative(thing->thing);
    default:
        return true;
    }
}

/* Whether a thing is an action that is still to be done, of work that is still going on. */
static bool is_open_action(const struct serves_thing *thing) {
    return thing->part == SERVES_ACTION && thing->action->done != ANSWER_YES && duty_is_open(thing);
}

size_t duty_count(const struct duty_things *things, enum entity entity) {
    size_t count = 0;
    for (size_t i = 0; i < things->items.count; i++) {
        const struct serves_thing *thing = things->items.items[i].of;
        count +=
            thing->entity == entity && thing->part != SERVES_ACTION && duty_is_open(thing) ? 1 : 0;
    }
    return count;
}

size_t duty_open_actions(const struct duty_things *things) {
    size_t count = 0;
    for (size_t i = 0; i < things->items.count; i++) {
        count += is_open_action(things->items.items[i].of) ? 1 : 0;
    }
    return count;
}

static void add_due(GArray *dues, uint32_t due, const char *what,
                    const struct initiative *initiative) {
    struct duty_due added = {due, what, initiative};
    g_array_append_val(dues, added);
}

static void add_initiative(GArray *dues, const struct initiative *initiative) {
    for (size_t i = 0; i < initiative->charter.phases.count; i++) {
        const struct phase *phase = &initiative->charter.phases.items[i];
        if (phase->done != ANSWER_YES && phase->due != 0) {
            add_due(dues, phase->due, phase->name, initiative);
        }
    }
    if (initiative->due != 0) {
        add_due(dues, initiative->due, NULL, initiative);
    }
}

static gint by_day(gconstpointer a, gconstpointer b) {
    const struct duty_due *left = a;
    const struct duty_due *right = b;
    if (left->due != right->due) {
        return left->due - 1 < right->due - 1 ? -1 : 1; /* 0 wraps round: it comes last */
    }
    int order = strcmp(left->initiative->code, right->initiative->code);
    return order != 0 ? order : g_strcmp0(left->what, right->what);
}

void duty_dues(const struct page_work *work, const struct duty_things *things,
               struct duty_dues *dues) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct duty_due));
    for (size_t i = 0; i < things->items.count; i++) {
        const struct serves_thing *thing = things->items.items[i].of;
        if (is_open_action(thing)) {
            add_due(found, thing->action->due, thing->action->what, thing->thing);
        } else if (thing->entity == ENTITY_INITIATIVE && thing->part == SERVES_OWNER &&
                   duty_is_open(thing)) {
            add_initiative(found, thing->thing);
        }
    }
    g_array_sort(found, by_day);
    dues->items.count = found->len;
    dues->items.items =
        found->len ? arena_copy(work->arena, found->data, found->len * sizeof(struct duty_due))
                   : NULL;
    dues->late = 0;
    for (size_t i = 0; i < dues->items.count; i++) {
        uint32_t due = dues->items.items[i].due;
        dues->late += due != 0 && due < work->report->model->as_of ? 1 : 0;
    }
    g_array_free(found, TRUE);
}
