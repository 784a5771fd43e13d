/* Icons: small marks that always stand beside a word, since nothing is told by colour alone. The
 * same shapes as on the pages. */
#ifndef DRAW_ICON_H
#define DRAW_ICON_H

#include "draw/canvas.h"

enum icon {
    /* verdicts, 12 px */
    ICON_BLIND_SPOT,
    ICON_WEAK,
    ICON_OVERRATED,
    ICON_QUESTION,
    ICON_HIDDEN_STRENGTH,
    ICON_STRENGTH,
    ICON_NONE_GIVEN, /* not measured, no owner, no KPI: a dashed ring */
    /* levels, 14 x 12 px */
    ICON_LEVEL_HIGH,
    ICON_LEVEL_MEDIUM,
    ICON_LEVEL_LOW,
    /* status of an initiative, 12 px */
    ICON_PROPOSED,
    ICON_APPROVED,
    ICON_IN_PROGRESS,
    ICON_DONE,
    ICON_BLOCKED,
    ICON_CANCELLED,
    /* marks, 12 px (warning 14) */
    ICON_STAR,
    ICON_FLAG,
    ICON_WARNING,
    ICON_BETTER,
    ICON_WORSE,
    /* what differs between two states of a journey, 12 px */
    ICON_ADDED,
    ICON_DROPPED,
    ICON_MOVED,
    ICON_CHANGED,
    /* channels, 14 px */
    ICON_WEB,
    ICON_PORTAL,
    ICON_APP,
    ICON_EMAIL,
    ICON_CHAT,
    ICON_SOCIAL,
    ICON_PHONE,
    ICON_SHOP,
    ICON_FIELD,
    ICON_PARTNER,
    ICON_LETTER,
    ICON_OTHER, /* any other channel */
    ICON_COUNT
};

/* Draws an icon with its left top corner at a place. */
void icon_draw(const struct canvas *canvas, enum icon icon, double x, double y, enum role role);

/* Its width in px: 12 or 14. */
double icon_width(enum icon icon);

/* The icon of a channel by the id of a built-in one ("web", "phone" …); ICON_OTHER for others and
 * NULL. */
enum icon icon_of_channel(const char *id);

/* A face of a radius whose mouth follows a value from -2 (sad) to 2 (happy). */
void icon_face(const struct canvas *canvas, double x, double y, double radius, double value);

/* Five bars of 4 x 9 px, count of them filled in bad: 28 px wide. */
void icon_severity(const struct canvas *canvas, double x, double y, int count);

/* The mark of a customer's score: a filled circle of radius 6 around a point. */
void icon_customer(const struct canvas *canvas, double x, double y);

/* The mark of an internal score: a hollow square of 10 around a point. */
void icon_internal(const struct canvas *canvas, double x, double y);

#endif
