/* The first part of a name is looked up in the frames from inner to outer; the other parts in what
 * it leads to. */
#include "render/place.h"

#include <assert.h>
#include <string.h>

bool place_push(struct place_scope *scope, struct place_frame frame) {
    size_t kept = 0;
    for (size_t i = 0; i < scope->count; i++) {
        if (!frame.record || scope->frames[i].record != frame.record) {
            scope->frames[kept++] = scope->frames[i];
        }
    }
    scope->count = kept;
    if (kept == PLACE_DEPTH) {
        return false;
    }
    scope->frames[scope->count++] = frame;
    return true;
}

const struct place_frame *place_frame_of(const struct place_scope *scope, unsigned slot) {
    size_t i = 0;
    while (i < scope->count && scope->frames[i].slot != slot) {
        i++;
    }
    assert(i < scope->count);
    return &scope->frames[i];
}

/* One look-up in progress. */
struct search {
    const struct place_scope *scope;
    const char *name; /* the whole name */
    struct span span;
    struct diagnostics *diagnostics;
};

static bool unknown(const struct search *search, const char *part, const char *where,
                    const GPtrArray *names) {
    const char *nearest = diagnostics_nearest(part, (const char *const *)names->pdata, names->len);
    char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest) : NULL;
    diagnostics_add(search->diagnostics, CODE_TEMPLATE_UNKNOWN_NAME, search->span, hint,
                    "unknown name '%s'%s%s", part, where ? " in " : "", where ? where : "");
    g_free(hint);
    return false;
}

static void add_keys(GPtrArray *names, const struct record *record) {
    for (size_t i = 0; record && i < record->count; i++) {
        g_ptr_array_add(names, (gpointer)record->fields[i].key);
    }
}

static bool unknown_first(const struct search *search, const char *part) {
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = search->scope->count; i > 0; i--) {
        add_keys(names, search->scope->frames[i - 1].record);
    }
    const struct place_frame *top = &search->scope->frames[search->scope->count - 1];
    unknown(search, part, top->record ? top->record->name : NULL, names);
    g_ptr_array_free(names, TRUE);
    return false;
}

static bool unknown_member(const struct search *search, const char *part,
                           const struct field *field) {
    GPtrArray *names = g_ptr_array_new();
    add_keys(names, field->record);
    for (size_t i = 0; field->kind == FIELD_CHOICE && field->choices[i]; i++) {
        g_ptr_array_add(names, (gpointer)field->choices[i]);
    }
    unknown(search, part, field->key, names);
    g_ptr_array_free(names, TRUE);
    return false;
}

/* {{.}}: the innermost frame itself. */
static void find_dot(const struct place_scope *scope, struct place *place) {
    const struct place_frame *top = &scope->frames[scope->count - 1];
    *place = (struct place){
        .slot = top->slot, .kind = top->record ? FIELD_STRUCT : top->kind, .field = top->field};
}

static bool find_first(const struct search *search, const char *part, struct place *place) {
    for (size_t i = search->scope->count; i > 0; i--) {
        const struct place_frame *frame = &search->scope->frames[i - 1];
        const struct field *field = frame->record ? record_field(frame->record, part) : NULL;
        if (field) {
            *place = (struct place){
                .slot = frame->slot, .offset = field->offset, .kind = field->kind, .field = field};
            return true;
        }
    }
    return unknown_first(search, part);
}

static bool find_word(const struct search *search, const char *part, struct place *place) {
    for (int i = 0; place->field->choices[i]; i++) {
        if (strcmp(place->field->choices[i], part) == 0) {
            place->choice = i + 1;
            return true;
        }
    }
    return unknown_member(search, part, place->field);
}

static bool find_member(const struct search *search, const char *part, struct place *place) {
    if (place->kind == FIELD_CHOICE && place->choice == 0) {
        return find_word(search, part, place);
    }
    if (place->kind != FIELD_STRUCT && place->kind != FIELD_POINTER) {
        diagnostics_add(search->diagnostics, CODE_TEMPLATE_UNKNOWN_NAME, search->span, NULL,
                        "'%s' has no fields, so '%s' means nothing", place->field->key,
                        search->name);
        return false;
    }
    const struct field *field = record_field(place->field->record, part);
    if (!field) {
        return unknown_member(search, part, place->field);
    }
    if (place->kind == FIELD_POINTER) {
        assert(place->hop_count < PLACE_HOPS);
        place->hops[place->hop_count++] = place->offset;
        place->offset = 0;
    }
    place->offset += field->offset;
    place->kind = field->kind;
    place->field = field;
    return true;
}

bool place_find(const struct place_scope *scope, const char *name, struct span span,
                struct diagnostics *diagnostics, struct place *place) {
    assert(scope->count > 0);
    struct place found = {0};
    if (strcmp(name, ".") == 0) {
        find_dot(scope, place);
        return true;
    }
    struct search search = {scope, name, span, diagnostics};
    gchar **parts = g_strsplit(name, ".", PLACE_HOPS);
    bool fine = find_first(&search, parts[0], &found);
    for (size_t i = 1; fine && parts[i]; i++) {
        fine = find_member(&search, parts[i], &found);
    }
    g_strfreev(parts);
    if (fine) {
        *place = found;
    }
    return fine;
}

const void *place_value(const struct place *place, const void *const *slots) {
    const char *object = slots[place->slot];
    for (size_t i = 0; object && i < place->hop_count; i++) {
        object = *(const char *const *)(const void *)(object + place->hops[i]);
    }
    return object ? object + place->offset : NULL;
}

bool place_holds(const struct place *place, const void *value) {
    if (!value) {
        return false;
    }
    const struct field *field = place->field;
    switch (place->kind) {
    case FIELD_BOOLEAN:
        return *(const enum answer *)value == ANSWER_YES;
    case FIELD_CHOICE:
        return place->choice == 0 ? *(const int *)value != 0 : *(const int *)value == place->choice;
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_URL:
    case FIELD_MARKUP: {
        const char *text = *(const char *const *)value;
        return text && (*text || (field->flags & FIELD_OR_TRUE) != 0);
    }
    case FIELD_STRUCT:
        return !field || field_given(FIELD_STRUCT, field->record, value);
    default:
        return field_given(place->kind, field->record, value);
    }
}
