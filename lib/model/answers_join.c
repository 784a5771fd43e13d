/* Sums are only ever added to, exactly; order enters when the groups are sorted at the end. Answers
 * on the steps of a short scale are tallied, and multiplied with their values once, at the end. */
#include "model/answers_join.h"

#include <string.h>

/* Larger weights have no tallies: their squares might overflow the sums. */
static const uint64_t LARGEST_TALLIED = (uint64_t)1 << 48;

/* How a question's answers are counted. */
struct answers_scale {
    int kind;     /* enum question_kind */
    int64_t low;  /* the scale's lower end */
    int64_t top;  /* csat: the least answer that counts as satisfied */
    size_t first; /* its first tally */
    size_t steps; /* its tallies; 0: none */
};

static void init_scales(struct answers_gathering *gathering, const struct survey *survey) {
    for (size_t i = 0; i < gathering->count; i++) {
        const struct question *question =
            i < survey->questions.count ? &survey->questions.items[i] : &survey->outcome;
        struct answer_reader reader;
        answer_value_init(&reader, survey, question);
        gathering->centres[i] = reader.centre;
        gathering->tops[i] = reader.top;
        gathering->scales[i] = (struct answers_scale){.kind = question->kind,
                                                      .low = reader.low,
                                                      .top = reader.top,
                                                      .first = gathering->tally_count,
                                                      .steps = answer_value_steps(&reader)};
        gathering->tally_count += gathering->scales[i].steps;
    }
}

static struct answers_sums new_sums(const struct answers_gathering *gathering) {
    return (struct answers_sums){g_new0(struct answer_tally, gathering->tally_count),
                                 g_new0(struct answer_cell, gathering->count)};
}

static void free_sums(gpointer data) {
    struct answers_sums *sums = data;
    g_free(sums->tallies);
    g_free(sums->cells);
    g_free(sums);
}

void answers_join_init(struct answers_gathering *gathering, const struct survey *survey,
                       size_t count) {
    *gathering = (struct answers_gathering){.count = count};
    gathering->centres = g_new0(int64_t, count);
    gathering->tops = g_new0(int64_t, count);
    gathering->scales = g_new0(struct answers_scale, count);
    gathering->steps = g_new0(uint32_t, count);
    init_scales(gathering, survey);
    gathering->everybody = new_sums(gathering);
    for (int kind = ANSWER_SEGMENT; kind <= ANSWER_PERSONA; kind++) {
        gathering->groups[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_sums);
    }
    if (survey->outcome.column && count > 1 && count <= ANSWERS_MOST_DRIVERS + 1) {
        gathering->variables = count;
        answers_cross_init(&gathering->cross, count, gathering->centres);
    }
    gathering->sample = isnan(survey->comments.sample) ? 20 : (size_t)survey->comments.sample;
    gathering->quotes = g_array_new(FALSE, FALSE, sizeof(struct answer_quote));
}

void answers_join_release(struct answers_gathering *gathering) {
    for (guint i = 0; i < gathering->quotes->len; i++) {
        g_free((char *)g_array_index(gathering->quotes, struct answer_quote, i).text);
    }
    g_array_free(gathering->quotes, TRUE);
    for (int kind = ANSWER_SEGMENT; kind <= ANSWER_PERSONA; kind++) {
        g_hash_table_destroy(gathering->groups[kind]);
    }
    answers_cross_release(&gathering->cross);
    g_free(gathering->centres);
    g_free(gathering->tops);
    g_free(gathering->scales);
    g_free(gathering->steps);
    g_free(gathering->everybody.tallies);
    g_free(gathering->everybody.cells);
    *gathering = (struct answers_gathering){0};
}

/* The bytes of a name's first letters; a longer name is cut. */
static size_t cut(const char *name, size_t length) {
    size_t letters = 0, at = 0;
    for (; at < length; at++) {
        letters += ((unsigned char)name[at] & 0xC0) != 0x80;
        if (letters > ANSWERS_MOST_LETTERS) {
            break;
        }
    }
    return at;
}

