/* Notes: the list with the newest first, and a page for each. */
#include "render/pages.h"

#include "read/prose.h"
#include "render/link.h"
#include "render/people.h"
#include "render/view.h"

#include <string.h>

struct note_item {
    const char *title, *href, *date, *about, *about_href, *source_label, *excerpt;
};

struct note_list {
    LIST(struct note_item) items;
};

struct notes_page {
    struct page_frame frame;
    const struct note_list *list;
    const struct empty_view *empty;
};

struct note_view {
    const char *prose, *date, *about, *about_href, *source_label;
    const struct source_view *source;
};

struct note_page {
    struct page_frame frame;
    const struct note_view *note;
    const struct toc_view *toc;
};

#define THIS struct note_item
static const struct field ITEM_FIELDS[] = {
    ROW_TEXT(title, "its title"),
    ROW_URL(href, "its page"),
    ROW_TEXT(date, "when it was written"),
    ROW_TEXT(about, "what it is about"),
    ROW_URL(about_href, "that thing's page"),
    ROW_TEXT(source_label, "where it comes from"),
    ROW_TEXT(excerpt, "its first words"),
};
#undef THIS
static const struct record ITEM_VIEW =
    RECORD("note", struct note_item, ITEM_FIELDS, "a note in the list");

#define THIS struct note_list
static const struct field LIST_FIELDS[] = {ROW_LIST(items, ITEM_VIEW, "the notes")};
#undef THIS
static const struct record LIST_VIEW =
    RECORD("notes", struct note_list, LIST_FIELDS, "the list of notes");

#define THIS struct notes_page
static const struct field NOTES_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_POINTER(list, LIST_VIEW, "the notes, newest first"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record NOTES_RECORD =
    RECORD("notes page", struct notes_page, NOTES_FIELDS, "all notes");

#define THIS struct note_view
static const struct field NOTE_FIELDS[] = {
    ROW_MARKUP(prose, "its text"),
    ROW_TEXT(date, "when it was written"),
    ROW_TEXT(about, "what it is about"),
    ROW_URL(about_href, "that thing's page"),
    ROW_TEXT(source_label, "where it comes from"),
    ROW_POINTER(source, SOURCE_VIEW, "its file"),
};
#undef THIS
static const struct record NOTE_VIEW = RECORD("note", struct note_view, NOTE_FIELDS, "a note");

#define THIS struct note_page
static const struct field NOTE_PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_POINTER(note, NOTE_VIEW, "the note"),
    ROW_POINTER(toc, TOC_VIEW, "its headings"),
};
#undef THIS
static const struct record NOTE_PAGE_RECORD =
    RECORD("note page", struct note_page, NOTE_PAGE_FIELDS, "a note's page");

static gint newest_first(gconstpointer a, gconstpointer b) {
    const struct note *left = *(const struct note *const *)a;
    const struct note *right = *(const struct note *const *)b;
    if (left->date != right->date) {
        return left->date > right->date ? -1 : 1;
    }
    return strcmp(left->slug, right->slug);
}

static const char *source_label(const struct page_work *work, const struct note *note) {
    return note->source ? texts_word(&work->report->texts, "source", SOURCE_KINDS[note->source - 1])
                        : NULL;
}

/* The first words of a note, cut at a blank after some 160 characters. */
static const char *excerpt(const struct page_work *work, const struct note *note) {
    struct diagnostics said = {0};
    const struct prose *document =
        prose_read(note->body.text, strlen(note->body.text), note->body.at, work->arena, &said);
    diagnostics_release(&said);
    GString *words = g_string_new(NULL);
    for (const struct prose *block = document->first; block && words->len < 200;
         block = block->next) {
        if (block->kind == PROSE_PARAGRAPH) {
            prose_append_plain(words, block);
        }
    }
    g_strstrip(words->str);
    const char *cut = words->str;
    if (g_utf8_strlen(cut, -1) > 160) {
        char *end = g_utf8_offset_to_pointer(words->str, 160);
        while (end > words->str && *end != ' ') {
            end--;
        }
        cut = arena_format(work->arena, "%.*s…", (int)(end - words->str), words->str);
    } else {
        cut = arena_string(work->arena, cut);
    }
    g_string_free(words, TRUE);
    return *cut ? cut : NULL;
}

static void fill_list(struct page_work *work, void *object) {
    struct notes_page *page = object;
    const struct model *model = work->report->model;
    work->page->title = page_text(work, "nav_notes");
    GPtrArray *notes = g_ptr_array_new();
    for (size_t i = 0; i < model->notes.count; i++) {
        g_ptr_array_add(notes, (gpointer)&model->notes.items[i]);
    }
    g_ptr_array_sort(notes, newest_first);
    struct note_list *list = ARENA_NEW(work->arena, struct note_list);
    list->items.items = ARENA_ARRAY(work->arena, struct note_item, notes->len);
    list->items.count = notes->len;
    for (guint i = 0; i < notes->len; i++) {
        const struct note *note = g_ptr_array_index(notes, i);
        const struct link_view *about = view_reference(work, &note->about);
        list->items.items[i] = (struct note_item){
            .title = note->title,
            .href = arena_format(work->arena, "notes/%s.html", note->slug),
            .date = page_date(work, note->date),
            .about = about ? about->name : NULL,
            .about_href = about ? about->href : NULL,
            .source_label = source_label(work, note),
            .excerpt = excerpt(work, note),
        };
    }
    g_ptr_array_free(notes, TRUE);
    page->list = list;
}

static void list_index(const struct report *report, struct page_list *pages) {
    if (report->model->notes.count > 0) {
        page_add(pages, &PAGE_NOTES, "notes/index.html", NULL);
    }
}

static void fill_note(struct page_work *work, void *object) {
    struct note_page *page = object;
    const struct note *note = work->place->subject;
    const struct link_view *about = view_reference(work, &note->about);
    struct note_view *view = ARENA_NEW(work->arena, struct note_view);
    work->page->title = note->title;
    work->page->source = view_source(work, &note->at);
    *view = (struct note_view){
        .prose = view_prose(work, &note->body, 2, NULL),
        .date = page_date(work, note->date),
        .about = about ? about->name : NULL,
        .about_href = about ? about->href : NULL,
        .source_label = source_label(work, note),
        .source = work->page->source,
    };
    page->note = view;
    page->toc = view_toc(work, &note->body);
}

static void list_notes(const struct report *report, struct page_list *pages) {
    for (size_t i = 0; i < report->model->notes.count; i++) {
        const struct note *note = &report->model->notes.items[i];
        page_add(pages, &PAGE_NOTE, arena_format(pages->arena, "notes/%s.html", note->slug), note);
    }
}

const struct page_type PAGE_NOTES = {.template = "notes",
                                     .record = &NOTES_RECORD,
                                     .section = "notes",
                                     .list = list_index,
                                     .fill = fill_list};
const struct page_type PAGE_NOTE = {.template = "note",
                                    .record = &NOTE_PAGE_RECORD,
                                    .section = "notes",
                                    .list = list_notes,
                                    .fill = fill_note};
