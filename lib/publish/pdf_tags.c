/* A stack of open elements, each with the numbers of its children so far. */
#include "publish/pdf_tags.h"

#include "base/format.h"

#include <assert.h>
#include <string.h>

#define PARTS 12 /* of a fork */

struct element {
    unsigned number, parent, page; /* page: that of its first content */
    char tag[16];
    GString *kids;
    char *attributes; /* NULL: none */
    char *target;     /* of a link */
    char *words;
    bool web;
};

/* A link within the document, until its place is known. */
struct waiting {
    struct element element;
    unsigned annotation, key;
    guint list; /* of the page's annotations */
    struct pdf_canvas_area area;
};

/* The annotations of a page. */
struct list {
    unsigned number;
    GString *references; /* those that are sure */
};

/* Parts that grow side by side: the open elements of those that wait. */
struct fork {
    guint base; /* elements below it */
    unsigned at;
    GArray *parts[PARTS];
};

struct pdf_tags {
    struct pdf_file *file;
    struct pdf_canvas *canvas;
    unsigned root, page, first;
    GArray *stack;   /* of struct element */
    GArray *forks;   /* of struct fork, the innermost last */
    GArray *owners;  /* of the page: the element of each part, by its number */
    GArray *waiting; /* of struct waiting */
    GArray *lists;   /* of struct list; the last is the page's when has_list */
    bool has_list;
    GString *value;   /* of the object at hand */
    GString *parents; /* the tree from parts and links to elements */
    unsigned key;     /* the next in that tree */
};

struct pdf_tags *pdf_tags_new(struct pdf_file *file, struct pdf_canvas *canvas) {
    struct pdf_tags *tags = g_new0(struct pdf_tags, 1);
    tags->file = file;
    tags->canvas = canvas;
    tags->root = pdf_file_reserve(file);
    tags->stack = g_array_new(FALSE, TRUE, sizeof(struct element));
    tags->forks = g_array_new(FALSE, TRUE, sizeof(struct fork));
    tags->owners = g_array_new(FALSE, TRUE, sizeof(unsigned));
    tags->waiting = g_array_new(FALSE, TRUE, sizeof(struct waiting));
    tags->lists = g_array_new(FALSE, TRUE, sizeof(struct list));
    tags->value = g_string_new(NULL);
    tags->parents = g_string_new(NULL);
    return tags;
}

static void release(struct element *element) {
    g_string_free(element->kids, TRUE);
    g_free(element->attributes);
    g_free(element->target);
    g_free(element->words);
}

void pdf_tags_free(struct pdf_tags *tags) {
    for (guint i = 0; i < tags->stack->len; i++) {
        release(&g_array_index(tags->stack, struct element, i));
    }
    for (guint i = 0; i < tags->waiting->len; i++) {
        release(&g_array_index(tags->waiting, struct waiting, i).element);
    }
    for (guint i = 0; i < tags->lists->len; i++) {
        g_string_free(g_array_index(tags->lists, struct list, i).references, TRUE);
    }
    g_array_unref(tags->stack);
    g_array_unref(tags->forks);
    g_array_unref(tags->owners);
    g_array_unref(tags->waiting);
    g_array_unref(tags->lists);
    g_string_free(tags->value, TRUE);
    g_string_free(tags->parents, TRUE);
    g_free(tags);
}

static struct element *innermost(struct pdf_tags *tags) {
    return tags->stack->len > 0 ? &g_array_index(tags->stack, struct element, tags->stack->len - 1)
                                : NULL;
}

void pdf_tags_begin_page(struct pdf_tags *tags, unsigned page) {
    tags->page = page;
    tags->has_list = false;
    g_array_set_size(tags->owners, 0);
}

void pdf_tags_end_page(struct pdf_tags *tags, GString *entries) {
    unsigned key = tags->key++; /* after those of the page's links: the tree is in order */
    g_string_append_printf(entries, "/StructParents %u/Tabs/S", key);
    if (tags->has_list) {
        g_string_append_printf(
            entries, "/Annots %u 0 R",
            g_array_index(tags->lists, struct list, tags->lists->len - 1).number);
    }
    GString *value = g_string_new("[");
    for (guint i = 0; i < tags->owners->len; i++) {
        pdf_file_reference(value, g_array_index(tags->owners, unsigned, i));
    }
    g_string_append_c(value, ']');
    unsigned number = pdf_file_reserve(tags->file);
    pdf_file_object(tags->file, number, value->str, value->len);
    g_string_append_printf(tags->parents, "%u %u 0 R\n", key, number);
    g_string_free(value, TRUE);
}

