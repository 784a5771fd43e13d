/* A cell of a survey file as a number: missing, recoded, turned round, checked against the scale.
 * A pure function of the text, so that the cache before it cannot be seen. */
#ifndef MODEL_ANSWER_VALUE_H
#define MODEL_ANSWER_VALUE_H

#include "base/wide.h"
#include "model/evidence.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

enum answer_status { ANSWER_NONE, ANSWER_GIVEN, ANSWER_ROUNDED, ANSWER_BAD };

/* Answers that are whole steps from the scale's lower end are counted apiece up to this scale. */
enum { ANSWER_MOST_STEPS = 20 };

struct answer_value {
    int64_t number; /* with ANSWERS_DECIMALS decimals */
    int32_t halves; /* twice its distance from the scale's centre, when whole */
    int16_t step;   /* whole steps from the lower end; -1: none, or too many */
    bool whole;     /* halves says it exactly */
    uint8_t status; /* enum answer_status */
};

enum { ANSWER_CACHE = 64 };

/* A cell of up to 15 bytes with its length. All zero: none. */
struct answer_key {
    uint64_t words[2];
};

/* The key of a cell behind whose text 16 bytes may be read. */
static inline struct answer_key answer_value_key(const char *text, size_t length) {
    struct answer_key key;
    memcpy(&key, text, sizeof key);
    size_t first = MIN(length, 8), second = length - first;
    key.words[0] =
        first == 0 ? 0 : GUINT64_FROM_LE(key.words[0]) << (64 - 8 * first) >> (64 - 8 * first);
    key.words[1] =
        second == 0 ? 0 : GUINT64_FROM_LE(key.words[1]) << (64 - 8 * second) >> (64 - 8 * second);
    key.words[1] |= (uint64_t)(length + 1) << 56;
    return key;
}

/* The two slots that a key may have; most find theirs in the first. */
static inline uint64_t answer_value_hash(struct answer_key key) {
    return (key.words[0] ^ key.words[1] * 31) * 0x9E3779B97F4A7C15u;
}

static inline size_t answer_value_slot(uint64_t hash, bool second) {
    return (size_t)(hash >> (second ? 48 : 56)) % ANSWER_CACHE;
}

/* A question ready to read cells. */
struct answer_reader {
    const struct survey *survey;
    const struct question *question; /* NULL: a weight */
    int64_t low, high;               /* the scale */
    int64_t centre;                  /* its middle, from which answers count */
    int64_t top;                     /* csat: the least answer that counts as satisfied */
    struct answer_value value;       /* of a cell that is too long for the cache */
    struct {
        struct answer_key key;
        struct answer_value value;
    } cache[ANSWER_CACHE];
};

/* The ends of the scale on which a question's answers count: 0-10 for nps, 0-1 for share. */
struct answer_scale answer_value_range(const struct question *question);

/* Prepares a reader for a question, or for weights. */
void answer_value_init(struct answer_reader *reader, const struct survey *survey,
                       const struct question *question);

/* How many steps answers of a question are counted apiece for: 0 when its scale is longer. */
size_t answer_value_steps(const struct answer_reader *reader);

/* Whether a slot has a key. */
static inline bool answer_value_is(const struct answer_reader *reader, size_t slot,
                                   struct answer_key key) {
    return reader->cache[slot].key.words[0] == key.words[0] &&
           reader->cache[slot].key.words[1] == key.words[1];
}

/* Reads a cell that the cache does not know. */
const struct answer_value *answer_value_find(struct answer_reader *reader, const char *text,
                                             size_t length);

/* Reads a cell; behind its text 16 bytes may be read. The value stays until the next call. */
static inline const struct answer_value *answer_value_read(struct answer_reader *reader,
                                                           const char *text, size_t length) {
    if (length >= sizeof(struct answer_key)) {
        return answer_value_find(reader, text, length);
    }
    struct answer_key key = answer_value_key(text, length);
    uint64_t hash = answer_value_hash(key);
    size_t slot = answer_value_slot(hash, false);
    if (answer_value_is(reader, slot, key)) {
        return &reader->cache[slot].value;
    }
    slot = answer_value_slot(hash, true);
    return answer_value_is(reader, slot, key) ? &reader->cache[slot].value
                                              : answer_value_find(reader, text, length);
}

/* Whether a text is one of the survey's words for a missing answer, or blank. */
bool answer_value_missing(const struct survey *survey, const char *text, size_t length);

/* A number checked against the question's scale, and turned round. */
struct answer_value answer_value_place(const struct answer_reader *reader, int64_t number);

/* Reads a number with ANSWERS_DECIMALS decimals, exactly but for the rounding (half away from zero)
 * of more; false when the text is none, or 10^27 or more in size. */
bool answer_value_number(const char *text, wide_signed *scaled);

/* Numbers of this size or more, with ANSWERS_DECIMALS decimals, are no answers and no weights. */
#define ANSWER_LARGEST 4000000000000000000

/* A double with ANSWERS_DECIMALS decimals; false when it is too large. */
bool answer_value_scale(double number, int64_t *scaled);

#endif
