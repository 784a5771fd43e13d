/* The one table of roles: name, light and dark colour. Contrast on each ground is at least 4.5:1
 * for text and 3:1 for marks; hairlines, grounds and the neutral fill are decoration. */
#include "draw/palette.h"

#include <assert.h>

#define ROLES(X)                                                                                   \
    X(ROLE_NONE, "none", 0x000000, 0x000000)                                                       \
    X(ROLE_INK, "ink", 0x18181f, 0xededf2)                                                         \
    X(ROLE_MUTED, "muted", 0x5a5a67, 0xa9a9b6)                                                     \
    X(ROLE_PAGE, "page", 0xf7f7f9, 0x0f0f13)                                                       \
    X(ROLE_SURFACE, "surface", 0xffffff, 0x17171c)                                                 \
    X(ROLE_SUNKEN, "sunken", 0xf1f1f4, 0x202027)                                                   \
    X(ROLE_ACCENT, "accent", 0x4b2ea8, 0xb5a6ff)                                                   \
    X(ROLE_ACCENT_MID, "accent-mid", 0x8f7bd6, 0x7666c0)                                           \
    X(ROLE_ACCENT_SOFT, "accent-soft", 0xece8f8, 0x2a2448)                                         \
    X(ROLE_ON_ACCENT, "on-accent", 0xffffff, 0x15131f)                                             \
    X(ROLE_BAD, "bad", 0xa8321a, 0xff9c84)                                                         \
    X(ROLE_BAD_GROUND, "bad-ground", 0xfbebe6, 0x3a1f18)                                           \
    X(ROLE_ON_BAD, "on-bad", 0xffffff, 0x1f0f0a)                                                   \
    X(ROLE_LOWEST, "lowest", 0xfdf3f0, 0x2a1b18)                                                   \
    X(ROLE_WARN, "warn", 0x7a5200, 0xe9c06c)                                                       \
    X(ROLE_GOOD, "good", 0x0b6459, 0x70d4c1)                                                       \
    X(ROLE_GOOD_GROUND, "good-ground", 0xe1f2ee, 0x13312c)                                         \
    X(ROLE_QUESTION, "question", 0x45455a, 0xc3c3d2)                                               \
    X(ROLE_AXIS, "axis", 0x898996, 0x7b7b8a)                                                       \
    X(ROLE_HAIRLINE, "hairline", 0xe3e3e9, 0x2e2e37)                                               \
    X(ROLE_NEUTRAL, "neutral", 0xc9c9d6, 0x4a4a58)                                                 \
    X(ROLE_NEUTRAL_INK, "neutral-ink", 0x6c6c80, 0x9a9aab)

#define NAME(role, name, on_light, on_dark) [role] = name,
#define LIGHT(role, name, on_light, on_dark) [role] = on_light,
#define DARK(role, name, on_light, on_dark) [role] = on_dark,

const struct palette palette_builtin = {.light = {ROLES(LIGHT)}, .dark = {ROLES(DARK)}};

const char *role_name(enum role role) {
    static const char *const NAMES[] = {ROLES(NAME)};
    assert(role < ROLE_COUNT);
    return NAMES[role];
}
