/* A depth-first walk; the edges walked to a place already open are the cycle. */
#include "model/cycle.h"

enum state { UNSEEN, OPEN, DONE };

struct walk {
    const struct model *model;
    enum state *states;
    GPtrArray *path; /* of const struct reference *: the edges walked */
    struct diagnostics *diagnostics;
};

static size_t number_of(const struct walk *walk, const struct initiative *initiative) {
    return (size_t)(initiative - walk->model->initiatives.items);
}

/* The edges of the path from the one that leads to start. */
static void report(const struct walk *walk, const struct initiative *start,
                   const struct reference *last) {
    guint from = walk->path->len;
    while (from > 0) {
        const struct reference *edge = g_ptr_array_index(walk->path, from - 1);
        if (edge->target == start) {
            break;
        }
        from--;
    }
    GString *cycle = g_string_new(start->code);
    for (guint i = from; i < walk->path->len; i++) {
        const struct reference *edge = g_ptr_array_index(walk->path, i);
        g_string_append_printf(cycle, " → %s (%s:%u)", edge->id, edge->at.source->name,
                               edge->at.line);
    }
    g_string_append_printf(cycle, " → %s (%s:%u)", last->id, last->at.source->name, last->at.line);
    diagnostics_add(walk->diagnostics, CODE_DEPENDENCY_CYCLE, last->at,
                    "remove one of these 'depends_on'", "initiatives wait for each other: %s",
                    cycle->str);
    g_string_free(cycle, TRUE);
}

static void visit(struct walk *walk, const struct initiative *initiative) {
    walk->states[number_of(walk, initiative)] = OPEN;
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        const struct reference *edge = &initiative->depends_on.items[i];
        const struct initiative *next = edge->target;
        if (!next) {
            continue;
        }
        enum state state = walk->states[number_of(walk, next)];
        if (state == OPEN) {
            report(walk, next, edge);
        } else if (state == UNSEEN) {
            g_ptr_array_add(walk->path, (gpointer)edge);
            visit(walk, next);
            g_ptr_array_remove_index(walk->path, walk->path->len - 1);
        }
    }
    walk->states[number_of(walk, initiative)] = DONE;
}

void cycle_check(const struct model *model, struct diagnostics *diagnostics) {
    struct walk walk = {model, g_new0(enum state, model->initiatives.count + 1), g_ptr_array_new(),
                        diagnostics};
    for (size_t i = 0; i < model->initiatives.count; i++) {
        if (walk.states[i] == UNSEEN) {
            visit(&walk, &model->initiatives.items[i]);
        }
    }
    g_ptr_array_free(walk.path, TRUE);
    g_free(walk.states);
}
