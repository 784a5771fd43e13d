/* One function per group of reasons, asked in the order of their weight; each adds what holds. */
#include "analyse/reason.h"

#include "analyse/priorities.h"
#include "analyse/result.h"
#include "analyse/scoring.h"
#include "base/format.h"

const char *const REASON_KINDS[] = {"blocked",
                                    "depends-on-cancelled",
                                    "due-before-dependency",
                                    "no-benefit",
                                    "no-cost",
                                    "no-reach",
                                    "no-effort",
                                    "no-positive-score",
                                    "most-value-per-cost",
                                    "highest-score",
                                    "highest-value",
                                    "largest-cost",
                                    "held-back-by-cost",
                                    "cost-above-value",
                                    "cheap-low-value",
                                    "value-for-cost",
                                    "first-on-ballots",
                                    "last-on-ballots",
                                    "low-on-ballots",
                                    "worst-gap",
                                    "second-gap",
                                    "third-gap",
                                    "serves-blind-spot",
                                    "serves-weak",
                                    "waits-for",
                                    "others-wait",
                                    "late",
                                    NULL};

_Static_assert(sizeof REASON_KINDS / sizeof *REASON_KINDS == REASON_LATE + 1, "a word for each");

#define THIS struct reason
static const struct field FIELDS[] = {
    RESULT_CHOICE(kind, REASON_KINDS, "what holds"),
    RESULT_NUMBER(number, 2, "its figure"),
    RESULT_NUMBER(of, 2, "what the figure is compared with"),
    RESULT_TEXT(subject, "what it is about"),
};
#undef THIS
const struct record REASON_RECORD =
    RECORD("reason", struct reason, FIELDS, "why a thing stands where it does");

/* What the groups share. */
struct pass {
    const struct model *model;
    const struct gaps *gaps;
    const struct priorities *priorities;
    struct arena *arena;
    double highest_score, highest_value, largest_cost; /* NaN: not worth naming */
    double *best, *worst; /* ranks on each ballot: of the first and the last */
    GArray *facts;        /* of the item at hand */
};

static void tell(struct pass *pass, enum reason_kind kind, const char *subject, double number,
                 double of) {
    struct reason reason = {subject, number, of, (int)kind};
    g_array_append_val(pass->facts, reason);
}

/* The codes of an initiative's dependencies that hold, with commas; NULL for none. */
static const char *codes(struct pass *pass, const struct initiative *initiative,
                         bool (*holds)(const struct initiative *, const struct initiative *)) {
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        const struct initiative *other = initiative->depends_on.items[i].target;
        if (other && holds(initiative, other)) {
            g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", other->code);
        }
    }
    const char *result = text->len > 0 ? arena_text(pass->arena, text->str, text->len) : NULL;
    g_string_free(text, TRUE);
    return result;
}

static bool is_cancelled(const struct initiative *initiative, const struct initiative *other) {
    (void)initiative;
    return other->status == INITIATIVE_CANCELLED;
}

static bool is_open(const struct initiative *initiative, const struct initiative *other) {
    (void)initiative;
    return serves_open_initiative(other);
}

static bool is_due_later(const struct initiative *initiative, const struct initiative *other) {
    return serves_open_initiative(other) && other->due > 0 && initiative->due > 0 &&
           other->due > initiative->due;
}

static void tell_obstacles(struct pass *pass, const struct initiative *initiative) {
    if (initiative->status == INITIATIVE_BLOCKED) {
        tell(pass, REASON_BLOCKED, NULL, NAN, NAN);
    }
    const char *cancelled = codes(pass, initiative, is_cancelled);
    if (cancelled) {
        tell(pass, REASON_DEPENDS_ON_CANCELLED, cancelled, NAN, NAN);
    }
    const char *later = codes(pass, initiative, is_due_later);
    if (later) {
        tell(pass, REASON_DUE_BEFORE_DEPENDENCY, later, NAN, NAN);
    }
}

