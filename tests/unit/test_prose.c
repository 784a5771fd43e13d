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
     "(table 1: (row: (cell header: a))(row: (cell: é b)))\nD001 7:5+8 link to 'x:y' refused"},
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

static const struct {
    const char *text;
    enum address_kind kind;
} ADDRESSES[] = {
    {"https://x.example/a b?c#d", ADDRESS_WEB},
    {"HTTP://x", ADDRESS_WEB},
    {"http://", ADDRESS_REFUSED},
    {"http:///x", ADDRESS_REFUSED},
    {"http://@x", ADDRESS_REFUSED},
    {"http:x", ADDRESS_REFUSED},
    {"https:/x", ADDRESS_REFUSED},
    {"ftp://x", ADDRESS_REFUSED},
    {"file:///etc/passwd", ADDRESS_REFUSED},
    {"mailto:a@b.example", ADDRESS_MAIL},
    {"mailto:", ADDRESS_REFUSED},
    {"id:a/b", ADDRESS_ID},
    {"id:", ADDRESS_REFUSED},
    {"a/b.md", ADDRESS_RELATIVE},
    {"/a", ADDRESS_RELATIVE},
    {"../a b", ADDRESS_RELATIVE},
    {"a?b:c", ADDRESS_RELATIVE},
    {"./a:b", ADDRESS_RELATIVE},
    {"javascript%3Aalert(1)", ADDRESS_RELATIVE},
    {"#top", ADDRESS_FRAGMENT},
    {"a:b", ADDRESS_REFUSED},
    {":a", ADDRESS_REFUSED},
    {"//x", ADDRESS_REFUSED},
    {"/\\x", ADDRESS_REFUSED},
    {"\\\\x", ADDRESS_REFUSED},
    {" javascript:x", ADDRESS_REFUSED},
    {"java\tscript:x", ADDRESS_REFUSED},
    {"\xC2\xA0javascript:x", ADDRESS_REFUSED},
    {"vbscript:x", ADDRESS_REFUSED},
    {"data:text/html,x", ADDRESS_REFUSED},
    {"a\nb", ADDRESS_REFUSED},
    {"a ", ADDRESS_REFUSED},
    {"\x7F", ADDRESS_REFUSED},
    {"", ADDRESS_REFUSED},
};

static void test_addresses(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ADDRESSES / sizeof *ADDRESSES; i++) {
        if (address_classify(ADDRESSES[i].text) != ADDRESSES[i].kind) {
            fail_msg("%s", ADDRESSES[i].text);
        }
    }
}

static const struct prose_case FIELDS[] = {
    {"a *b* [c](x:y)\n# d", "(doc: a (em: b) c # d)\nD001 7:3+5 link to 'x:y' refused"},
    {"- a #", "(doc: - a #)"},
    {"", "(doc)"},
    {"  > a  ", "(doc: > a)"},
    {"| a |\n|---|", "(doc: | a | |---|)"},
};

static void test_inline_fields(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        struct arena arena = {0};
        struct diagnostics diagnostics = {0};
        struct source source = {.name = "t.yaml"};
        GString *out = g_string_new(NULL);
        dump(out, prose_read_inline(FIELDS[i].text, strlen(FIELDS[i].text),
                                    span_at(&source, 7, 3, 5), &arena, &diagnostics));
        dump_messages(out, &diagnostics);
        assert_string_equal(out->str, FIELDS[i].want);
        g_string_free(out, TRUE);
        diagnostics_release(&diagnostics);
        arena_release(&arena);
    }
}

static void count_links(const struct prose *node, void *context) {
    *(int *)context += node->kind == PROSE_LINK;
}

static void test_walks(void **state) {
    (void)state;
    const char *text = "# One *two*\n\n- a\n  b [c](d)\n\n| x | y |\n|--|--|\n| `z` | ![p](q) |\n";
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    const struct prose *document =
        prose_read(text, strlen(text), (struct span){0}, &arena, &diagnostics);
    GString *plain = g_string_new(NULL);
    prose_append_plain(plain, document);
    assert_string_equal(plain->str, "One two a b c x y z p ");
    int links = 0;
    prose_visit(document, count_links, &links);
    assert_int_equal(links, 1);
    g_string_free(plain, TRUE);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

/* A text of count pieces. */
static GString *repeat(const char *piece, size_t count) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append(out, piece);
    }
    return out;
}