void pdf_tags_open(struct pdf_tags *tags, const char *tag, const char *attributes) {
    struct element *parent = innermost(tags);
    struct element element = {.number = pdf_file_reserve(tags->file),
                              .parent = parent ? parent->number : tags->root,
                              .kids = g_string_new(NULL),
                              .attributes = g_strdup(attributes)};
    g_strlcpy(element.tag, tag, sizeof element.tag);
    if (parent) {
        pdf_file_reference(parent->kids, element.number);
    } else {
        assert(tags->first == 0); /* one root element */
        tags->first = element.number;
    }
    g_array_append_val(tags->stack, element);
}

static void write_element(struct pdf_tags *tags, const struct element *element, const char *tag) {
    GString *value = tags->value;
    g_string_assign(value, "<</S/");
    g_string_append(value, tag);
    g_string_append(value, "/P");
    pdf_file_reference(value, element->parent);
    if (element->page) {
        g_string_append(value, "/Pg");
        pdf_file_reference(value, element->page);
    }
    g_string_append(value, element->attributes ? element->attributes : "");
    g_string_append(value, "/K[");
    g_string_append_len(value, element->kids->str, (gssize)element->kids->len);
    g_string_append(value, "]>>");
    pdf_file_object(tags->file, element->number, value->str, value->len);
}

void pdf_tags_close(struct pdf_tags *tags) {
    struct element *element = innermost(tags);
    assert(element && !tags->canvas->marked);
    write_element(tags, element, element->tag);
    release(element);
    g_array_set_size(tags->stack, tags->stack->len - 1);
}

void pdf_tags_fork(struct pdf_tags *tags) {
    struct fork fork = {.base = tags->stack->len};
    for (size_t i = 0; i < PARTS; i++) {
        fork.parts[i] = g_array_new(FALSE, TRUE, sizeof(struct element));
    }
    g_array_append_val(tags->forks, fork);
}

static struct fork *last_fork(struct pdf_tags *tags) {
    assert(tags->forks->len > 0);
    return &g_array_index(tags->forks, struct fork, tags->forks->len - 1);
}

void pdf_tags_select(struct pdf_tags *tags, unsigned part) {
    struct fork *fork = last_fork(tags);
    assert(part < PARTS && tags->stack->len >= fork->base && !tags->canvas->marked);
    GArray *from = fork->parts[fork->at], *to = fork->parts[part];
    guint open = tags->stack->len - fork->base;
    if (part == fork->at) {
        return;
    }
    if (open > 0) {
        g_array_append_vals(from, &g_array_index(tags->stack, struct element, fork->base), open);
        g_array_set_size(tags->stack, fork->base);
    }
    if (to->len > 0) {
        g_array_append_vals(tags->stack, to->data, to->len);
        g_array_set_size(to, 0);
    }
    fork->at = part;
}

void pdf_tags_join(struct pdf_tags *tags) {
    struct fork *fork = last_fork(tags);
    assert(tags->stack->len == fork->base);
    for (size_t i = 0; i < PARTS; i++) {
        assert(fork->parts[i]->len == 0); /* all their elements have ended */
        g_array_unref(fork->parts[i]);
    }
    g_array_set_size(tags->forks, tags->forks->len - 1);
}

