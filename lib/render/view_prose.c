/* Markdown on a page: links to ids lead to their pages, links to other notes to theirs, pictures to
 * their copies below assets/user/. */
#include "render/view.h"

#include "render/link.h"
#include "render/prose_html.h"

#include <string.h>

struct resolver {
    const struct page_work *work;
    const struct source *source; /* of the text, for relative targets */
};

/* Finds the entity of an id: target, without its fragment. */
static const void *find(const struct resolver *resolver, const char *target, enum entity *entity) {
    char *id = g_strndup(target, strcspn(target, "#"));
    const void *found = model_find_any(resolver->work->report->model, ~0u, id, entity);
    g_free(id);
    return found;
}

static bool resolve_id(const struct resolver *resolver, const struct prose *node,
                       struct prose_html_target *target) {
    enum entity entity;
    const struct page_work *work = resolver->work;
    const void *found = find(resolver, node->target, &entity);
    const char *address = found ? link_entity(work->report, entity, found, work->arena) : NULL;
    if (!address) {
        return false;
    }
    struct reference reference = {.id = node->target, .entity = entity, .target = found};
    target->href = arena_format(work->arena, "%s%s", work->page->root, address);
    target->title = reference_name(&reference);
    return true;
}

static bool resolve(void *context, const struct prose *node, struct prose_html_target *target) {
    const struct resolver *resolver = context;
    if (node->kind == PROSE_LINK && node->address == ADDRESS_ID) {
        return resolve_id(resolver, node, target);
    }
    const struct page_work *work = resolver->work;
    const char *address =
        link_file(work->report->model, resolver->source, node->target, work->arena);
    if (!address) {
        return false;
    }
    target->href = arena_format(work->arena, "%s%s", work->page->root, address);
    return true;
}

#define THIS struct toc_view
static const struct field TOC_FIELDS[] = {ROW_LIST(items, FACT_VIEW, "label and href")};
#undef THIS
const struct record TOC_VIEW = RECORD("contents", struct toc_view, TOC_FIELDS, "a page's headings");

const struct toc_view *view_toc(const struct page_work *work, const struct markdown *markdown) {
    struct diagnostics said = {0};
    const struct prose *document =
        prose_read(markdown->text, strlen(markdown->text), markdown->at, work->arena, &said);
    diagnostics_release(&said);
    size_t count = 0;
    for (const struct prose *block = document->first; block; block = block->next) {
        count += block->kind == PROSE_HEADING && block->level <= 2;
    }
    if (count < 3) {
        return NULL;
    }
    struct toc_view *toc = ARENA_NEW(work->arena, struct toc_view);
    toc->items.items = ARENA_ARRAY(work->arena, struct fact_view, count);
    for (const struct prose *block = document->first; block; block = block->next) {
        if (block->kind == PROSE_HEADING && block->level <= 2) {
            toc->items.items[toc->items.count++] = (struct fact_view){
                .label = block->text, .href = arena_format(work->arena, "#%s", block->slug)};
        }
    }
    return toc;
}

/* The level of the highest heading; 1 without any. Some begin a note with #, some with ##. */
static int highest(const struct prose *document) {
    int level = 7;
    for (const struct prose *block = document->first; block; block = block->next) {
        if (block->kind == PROSE_HEADING) {
            level = MIN(level, block->level);
        }
    }
    return level == 7 ? 1 : level;
}

const char *view_prose(const struct page_work *work, const struct markdown *markdown, int heading,
                       const char *prefix) {
    if (!markdown->text) {
        return NULL;
    }
    struct diagnostics said = {0}; /* was said when the project was read */
    const struct prose *document =
        prose_read(markdown->text, strlen(markdown->text), markdown->at, work->arena, &said);
    diagnostics_release(&said);
    struct resolver resolver = {work, markdown->at.source};
    struct prose_html options = {.resolve = resolve,
                                 .context = &resolver,
                                 .heading = MAX(heading + 1 - highest(document), 1),
                                 .prefix = prefix,
                                 .paper = work->drawings != NULL};
    return prose_html_text(work->arena, document, &options);
}
