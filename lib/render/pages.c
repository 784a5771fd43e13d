/* The two tables. */
#include "render/pages.h"

static const struct page_type *const TYPES[] = {
    &PAGE_KPIS,
    &PAGE_VOICE,
    /* experience and evidence */
    &PAGE_OVERVIEW,
    &PAGE_LIFECYCLE,
    &PAGE_JOURNEYS,
    &PAGE_JOURNEY,
    &PAGE_PERSONAS,
    &PAGE_PERSONA,
    &PAGE_GAPS,
    /* transformation */
    &PAGE_MATURITY,
    &PAGE_PRIORITIES,
    &PAGE_ROADMAP,
    &PAGE_INITIATIVES,
    &PAGE_INITIATIVE,
    &PAGE_BACKLOG,
    &PAGE_BOARD,
    /* programme */
    &PAGE_PROGRAMME,
    &PAGE_PEOPLE,
    &PAGE_PERSON,
    &PAGE_NOTES,
    &PAGE_NOTE,
    &PAGE_METHOD,
    &PAGE_METHOD_TOPIC,
    &PAGE_GLOSSARY,
};

static double count_journeys(const struct report *report) {
    return (double)report->analysis->portfolio.journeys.count;
}

static double count_personas(const struct report *report) {
    return (double)report->model->personas.count;
}

static double count_work(const struct report *report) {
    return (double)report->analysis->gaps.work.count;
}

static double count_initiatives(const struct report *report) {
    return (double)report->model->initiatives.count;
}

static double count_features(const struct report *report) {
    return (double)report->model->features.count;
}

static double count_people(const struct report *report) {
    return (double)report->model->organisation.people.count;
}

static const struct nav_entry NAV[] = {
    {NULL, "nav_overview", "overview", "index.html", NULL},
    {"nav_group_experience", "nav_lifecycle", "lifecycle", "lifecycle.html", NULL},
    {"nav_group_experience", "nav_journeys", "journeys", "journeys/index.html", count_journeys},
    {"nav_group_experience", "nav_personas", "personas", "personas/index.html", count_personas},
    {"nav_group_evidence", "nav_gaps", "gaps", "gaps.html", count_work},
    {"nav_group_evidence", "nav_voice", "voice", "voice.html", NULL},
    {"nav_group_evidence", "nav_kpis", "kpis", "kpis.html", NULL},
    {"nav_group_transformation", "nav_maturity", "maturity", "maturity.html", NULL},
    {"nav_group_transformation", "nav_priorities", "priorities", "priorities.html", NULL},
    {"nav_group_transformation", "nav_roadmap", "roadmap", "roadmap.html", NULL},
    {"nav_group_transformation", "nav_initiatives", "initiatives", "initiatives/index.html",
     count_initiatives},
    {"nav_group_transformation", "nav_backlog", "backlog", "backlog.html", count_features},
    {"nav_group_transformation", "nav_board", "board", "board.html", NULL},
    {"nav_group_programme", "nav_programme", "programme", "programme.html", NULL},
    {"nav_group_programme", "nav_people", "people", "people/index.html", count_people},
    {"nav_group_programme", "nav_notes", "notes", "notes/index.html", NULL},
    {"nav_group_programme", "nav_method", "method", "method/index.html", NULL},
};

const struct page_type *const *pages_types(size_t *count) {
    *count = sizeof TYPES / sizeof *TYPES;
    return TYPES;
}

const struct nav_entry *pages_nav(size_t *count) {
    *count = sizeof NAV / sizeof *NAV;
    return NAV;
}
