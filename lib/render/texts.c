/* The files are built in and checked by a test, so a fault in them is the program's. */
#include "render/texts.h"

#include "base/content.h"
#include "base/diagnostics.h"
#include "read/yaml.h"
#include "render/people.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *const LANGUAGES[] = {"en", "en", "fr", "nl", "de"};

static void read_file(struct texts *texts, const struct content_file *file) {
    struct diagnostics diagnostics = {0};
    struct source source = {.name = file->path, .text = file->bytes, .length = file->length};
    struct arena arena = {0};
    const struct node *root = yaml_read(&source, &arena, &diagnostics);
    assert(root && diagnostics.errors == 0);
    for (size_t i = 0; i < root->count; i++) {
        const struct node_pair *pair = &root->pairs[i];
        const struct node *text = node_get(&pair->value, LANGUAGES[texts->language]);
        assert(text && text->text);
        bool added = g_hash_table_insert(texts->table, arena_string(&texts->arena, pair->key.text),
                                         arena_string(&texts->arena, text->text));
        assert(added); /* no key twice, in any file */
    }
    arena_release(&arena);
    diagnostics_release(&diagnostics);
}

void texts_init(struct texts *texts, enum language language) {
    *texts = (struct texts){.language = language == LANGUAGE_NONE ? LANGUAGE_EN : language,
                            .table = g_hash_table_new(g_str_hash, g_str_equal)};
    size_t count;
    const struct content_file *files = content_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (g_str_has_prefix(files[i].path, "content/texts/") &&
            g_str_has_suffix(files[i].path, ".yaml")) {
            read_file(texts, &files[i]);
        }
    }
}

void texts_release(struct texts *texts) {
    if (texts->table) {
        g_hash_table_destroy(texts->table);
    }
    arena_release(&texts->arena);
    *texts = (struct texts){0};
}

const char *texts_find(const struct texts *texts, const char *key) {
    return g_hash_table_lookup(texts->table, key);
}

const char *texts_get(const struct texts *texts, const char *key) {
    const char *text = texts_find(texts, key);
    if (!text) {
        g_error("no text '%s' in content/texts", key); /* the programmer's mistake: ends the run */
    }
    return text;
}

const char *texts_word(const struct texts *texts, const char *prefix, const char *word) {
    char *key = g_strdup_printf("%s_%s", prefix, word);
    const char *text = texts_get(texts, g_strdelimit(key, "-", '_'));
    g_free(key);
    return text;
}

const char *texts_placeholder(const char *text, size_t *name_length) {
    for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
        size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
        if (length > 0 && at[1 + length] == '}') {
            *name_length = length;
            return at;
        }
    }
    return NULL;
}

/* The values for placeholders. */
struct values {
    const char *names[16];
    const char *texts[16];
    size_t count;
};

static void add_value(struct values *values, const char *name, const char *text) {
    assert(text && values->count < G_N_ELEMENTS(values->names));
    values->names[values->count] = name;
    values->texts[values->count++] = text;
}

static void add_arguments(struct values *values, va_list arguments) {
    for (const char *name = va_arg(arguments, const char *); name;
         name = va_arg(arguments, const char *)) {
        add_value(values, name, va_arg(arguments, const char *));
    }
}

static const char *value_of(const struct values *values, const char *name, size_t length) {
    for (size_t i = 0; i < values->count; i++) {
        if (strlen(values->names[i]) == length && strncmp(values->names[i], name, length) == 0) {
            return values->texts[i];
        }
    }
    g_error("no value for the placeholder {%.*s}", (int)length, name); /* as in texts_get */
}

static const char *fill(struct arena *arena, const char *text, const struct values *values) {
    GString *out = g_string_new(NULL);
    size_t length;
    for (const char *found; (found = texts_placeholder(text, &length)) != NULL;
         text = found + length + 2) {
        g_string_append_len(out, text, found - text);
        g_string_append(out, value_of(values, found + 1, length));
    }
    g_string_append(out, text);
    const char *filled = arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return filled;
}

const char *texts_format(const struct texts *texts, struct arena *arena, const char *key, ...) {
    struct values values = {0};
    va_list arguments;
    va_start(arguments, key);
    add_arguments(&values, arguments);
    va_end(arguments);
    return fill(arena, texts_get(texts, key), &values);
}

bool texts_singular(enum language language, double count) {
    return language == LANGUAGE_FR ? fabs(count) < 2 : count == 1;
}

const char *texts_count(const struct texts *texts, struct arena *arena, const char *key,
                        double count, ...) {
    struct values values = {0};
    const char *number = people_number(texts->language, arena, count, 0);
    add_value(&values, "n", number);
    add_value(&values, "count", number);
    va_list arguments;
    va_start(arguments, count);
    add_arguments(&values, arguments);
    va_end(arguments);
    char *one = g_strdup_printf("%s_one", key);
    const char *text = texts_singular(texts->language, count) ? texts_find(texts, one) : NULL;
    g_free(one);
    return fill(arena, text ? text : texts_get(texts, key), &values);
}

static int compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *texts_keys(const struct texts *texts, struct arena *arena, size_t *count) {
    *count = g_hash_table_size(texts->table);
    const char **keys = ARENA_ARRAY(arena, const char *, *count);
    GHashTableIter iterator;
    gpointer key;
    size_t i = 0;
    g_hash_table_iter_init(&iterator, texts->table);
    while (g_hash_table_iter_next(&iterator, &key, NULL)) {
        keys[i++] = key;
    }
    qsort(keys, *count, sizeof *keys, compare);
    return keys;
}
