/* A table from libyaml's problems to sentences and hints. Where the mistake is what was opened and
 * never closed, the error stands at the opening and names the place where reading failed; otherwise
 * the other way round. */
#include "read/complaint.h"

#include <glib.h>
#include <string.h>

enum place { AT_PROBLEM, AT_CONTEXT };

static const struct {
    const char *context; /* NULL for any */
    const char *problem;
    enum place place;
    const char *message;
    const char *hint;
} COMPLAINTS[] = {
    {NULL, "did not find expected ',' or ']'", AT_CONTEXT, "bracket [ is not closed",
     "close it with ], and put commas between the items"},
    {NULL, "did not find expected ',' or '}'", AT_CONTEXT, "brace { is not closed",
     "close it with }, and put commas between the keys"},
    {"while scanning a quoted scalar", "found unexpected end of stream", AT_CONTEXT,
     "quote is not closed", "add the closing quote; a ' inside '…' is written ''"},
    {"while scanning a quoted scalar", "found unexpected document indicator", AT_CONTEXT,
     "quote is not closed", "add the closing quote; a ' inside '…' is written ''"},
    {"while parsing a quoted scalar", "found unknown escape character", AT_PROBLEM,
     "unknown escape in a quoted text",
     "write \\\\ for a backslash, or use single quotes, where it needs no escape"},
    {"while parsing a quoted scalar", NULL, AT_PROBLEM, "wrong escape in a quoted text",
     "write \\\\ for a backslash, or use single quotes, where it needs no escape"},
    {"while scanning a simple key", "could not find expected ':'", AT_CONTEXT,
     "a key without ':', or a text in the wrong column",
     "write 'key: value', and start keys of one mapping in one column"},
    {"while parsing a block mapping", "did not find expected key", AT_PROBLEM,
     "a key was expected here",
     "start all keys of a mapping in one column; put a text that starts with a quote and goes on "
     "after it into quotes as a whole"},
    {"while parsing a block collection", "did not find expected '-' indicator", AT_PROBLEM,
     "a list item (- …) was expected here", "start all items of a list in one column"},
    {NULL, "mapping values are not allowed in this context", AT_PROBLEM,
     "a ':' is not allowed here",
     "put a text that contains ': ' into quotes, or check the columns"},
    {NULL, "mapping keys are not allowed in this context", AT_PROBLEM, "a key is not allowed here",
     "check the columns"},
    {NULL, "block sequence entries are not allowed in this context", AT_PROBLEM,
     "a list item (- …) is not allowed here", "start a list on a line of its own"},
    {NULL, "did not find expected <document start>", AT_PROBLEM,
     "text after the end of the document", "check the columns of this line and the one before"},
    {NULL, "found a tab character that violates indentation", AT_PROBLEM,
     "a tab stands where an indentation is", "indent with spaces"},
    {NULL, "found a tab character where an indentation space is expected", AT_PROBLEM,
     "a tab stands where an indentation is", "indent with spaces"},
    {NULL, "found unexpected ':'", AT_PROBLEM, "a ':' is not allowed here",
     "put the text into quotes"},
    {NULL, "found undefined tag handle", AT_PROBLEM, "unknown tag", "remove the tag"},
    {NULL, "did not find expected alphabetic or numeric character", AT_PROBLEM,
     "a name was expected after & or *", "put a text that starts with & or * into quotes"},
    {NULL, "did not find expected comment or line break", AT_PROBLEM,
     "text after | or > on the same line", "start the text on the next line, indented"},
    {NULL, "found incompatible YAML document", AT_PROBLEM, "unknown version of YAML",
     "remove the line %YAML"},
    {NULL, "found unknown directive name", AT_PROBLEM, "unknown directive",
     "put a text that starts with % into quotes"},
};

static bool matches(const char *wanted, const char *said) {
    return !wanted || (said && strcmp(wanted, said) == 0);
}

static struct span place_of(const struct text_part *part, yaml_mark_t mark) {
    return span_at(part->source, mark.line + part->first_line, mark.column + 1, 1);
}

/* The byte at a place; '\0' at the end. */
static char sign_at(const struct text_part *part, yaml_mark_t mark) {
    const char *at = part->text;
    const char *end = part->text + part->length;
    for (size_t line = 0; line < mark.line; line++) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (!at) {
            return '\0';
        }
        at++;
    }
    size_t column = 0;
    for (; at < end; at++) {
        if (((unsigned char)*at & 0xC0) != 0x80 && column++ == mark.column) {
            return *at;
        }
    }
    return '\0';
}

static void add_no_token(const struct text_part *part, const yaml_parser_t *parser,
                         struct diagnostics *diagnostics) {
    char sign = sign_at(part, parser->problem_mark);
    struct span span = place_of(part, parser->problem_mark);
    if (sign == '\t') {
        diagnostics_add(diagnostics, CODE_YAML_SYNTAX, span, "indent with spaces",
                        "a tab stands where an indentation is");
    } else {
        diagnostics_add(diagnostics, CODE_YAML_SYNTAX, span, "put the text into quotes",
                        "a text without quotes cannot start with %c", sign ? sign : '?');
    }
}

static void add_control_character(const struct text_part *part, const yaml_parser_t *parser,
                                  struct diagnostics *diagnostics) {
    size_t offset = parser->problem_offset < part->length ? parser->problem_offset : part->length;
    diagnostics_add(diagnostics, CODE_YAML_SYNTAX, text_place(part, offset, 1),
                    "remove it, or write it as an escape in double quotes",
                    "control character U+%04X is not allowed", (unsigned)parser->problem_value);
}

void complaint_add(const yaml_parser_t *parser, const struct text_part *part,
                   struct diagnostics *diagnostics) {
    const char *problem = parser->problem ? parser->problem : "cannot be read";
    if (parser->error == YAML_READER_ERROR) {
        add_control_character(part, parser, diagnostics);
        return;
    }
    if (strcmp(problem, "found character that cannot start any token") == 0) {
        add_no_token(part, parser, diagnostics);
        return;
    }
    struct span failed = place_of(part, parser->problem_mark);
    struct span began = place_of(part, parser->context_mark);
    for (size_t i = 0; i < sizeof COMPLAINTS / sizeof *COMPLAINTS; i++) {
        if (!matches(COMPLAINTS[i].context, parser->context) ||
            !matches(COMPLAINTS[i].problem, problem)) {
            continue;
        }
        if (COMPLAINTS[i].place == AT_CONTEXT) {
            diagnostics_add(diagnostics, CODE_YAML_SYNTAX, began, COMPLAINTS[i].hint,
                            "%s; reading failed at %u:%u", COMPLAINTS[i].message, failed.line,
                            failed.column);
        } else if (parser->context && g_str_has_prefix(parser->context, "while parsing a block")) {
            diagnostics_add(diagnostics, CODE_YAML_SYNTAX, failed, COMPLAINTS[i].hint,
                            "%s; what was being read began at %u:%u", COMPLAINTS[i].message,
                            began.line, began.column);
        } else {
            diagnostics_add(diagnostics, CODE_YAML_SYNTAX, failed, COMPLAINTS[i].hint, "%s",
                            COMPLAINTS[i].message);
        }
        return;
    }
    diagnostics_add(diagnostics, CODE_YAML_SYNTAX, failed, NULL, "%s%s%s", problem,
                    parser->context ? " " : "", parser->context ? parser->context : "");
}