struct answers_sums *answers_join_group(struct answers_gathering *gathering,
                                        enum answer_group_kind kind, const char *name,
                                        size_t length) {
    GHashTable *groups = gathering->groups[kind];
    char copy[4 * ANSWERS_MOST_LETTERS + 1];
    while (length > 0 && g_ascii_isspace(*name)) {
        name++;
        length--;
    }
    length = cut(name, length);
    while (length > 0 && g_ascii_isspace(name[length - 1])) {
        length--;
    }
    memcpy(copy, name, length);
    copy[length] = '\0';
    if (gathering->dropped[kind]) {
        return NULL;
    }
    struct answers_sums *sums = g_hash_table_lookup(groups, copy);
    if (!sums && g_hash_table_size(groups) == ANSWERS_MOST_GROUPS) {
        gathering->dropped[kind] = true;
    } else if (!sums) {
        sums = g_new(struct answers_sums, 1);
        *sums = new_sums(gathering);
        g_hash_table_insert(groups, g_strdup(copy), sums);
    }
    return sums;
}

/* Whether an answer counts as a promoter's or a satisfied one, or as a detractor's. */
static bool is_best(const struct answers_scale *scale, int64_t number) {
    return scale->kind == QUESTION_NPS ? number >= 9 * ANSWERS_ONE
                                       : scale->kind == QUESTION_CSAT && number >= scale->top;
}

static bool is_worst(const struct answers_scale *scale, int64_t number) {
    return scale->kind == QUESTION_NPS && number <= 6 * ANSWERS_ONE;
}

/* Adds an answer that has no tally. */
static void add_answer(struct answer_cell *cell, const struct answers_scale *scale, uint64_t weight,
                       int64_t number, int64_t centre) {
    wide_signed x = number - centre;
    cell->n++;
    wide_add(&cell->w, (wide_signed)weight);
    wide_add_product(&cell->ww, weight, (wide_signed)weight);
    wide_add_product(&cell->wx, weight, x);
    wide_add_product(&cell->wxx, weight, x * x);
    wide_add(&cell->best, is_best(scale, number) ? (wide_signed)weight : 0);
    wide_add(&cell->worst, is_worst(scale, number) ? (wide_signed)weight : 0);
}

/* Adds a row to the tallies of a group. */
static void add_tallies(struct answer_tally *tallies, const uint32_t *steps, size_t count,
                        uint64_t weight) {
    wide_unsigned square = (wide_unsigned)weight * weight;
    for (size_t i = 0; i < count; i++) {
        struct answer_tally *tally = &tallies[steps[i]];
        tally->n++;
        tally->w += weight;
        tally->ww += square;
    }
}

void answers_join_row(struct answers_gathering *gathering, uint64_t weight,
                      struct answers_sums *const *groups, size_t group_count,
                      const struct answer_value *const *values) {
    size_t tallied = 0;
    for (size_t i = 0; i < gathering->count; i++) {
        const struct answer_value *value = values[i];
        const struct answers_scale *scale = &gathering->scales[i];
        if (!value) {
            continue;
        }
        if (value->step >= 0 && weight < LARGEST_TALLIED) {
            gathering->steps[tallied++] = (uint32_t)scale->first + (uint32_t)value->step;
            continue;
        }
        for (size_t group = 0; group < group_count; group++) {
            add_answer(&groups[group]->cells[i], scale, weight, value->number,
                       gathering->centres[i]);
        }
    }
    for (size_t group = 0; group < group_count; group++) {
        add_tallies(groups[group]->tallies, gathering->steps, tallied, weight);
    }
    answers_cross_row(&gathering->cross, weight, values);
}

static int compare_quotes(const struct answer_quote *a, const struct answer_quote *b) {
    if (a->hash != b->hash) {
        return a->hash < b->hash ? -1 : 1;
    }
    return strcmp(a->text, b->text);
}

