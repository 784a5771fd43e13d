/* What the tests of charts share: a recorder behind the tools of a chart, the checks that every
 * chart must pass, and words and numbers of many kinds. */
#ifndef TESTS_DRAW_BENCH_H
#define TESTS_DRAW_BENCH_H

#include "draw/chart.h"
#include "draw/recorder.h"
#include "draw/svg.h"

#include <libxml/parser.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* Everything a test needs and must free. */
struct draw_bench {
    struct text_measure *measure;
    struct arena arena;
    struct recorder recorder;
};

static inline void draw_bench_open(struct draw_bench *bench) {
    *bench = (struct draw_bench){.measure = text_measure_new(NULL, 0)};
}

static inline void draw_bench_close(struct draw_bench *bench) {
    text_measure_free(bench->measure);
    arena_release(&bench->arena);
}

/* A function that draws the figures it is given. */
typedef void draw_bench_chart(const void *figures, const struct chart_tools *tools);

/* Draws a chart as SVG, inline and as a file: both must be XML without styles in elements. */
static inline void draw_bench_markup(struct draw_bench *bench, draw_bench_chart *draw,
                                     const void *figures, const char *what) {
    for (int kind = SVG_INLINE; kind <= SVG_FILE; kind++) {
        GString *out = g_string_new(NULL);
        struct svg svg;
        struct canvas canvas = svg_init(&svg, out, (enum svg_kind)kind, &palette_builtin);
        draw(figures, &(struct chart_tools){&canvas, bench->measure, &bench->arena});
        xmlDocPtr document = xmlReadMemory(out->str, (int)out->len, "chart.svg", NULL,
                                           XML_PARSE_NONET | XML_PARSE_NOERROR);
        if (!document || strstr(out->str, "style=") || !strstr(out->str, "<title")) {
            fail_msg("%s: not well-formed: %.200s", what, out->str);
        }
        xmlFreeDoc(document);
        g_string_free(out, TRUE);
    }
}

/* Draws a chart on the recorder, and checks that its texts lie within the drawing and no two meet,
 * that no shape leaves it by more than its stroke, and that its SVG is well-formed. Release the
 * recorder after asking it. */
static inline void draw_bench_check(struct draw_bench *bench, draw_bench_chart *draw,
                                    const void *figures, const char *what) {
    draw_bench_markup(bench, draw, figures, what);
    struct canvas canvas = recorder_init(&bench->recorder);
    draw(figures, &(struct chart_tools){&canvas, bench->measure, &bench->arena});
    const struct recorder_item *one = NULL, *other = NULL;
    if (recorder_overlap(&bench->recorder, 1, &one, &other)) {
        fail_msg("%s: '%s' at %d,%d meets '%s' at %d,%d", what, one->text, (int)one->x, (int)one->y,
                 other->text, (int)other->x, (int)other->y);
    }
    one = recorder_outside(&bench->recorder);
    if (one) {
        fail_msg("%s: '%s' at %d,%d leaves the drawing", what, one->text, (int)one->x, (int)one->y);
    }
    one = recorder_beyond(&bench->recorder, 1, &other);
    if (one) {
        fail_msg("%s: '%s' at %d,%d leaves its box at %d,%d of %d x %d", what, one->text,
                 (int)one->x, (int)one->y, (int)other->x, (int)other->y, (int)other->width,
                 (int)other->height);
    }
    for (size_t i = 0; i < recorder_count(&bench->recorder); i++) {
        one = recorder_get(&bench->recorder, i);
        if (one->kind != RECORDER_TEXT &&
            (one->x < -1 || one->y < -1 || one->x + one->width > bench->recorder.width + 1 ||
             one->y + one->height > bench->recorder.height + 1)) {
            fail_msg("%s: a shape at %d,%d of %d x %d leaves the drawing", what, (int)one->x,
                     (int)one->y, (int)one->width, (int)one->height);
        }
    }
}

/* How many shapes of a kind have a fill (a stroke: ROLE_NONE matches all). */
static inline size_t draw_bench_count(const struct draw_bench *bench, enum recorder_kind kind,
                                      enum role fill, enum role stroke) {
    size_t count = 0;
    for (size_t i = 0; i < recorder_count(&bench->recorder); i++) {
        const struct recorder_item *item = recorder_get(&bench->recorder, i);
        count += item->kind == kind && (fill == ROLE_NONE || item->style.fill == fill) &&
                 (stroke == ROLE_NONE || item->style.stroke == stroke);
    }
    return count;
}

/* A sequence of numbers that is the same everywhere (the constants of Knuth's MMIX). */
static inline unsigned draw_bench_pick(uint64_t *seed, unsigned below) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

/* A name, of one letter to far too long, in several scripts. */
static inline const char *draw_bench_word(uint64_t *seed) {
    static const char *const WORDS[] = {
        "One price on every page",
        "Donaudampfschifffahrtselektrizit\xC3\xA4tenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Auftragsbest\xC3\xA4tigungsschreiben und Rechnungspr\u00FCfung",
        "\xD9\x8A\xD9\x82\xD8\xA7\xD8\xB1\xD9\x86 \xD8\xA7\xD9\x84\xD8\xB9\xD9\x85\xD9\x8A\xD9\x84",
        "\xE3\x81\x8A\xE5\xAE\xA2\xE6\xA7\x98\xE3\x81\xAF\xE4\xBE\xA1\xE6\xA0\xBC\xE3\x82\x92",
        "<b>\"bold\"</b> & more",
        "Q",
        "Waits for the technician and asks for the bill that was promised weeks ago",
        "First bill explained",
        "Happy \xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB "
        "\xF0\x9F\x87\xA7\xF0\x9F\x87\xAA",
    };
    return WORDS[draw_bench_pick(seed, sizeof WORDS / sizeof *WORDS)];
}

/* A number from low to high in tenths of the range, often one of few values; sometimes NAN. */
static inline double draw_bench_value(uint64_t *seed, double low, double high) {
    unsigned kind = draw_bench_pick(seed, 8);
    if (kind == 0) {
        return NAN;
    }
    unsigned part = kind < 3 ? 50 : draw_bench_pick(seed, 101);
    return low + (high - low) * part / 100;
}

#endif
