/* A table of records and their rules. */
#include "model/check.h"

#include "model/mailbox.h"
#include "model/model.h"

#include <string.h>

struct context {
    const struct binder *binder;
    const struct node *node;
};

/* Reports a contradiction at a key's value, or at the whole node when the key is not written. */
static void contradict(const struct context *context, const char *key, const char *hint,
                       const char *message) {
    const struct node *value = node_get(context->node, key);
    diagnostics_add(context->binder->diagnostics, CODE_BAD_COMBINATION,
                    value ? value->span : context->node->span, hint, "%s", message);
}

static void check_scale(const struct context *context, const void *object) {
    const struct scale *scale = object;
    if (scale->min >= scale->max) {
        contradict(context, "max", "give a max above min", "the scale's min is not below its max");
    }
}

static void check_horizons(const struct context *context, const void *object) {
    const struct horizons *horizons = object;
    if (horizons->short_term >= horizons->mid_term) {
        bool mid = node_get(context->node, "mid") != NULL;
        char *message = g_strdup_printf("the short term ends after %d months, the mid one "
                                        "after %d%s",
                                        (int)horizons->short_term, (int)horizons->mid_term,
                                        mid ? "" : " by default");
        contradict(context, mid ? "mid" : "short", "give 'mid:' more months than 'short:'",
                   message);
        g_free(message);
    }
}

static void check_weights(const struct context *context, const void *object) {
    const struct priority_weights *weights = object;
    if (weights->customer + weights->business <= 0) {
        contradict(context, "customer", "give customer or business a weight above 0",
                   "both benefits have weight 0");
    }
    if (weights->cost + weights->effort <= 0) {
        contradict(context, "cost", "give cost or effort a weight above 0",
                   "both kinds of cost have weight 0");
    }
}

static void check_brand(const struct context *context, const void *object) {
    const struct brand *brand = object;
    if (!brand->colour) {
        return;
    }
    bool valid = strlen(brand->colour) == 7 && brand->colour[0] == '#' &&
                 strspn(brand->colour + 1, "0123456789abcdefABCDEF") == 6;
    if (!valid) {
        diagnostics_add(context->binder->diagnostics, CODE_BAD_COLOUR,
                        node_get(context->node, "colour")->span, "write it as \"#4b2ea8\"",
                        "'%s' is not a colour", brand->colour);
    }
}

static void check_project(const struct context *context, const void *object) {
    const struct project *project = object;
    const struct node *url = node_get(context->node, "source_url");
    if (project->source_url && !g_str_has_prefix(project->source_url, "https://") &&
        !g_str_has_prefix(project->source_url, "http://")) {
        diagnostics_add(context->binder->diagnostics, CODE_BAD_URL, url->span,
                        "write an address that begins with https:// or http://",
                        "'%s' is not an allowed address", project->source_url);
    }
}

static void check_outputs(const struct context *context, const void *object) {
    const struct outputs *outputs = object;
    const struct {
        const char *key;
        enum answer wanted;
    } keys[] = {{"single_file", outputs->single_file}};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (keys[i].wanted == ANSWER_YES) {
            diagnostics_add(context->binder->diagnostics, CODE_OUTPUT_NOT_WRITTEN,
                            node_get(context->node, keys[i].key)->span, "set it to false",
                            "'%s' asks for a file that this version does not write", keys[i].key);
        }
    }
}

/* Reports an address that cannot be one; node is where it is written. */
static void check_address(const struct context *context, const char *text,
                          const struct node *node) {
    struct mailbox mailbox;
    const char *fault = text ? mailbox_read(text, context->binder->arena, &mailbox) : NULL;
    if (fault) {
        diagnostics_add(context->binder->diagnostics, CODE_BAD_MAILBOX,
                        node ? node->span : context->node->span,
                        "write board@meridian.example or The board <board@meridian.example>",
                        "'%s' is not a mail address: %s", text, fault);
    }
}

static void check_mail(const struct context *context, const void *object) {
    const struct mail *mail = object;
    const struct node *to = node_get(context->node, "to");
    check_address(context, mail->from, node_get(context->node, "from"));
    for (size_t i = 0; i < mail->to.count; i++) {
        bool listed = to && to->kind == NODE_LIST && to->count == mail->to.count;
        check_address(context, mail->to.items[i], listed ? &to->items[i] : to);
    }
}

