/* Markdown: texts and the trees and warnings they give. */
#include "read/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void dump(GString *out, const struct prose *node);

static void dump_children(GString *out, const struct prose *node) {
    for (const struct prose *child = node->first; child; child = child->next) {
        dump(out, child);
    }
}

static void dump_attributes(GString *out, const struct prose *node) {
    static const char *const ADDRESSES[] = {"refused", "web", "mail", "id", "relative", "#"};
    if (node->kind == PROSE_HEADING) {
        g_string_append_printf(out, "%d %s", node->level, node->slug);
    } else if (node->kind == PROSE_LIST) {
        g_string_append(out, node->tight ? " tight" : " loose");
        if (node->ordered) {
            g_string_append_printf(out, " %u", node->start);
        }
    } else if (node->kind == PROSE_TABLE) {
        g_string_append_printf(out, " %zu", node->columns);
    } else if (node->kind == PROSE_CELL) {
        g_string_append_printf(out, "%s%s", node->header ? " header" : "",
                               node->alignment == PROSE_CENTRE ? " centre"
                               : node->alignment == PROSE_END  ? " end"
                                                               : "");
    } else if (node->kind == PROSE_LINK || node->kind == PROSE_IMAGE) {
        g_string_append_printf(out, " %s %s", ADDRESSES[node->address], node->target);
    }
    if (node->title) {
        g_string_append_printf(out, " \"%s\"", node->title);
    }
    if (node->language) {
        g_string_append_printf(out, " %s", node->language);
    }
}

static void dump(GString *out, const struct prose *node) {
    static const char *const NAMES[] = {
        [PROSE_DOCUMENT] = "doc",   [PROSE_HEADING] = "h",    [PROSE_PARAGRAPH] = "p",
        [PROSE_LIST] = "list",      [PROSE_ITEM] = "item",    [PROSE_QUOTE] = "quote",
        [PROSE_CODE_BLOCK] = "pre", [PROSE_RULE] = "rule",    [PROSE_TABLE] = "table",
        [PROSE_ROW] = "row",        [PROSE_CELL] = "cell",    [PROSE_EMPHASIS] = "em",
        [PROSE_STRONG] = "strong",  [PROSE_CODE] = "code",    [PROSE_LINK] = "a",
        [PROSE_IMAGE] = "img",      [PROSE_SOFT_BREAK] = "~", [PROSE_LINE_BREAK] = "br",
    };
    if (node->kind == PROSE_TEXT) {
        g_string_append(out, node->text);
        return;
    }
    g_string_append_printf(out, "(%s", NAMES[node->kind]);
    dump_attributes(out, node);
    if (node->first || (node->text && node->kind != PROSE_HEADING)) {
        g_string_append_printf(out, ": %s",
                               node->text && node->kind != PROSE_HEADING ? node->text : "");
        dump_children(out, node);
    }
    g_string_append_c(out, ')');
}

static void dump_messages(GString *out, struct diagnostics *diagnostics) {
    diagnostics_sort(diagnostics);
    for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
        const struct diagnostic *item = diagnostics_get(diagnostics, i);
        g_string_append_printf(out, "%s%s %u:%u+%u %s", out->len > 0 ? "\n" : "",
                               code_entry(item->code)->code, item->span.line, item->span.column,
                               item->span.end_column - item->span.column, item->message);
    }
}

/* The tree of a note, then a line for each message. */
static char *read_note(const char *text, size_t length) {
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "n.md", .text = text, .length = length};
    struct prose_note note = {0};
    GString *out = g_string_new(NULL);
    if (prose_front_matter(&source, &arena, &diagnostics, &note)) {
        dump_children(out, prose_read_note(&source, &note, &arena, &diagnostics));
    }
    dump_messages(out, &diagnostics);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return g_string_free(out, FALSE);
}

struct prose_case {
    const char *text, *want;
};

static void check_cases(const struct prose_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char *got = read_note(cases[i].text, strlen(cases[i].text));
        if (strcmp(got, cases[i].want) != 0) {
            print_error("text:\n%s\n", cases[i].text);
        }
        assert_string_equal(got, cases[i].want);
        g_free(got);
    }
}

static const struct prose_case BLOCKS[] = {
    {"", ""},
    {"a *b* **c** `d`\ne\\\nf", "(p: a (em: b) (strong: c) (code: d)(~)e(br)f)"},
    {"# One\n\nTwo\n===\n\n## One\n### Ça va, *là*?\n# !\n# One-1",
     "(h1 one: One)(h1 two: Two)(h2 one-1: One)(h3 ça-va-là: Ça va, (em: là)?)(h1 section: !)"
     "(h1 one-1-1: One-1)"},
    {"- a\n- b\n\n3. c\n\n4. d",
     "(list tight: (item: (p: a))(item: (p: b)))(list loose 3: (item: (p: c))(item: (p: d)))"},
    {"> a\nb\n\n---", "(quote: (p: a(~)b))(rule)"},
    {"```sh -x\nls <b>\n```\n\n    x\n", "(pre sh: ls <b>\n)(pre: x\n)"},
    {"![*a* b](c.png \"t\")", "(p: (img relative c.png \"t\": a b))"},
    {"[a](id:x/y) [b](../c.md) [d](#e) <https://x.y> [m](MAILTO:a@b.c)",
     "(p: (a id x/y: a) (a relative ../c.md: b) (a # e: d) (a web https://x.y: https://x.y) "
     "(a mail MAILTO:a@b.c: m))"},
    {"[a]\n\n[a]: b 'c'", "(p: (a relative b \"c\": a))"},
};

