/* The catalog of what pages say: the files of content/texts, each key in four languages side by
 * side. No sentence for people stands in C or in a template, so that a report speaks one language
 * throughout. */
#ifndef RENDER_TEXTS_H
#define RENDER_TEXTS_H

#include "base/arena.h"
#include "model/project.h"

#include <glib.h>

/* The catalog in one language; read-only once it is made, so threads may share it. */
struct texts {
    enum language language;
    GHashTable *table; /* key to text */
    struct arena arena;
};

/* Reads the built-in catalog in a language (LANGUAGE_NONE: English). */
void texts_init(struct texts *texts, enum language language);

void texts_release(struct texts *texts);

/* The text of a key, which must exist. */
const char *texts_get(const struct texts *texts, const char *key);

/* The text of a key; NULL when there is none. */
const char *texts_find(const struct texts *texts, const char *key);

/* The text for a word of the data: texts_word(texts, "verdict", "blind-spot") is the text of
 * verdict_blind_spot, which must exist. */
const char *texts_word(const struct texts *texts, const char *prefix, const char *word);

/* Fills the placeholders of a text: pairs of a name and a value follow, ended by NULL. Each {name}
 * of the text must be among them. The result lives in the arena. */
const char *texts_format(const struct texts *texts, struct arena *arena, const char *key,
                         ...) G_GNUC_NULL_TERMINATED;

/* The same for a number of things: {n} and {count} are the number as people write it, and where the
 * language uses the singular for it, the text is that of key_one if there is one. */
const char *texts_count(const struct texts *texts, struct arena *arena, const char *key,
                        double count, ...) G_GNUC_NULL_TERMINATED;

/* Whether a language uses the singular for a number: English, Dutch and German for 1, French below
 * 2 (CLDR plural rules). */
bool texts_singular(enum language language, double count);

/* The next placeholder at or after a place of a text: gives its start (at the brace), its name's
 * length, or NULL when there is none. A placeholder is {name} with a name of [a-z0-9_]. */
const char *texts_placeholder(const char *text, size_t *name_length);

/* The keys, sorted; *count gets their number. The list lives in the arena. */
const char *const *texts_keys(const struct texts *texts, struct arena *arena, size_t *count);

#endif
