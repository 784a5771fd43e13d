/* Templates from any bytes: a third is the page, the others two partials. What compiles also
 * renders, and never lets through the signs of the data. */
#include "render/template.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const VERDICTS[] = {"weak", "blind-spot", NULL};

struct thing {
    const char *name, *href, *chart;
    double n;
    int verdict;
    enum answer late;
    LIST(struct thing) things;
    const struct thing *best;
    LIST(const char *) tags;
};
static const struct record THING;
#define THIS struct thing
static const struct field THING_FIELDS[] = {
    ROW_TEXT(name, ""),
    ROW_URL(href, ""),
    ROW_MARKUP(chart, ""),
    ROW_NUMBER(n, 0, 0, "", .digits = 1),
    ROW_CHOICE(verdict, VERDICTS, ""),
    ROW_BOOLEAN(late, ""),
    ROW_LIST(things, THING, ""),
    ROW_POINTER(best, THING, ""),
    ROW_TEXTS(tags, ""),
};
#undef THIS
static const struct record THING = RECORD("thing", struct thing, THING_FIELDS, "");

/* Signs that an escaped text cannot have next to each other. */
#define HOSTILE "Q<Q\"Q'Q"
static const char *const RAW[] = {"Q<Q", "Q\"Q", "Q'Q"};

static const struct source *find(void *context, const char *name) {
    static const char *const NAMES[] = {"page", "partials/a", "partials/b"};
    const struct source *sources = context;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (strcmp(name, NAMES[i]) == 0) {
            return &sources[i];
        }
    }
    return NULL;
}

static void render(const struct template *template, const char *text) {
    static const char *tags[] = {"x", HOSTILE};
    static struct thing inner = {.name = HOSTILE, .href = "#" HOSTILE, .n = 1};
    static const struct thing THINGS = {.name = HOSTILE,
                                        .href = "a.html?" HOSTILE,
                                        .chart = "<svg></svg>",
                                        .n = -1234.5,
                                        .verdict = 2,
                                        .late = ANSWER_YES,
                                        .things = {&inner, 1},
                                        .best = &inner,
                                        .tags = {tags, 2}};
    GString *out = g_string_new(NULL);
    assert(template_render(template, &THINGS, out, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(RAW); i++) {
        assert(strchr(text, 'Q') || !strstr(out->str, RAW[i]));
    }
    g_string_free(out, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static struct texts texts; /* read once */
    if (!texts.table) {
        texts_init(&texts, LANGUAGE_EN);
    }
    char *text = g_strndup((const char *)bytes, size);
    size_t third = size / 3;
    struct source sources[] = {{.name = "page", .text = text, .length = third},
                               {.name = "a", .text = text + third, .length = third},
                               {.name = "b", .text = text + 2 * third, .length = size - 2 * third}};
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct template_world world = {.find = find, .context = sources, .texts = &texts};
    const struct template *template =
        template_compile(&world, "page", &THING, &arena, &diagnostics);
    assert((template != NULL) == (diagnostics.errors == 0));
    if (template) {
        render(template, text);
    }
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    g_free(text);
    return 0;
}