/* The best or worst figure, else what value and cost say about each other. */
static void tell_figures(struct pass *pass, const struct priorities_item *item) {
    static const enum reason_kind BY_QUADRANT[] = {
        [SCORING_MAJOR_PROJECT] = REASON_HELD_BACK_BY_COST,
        [SCORING_FILL_IN] = REASON_CHEAP_LOW_VALUE,
        [SCORING_THANKLESS_TASK] = REASON_COST_ABOVE_VALUE,
    };
    if (item->score == pass->highest_score) {
        bool ratio =
            pass->priorities->model != PRIORITY_RICE && pass->priorities->model != PRIORITY_WSJF;
        tell(pass, ratio ? REASON_MOST_VALUE_PER_COST : REASON_HIGHEST_SCORE, NULL, item->score,
             NAN);
    } else if (item->value == pass->highest_value) {
        tell(pass, REASON_HIGHEST_VALUE, NULL, item->value, NAN);
    } else if (item->cost == pass->largest_cost) {
        tell(pass, REASON_LARGEST_COST, NULL, item->cost, NAN);
    } else if (item->quadrant != SCORING_NO_QUADRANT && item->quadrant != SCORING_QUICK_WIN) {
        tell(pass, BY_QUADRANT[item->quadrant], NULL, item->value, item->cost);
    }
}

/* What most ballots say; one first place in three is worth telling. */
static void tell_ballots(struct pass *pass, const struct priorities_item *item) {
    double all = (double)item->ranks.count, count = (double)pass->priorities->items.count;
    if (item->ranks.count < 2 || count < 3) {
        return;
    }
    double first = 0, last = 0, low = 0, half = (count + 1) / 2;
    for (size_t v = 0; v < item->ranks.count; v++) {
        double rank = item->ranks.items[v];
        first += rank == pass->best[v];
        last += rank == pass->worst[v] && pass->best[v] < pass->worst[v];
        low += rank > half;
    }
    if (first >= 2 || 3 * first >= all) {
        tell(pass, REASON_FIRST_ON_BALLOTS, NULL, first, all);
    } else if (2 * last > all) {
        tell(pass, REASON_LAST_ON_BALLOTS, NULL, last, all);
    } else if (3 * low >= 2 * all && item->rank <= half) {
        tell(pass, REASON_LOW_ON_BALLOTS, NULL, low, all);
    }
}

/* One of the three worst gaps, else how many weak touchpoints. */
static void tell_served(struct pass *pass, const struct priorities_item *item) {
    double blind = 0, weak = 0;
    const struct gap *worst = NULL;
    for (size_t i = 0; i < item->touchpoints.count; i++) {
        const struct gap *gap = gap_find(pass->gaps, item->touchpoints.items[i]);
        if (!gap) {
            continue;
        }
        blind += gap->verdict == GAP_BLIND_SPOT;
        weak += gap->verdict == GAP_WEAK;
        if (gap_is_weak(gap) && (!worst || gap->rank < worst->rank)) {
            worst = gap;
        }
    }
    if (worst && worst->rank <= 3) {
        tell(pass, (enum reason_kind)(REASON_WORST_GAP + (int)worst->rank - 1), worst->of->name,
             worst->weighted_shortfall, NAN);
        return;
    }
    if (blind > 0) {
        tell(pass, REASON_SERVES_BLIND_SPOT, NULL, blind, NAN);
    }
    if (weak > 0) {
        tell(pass, REASON_SERVES_WEAK, NULL, weak, NAN);
    }
}

static void tell_time(struct pass *pass, const struct priorities_item *item) {
    const struct initiative *initiative = item->initiative;
    const char *open = codes(pass, initiative, is_open);
    if (open) {
        tell(pass, REASON_WAITS_FOR, open, NAN, NAN);
    } else if (item->waiting > 0) {
        tell(pass, REASON_OTHERS_WAIT, NULL, item->waiting, NAN);
    }
    if (initiative->due > 0 && initiative->due < pass->model->as_of) {
        tell(pass, REASON_LATE, NULL, (double)(pass->model->as_of - initiative->due), NAN);
    }
}

