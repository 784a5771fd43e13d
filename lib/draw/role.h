/* Colours are roles: a drawing says what a shape means, and the painter knows the colour. On pages
 * a role is a CSS class, elsewhere a row of a palette. */
#ifndef DRAW_ROLE_H
#define DRAW_ROLE_H

/* The roles; the names in CSS are the same words with '-' for '_'. ROLE_NONE paints nothing. */
enum role {
    ROLE_NONE,
    ROLE_INK,
    ROLE_MUTED,
    ROLE_PAGE,
    ROLE_SURFACE,
    ROLE_SUNKEN,
    ROLE_ACCENT,
    ROLE_ACCENT_MID,
    ROLE_ACCENT_SOFT,
    ROLE_ON_ACCENT,
    ROLE_BAD,
    ROLE_BAD_GROUND,
    ROLE_ON_BAD,
    ROLE_LOWEST, /* the ground of the lowest column: bad_ground at 55 % on the surface */
    ROLE_WARN,
    ROLE_GOOD,
    ROLE_GOOD_GROUND,
    ROLE_QUESTION,
    ROLE_AXIS,
    ROLE_HAIRLINE,
    ROLE_NEUTRAL,
    ROLE_NEUTRAL_INK,
    ROLE_COUNT
};

/* The role's name as in CSS classes, e.g. "accent-soft"; ROLE_NONE gives "none". */
const char *role_name(enum role role);

#endif
