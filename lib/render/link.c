/* A table of address forms; each is checked against the pages that exist. */
#include "render/link.h"

#include "model/data_file.h"

#include <string.h>

/* The address when its page exists. */
static const char *existing(const struct report *report, const char *address) {
    char *path = g_strndup(address, strcspn(address, "#"));
    bool exists = report_has(report, path);
    g_free(path);
    return exists ? address : NULL;
}

const char *link_journey(const struct report *report, const struct journey *journey,
                         struct arena *arena) {
    return existing(report, arena_format(arena, "journeys/%s.html", journey->id));
}

const char *link_anchor(const struct touchpoint *touchpoint, struct arena *arena) {
    /* The parts of a journey's page; some have a -title or -frame. */
    static const char *const PARTS[] = {
        "blueprint", "difference", "journey-map",       "main",           "map",   "nav",
        "notes",     "pains",      "personas",          "search-results", "table", "twin",
        "work",      "severity",   "service-blueprint", "touchpoint",
    };
    const char *id = touchpoint->id;
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        size_t length = strlen(PARTS[i]);
        const char *rest = id + length;
        bool starts = strncmp(id, PARTS[i], length) == 0;
        if (starts &&
            (*rest == '\0' || strcmp(rest, "-title") == 0 || strcmp(rest, "-frame") == 0 ||
             g_str_has_suffix(rest, "-t") || g_str_has_suffix(rest, "-d"))) {
            return arena_format(arena, "touchpoint-%s", id);
        }
    }
    return id;
}

const char *link_touchpoint(const struct report *report, const struct touchpoint *touchpoint,
                            struct arena *arena) {
    return existing(report, arena_format(arena, "journeys/%s.html#%s", touchpoint->journey->id,
                                         link_anchor(touchpoint, arena)));
}

const char *link_initiative(const struct report *report, const struct initiative *initiative,
                            struct arena *arena) {
    return existing(report, arena_format(arena, "initiatives/%s.html", initiative->code));
}

static const char *link_pain(const struct report *report, const struct pain *pain,
                             struct arena *arena) {
    const struct touchpoint *touchpoint = pain->touchpoint;
    return touchpoint
               ? existing(report, arena_format(arena, "journeys/%s.html#%s--%s",
                                               touchpoint->journey->id, touchpoint->id, pain->id))
               : NULL;
}

/* Where a person's things are listed, else nowhere. */
static const char *by_id(const struct report *report, const char *form, const void *target,
                         struct arena *arena) {
    const char *id = *(const char *const *)((const char *)target + sizeof(struct span));
    char **parts = g_strsplit(form, "*", 2);
    const char *address = arena_format(arena, "%s%s%s", parts[0], id, parts[1] ? parts[1] : "");
    g_strfreev(parts);
    return existing(report, address);
}

const char *link_entity(const struct report *report, enum entity entity, const void *target,
                        struct arena *arena) {
    /* Addresses by the id, which follows the span in each of these structs. */
    static const char *const FORMS[ENTITY_COUNT] = {
        [ENTITY_LIFECYCLE] = "lifecycle.html#*",
        [ENTITY_PERSON] = "people/*.html",
        [ENTITY_ROLE] = "people/index.html#role-*",
        [ENTITY_TEAM] = "people/index.html#team-*",
        [ENTITY_FUNCTION] = "people/index.html#function-*",
        [ENTITY_PERSONA] = "personas/*.html",
        [ENTITY_JOURNEY] = "journeys/*.html",
        [ENTITY_FEATURE] = "backlog.html#*",
        [ENTITY_INITIATIVE] = "initiatives/*.html",
        [ENTITY_KPI] = "kpis.html#*",
        [ENTITY_CHANNEL_MIX] = "kpis.html#*",
        [ENTITY_SURVEY] = "voice.html#*",
        [ENTITY_REQUEST] = "board.html#*",
        [ENTITY_PRACTICE] = "maturity.html#*",
        [ENTITY_MATURITY_STAGE] = "maturity.html#*",
        [ENTITY_SYSTEM] = "backlog.html#system-*",
        [ENTITY_NOTE] = "notes/*.html",
    };
    if (!target) {
        return NULL;
    }
    if (entity == ENTITY_TOUCHPOINT) {
        return link_touchpoint(report, target, arena);
    }
    if (entity == ENTITY_PAIN) {
        return link_pain(report, target, arena);
    }
    return FORMS[entity] ? by_id(report, FORMS[entity], target, arena) : NULL;
}

const char *link_copy(const char *name, struct arena *arena) {
    return arena_format(arena, "assets/user/%s",
                        name + (g_str_has_prefix(name, "assets/") ? strlen("assets/") : 0));
}

/* The note with a file name in the project; NULL when there is none. */
static const struct note *find_note(const struct model *model, const char *name) {
    for (size_t i = 0; i < model->notes.count; i++) {
        if (strcmp(model->notes.items[i].at.source->name, name) == 0) {
            return &model->notes.items[i];
        }
    }
    return NULL;
}

const char *link_file(const struct model *model, const struct source *from, const char *target,
                      struct arena *arena) {
    size_t length = strcspn(target, "#?");
    char *path = from->path ? g_uri_unescape_segment(target, target + length, NULL) : NULL;
    if (!path) {
        return NULL;
    }
    char *folder = g_path_get_dirname(from->path);
    char *full =
        g_canonicalize_filename(path + (*path == '/'), *path == '/' ? model->root : folder);
    const char *address = NULL;
    size_t root = strlen(model->root);
    if (data_file_inside(model, full) && g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        const struct note *note = find_note(model, full + root + 1);
        address = note ? arena_format(arena, "notes/%s.html%s", note->slug, target + length)
                       : link_copy(full + root + 1, arena);
    }
    g_free(full);
    g_free(folder);
    g_free(path);
    return address;
}