static uint64_t hash_of(const char *text, size_t length) {
    uint64_t hash = 14695981039346656037u;
    for (const char *at = text; at < text + length; at++) {
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    }
    return hash;
}

/* Puts a quote into its place unless it is there or too large; takes its text over. */
static void keep(struct answers_gathering *gathering, struct answer_quote quote) {
    GArray *quotes = gathering->quotes;
    guint at = quotes->len;
    int order = -1;
    while (at > 0 && (order = compare_quotes(
                          &quote, &g_array_index(quotes, struct answer_quote, at - 1))) < 0) {
        at--;
    }
    if ((at > 0 && order == 0) || at >= gathering->sample) {
        g_free((char *)quote.text);
        return;
    }
    g_array_insert_val(quotes, at, quote);
    if (quotes->len > gathering->sample) {
        g_free((char *)g_array_index(quotes, struct answer_quote, quotes->len - 1).text);
        g_array_set_size(quotes, quotes->len - 1);
    }
}

void answers_join_quote(struct answers_gathering *gathering, const char *text, size_t length) {
    while (length > 0 && g_ascii_isspace(*text)) {
        text++;
        length--;
    }
    while (length > 0 && g_ascii_isspace(text[length - 1])) {
        length--;
    }
    const GArray *quotes = gathering->quotes;
    uint64_t hash = hash_of(text, length);
    bool full = quotes->len == gathering->sample;
    if (gathering->sample > 0 &&
        (!full || hash <= g_array_index(quotes, struct answer_quote, quotes->len - 1).hash)) {
        keep(gathering, (struct answer_quote){hash, g_strndup(text, length)});
    }
}

static void join_cells(struct answer_cell *cells, const struct answer_cell *others, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct answer_cell *cell = &cells[i];
        const struct answer_cell *other = &others[i];
        cell->n += other->n;
        wide_join(&cell->w, &other->w);
        wide_join(&cell->ww, &other->ww);
        wide_join(&cell->wx, &other->wx);
        wide_join(&cell->wxx, &other->wxx);
        wide_join(&cell->best, &other->best);
        wide_join(&cell->worst, &other->worst);
    }
}

static void join_sums(const struct answers_gathering *gathering, struct answers_sums *sums,
                      const struct answers_sums *other) {
    for (size_t i = 0; i < gathering->tally_count; i++) {
        sums->tallies[i].n += other->tallies[i].n;
        sums->tallies[i].w += other->tallies[i].w;
        sums->tallies[i].ww += other->tallies[i].ww;
    }
    join_cells(sums->cells, other->cells, gathering->count);
}

void answers_join_files(struct answers_gathering *gathering, struct answers_gathering *other) {
    gathering->rows += other->rows;
    gathering->bad += other->bad;
    gathering->unweighted += other->unweighted;
    join_sums(gathering, &gathering->everybody, &other->everybody);
    for (int kind = ANSWER_SEGMENT; kind <= ANSWER_PERSONA; kind++) {
        GHashTableIter iter;
        gpointer name, sums;
        gathering->dropped[kind] = gathering->dropped[kind] || other->dropped[kind];
        g_hash_table_iter_init(&iter, other->groups[kind]);
        while (g_hash_table_iter_next(&iter, &name, &sums)) {
            struct answers_sums *mine =
                answers_join_group(gathering, (enum answer_group_kind)kind, name, strlen(name));
            if (mine) {
                join_sums(gathering, mine, sums);
            }
        }
    }
    answers_cross_flush(&gathering->cross);
    answers_cross_flush(&other->cross);
    if (gathering->cross.count > 0) {
        answers_cross_join(&gathering->cross, &other->cross);
    }
    for (guint i = 0; i < other->quotes->len; i++) {
        struct answer_quote quote = g_array_index(other->quotes, struct answer_quote, i);
        quote.text = g_strdup(quote.text);
        keep(gathering, quote);
    }
}

