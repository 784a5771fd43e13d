/* The cover of the document on paper: whose report it is, of what day, and what is in it. */
#include "render/pages.h"

#include "render/view.h"

struct cover_page {
    struct page_frame frame;
    const char *slogan, *sponsor;
    LIST(struct link_view) chosen; /* the pages, when the document is of some alone */
};

#define THIS struct cover_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_TEXT(slogan, "the programme's slogan"),
    ROW_TEXT(sponsor, "who stands behind it"),
    ROW_LIST(chosen, LINK_VIEW, "the pages, when the document is of some alone"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("cover", struct cover_page, PAGE_FIELDS, "the cover of the document on paper");

/* The entity that pages of a type are about. */
static enum entity entity_of(const struct page_type *type) {
    return type == &PAGE_JOURNEY   ? ENTITY_JOURNEY
           : type == &PAGE_PERSONA ? ENTITY_PERSONA
                                   : ENTITY_INITIATIVE;
}

static void fill_chosen(const struct page_work *work, struct cover_page *page) {
    const struct cover_selection *selection = work->place->subject;
    page->chosen.items = ARENA_ARRAY(work->arena, struct link_view, selection->count);
    for (size_t i = 0; i < selection->count; i++) {
        const struct page_place *place =
            &g_array_index(work->report->pages.places, struct page_place, selection->indexes[i]);
        struct reference reference = {
            .id = "", .entity = entity_of(place->type), .target = place->subject};
        page->chosen.items[page->chosen.count++] =
            (struct link_view){.name = reference_name(&reference), .href = place->path};
    }
}

static void fill(struct page_work *work, void *object) {
    struct cover_page *page = object;
    const struct project *project = &work->report->model->project;
    work->page->title = project->title;
    page->slogan = project->program.slogan;
    page->sponsor = project->program.sponsor.id ? reference_name(&project->program.sponsor) : NULL;
    if (work->place->subject) {
        fill_chosen(work, page);
    }
}

const struct page_type PAGE_COVER = {
    .template = "cover", .record = &PAGE_RECORD, .section = "", .fill = fill};