static char *read_in_time(const GString *text) {
    gint64 start = g_get_monotonic_time();
    char *got = read_note(text->str, text->len);
    if (g_get_monotonic_time() - start > 2 * G_USEC_PER_SEC) {
        fail_msg("too slow: %.20s", text->str);
    }
    return got;
}

/* Inputs that parsers of Markdown are known to be slow for, as one block as long as is allowed. */
static void test_slow_blocks(void **state) {
    (void)state;
    static const char *const PIECES[] = {
        "[",      "*",         "_",       "`",     "<",   "> ",           ">",        "- ",
        "1. ",    "![",        "[a](",    "[a](<", "](",  "*a_ ",         "a**b",     "<!--",
        "<?",     "<![CDATA[", "<a ",     "[[a]",  "&",   "\\",           "a@b.",     "[]",
        "![[]()", "a\n> ",     "  - a\n", "|",     "|-",  "| a |\n|-|\n", "<b>",      "[a]: b\n",
        "[a][b]", "***",       "(",       "\"",    "``a", "*a **a ",      "[a](b \"", "|\n|-|\n|",
    };
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        GString *text = repeat(PIECES[i], 65000 / strlen(PIECES[i]));
        g_free(read_in_time(text));
        g_string_free(text, TRUE);
    }
}

static void test_limits(void **state) {
    (void)state;
    GString *text = repeat("word ", 14000);
    char *got = read_in_time(text);
    assert_string_equal(got, "D005 1:1+70000 a block has more than 65536 bytes");
    g_free(got);
    g_string_free(text, TRUE);
    text = repeat("word\n\n", 200000);
    got = read_in_time(text);
    assert_string_equal(got, "D005 0:0+0 the file has 1200000 bytes; at most 1048576 are allowed");
    g_free(got);
    g_string_free(text, TRUE);
    text = repeat("> ", 70);
    g_string_append(text, "a");
    got = read_in_time(text);
    assert_non_null(strstr(got, "D005 1:1+141 nested more than 64 deep"));
    g_free(got);
    g_string_free(text, TRUE);
    text = repeat("- ", 30000);
    g_string_append(text, "a");
    for (size_t i = 0; i < 900000; i++) {
        g_string_append_c(text, '\n');
    }
    got = read_in_time(text);
    assert_string_equal(got, "D005 1:1+60001 nested more than 64 deep");
    g_free(got);
    g_string_free(text, TRUE);
    text = repeat("|a", 101);
    g_string_append_c(text, '\n');
    for (size_t i = 0; i < 101; i++) {
        g_string_append(text, "|-");
    }
    got = read_in_time(text);
    assert_non_null(strstr(got, "D005 2:1+202 a table has 101 columns; at most 100 are allowed"));
    g_free(got);
    g_string_free(text, TRUE);
}

/* Random sequences of telling pieces never crash. */
static void test_random(void **state) {
    (void)state;
    static const char *const PIECES[] = {"a",  "*",    "**",    "_",        "`",   "[",  "](",
                                         ")",  "!",    "\n",    "\n\n",     "> ",  "- ", "1. ",
                                         "# ", "|",    "|-|",   "---",      "<b>", "é",  "\\",
                                         "  ", "    ", "```\n", "[a]: b\n", "\r",  "\t"};
    guint32 seed = 11;
    for (int round = 0; round < 20000; round++) {
        GString *text = g_string_new(NULL);
        for (int i = 0; i < round % 50; i++) {
            seed = seed * 1664525u + 1013904223u;
            g_string_append(text, PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)]);
        }
        g_free(read_note(text->str, text->len));
        g_string_free(text, TRUE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_refused),       cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_inline_fields), cmocka_unit_test(test_walks),
        cmocka_unit_test(test_slow_blocks),   cmocka_unit_test(test_limits),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
