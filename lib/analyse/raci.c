/* Each rule is a row with its name and its test. */
#include "analyse/raci.h"

#include "analyse/result.h"

#define THIS struct raci_check
static const struct field FIELDS[] = {
    RESULT_TEXT(activity, "the activity; null for a role"),
    RESULT_TEXT(role, "the role's id; null for an activity"),
    RESULT_TEXTS(problems, "which rules are broken"),
    RESULT_COUNT(accountable_for, "of a role: the activities it is accountable for"),
};
#undef THIS
const struct record RACI_CHECK_RECORD =
    RECORD("RACI check", struct raci_check, FIELDS, "rules broken by an activity or a role");

/* The four lists of a row have one type without a name. */
struct references {
    const struct reference *items;
    size_t count;
};
#define REFERENCES(list) ((struct references){(list).items, (list).count})

static size_t count_of(struct references list, const struct business_role *role) {
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        count += list.items[i].target == role;
    }
    return count;
}

/* How often a role stands in a row; being accountable and responsible too counts as once. */
static size_t mentions(const struct raci *row, const struct business_role *role) {
    size_t responsible = count_of(REFERENCES(row->responsible), role);
    size_t accountable = count_of(REFERENCES(row->accountable), role);
    size_t both = responsible == 1 && accountable == 1 ? 1 : 0;
    return responsible + accountable - both + count_of(REFERENCES(row->consulted), role) +
           count_of(REFERENCES(row->informed), role);
}

static bool no_accountable(const struct raci *row) {
    return row->accountable.count == 0;
}

static bool several_accountable(const struct raci *row) {
    return row->accountable.count > 1;
}

static bool no_responsible(const struct raci *row) {
    return row->responsible.count == 0;
}

static bool repeats(const struct raci *row, struct references list) {
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].target && mentions(row, list.items[i].target) > 1) {
            return true;
        }
    }
    return false;
}

static bool repeated_role(const struct raci *row) {
    return repeats(row, REFERENCES(row->responsible)) ||
           repeats(row, REFERENCES(row->accountable)) || repeats(row, REFERENCES(row->consulted)) ||
           repeats(row, REFERENCES(row->informed));
}

static bool too_many_consulted(const struct raci *row) {
    return row->consulted.count > RACI_MOST_CONSULTED;
}

static const struct {
    const char *problem;
    bool (*broken)(const struct raci *row);
} RULES[] = {
    {"no-accountable", no_accountable},         {"several-accountable", several_accountable},
    {"no-responsible", no_responsible},         {"repeated-role", repeated_role},
    {"too-many-consulted", too_many_consulted},
};
enum { RULE_COUNT = sizeof RULES / sizeof *RULES, ROLE_RULES = 2 };

static struct raci_check check_activity(const struct raci *row, struct arena *arena) {
    struct raci_check check = {.activity = row->activity, .accountable_for = NAN, .row = row};
    check.problems.items = ARENA_ARRAY(arena, const char *, RULE_COUNT);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (RULES[i].broken(row)) {
            check.problems.items[check.problems.count++] = RULES[i].problem;
        }
    }
    return check;
}

static struct raci_check check_role(const struct organisation *organisation,
                                    const struct business_role *role, struct arena *arena) {
    size_t accountable = 0, used = 0;
    for (size_t i = 0; i < organisation->raci.count; i++) {
        const struct raci *row = &organisation->raci.items[i];
        accountable += count_of(REFERENCES(row->accountable), role) > 0;
        used += mentions(row, role) > 0;
    }
    struct raci_check check = {
        .role = role->id, .accountable_for = (double)accountable, .of = role};
    check.problems.items = ARENA_ARRAY(arena, const char *, ROLE_RULES);
    if (accountable * 3 > organisation->raci.count) {
        check.problems.items[check.problems.count++] = "accountable-too-often";
    }
    if (used == 0) {
        check.problems.items[check.problems.count++] = "role-unused";
    }
    return check;
}

void raci_analyse(const struct organisation *organisation, struct arena *arena,
                  struct raci_checks *checks) {
    *checks = (struct raci_checks){0};
    if (organisation->raci.count == 0) {
        return;
    }
    checks->items.items =
        ARENA_ARRAY(arena, struct raci_check, organisation->raci.count + organisation->roles.count);
    for (size_t i = 0; i < organisation->raci.count; i++) {
        checks->items.items[checks->items.count++] =
            check_activity(&organisation->raci.items[i], arena);
    }
    for (size_t i = 0; i < organisation->roles.count; i++) {
        struct raci_check check = check_role(organisation, &organisation->roles.items[i], arena);
        if (check.problems.count > 0) {
            checks->items.items[checks->items.count++] = check;
        }
    }
}
