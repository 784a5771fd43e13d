/* Markdown to HTML, through the prose tree. */
#include "render/prose_html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static bool resolve(void *context, const struct prose *node, struct prose_html_target *target) {
    (void)context;
    if (strcmp(node->target, "support") == 0) {
        *target = (struct prose_html_target){"journeys/support.html", "Support & care"};
        return true;
    }
    if (strcmp(node->target, "panel.png") == 0) {
        *target = (struct prose_html_target){"../assets/user/panel.png", NULL};
        return true;
    }
    return false;
}

static const struct {
    const char *markdown, *want;
} CASES[] = {
    {"One *two* **three** `a<b`", "<p>One <em>two</em> <strong>three</strong> "
                                  "<code>a&lt;b</code></p>"},
    {"# Title\n\n## What we *heard*",
     "<h2 id=\"n-title\">Title</h2><h3 id=\"n-what-we-heard\">What we <em>heard</em></h3>"},
    {"###### deep", "<h6 id=\"n-deep\">deep</h6>"},
    {"- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"},
    {"- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"},
    {"3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"},
    {"- > said\n- b", "<ul><li><blockquote><p>said</p></blockquote></li><li>b</li></ul>"},
    {"- [ ] open\n- [x] done", "<ul><li>[ ] open</li><li>[x] done</li></ul>"},
    {"```sql\nselect '<'\n```",
     "<pre tabindex=\"0\"><code class=\"language-sql\">select &#39;&lt;&#39;\n</code></pre>"},
    {"a\nb  \nc", "<p>a\nb<br/>c</p>"},
    {"***", "<hr/>"},
    {"| a | b | c |\n|---|--:|:-:|\n| 1 | *2* |",
     "<div class=\"table-scroll\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" "
     "class=\"num\">b</th>"
     "<th scope=\"col\" class=\"centre\">c</th></tr></thead><tbody><tr><td>1</td>"
     "<td class=\"num\"><em>2</em></td><td class=\"centre\"></td></tr></tbody></table></div>"},
    {"[it](id:support) [gone](id:nowhere) [up](#title)",
     "<p><a href=\"journeys/support.html\" title=\"Support &amp; care\">it</a> gone "
     "<a href=\"#n-title\">up</a></p>"},
    {"[w](https://a.example/?x=1&y=2 \"T\") [m](mailto:a@b.example)",
     "<p><a href=\"https://a.example/?x=1&amp;y=2\" title=\"T\" rel=\"external\">w</a> "
     "<a href=\"mailto:a@b.example\">m</a></p>"},
    {"![The panel](panel.png) ![lost](lost.png)",
     "<p><img src=\"../assets/user/panel.png\" alt=\"The panel\"/> lost</p>"},
    {"[x](javascript:alert(1)) <b>raw</b>", "<p>x &lt;b&gt;raw&lt;/b&gt;</p>"},
    {"", ""},
};

static void test_cases(void **state) {
    (void)state;
    struct prose_html options = {.resolve = resolve, .heading = 2, .prefix = "n-"};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct arena arena = {0};
        struct diagnostics diagnostics = {0};
        const struct prose *document = prose_read(CASES[i].markdown, strlen(CASES[i].markdown),
                                                  (struct span){0}, &arena, &diagnostics);
        assert_string_equal(prose_html_text(&arena, document, &options), CASES[i].want);
        diagnostics_release(&diagnostics);
        arena_release(&arena);
    }
}

static void test_inline(void **state) {
    (void)state;
    struct prose_html options = {.heading = 1};
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    const char *text = "- not *a* list [x](id:support)";
    const struct prose *document =
        prose_read_inline(text, strlen(text), (struct span){0}, &arena, &diagnostics);
    assert_string_equal(prose_html_text(&arena, document, &options), "- not <em>a</em> list x");
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_inline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
