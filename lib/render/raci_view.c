/* Roles are columns in the order in which they are defined. */
#include "render/raci_view.h"

#include "render/link.h"

#include <string.h>

#define THIS struct raci_role
static const struct field ROLE_FIELDS[] = {
    ROW_TEXT(name, "the role"),
    ROW_URL(href, "its place"),
};
#undef THIS
static const struct record ROLE_VIEW =
    RECORD("role", struct raci_role, ROLE_FIELDS, "a column of the matrix");

#define THIS struct raci_letter
static const struct field LETTER_FIELDS[] = {
    ROW_TEXT(letter, "R, A, C or I"),
    ROW_TEXT(word, "the same as a word"),
};
#undef THIS
static const struct record LETTER_VIEW =
    RECORD("letter", struct raci_letter, LETTER_FIELDS, "one part of a role");

#define THIS struct raci_cell
static const struct field CELL_FIELDS[] = {
    ROW_TEXT(role, "the role"),
    ROW_LIST(letters, LETTER_VIEW, "its parts"),
};
#undef THIS
static const struct record CELL_VIEW =
    RECORD("cell", struct raci_cell, CELL_FIELDS, "a role in an activity");

#define THIS struct raci_row
static const struct field RACI_ROW_FIELDS[] = {
    ROW_TEXT(activity, "the activity"),
    ROW_LIST(cells, CELL_VIEW, "one for each role"),
    ROW_TEXTS(problems, "which rules it breaks"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ROW_VIEW =
    RECORD("activity", struct raci_row, RACI_ROW_FIELDS, "an activity");

#define THIS struct raci_table
static const struct field TABLE_FIELDS[] = {
    ROW_LIST(roles, ROLE_VIEW, "the columns"),
    ROW_LIST(rows, ROW_VIEW, "the activities"),
    ROW_TEXTS(problems, "what concerns a role over all activities"),
};
#undef THIS
const struct record RACI_TABLE_VIEW =
    RECORD("RACI", struct raci_table, TABLE_FIELDS, "who does what");

enum { PARTS = 4, MOST_LETTERS = 8 };

/* The lists of a row with their letters and texts, the weightiest first. */
struct part {
    const char *letter, *text;
    const struct reference *items;
    size_t count;
};

static void parts_of(const struct raci *raci, struct part parts[PARTS]) {
    parts[0] =
        (struct part){"A", "raci_accountable", raci->accountable.items, raci->accountable.count};
    parts[1] =
        (struct part){"R", "raci_responsible", raci->responsible.items, raci->responsible.count};
    parts[2] = (struct part){"C", "raci_consulted", raci->consulted.items, raci->consulted.count};
    parts[3] = (struct part){"I", "raci_informed", raci->informed.items, raci->informed.count};
}

/* How often a role is in a list. */
static size_t times(const struct part *part, const struct business_role *role) {
    size_t count = 0;
    for (size_t i = 0; i < part->count; i++) {
        count += part->items[i].target == role ? 1 : 0;
    }
    return count;
}

static void fill_cell(const struct page_work *work, const struct raci *raci,
                      const struct business_role *role, struct raci_cell *cell) {
    struct part parts[PARTS];
    parts_of(raci, parts);
    cell->role = role->name;
    cell->letters.items = ARENA_ARRAY(work->arena, struct raci_letter, MOST_LETTERS);
    for (size_t i = 0; i < PARTS; i++) {
        for (size_t n = MIN(times(&parts[i], role), 2); n > 0; n--) {
            cell->letters.items[cell->letters.count++] =
                (struct raci_letter){parts[i].letter, page_text(work, parts[i].text)};
        }
    }
}

const char *raci_view_parts(const struct page_work *work, const struct raci *raci,
                            const struct business_role *role) {
    struct raci_cell cell = {0};
    fill_cell(work, raci, role, &cell);
    const char *words = NULL;
    for (size_t i = 0; i < cell.letters.count; i++) {
        const char *word = cell.letters.items[i].word;
        words = words ? arena_format(work->arena, "%s, %s", words, word) : word;
    }
    return words;
}

static bool has_part(const struct organisation *organisation, const struct business_role *role) {
    for (size_t i = 0; i < organisation->raci.count; i++) {
        struct part parts[PARTS];
        parts_of(&organisation->raci.items[i], parts);
        for (size_t part = 0; part < PARTS; part++) {
            if (times(&parts[part], role) > 0) {
                return true;
            }
        }
    }
    return false;
}

bool raci_view_unused(const struct page_work *work, const struct business_role *role) {
    const struct organisation *organisation = &work->report->model->organisation;
    return organisation->raci.count > 0 && !has_part(organisation, role);
}

size_t raci_view_broken(const struct raci_checks *checks) {
    size_t broken = 0;
    for (size_t i = 0; i < checks->items.count; i++) {
        const struct raci_check *check = &checks->items.items[i];
        broken += check->activity && check->problems.count > 0 ? 1 : 0;
    }
    return broken;
}

/* The rules an activity breaks, in words. */
static void fill_problems(const struct page_work *work, const struct raci *raci,
                          struct raci_row *row) {
    const struct raci_checks *checks = &work->report->analysis->raci;
    for (size_t i = 0; i < checks->items.count; i++) {
        const struct raci_check *check = &checks->items.items[i];
        if (check->row != raci || !check->activity) {
            continue;
        }
        row->problems.items = ARENA_ARRAY(work->arena, const char *, check->problems.count);
        row->problems.count = check->problems.count;
        for (size_t n = 0; n < check->problems.count; n++) {
            row->problems.items[n] =
                texts_word(&work->report->texts, "raci", check->problems.items[n]);
        }
    }
}

/* What is wrong with roles: "CX director: accountable for 5 of 13 activities". */
static void fill_role_problems(const struct page_work *work, struct raci_table *table) {
    const struct raci_checks *checks = &work->report->analysis->raci;
    const struct texts *texts = &work->report->texts;
    const char *all = page_number(work, (double)table->rows.count, 0);
    table->problems.items = ARENA_ARRAY(work->arena, const char *, checks->items.count * 2);
    for (size_t i = 0; i < checks->items.count; i++) {
        const struct raci_check *check = &checks->items.items[i];
        for (size_t n = 0; check->of && n < check->problems.count; n++) {
            bool often = strcmp(check->problems.items[n], "accountable-too-often") == 0;
            table->problems.items[table->problems.count++] =
                often ? texts_format(texts, work->arena, "people_too_often", "role",
                                     check->of->name, "n",
                                     page_number(work, check->accountable_for, 0), "all", all, NULL)
                      : texts_format(texts, work->arena, "people_role_unused", "role",
                                     check->of->name, NULL);
        }
    }
}

const struct raci_table *raci_view_make(const struct page_work *work) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t count = organisation->raci.count;
    if (count == 0) {
        return NULL;
    }
    struct raci_table *table = ARENA_NEW(work->arena, struct raci_table);
    size_t roles = organisation->roles.count;
    const struct business_role **used =
        ARENA_ARRAY(work->arena, const struct business_role *, roles);
    table->roles.items = ARENA_ARRAY(work->arena, struct raci_role, roles);
    for (size_t i = 0; i < roles; i++) {
        const struct business_role *role = &organisation->roles.items[i];
        if (has_part(organisation, role)) {
            used[table->roles.count] = role;
            table->roles.items[table->roles.count++] = (struct raci_role){
                role->name, link_entity(work->report, ENTITY_ROLE, role, work->arena)};
        }
    }
    table->rows.items = ARENA_ARRAY(work->arena, struct raci_row, count);
    table->rows.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct raci *raci = &organisation->raci.items[i];
        struct raci_row *row = &table->rows.items[i];
        row->activity = raci->activity;
        row->source = view_source(work, &raci->at);
        row->cells.items = ARENA_ARRAY(work->arena, struct raci_cell, table->roles.count);
        row->cells.count = table->roles.count;
        for (size_t n = 0; n < table->roles.count; n++) {
            fill_cell(work, raci, used[n], &row->cells.items[n]);
        }
        fill_problems(work, raci, row);
    }
    fill_role_problems(work, table);
    return table;
}
