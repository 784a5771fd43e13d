/* The loop over the steps. Sections run by recursion on their range of steps, partials on their
 * routine; nothing is allocated but what the page itself needs. */
#include "render/routine.h"

#include "base/markup.h"
#include "render/people.h"
#include "render/texts.h"

#include <assert.h>
#include <string.h>

static void run_steps(const struct routine *routine, size_t from, size_t to,
                      struct routine_run *run);

static void append_escaped(const struct routine_run *run, const char *text) {
    if (!text) {
        return;
    }
    if (run->plain) {
        g_string_append(run->out, text);
    } else {
        markup_escape(run->out, text, strlen(text));
    }
}

static void print_period(const struct routine_run *run, struct period period) {
    struct arena arena = {0};
    append_escaped(run, date_period_text(period, &arena));
    arena_release(&arena);
}

static void print_value(const struct place *place, const void *value,
                        const struct routine_run *run) {
    const struct field *field = place->field;
    switch (place->kind) {
    case FIELD_NUMBER:
        people_append(run->out, run->language, *(const double *)value, field->digits, field->style);
        break;
    case FIELD_DATE: {
        int year, month, day;
        date_parts(*(const uint32_t *)value, &year, &month, &day);
        g_string_append_printf(run->out, "%04d-%02d-%02d", year, month, day);
        break;
    }
    case FIELD_PERIOD:
        print_period(run, *(const struct period *)value);
        break;
    case FIELD_CHOICE:
        append_escaped(run, field->choices[*(const int *)value - 1]);
        break;
    case FIELD_REFERENCE:
        append_escaped(run, ((const struct reference *)value)->id);
        break;
    case FIELD_PATH:
        append_escaped(run, ((const struct path *)value)->text);
        break;
    default:
        append_escaped(run, *(const char *const *)value);
    }
}

/* Looks a name up in the open world's stack, from inner to outer. */
static const void *open_value(const struct routine_run *run, const char *name) {
    const struct routine_open *open = run->open;
    if (strcmp(name, ".") == 0) {
        return run->slots[run->depth - 1];
    }
    gchar **parts = g_strsplit(name, ".", -1);
    const void *value = NULL;
    for (size_t i = run->depth; i > 0 && !value; i--) {
        value = open->member(run->slots[i - 1], parts[0]);
    }
    for (size_t i = 1; value && parts[i]; i++) {
        value = open->member(value, parts[i]);
    }
    g_strfreev(parts);
    return value;
}

static void open_print(const struct routine_step *step, struct routine_run *run) {
    const void *value = open_value(run, step->text);
    if (!value) {
        return;
    }
    GString *text = g_string_new(NULL);
    run->open->print(value, text);
    if (step->op == ROUTINE_MARKUP) {
        g_string_append(run->out, text->str);
    } else {
        append_escaped(run, text->str);
    }
    g_string_free(text, TRUE);
}

static void print(const struct routine_step *step, struct routine_run *run) {
    if (run->open) {
        open_print(step, run);
        return;
    }
    const void *value = place_value(&step->place, run->slots);
    if (!value || !field_given(step->place.kind, NULL, value)) {
        return;
    }
    if (step->op == ROUTINE_MARKUP) {
        g_string_append(run->out, *(const char *const *)value);
    } else {
        print_value(&step->place, value, run);
    }
}

static void open_section(const struct routine *routine, size_t at, struct routine_run *run) {
    const struct routine_step *step = &routine->steps[at];
    const struct routine_open *open = run->open;
    const void *value = open_value(run, step->text);
    bool holds = value && open->holds(value);
    if (step->op == ROUTINE_UNLESS) {
        if (!holds) {
            run_steps(routine, at + 1, step->skip, run);
        }
        return;
    }
    bool list = holds && open->is_list(value);
    size_t count = list ? open->count(value) : (holds ? 1 : 0);
    assert(run->depth < ROUTINE_STACK);
    run->depth++;
    for (size_t i = 0; i < count; i++) {
        run->slots[run->depth - 1] = list ? open->item(value, i) : value;
        run_steps(routine, at + 1, step->skip, run);
    }
    run->depth--;
}

static void each(const struct routine *routine, size_t at, const void *value,
                 struct routine_run *run) {
    const struct routine_step *step = &routine->steps[at];
    const struct list *list = value;
    const struct field *field = step->place.field;
    size_t size = field_kind_size(field->item, field->record);
    const void *saved = run->slots[step->slot];
    for (size_t i = 0; i < list->count; i++) {
        const void *item = (const char *)list->items + i * size;
        run->slots[step->slot] = field->item == FIELD_POINTER ? *(const void *const *)item : item;
        run_steps(routine, at + 1, step->skip, run);
    }
    run->slots[step->slot] = saved;
}

static void with(const struct routine *routine, size_t at, const void *value,
                 struct routine_run *run) {
    const struct routine_step *step = &routine->steps[at];
    const void *saved = run->slots[step->slot];
    run->slots[step->slot] =
        step->place.kind == FIELD_POINTER ? *(const void *const *)value : value;
    run_steps(routine, at + 1, step->skip, run);
    run->slots[step->slot] = saved;
}

static bool singular(const struct routine_run *run, const void *value) {
    return value && texts_singular(run->language, *(const double *)value);
}

static void section(const struct routine *routine, size_t at, struct routine_run *run) {
    if (run->open) {
        open_section(routine, at, run);
        return;
    }
    const struct routine_step *step = &routine->steps[at];
    const void *value = place_value(&step->place, run->slots);
    bool inside = false;
    switch (step->op) {
    case ROUTINE_ONE:
        inside = singular(run, value);
        break;
    case ROUTINE_MANY:
        inside = !singular(run, value);
        break;
    case ROUTINE_UNLESS:
        inside = !place_holds(&step->place, value);
        break;
    default:
        inside = place_holds(&step->place, value);
    }
    if (!inside) {
        return;
    }
    if (step->op == ROUTINE_EACH) {
        each(routine, at, value, run);
    } else if (step->op == ROUTINE_WITH) {
        with(routine, at, value, run);
    } else {
        run_steps(routine, at + 1, step->skip, run);
    }
}

static void call(const struct routine_step *step, struct routine_run *run) {
    if (run->calls == ROUTINE_CALLS) {
        if (!run->failed && run->diagnostics) {
            diagnostics_add(run->diagnostics, CODE_TEMPLATE_RECURSION, step->span, NULL,
                            "partials include each other over %d deep", ROUTINE_CALLS);
        }
        run->failed = true;
        return;
    }
    run->calls++;
    routine_run(step->call, run);
    run->calls--;
}

static void run_steps(const struct routine *routine, size_t from, size_t to,
                      struct routine_run *run) {
    for (size_t at = from; at < to && !run->failed;) {
        const struct routine_step *step = &routine->steps[at];
        at++;
        switch (step->op) {
        case ROUTINE_TEXT:
            g_string_append_len(run->out, step->text, (gssize)step->length);
            break;
        case ROUTINE_PRINT:
        case ROUTINE_MARKUP:
            print(step, run);
            break;
        case ROUTINE_CALL:
            call(step, run);
            break;
        default:
            section(routine, at - 1, run);
            at = step->skip;
        }
    }
}

void routine_run(const struct routine *routine, struct routine_run *run) {
    run_steps(routine, 0, routine->count, run);
}
