/* UTF-8 or an error at its exact place: parsers are never given anything else. */
#include "read/text.h"

#include <glib.h>
#include <string.h>

struct span text_place(const struct text_part *part, size_t offset, size_t width) {
    const char *line = part->text;
    const char *place = part->text + offset;
    uint32_t number = part->first_line;
    for (const char *end; (end = memchr(line, '\n', (size_t)(place - line))); line = end + 1) {
        number++;
    }
    return span_at(part->source, number, source_code_points(line, (size_t)(place - line)) + 1,
                   width);
}

void text_skip_mark(struct text_part *part) {
    if (part->length >= 3 && memcmp(part->text, "\xEF\xBB\xBF", 3) == 0) {
        part->text += 3;
        part->length -= 3;
    }
}

bool text_check(const struct text_part *part, struct diagnostics *diagnostics) {
    const char *end = NULL;
    if (g_utf8_validate_len(part->text, part->length, &end)) {
        return true;
    }
    struct span span = text_place(part, (size_t)(end - part->text), 1);
    if (*end == '\0') {
        diagnostics_add(diagnostics, CODE_YAML_ENCODING, span, "is this a text file?",
                        "the file contains a NUL byte");
    } else {
        diagnostics_add(diagnostics, CODE_YAML_ENCODING, span, "save the file as UTF-8",
                        "byte 0x%02X is not valid UTF-8", (unsigned)(unsigned char)*end);
    }
    return false;
}

/* The first place of a lead byte that is followed by one of two tails; NULL when there is none. */
static const char *find_sign(const struct text_part *part, char lead, const char *tail,
                             const char *other_tail) {
    const char *end = part->text + part->length;
    const char *at = part->text;
    while ((at = memchr(at, lead, (size_t)(end - at)))) {
        size_t left = (size_t)(end - at) - 1;
        at++;
        if ((left >= strlen(tail) && memcmp(at, tail, strlen(tail)) == 0) ||
            (left >= strlen(other_tail) && memcmp(at, other_tail, strlen(other_tail)) == 0)) {
            return at - 1;
        }
    }
    return NULL;
}

static const char *find_lone_return(const struct text_part *part) {
    const char *end = part->text + part->length;
    const char *at = part->text;
    while ((at = memchr(at, '\r', (size_t)(end - at)))) {
        at++;
        if (at == end || *at != '\n') {
            return at - 1;
        }
    }
    return NULL;
}

bool text_check_line_ends(const struct text_part *part, struct diagnostics *diagnostics) {
    const struct {
        const char *place, *name;
    } found[] = {
        {find_lone_return(part), "a carriage return without a line feed"},
        {find_sign(part, '\xC2', "\x85", "\x85"), "U+0085 (next line)"},
        {find_sign(part, '\xE2', "\x80\xA8", "\x80\xA9"), "U+2028 or U+2029 (a separator)"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        if (found[i].place) {
            struct span span = text_place(part, (size_t)(found[i].place - part->text), 1);
            diagnostics_add(diagnostics, CODE_YAML_SYNTAX, span,
                            "replace it by a line break or a space", "%s is not allowed",
                            found[i].name);
            good = false;
        }
    }
    return good;
}