/* Adds a tally's answers, which all have one value. */
static void add_tally(struct answer_cell *cell, const struct answers_scale *scale,
                      const struct answer_tally *tally, int64_t number, int64_t centre) {
    wide_signed x = number - centre;
    cell->n += tally->n;
    wide_add_large_product(&cell->w, tally->w, 1);
    wide_add_large_product(&cell->ww, tally->ww, 1);
    wide_add_large_product(&cell->wx, tally->w, x);
    wide_add_large_product(&cell->wxx, tally->w, x * x);
    wide_add_large_product(&cell->best, tally->w, is_best(scale, number) ? 1 : 0);
    wide_add_large_product(&cell->worst, tally->w, is_worst(scale, number) ? 1 : 0);
}

/* The cells of a group in the arena, tallies and all. */
static struct answer_cell *finish_sums(const struct answers_gathering *gathering,
                                       const struct answers_sums *sums, struct arena *arena) {
    struct answer_cell *cells =
        arena_copy(arena, sums->cells, gathering->count * sizeof(struct answer_cell));
    for (size_t i = 0; i < gathering->count; i++) {
        const struct answers_scale *scale = &gathering->scales[i];
        for (size_t step = 0; step < scale->steps; step++) {
            add_tally(&cells[i], scale, &sums->tallies[scale->first + step],
                      scale->low + (int64_t)step * ANSWERS_ONE, gathering->centres[i]);
        }
    }
    return cells;
}

static int compare_names(const void *first, const void *second) {
    return strcmp(*(const char *const *)first, *(const char *const *)second);
}

static void finish_groups(const struct answers_gathering *gathering, enum answer_group_kind kind,
                          struct arena *arena, struct answers *answers) {
    answers->dropped[kind] = gathering->dropped[kind];
    if (gathering->dropped[kind]) {
        return;
    }
    guint count;
    const char **names =
        (const char **)g_hash_table_get_keys_as_array(gathering->groups[kind], &count);
    qsort(names, count, sizeof *names, compare_names);
    for (guint i = 0; i < count; i++) {
        const struct answers_sums *sums = g_hash_table_lookup(gathering->groups[kind], names[i]);
        answers->groups[answers->group_count++] = (struct answer_group){
            kind, arena_string(arena, names[i]), finish_sums(gathering, sums, arena)};
    }
    g_free(names);
}

struct answers *answers_join_finish(struct answers_gathering *gathering, struct arena *arena) {
    struct answers *answers = ARENA_NEW(arena, struct answers);
    size_t count = gathering->count, variables = gathering->cross.count;
    size_t pairs = variables * (variables + 1) / 2 * sizeof(struct answer_pair);
    answers->rows = gathering->rows;
    answers->bad = gathering->bad;
    answers->unweighted = gathering->unweighted;
    answers->question_count = count;
    answers->centres = arena_copy(arena, gathering->centres, count * sizeof(int64_t));
    answers->groups = ARENA_ARRAY(arena, struct answer_group, 2 * ANSWERS_MOST_GROUPS + 1);
    answers->groups[answers->group_count++] =
        (struct answer_group){ANSWER_ALL, "", finish_sums(gathering, &gathering->everybody, arena)};
    finish_groups(gathering, ANSWER_SEGMENT, arena, answers);
    finish_groups(gathering, ANSWER_PERSONA, arena, answers);
    answers_cross_flush(&gathering->cross);
    answers->variable_count = variables;
    answers->complete = arena_copy(arena, gathering->cross.complete, pairs);
    answers->partial = arena_copy(arena, gathering->cross.partial, pairs);
    answers->quote_count = gathering->quotes->len;
    answers->quotes = ARENA_ARRAY(arena, struct answer_quote, answers->quote_count);
    for (size_t i = 0; i < answers->quote_count; i++) {
        answers->quotes[i] = g_array_index(gathering->quotes, struct answer_quote, i);
        answers->quotes[i].text = arena_string(arena, answers->quotes[i].text);
    }
    answers->importance = ARENA_ARRAY(arena, double, count);
    for (size_t i = 0; i < count; i++) {
        answers->importance[i] = NAN;
    }
    return answers;
}
