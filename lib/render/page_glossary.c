/* The glossary, from the built-in content, in the order of the report's language. */
#include "render/pages.h"

#include "base/content.h"
#include "read/yaml.h"
#include "render/view.h"

#include <assert.h>
#include <string.h>

struct term_view {
    const char *id, *term, *meaning, *method;
};

struct letter_view {
    const char *letter, *href;
    LIST(struct term_view) terms;
};

struct glossary_page {
    struct page_frame frame;
    LIST(struct letter_view) letters;
};

#define THIS struct term_view
static const struct field TERM_FIELDS[] = {
    ROW_TEXT(id, "its anchor"),
    ROW_TEXT(term, "the term"),
    ROW_MARKUP(meaning, "what it means"),
    ROW_URL(method, "how it is computed"),
};
#undef THIS
static const struct record TERM_VIEW = RECORD("term", struct term_view, TERM_FIELDS, "a term");

#define THIS struct letter_view
static const struct field LETTER_FIELDS[] = {
    ROW_TEXT(letter, "the letter"),
    ROW_URL(href, "its place"),
    ROW_LIST(terms, TERM_VIEW, "its terms"),
};
#undef THIS
static const struct record LETTER_VIEW =
    RECORD("letter", struct letter_view, LETTER_FIELDS, "the terms of a letter");

#define THIS struct glossary_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(letters, LETTER_VIEW, "the letters"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("glossary", struct glossary_page, PAGE_FIELDS, "the glossary");

struct entry {
    const char *id, *term, *definition, *key; /* key: for sorting and the letter */
    struct span at;
};

static gint by_key(gconstpointer a, gconstpointer b) {
    const struct entry *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order : strcmp(left->id, right->id);
}

/* A term without accents and case, so that É stands under E in every locale. */
static const char *sort_key(const char *term, struct arena *arena) {
    char *plain = g_utf8_normalize(term, -1, G_NORMALIZE_NFD);
    GString *key = g_string_new(NULL);
    for (const char *at = plain; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (!g_unichar_ismark(letter)) {
            g_string_append_unichar(key, g_unichar_toupper(letter));
        }
    }
    const char *copy = arena_string(arena, key->str);
    g_string_free(key, TRUE);
    g_free(plain);
    return copy;
}

static GArray *read_terms(const struct page_work *work) {
    const struct content_file *file = content_find("content/glossary.yaml");
    assert(file);
    struct source *source = ARENA_NEW(work->arena, struct source);
    *source = (struct source){.name = file->path, .text = file->bytes, .length = file->length};
    struct diagnostics said = {0};
    const struct node *list = yaml_read(source, work->arena, &said);
    diagnostics_release(&said);
    assert(list);
    const char *language = work->report->site->language;
    GArray *terms = g_array_new(FALSE, FALSE, sizeof(struct entry));
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];
        struct entry entry = {
            .id = node_get(item, "id")->text,
            .term = node_get(node_get(item, "term"), language)->text,
            .definition = node_get(node_get(item, "definition"), language)->text,
            .at = item->span,
        };
        entry.key = sort_key(entry.term, work->arena);
        g_array_append_val(terms, entry);
    }
    g_array_sort(terms, by_key);
    return terms;
}

static bool same_letter(const struct letter_view *letter, const struct entry *entry) {
    return g_utf8_get_char(letter->letter) == g_utf8_get_char(entry->key);
}

static void fill(struct page_work *work, void *object) {
    struct glossary_page *page = object;
    work->page->title = page_text(work, "nav_glossary");
    GArray *terms = read_terms(work);
    page->letters.items = ARENA_ARRAY(work->arena, struct letter_view, terms->len);
    for (guint i = 0; i < terms->len; i++) {
        const struct entry *entry = &g_array_index(terms, struct entry, i);
        struct letter_view *letter =
            page->letters.count > 0 ? &page->letters.items[page->letters.count - 1] : NULL;
        if (!letter || !same_letter(letter, entry)) {
            letter = &page->letters.items[page->letters.count++];
            size_t size = (size_t)(g_utf8_next_char(entry->key) - entry->key);
            letter->letter = arena_text(work->arena, entry->key, size);
            letter->href = arena_format(work->arena, "#%s", letter->letter);
            letter->terms.items = ARENA_ARRAY(work->arena, struct term_view, terms->len - i);
        }
        struct markdown meaning = {entry->definition, entry->at};
        letter->terms.items[letter->terms.count++] = (struct term_view){
            .id = entry->id, .term = entry->term, .meaning = view_prose(work, &meaning, 3, NULL)};
    }
    g_array_free(terms, TRUE);
}

static void list(const struct report *report, struct page_list *pages) {
    (void)report;
    page_add(pages, &PAGE_GLOSSARY, "glossary.html", NULL);
}

const struct page_type PAGE_GLOSSARY = {.template = "glossary",
                                        .record = &PAGE_RECORD,
                                        .section = "method",
                                        .list = list,
                                        .fill = fill};