static void append_number(GString *out, double number) {
    g_string_append_c(out, ' ');
    format_short(out, number, 2);
}

/* A fact in plain words: kind, number, of, subject. */
static const char *in_words(const struct reason *fact, struct arena *arena) {
    GString *text = g_string_new(REASON_KINDS[fact->kind - 1]);
    if (!isnan(fact->number)) {
        append_number(text, fact->number);
    }
    if (!isnan(fact->of)) {
        g_string_append(text, fact->kind < REASON_FIRST_ON_BALLOTS ? " cost" : " of");
        append_number(text, fact->of);
    }
    if (fact->subject) {
        g_string_append_printf(text, " %s", fact->subject);
    }
    const char *result = arena_text(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

static void keep(struct pass *pass, struct priorities_item *item) {
    size_t count = pass->facts->len;
    item->facts.count = item->reasons.count = count;
    item->facts.items = arena_copy(pass->arena, pass->facts->data, count * sizeof(struct reason));
    item->reasons.items = ARENA_ARRAY(pass->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        item->reasons.items[i] = in_words(&item->facts.items[i], pass->arena);
    }
}

static void fill(struct pass *pass, struct priorities_item *item) {
    g_array_set_size(pass->facts, 0);
    if (item->initiative) {
        tell_obstacles(pass, item->initiative);
    }
    if (item->unscored != SCORING_LACKS_NOTHING) {
        tell(pass, (enum reason_kind)(REASON_NO_BENEFIT + item->unscored - SCORING_NO_BENEFIT),
             NULL, NAN, NAN);
    } else {
        tell_figures(pass, item);
    }
    tell_ballots(pass, item);
    tell_served(pass, item);
    if (item->initiative) {
        tell_time(pass, item);
    }
    if (pass->facts->len == 0) {
        tell(pass, REASON_VALUE_FOR_COST, NULL, item->value, item->cost);
    }
    keep(pass, item);
}

/* The extremes among the scored, where there is something to compare. */
static void find_extremes(struct pass *pass) {
    pass->highest_score = pass->highest_value = pass->largest_cost = NAN;
    if (pass->priorities->items.count < 2) {
        return;
    }
    for (size_t i = 0; i < pass->priorities->items.count; i++) {
        const struct priorities_item *item = &pass->priorities->items.items[i];
        if (!isnan(item->index)) {
            pass->highest_score = fmax(pass->highest_score, item->score);
            pass->highest_value = fmax(pass->highest_value, item->value);
            pass->largest_cost = fmax(pass->largest_cost, item->cost);
        }
    }
}

/* The first and the last rank of each ballot. */
static void find_ends(struct pass *pass) {
    const struct priorities *priorities = pass->priorities;
    size_t ballots = priorities->items.count > 0 ? priorities->items.items[0].ranks.count : 0;
    pass->best = ARENA_ARRAY(pass->arena, double, ballots);
    pass->worst = ARENA_ARRAY(pass->arena, double, ballots);
    for (size_t v = 0; v < ballots; v++) {
        pass->best[v] = INFINITY;
        for (size_t i = 0; i < priorities->items.count; i++) {
            double rank = priorities->items.items[i].ranks.items[v];
            pass->best[v] = fmin(pass->best[v], rank);
            pass->worst[v] = fmax(pass->worst[v], rank);
        }
    }
}

void reason_fill(const struct model *model, const struct gaps *gaps, struct priorities *priorities,
                 struct arena *arena) {
    struct pass pass = {.model = model,
                        .gaps = gaps,
                        .priorities = priorities,
                        .arena = arena,
                        .facts = g_array_new(FALSE, FALSE, sizeof(struct reason))};
    find_extremes(&pass);
    find_ends(&pass);
    for (size_t i = 0; i < priorities->items.count; i++) {
        fill(&pass, &priorities->items.items[i]);
    }
    g_array_unref(pass.facts);
}
