/* Each part is added with its length, so that no two mappings read alike. */
#include "model/mapping_digest.h"

#include "model/answer_value.h"

#include <string.h>

/* Changed whenever sums come to mean something else. */
static const char FORMAT[] = "flightpath sums 1";

static void add_bytes(uint64_t *digest, const void *bytes, size_t size) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        *digest = (*digest ^ at[i]) * 1099511628211u;
    }
}

static void add_number(uint64_t *digest, int64_t number) {
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    }
    add_bytes(digest, bytes, sizeof bytes);
}

static void add_text(uint64_t *digest, const char *text) {
    add_number(digest, text ? (int64_t)strlen(text) : -1);
    add_bytes(digest, text, text ? strlen(text) : 0);
}

static void add_scaled(uint64_t *digest, double number) {
    int64_t scaled = INT64_MIN;
    answer_value_scale(number, &scaled);
    add_number(digest, scaled);
}

static void add_texts(uint64_t *digest, const char *const *texts, size_t count) {
    add_number(digest, (int64_t)count);
    for (size_t i = 0; i < count; i++) {
        add_text(digest, texts[i]);
    }
}

static void add_question(uint64_t *digest, const struct question *question) {
    struct answer_scale scale = answer_value_range(question);
    add_text(digest, question->id);
    add_text(digest, question->column);
    add_number(digest, question->kind);
    add_scaled(digest, scale.low);
    add_scaled(digest, scale.high);
    add_scaled(digest, isnan(question->top) ? 2 : question->top);
    add_number(digest, question->reverse == ANSWER_YES);
    add_texts(digest, question->missing.items, question->missing.count);
    add_number(digest, (int64_t)question->map.count);
    for (size_t i = 0; i < question->map.count; i++) {
        add_text(digest, question->map.items[i].answer);
        add_scaled(digest, question->map.items[i].value);
    }
}

uint64_t mapping_digest(const struct survey *survey) {
    const struct survey_columns *columns = &survey->columns;
    uint64_t digest = 14695981039346656037u;
    add_text(&digest, FORMAT);
    add_text(&digest, columns->segment);
    add_text(&digest, columns->weight);
    add_text(&digest, columns->persona.column);
    add_number(&digest, (int64_t)columns->persona.map.count);
    for (size_t i = 0; i < columns->persona.map.count; i++) {
        add_text(&digest, columns->persona.map.items[i].answer);
        add_text(&digest, columns->persona.map.items[i].persona.id);
    }
    add_texts(&digest, survey->missing.items, survey->missing.count);
    add_number(&digest, (int64_t)survey->questions.count);
    for (size_t i = 0; i < survey->questions.count; i++) {
        add_question(&digest, &survey->questions.items[i]);
    }
    if (survey->outcome.column) {
        add_question(&digest, &survey->outcome);
    }
    return digest;
}