void pdf_tags_begin_content(struct pdf_tags *tags) {
    struct element *element = innermost(tags);
    unsigned id = tags->owners->len;
    assert(element);
    element->page = element->page ? element->page : tags->page;
    if (element->page == tags->page) {
        g_string_append_c(element->kids, ' ');
        pdf_file_number(element->kids, id);
    } else {
        g_string_append_printf(element->kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>", tags->page, id);
    }
    g_array_append_val(tags->owners, element->number);
    pdf_canvas_open(tags->canvas, element->tag, id);
}

void pdf_tags_end_content(struct pdf_tags *tags) {
    pdf_canvas_close(tags->canvas);
}

void pdf_tags_open_link(struct pdf_tags *tags, const char *target, bool web, const char *words) {
    pdf_tags_open(tags, "Link", NULL);
    struct element *element = innermost(tags);
    element->target = g_strdup(target);
    element->words = g_strdup(words);
    element->web = web;
}

/* The area of a page that leads somewhere. */
static void write_annotation(struct pdf_tags *tags, const struct waiting *link, const char *place) {
    GString *value = g_string_new("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
    const double edges[] = {link->area.left, link->area.bottom, link->area.right, link->area.top};
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++) {
        format_short(value, edges[i], 2);
        g_string_append_c(value, ' ');
    }
    g_string_append_printf(value, "]/StructParent %u/Contents", link->key);
    pdf_file_text(value, link->element.words);
    if (place) {
        g_string_append(value, "/Dest");
        pdf_file_string(value, place);
    } else {
        g_string_append(value, "/A<</S/URI/URI");
        pdf_file_string(value, link->element.target);
        g_string_append(value, ">>");
    }
    g_string_append(value, ">>");
    pdf_file_object(tags->file, link->annotation, value->str, value->len);
    g_string_free(value, TRUE);
}

/* The page's list of annotations, made when first needed. */
static guint page_list(struct pdf_tags *tags) {
    if (!tags->has_list) {
        struct list list = {.number = pdf_file_reserve(tags->file),
                            .references = g_string_new(NULL)};
        g_array_append_val(tags->lists, list);
        tags->has_list = true;
    }
    return tags->lists->len - 1;
}

/* Writes a link that leads somewhere: its area and its element. */
static void write_link(struct pdf_tags *tags, const struct waiting *link, const char *place) {
    g_string_append_printf(link->element.kids, "<</Type/OBJR/Obj %u 0 R>>", link->annotation);
    write_annotation(tags, link, place);
    write_element(tags, &link->element, "Link");
    pdf_file_reference(g_array_index(tags->lists, struct list, link->list).references,
                       link->annotation);
}

void pdf_tags_close_link(struct pdf_tags *tags, const struct pdf_canvas_area *area) {
    struct waiting link = {.element = *innermost(tags),
                           .area = *area,
                           .annotation = pdf_file_reserve(tags->file),
                           .key = tags->key++,
                           .list = page_list(tags)};
    assert(link.element.target && !tags->canvas->marked);
    if (area->right < area->left) {
        link.area = (struct pdf_canvas_area){0};
    }
    link.element.page = link.element.page ? link.element.page : tags->page;
    g_string_append_printf(tags->parents, "%u %u 0 R\n", link.key, link.element.number);
    g_array_set_size(tags->stack, tags->stack->len - 1);
    if (link.element.web) {
        write_link(tags, &link, NULL);
        release(&link.element);
    } else {
        g_array_append_val(tags->waiting, link);
    }
}

void pdf_tags_write(struct pdf_tags *tags, const struct pdf_places *places, GString *catalog) {
    for (guint i = 0; i < tags->waiting->len; i++) {
        const struct waiting *link = &g_array_index(tags->waiting, struct waiting, i);
        const char *place = pdf_places_find(places, link->element.target);
        if (place) {
            write_link(tags, link, place);
        } else { /* it leads out of the document: plain words */
            write_element(tags, &link->element, "Span");
            pdf_file_object(tags->file, link->annotation, "null", 4);
        }
    }
    GString *value = g_string_new(NULL);
    for (guint i = 0; i < tags->lists->len; i++) {
        const struct list *list = &g_array_index(tags->lists, struct list, i);
        g_string_printf(value, "[%s]", list->references->str);
        pdf_file_object(tags->file, list->number, value->str, value->len);
    }
    g_string_printf(value,
                    "<</Type/StructTreeRoot/K[%u 0 R]/ParentTreeNextKey %u/ParentTree<</Nums[%s]>>"
                    ">>",
                    tags->first, tags->key, tags->parents->str);
    pdf_file_object(tags->file, tags->root, value->str, value->len);
    g_string_append_printf(catalog, "/StructTreeRoot %u 0 R/MarkInfo<</Marked true>>", tags->root);
    g_string_free(value, TRUE);
}
