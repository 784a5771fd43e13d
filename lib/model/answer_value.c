/* Short cells are kept in a small table by their bytes: a survey knows few different ones. */
#include "model/answer_value.h"

#include "base/format.h"
#include "model/answers.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TEXT = 64, MOST_HALVES = 20000 };

static const int64_t ONE = 10000000000; /* 1 with ANSWERS_DECIMALS decimals */
static const double LARGEST = 4e8;
static const double COMPARABLE = 1e27; /* from here on numbers are compared as texts only */

bool answer_value_scale(double number, int64_t *scaled) {
    if (!(fabs(number) < LARGEST)) {
        return false;
    }
    *scaled = (int64_t)llround(number * (double)ONE);
    return true;
}

struct answer_scale answer_value_range(const struct question *question) {
    struct answer_scale scale = question->scale;
    bool nps = question->kind == QUESTION_NPS;
    if (isnan(scale.low) || nps || question->kind == QUESTION_SHARE) {
        scale.low = 0;
        scale.high = nps ? 10 : 1;
    }
    return scale;
}

void answer_value_init(struct answer_reader *reader, const struct survey *survey,
                       const struct question *question) {
    *reader = (struct answer_reader){.survey = survey, .question = question};
    reader->high = INT64_MAX;
    if (question) {
        struct answer_scale scale = answer_value_range(question);
        answer_value_scale(scale.low, &reader->low);
        answer_value_scale(scale.high, &reader->high);
        reader->centre = reader->low + (reader->high - reader->low) / 2;
        reader->top =
            reader->high - ((isnan(question->top) ? 2 : (int64_t)question->top) - 1) * ONE;
    }
}

size_t answer_value_steps(const struct answer_reader *reader) {
    int64_t steps = (reader->high - reader->low) / ONE;
    return steps >= 0 && steps <= ANSWER_MOST_STEPS ? (size_t)steps + 1 : 0;
}

/* Copies a cell without blanks around it; false when it is too long to be a number or a word. */
static bool trim(const char *text, size_t length, char *copy) {
    while (length > 0 && g_ascii_isspace(*text)) {
        text++;
        length--;
    }
    while (length > 0 && g_ascii_isspace(text[length - 1])) {
        length--;
    }
    if (length >= MOST_TEXT) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    return true;
}

/* Whether a text is digits with a point among them or none, few enough to be COMPARABLE. */
static bool is_simple(const char *text) {
    size_t whole = strspn(text, "0123456789");
    const char *rest = text + whole + (text[whole] == '.');
    size_t decimals = strspn(rest, "0123456789");
    return whole > 0 && whole < 27 && (text[whole] == '\0' || decimals > 0) &&
           rest[decimals] == '\0';
}

bool answer_value_number(const char *text, wide_signed *scaled) {
    double about;
    if (!is_simple(text) && (!format_read_number(text, &about) || !(fabs(about) < COMPARABLE))) {
        return false;
    }
    const char *at = text + (*text == '-' || *text == '+'), *mark = strpbrk(at, "eE");
    long exponent = mark ? strtol(mark + 1, NULL, 10) : 0;
    long take = (long)strspn(at, "0123456789") + CLAMP(exponent, -999, 999) + ANSWERS_DECIMALS;
    wide_signed sum = 0;
    for (; *at && at != mark && take >= 0; at++) {
        if (*at != '.') {
            sum = take > 0 ? sum * 10 + (*at - '0') : sum + (*at >= '5');
            take--;
        }
    }
    for (; take > 0 && sum != 0; take--) {
        sum *= 10;
    }
    *scaled = *text == '-' ? -sum : sum;
    return true;
}

/* Whether a text is a word of a list, or the same number as one. */
static bool listed(const char *text, const char *const *words, size_t count) {
    wide_signed number, other;
    bool is_number = answer_value_number(text, &number);
    for (size_t i = 0; i < count; i++) {
        char word[MOST_TEXT];
        if (!trim(words[i], strlen(words[i]), word)) {
            continue;
        }
        if (strcmp(text, word) == 0 ||
            (is_number && answer_value_number(word, &other) && number == other)) {
            return true;
        }
    }
    return false;
}