/* source: either a number or a survey with a question. */
static void check_measure(const struct context *context, const void *object) {
    const struct measure *measure = object;
    if (!isnan(measure->value) && measure->survey.id) {
        contradict(context, "survey", "keep the value or the survey",
                   "a value is given and a survey too");
    }
    if (measure->survey.id && !measure->question) {
        contradict(context, "survey", "add 'question:' with its id", "a survey without a question");
    }
    if (measure->question && !measure->survey.id) {
        contradict(context, "question", "add 'survey:' with its id", "a question without a survey");
    }
}

static void check_journey(const struct context *context, const void *object) {
    const struct journey *journey = object;
    if (journey->drop.count > 0 && !journey->extends.id) {
        contradict(context, "drop", "add 'extends:' with the generic journey, or remove 'drop:'",
                   "only a journey that extends another can drop parts of it");
    }
}

static void check_touchpoint(const struct context *context, const void *object) {
    const struct touchpoint *touchpoint = object;
    double total = 0;
    for (size_t i = 0; i < touchpoint->next.count; i++) {
        double share = touchpoint->next.items[i].share;
        total += isnan(share) ? 0 : share;
    }
    if (total > 1 + 1e-9) {
        contradict(context, "next", "lower them, or leave one share out",
                   "the shares of the ways on add up to more than 1");
    }
}

static void check_initiative(const struct context *context, const void *object) {
    const struct initiative *initiative = object;
    if (initiative->start && initiative->due && initiative->due < initiative->start) {
        contradict(context, "due", "give a due date on or after the start",
                   "the initiative is due before it starts");
    }
}

static void check_question(const struct context *context, const void *object) {
    const struct question *question = object;
    if (question->scale.low >= question->scale.high) {
        contradict(context, "scale", "write [lowest, highest]",
                   "the scale's lowest answer is not below its highest");
    }
    if (question->kind && question->kind != QUESTION_NPS && question->kind != QUESTION_SHARE &&
        isnan(question->scale.low)) {
        contradict(context, "kind", "add 'scale: [lowest, highest]'",
                   "this kind of question needs a scale");
    }
}

static void check_series(const struct context *context, const void *object) {
    const struct series *series = object;
    if (series->file.text && (!series->period || !series->value)) {
        contradict(context, "file", "add 'period:' and 'value:' with the names of its columns",
                   "a series from a file without the names of its columns");
    }
}

static void check_mix_series(const struct context *context, const void *object) {
    const struct series *series = object;
    if (series->file.text && (!series->period || !series->value || !series->channel)) {
        contradict(context, "file",
                   "add 'period:', 'channel:' and 'value:' with the names of its columns",
                   "a series from a file without the names of its columns");
    }
}

static void check_survey(const struct context *context, const void *object) {
    const struct survey *survey = object;
    bool raw = survey->file.count > 0, aggregate = survey->aggregate.text != NULL;
    if (raw == aggregate) {
        contradict(context, raw ? "aggregate" : "file",
                   "give 'file:' with raw answers or 'aggregate:' with their sums",
                   raw ? "both raw answers and an aggregate are given" : "no answers are named");
    }
}

typedef void check_rule(const struct context *context, const void *object);

void check_bound(const struct binder *binder, const struct node *node, const struct record *record,
                 const void *object) {
    static const struct {
        const char *record;
        check_rule *rule;
    } RULES[] = {
        {"scale", check_scale},
        {"horizons", check_horizons},
        {"weights", check_weights},
        {"brand", check_brand},
        {"project", check_project},
        {"outputs", check_outputs},
        {"mail", check_mail},
        {"customer score", check_measure},
        {"importance", check_measure},
        {"journey", check_journey},
        {"touchpoint", check_touchpoint},
        {"initiative", check_initiative},
        {"question", check_question},
        {"outcome question", check_question},
        {"series", check_series},
        {"contacts series", check_mix_series},
        {"survey", check_survey},
    };
    struct context context = {binder, node};
    for (size_t i = 0; i < G_N_ELEMENTS(RULES); i++) {
        if (strcmp(RULES[i].record, record->name) == 0) {
            RULES[i].rule(&context, object);
            return;
        }
    }
}
