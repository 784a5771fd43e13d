/* The service blueprint: what the customer does, and below it what is seen, what is not seen and
 * what supports it, parted by the lines of interaction, of visibility and of internal interaction.
 * After Shostack, "Designing services that deliver" (1984), and Bitner, Ostrom and Morgan, "Service
 * blueprinting" (2008).
 *
 * All words come from the caller in the reader's language. A column is a touchpoint; a support
 * process is one box under all the touchpoints that it carries. */
#ifndef DRAW_BLUEPRINT_H
#define DRAW_BLUEPRINT_H

#include "draw/chart.h"
#include "draw/icon.h"

struct blueprint_stage {
    const char *name;
    const char *lifecycle; /* the lifecycle stage it belongs to; NULL: none */
};

/* A box. */
struct blueprint_step {
    const char *text;  /* NULL: there is no box */
    const char *note;  /* below the text, in the colour of the fail or waiting point; NULL: none */
    const char *fail;  /* its fail point: "F1"; NULL: it does not fail */
    const char *wait;  /* its waiting point: "W1"; NULL: one does not wait */
    const char *title; /* a tip: what fails, how long one waits; NULL: none */
};

struct blueprint_touchpoint {
    size_t stage;         /* index of its stage; never less than that of the one before */
    const char *action;   /* what the customer does */
    const char *href;     /* of the action; NULL: none */
    const char *title;    /* a tip: the touchpoint's name; NULL: none */
    const char *evidence; /* what the customer can touch, joined; NULL: none */
    struct blueprint_step front, back;
    bool nothing;  /* nothing stands behind the front stage: a dashed box says so, with back.fail */
    bool hands_on; /* its back stage hands on to that of the next touchpoint */
    const char
        *verdict; /* in a word, below the action: of a weak one or a blind spot; NULL: none */
    enum icon verdict_icon;
    enum role verdict_role;
    const char *owner, *owner_href; /* NULL: none */
    const char *systems;            /* joined by commas; NULL: none */
};

/* A support process under the touchpoints from first to last. */
struct blueprint_support {
    struct blueprint_step step;
    size_t first, last;
};

/* A lane's name and what stands below it; note NULL: nothing. */
struct blueprint_lane {
    const char *name, *note;
};

struct blueprint_labels {
    struct blueprint_lane stage, evidence, customer, front, back, support, owner;
    const char *interaction, *visibility, *internal; /* the three lines */
    const char *nothing;                             /* "Nothing behind it" */
    const char *no_owner;
};

struct blueprint_figures {
    struct chart_name name;
    const struct blueprint_labels *labels;
    const struct blueprint_stage *stages;
    size_t stage_count;
    const struct blueprint_touchpoint *touchpoints; /* at least one */
    size_t touchpoint_count;
    const struct blueprint_support *supports; /* by their first touchpoint */
    size_t support_count;
};

/* What part of the journey, and how large. */
struct blueprint_options {
    double width;        /* px to fill; 0: 1390. Columns narrower than 100 px make it wider */
    size_t first, count; /* the touchpoints to draw; count 0: all from first on */
};

struct blueprint;

/* Lays it out in the arena; figures, with all they point to, and the measure's texts must live as
 * long as the arena. */
const struct blueprint *blueprint_layout(const struct blueprint_figures *figures,
                                         const struct blueprint_options *options,
                                         struct text_measure *measure, struct arena *arena);

/* Its size in px. */
double blueprint_width(const struct blueprint *blueprint);
double blueprint_height(const struct blueprint *blueprint);

/* Draws it as one drawing. */
void blueprint_draw(const struct blueprint *blueprint, const struct canvas *canvas);

/* Draws it for a phone, width px wide (0: 356): touchpoint below touchpoint. */
void blueprint_draw_phone(const struct blueprint_figures *figures, double width,
                          const struct chart_tools *tools);

#endif
