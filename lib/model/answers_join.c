/* Sums are only ever added to, exactly; order enters when the groups are sorted at the end. */
#include "model/answers_join.h"

#include <string.h>

/* The middle of a question's scale, from which its answers count. */
static int64_t centre_of(const struct answer_reader *reader) {
    return reader->low + (reader->high - reader->low) / 2;
}

static int64_t top_of(const struct answer_reader *reader, const struct question *question) {
    int64_t top = isnan(question->top) ? 2 : (int64_t)question->top;
    return reader->high - (top - 1) * (int64_t)ANSWERS_ONE;
}

void answers_join_init(struct answers_gathering *gathering, const struct survey *survey,
                       size_t count) {
    *gathering = (struct answers_gathering){.count = count};
    gathering->centres = g_new0(int64_t, count);
    gathering->tops = g_new0(int64_t, count);
    gathering->everybody = g_new0(struct answer_cell, count);
    for (size_t i = 0; i < count; i++) {
        const struct question *question =
            i < survey->questions.count ? &survey->questions.items[i] : &survey->outcome;
        struct answer_reader reader;
        answer_value_init(&reader, survey, question);
        gathering->centres[i] = centre_of(&reader);
        gathering->tops[i] = top_of(&reader, question);
    }
    for (int kind = ANSWER_SEGMENT; kind <= ANSWER_PERSONA; kind++) {
        gathering->groups[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    }
    if (survey->outcome.column && count > 1 && count <= ANSWERS_MOST_DRIVERS + 1) {
        gathering->variables = count;
        gathering->complete = g_new0(struct answer_pair, count * (count + 1) / 2);
        gathering->partial = g_new0(struct answer_pair, count * (count + 1) / 2);
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
    g_free(gathering->centres);
    g_free(gathering->tops);
    g_free(gathering->everybody);
    g_free(gathering->complete);
    g_free(gathering->partial);
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

struct answer_cell *answers_join_group(struct answers_gathering *gathering,
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
    struct answer_cell *cells = g_hash_table_lookup(groups, copy);
    if (!cells && g_hash_table_size(groups) == ANSWERS_MOST_GROUPS) {
        gathering->dropped[kind] = true;
    } else if (!cells) {
        cells = g_new0(struct answer_cell, gathering->count);
        g_hash_table_insert(groups, g_strdup(copy), cells);
    }
    return cells;
}

void answers_join_answer(struct answer_cell *cell, const int64_t *top, int kind, uint64_t weight,
                         int64_t number, int64_t centre) {
    wide_signed x = number - centre;
    cell->n++;
    wide_add(&cell->w, (wide_signed)weight);
    wide_add_product(&cell->ww, weight, (wide_signed)weight);
    wide_add_product(&cell->wx, weight, x);
    wide_add_product(&cell->wxx, weight, x * x);
    bool best = kind == QUESTION_NPS ? number >= 9 * ANSWERS_ONE : number >= *top;
    bool worst = kind == QUESTION_NPS && number <= 6 * ANSWERS_ONE;
    if (kind == QUESTION_NPS || kind == QUESTION_CSAT) {
        wide_add(&cell->best, best ? (wide_signed)weight : 0);
        wide_add(&cell->worst, worst ? (wide_signed)weight : 0);
    }
}

static void add_pair(struct answer_pair *pair, uint64_t weight, wide_signed x, wide_signed y) {
    pair->n++;
    wide_add(&pair->w, (wide_signed)weight);
    wide_add_product(&pair->wx, weight, x);
    wide_add_product(&pair->wy, weight, y);
    wide_add_product(&pair->wxx, weight, x * x);
    wide_add_product(&pair->wyy, weight, y * y);
    wide_add_product(&pair->wxy, weight, x * y);
}

void answers_join_row(struct answers_gathering *gathering, uint64_t weight,
                      const struct answer_value *values) {
    size_t count = gathering->variables, given = 0;
    if (count == 0 || values[count - 1].status == ANSWER_NONE) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        given += values[i].status != ANSWER_NONE;
    }
    bool complete = given == count;
    struct answer_pair *pairs = complete ? gathering->complete : gathering->partial;
    for (size_t j = 0; j < count; j++) {
        if (values[j].status == ANSWER_NONE) {
            continue;
        }
        wide_signed y = values[j].number - gathering->centres[j];
        for (size_t i = 0; i <= j; i++) {
            wide_signed x = values[i].number - gathering->centres[i];
            struct answer_pair *pair = &pairs[answers_pair(i, j)];
            if (complete &&
                i != j) { /* the sums of one question are those of its pair with itself */
                wide_add_product(&pair->wxy, weight, x * y);
            } else if (values[i].status != ANSWER_NONE) {
                add_pair(pair, weight, x, y);
            }
        }
    }
}

static int compare_quotes(const struct answer_quote *a, const struct answer_quote *b) {
    if (a->hash != b->hash) {
        return a->hash < b->hash ? -1 : 1;
    }
    return strcmp(a->text, b->text);
}

static uint64_t hash_of(const char *text) {
    uint64_t hash = 14695981039346656037u;
    for (const char *at = text; *at; at++) {
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
    char *copy = g_strstrip(g_strndup(text, length));
    keep(gathering, (struct answer_quote){hash_of(copy), copy});
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

static void join_pairs(struct answer_pair *pairs, const struct answer_pair *others, size_t count) {
    for (size_t i = 0; i < count * (count + 1) / 2; i++) {
        pairs[i].n += others[i].n;
        wide_join(&pairs[i].w, &others[i].w);
        wide_join(&pairs[i].wx, &others[i].wx);
        wide_join(&pairs[i].wy, &others[i].wy);
        wide_join(&pairs[i].wxx, &others[i].wxx);
        wide_join(&pairs[i].wyy, &others[i].wyy);
        wide_join(&pairs[i].wxy, &others[i].wxy);
    }
}

void answers_join_files(struct answers_gathering *gathering,
                        const struct answers_gathering *other) {
    gathering->rows += other->rows;
    join_cells(gathering->everybody, other->everybody, gathering->count);
    for (int kind = ANSWER_SEGMENT; kind <= ANSWER_PERSONA; kind++) {
        GHashTableIter iter;
        gpointer name, cells;
        gathering->dropped[kind] = gathering->dropped[kind] || other->dropped[kind];
        g_hash_table_iter_init(&iter, other->groups[kind]);
        while (g_hash_table_iter_next(&iter, &name, &cells)) {
            struct answer_cell *mine =
                answers_join_group(gathering, (enum answer_group_kind)kind, name, strlen(name));
            if (mine) {
                join_cells(mine, cells, gathering->count);
            }
        }
    }
    join_pairs(gathering->complete, other->complete, gathering->variables);
    join_pairs(gathering->partial, other->partial, gathering->variables);
    for (guint i = 0; i < other->quotes->len; i++) {
        struct answer_quote quote = g_array_index(other->quotes, struct answer_quote, i);
        quote.text = g_strdup(quote.text);
        keep(gathering, quote);
    }
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
        const void *cells = g_hash_table_lookup(gathering->groups[kind], names[i]);
        answers->groups[answers->group_count++] = (struct answer_group){
            kind, arena_string(arena, names[i]),
            arena_copy(arena, cells, gathering->count * sizeof(struct answer_cell))};
    }
    g_free(names);
}

/* The sums of complete rows that were left out for pairs of two questions. */
static void complete_pairs(struct answer_pair *pairs, size_t count) {
    for (size_t j = 0; j < count; j++) {
        const struct answer_pair *own = &pairs[answers_pair(j, j)];
        for (size_t i = 0; i < j; i++) {
            const struct answer_pair *other = &pairs[answers_pair(i, i)];
            struct answer_pair *pair = &pairs[answers_pair(i, j)];
            *pair = (struct answer_pair){own->n,     own->w,   other->wx, own->wx,
                                         other->wxx, own->wxx, pair->wxy};
        }
    }
}

struct answers *answers_join_finish(const struct answers_gathering *gathering,
                                    struct arena *arena) {
    struct answers *answers = ARENA_NEW(arena, struct answers);
    size_t count = gathering->count, pairs = gathering->variables * (gathering->variables + 1) / 2;
    answers->rows = gathering->rows;
    answers->question_count = count;
    answers->centres = arena_copy(arena, gathering->centres, count * sizeof(int64_t));
    answers->groups = ARENA_ARRAY(arena, struct answer_group, 2 * ANSWERS_MOST_GROUPS + 1);
    answers->groups[answers->group_count++] = (struct answer_group){
        ANSWER_ALL, "",
        arena_copy(arena, gathering->everybody, count * sizeof(struct answer_cell))};
    finish_groups(gathering, ANSWER_SEGMENT, arena, answers);
    finish_groups(gathering, ANSWER_PERSONA, arena, answers);
    answers->variable_count = gathering->variables;
    answers->complete = arena_copy(arena, gathering->complete, pairs * sizeof(struct answer_pair));
    answers->partial = arena_copy(arena, gathering->partial, pairs * sizeof(struct answer_pair));
    complete_pairs(answers->complete, gathering->variables);
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