static void test_blocks(void **state) {
    (void)state;
    check_cases(BLOCKS, sizeof BLOCKS / sizeof *BLOCKS);
}

static const struct prose_case TABLES[] = {
    {"| a | b |\n|---|:-:|\n| 1 | *2* |\n3\n",
     "(table 2: (row: (cell header: a)(cell header centre: b))(row: (cell: 1)(cell centre: (em: "
     "2)))(row: (cell: 3)))"},
    {"a | b\n--|-:\n\\| | `x\\|y` | z\n",
     "(table 2: (row: (cell header: a)(cell header end: b))(row: (cell: |)(cell end: (code: "
     "x|y))))"},
    {"> - | a |\n>   |---|\n>   | [b] |\n\n[b]: /c\n",
     "(quote: (list tight: (item: (table 1: (row: (cell header: a))(row: (cell: (a relative /c: "
     "b)))))))"},
    {"text\n# no\nbefore *it*\nand [r]\n| a |\n|---|\n| # x # |\n\n[r]: s",
     "(p: text)(h1 no: no)(p: before (em: it)(~)and (a relative s: r))(table 1: (row: (cell "
     "header: a))(row: (cell: # x #)))"},
    {"| a | b |\n|---|\n", "(p: | a | b |(~)|---|)"},
    {"| a |\n|:-x|\n", "(p: | a |(~)|:-x|)"},
    {"|a||\n|-|-|\n||b|", "(table 2: (row: (cell header: a)(cell header))(row: (cell)(cell: b)))"},
};

static void test_tables(void **state) {
    (void)state;
    check_cases(TABLES, sizeof TABLES / sizeof *TABLES);
}

static const struct prose_case REFUSED[] = {
    {"é [*a* b](javascript:x) c", "(p: é (em: a) b c)\nD001 1:3+21 link to 'javascript:x' refused"},
    {"[a](JaVa&#115;cript:x)", "(p: a)\nD001 1:1+22 link to 'JaVascript:x' refused"},
    {"[a](&#9;javascript:x)", "(p: a)\nD001 1:1+21 link to '?javascript:x' refused"},
    {"[a](java&NewLine;script:x)", "(p: a)\nD001 1:1+26 link to 'java?script:x' refused"},
    {"[a](//x.y) [b](/\\\\x.y) [c](\\\\\\\\x) [d](data:x) [e](http:x) [f]()",
     "(p: a b c d e f)\nD001 1:1+10 link to '//x.y' refused\nD001 1:12+11 link to '/\\x.y' "
     "refused\nD001 1:24+10 link to '\\\\x' refused\nD001 1:35+11 link to 'data:x' refused\nD001 "
     "1:47+11 link to 'http:x' refused\nD001 1:59+5 link to '' refused"},
    {"x\n- y\n  ![a *b*](https://x.y/z.png)\n",
     "(p: x)(list tight: (item: (p: y(~)a b)))\nD002 3:3+27 remote picture 'https://x.y/z.png' "
     "refused"},
    {"![a](javascript:b)", "(p: a)\nD001 1:1+18 picture 'javascript:b' refused"},
    {"a <b>c</b>\n\n<div onclick='x'>\nd\n</div>\n",
     "(p: a <b>c</b>)(p: <div onclick='x'>(~)d(~)</div>)\nD004 1:3+3 HTML <b… is shown as "
     "text\nD004 3:1+17 HTML <div… is shown as text"},
    {"---\nabout: x\n---\n\n| a |\n|---|\n| é [b](x:y) |\n",
     "(table 1: (row: (cell header: a))(row: (cell: é b)))\nD001 7:5+1 link to 'x:y' refused"},
    {"---\nabout: x\n", "D007 1:1+3 the front matter is not closed"},
    {"---\nabout: [x\n---\ny", "Y001 2:8+1 bracket [ is not closed; reading failed at 3:1"},
    {"---\n---\ny [a](x:y)", "(p: y a)\nD001 3:3+8 link to 'x:y' refused"},
    {"---\r\na: b\r\n---  \r\ny [a](x:y)\r\n", "(p: y a)\nD001 4:3+8 link to 'x:y' refused"},
    {"a\xFF", "Y002 1:2+1 byte 0xFF is not valid UTF-8"},
};

static void test_refused(void **state) {
    (void)state;
    check_cases(REFUSED, sizeof REFUSED / sizeof *REFUSED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