bool answer_value_missing(const struct survey *survey, const char *text, size_t length) {
    char word[MOST_TEXT];
    return trim(text, length, word) &&
           (*word == '\0' || listed(word, survey->missing.items, survey->missing.count));
}

/* Whether a plain number has more decimals than are kept. */
static bool has_more_decimals(const char *text) {
    const char *point = strchr(text, '.');
    return point && strspn(point + 1, "0123456789") > ANSWERS_DECIMALS;
}

static struct answer_value read_number(const char *text) {
    wide_signed scaled;
    if (!answer_value_number(text, &scaled) || scaled <= -ANSWER_LARGEST ||
        scaled >= ANSWER_LARGEST) {
        return (struct answer_value){.status = ANSWER_BAD};
    }
    return (struct answer_value){.status = has_more_decimals(text) ? ANSWER_ROUNDED : ANSWER_GIVEN,
                                 .number = (int64_t)scaled};
}

static struct answer_value recode(const struct question *question, const char *text) {
    for (size_t i = 0; i < question->map.count; i++) {
        const struct recode *code = &question->map.items[i];
        struct answer_value value = {.status = ANSWER_GIVEN};
        if (listed(text, &code->answer, 1) && answer_value_scale(code->value, &value.number)) {
            return value;
        }
    }
    return read_number(text);
}

/* Says where on the scale an answer lies, for counting without products. */
static void place(const struct answer_reader *reader, struct answer_value *value) {
    int64_t above = value->number - reader->low, off = value->number - reader->centre;
    value->step = -1;
    if (above % ONE == 0 && (size_t)(above / ONE) < answer_value_steps(reader)) {
        value->step = (int16_t)(above / ONE);
    }
    value->whole = off % (ONE / 2) == 0 && llabs(off / (ONE / 2)) <= MOST_HALVES;
    value->halves = value->whole ? (int32_t)(off / (ONE / 2)) : 0;
}

struct answer_value answer_value_place(const struct answer_reader *reader, int64_t number) {
    const struct question *question = reader->question;
    bool whole = question->kind == QUESTION_NPS || question->kind == QUESTION_SHARE;
    if (number < reader->low || number > reader->high || (whole && number % ONE != 0)) {
        return (struct answer_value){.status = ANSWER_BAD};
    }
    bool turned = question->reverse == ANSWER_YES;
    struct answer_value value = {.status = ANSWER_GIVEN,
                                 .number = turned ? reader->low + reader->high - number : number};
    place(reader, &value);
    return value;
}

static struct answer_value read_answer(const struct answer_reader *reader, const char *text) {
    const struct question *question = reader->question;
    if (listed(text, question->missing.items, question->missing.count)) {
        return (struct answer_value){.status = ANSWER_NONE};
    }
    struct answer_value value = recode(question, text);
    struct answer_value placed = answer_value_place(reader, value.number);
    if (value.status == ANSWER_BAD || placed.status == ANSWER_BAD) {
        return (struct answer_value){.status = ANSWER_BAD};
    }
    placed.status = value.status; /* it may have been rounded */
    return placed;
}

static struct answer_value read_cell(const struct answer_reader *reader, const char *text,
                                     size_t length) {
    char word[MOST_TEXT];
    if (!trim(text, length, word)) {
        return (struct answer_value){.status = ANSWER_BAD};
    }
    if (*word == '\0' ||
        listed(word, reader->survey->missing.items, reader->survey->missing.count)) {
        return (struct answer_value){.status = ANSWER_NONE};
    }
    if (reader->question) {
        return read_answer(reader, word);
    }
    struct answer_value weight = read_number(word);
    if (weight.status != ANSWER_BAD && weight.number < 0) {
        weight.status = ANSWER_BAD;
    }
    return weight;
}

const struct answer_value *answer_value_find(struct answer_reader *reader, const char *text,
                                             size_t length) {
    reader->value = read_cell(reader, text, length);
    if (length >= sizeof(struct answer_key)) {
        return &reader->value;
    }
    struct answer_key key = answer_value_key(text, length);
    uint64_t hash = answer_value_hash(key);
    size_t slot = answer_value_slot(hash, false);
    if (reader->cache[slot].key.words[1] != 0) {
        slot = answer_value_slot(hash, true);
    }
    reader->cache[slot].key = key;
    reader->cache[slot].value = reader->value;
    return &reader->cache[slot].value;
}
