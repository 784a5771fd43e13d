/* Templates against field tables: what they print, and what is an error where. */
#include "render/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const VERDICTS[] = {"weak", "blind-spot", NULL};

struct line {
    const char *name;
    double score;
    LIST(struct line) lines;
};
static const struct record LINE;
#define THIS struct line
static const struct field LINE_FIELDS[] = {
    ROW_TEXT(name, ""),
    ROW_NUMBER(score, 0, 0, "", .digits = 1),
    ROW_LIST(lines, LINE, ""),
};
#undef THIS
static const struct record LINE = RECORD("line", struct line, LINE_FIELDS, "");

struct owner {
    const char *name;
    const char *href;
};
#define THIS struct owner
static const struct field OWNER_FIELDS[] = {ROW_TEXT(name, ""), ROW_URL(href, "")};
#undef THIS
static const struct record OWNER = RECORD("owner", struct owner, OWNER_FIELDS, "");

struct page {
    const char *title;
    const char *chart;
    const char *root;
    double n, change, share;
    uint32_t day;
    struct period wave;
    enum answer ready;
    int verdict;
    struct markdown story;
    struct owner owner;
    const struct owner *sponsor;
    LIST(struct line) lines;
    LIST(const char *) tags;
};
#define THIS struct page
static const struct field PAGE_FIELDS[] = {
    ROW_TEXT(title, ""),
    ROW_MARKUP(chart, ""),
    ROW_URL(root, ""),
    ROW_NUMBER(n, 0, 0, ""),
    ROW_NUMBER(change, 0, 0, "", .digits = 1, .style = STYLE_SIGNED),
    ROW_NUMBER(share, 0, 0, "", .style = STYLE_PERCENT),
    ROW_DATE(day, ""),
    ROW_PERIOD(wave, ""),
    ROW_BOOLEAN(ready, ""),
    ROW_CHOICE(verdict, VERDICTS, ""),
    ROW_MARKDOWN(story, ""),
    ROW_STRUCT(owner, OWNER, ""),
    ROW_POINTER(sponsor, OWNER, ""),
    ROW_LIST(lines, LINE, ""),
    ROW_TEXTS(tags, ""),
};
#undef THIS
static const struct record PAGE = RECORD("page", struct page, PAGE_FIELDS, "");

/* The partials of all cases. */
static const struct {
    const char *name, *text;
} PARTIALS[] = {
    {"partials/line", "{{name}}{{#lines}}({{> line}}){{/lines}}"},
    {"partials/open", "<b title=\""},
    {"partials/owner", "[{{owner.name}}]\n"},
    {"partials/loop", "{{#ready}}{{> loop}}{{/ready}}"},
    {"partials/owner-loop", "{{#owner}}{{> owner-loop}}{{/owner}}"},
    {"partials/tail", "</p>\n{{#lines}}\n{{> tail}}\n{{/lines}}\n"},
    {"partials/icon", "<i></i>"},
};

struct files {
    struct arena arena;
    const char *page;
};

static const struct source *find(void *context, const char *name) {
    struct files *files = context;
    const char *text = strcmp(name, "page") == 0 ? files->page : NULL;
    for (size_t i = 0; i < sizeof PARTIALS / sizeof *PARTIALS; i++) {
        text = strcmp(name, PARTIALS[i].name) == 0 ? PARTIALS[i].text : text;
    }
    if (!text) {
        return NULL;
    }
    struct source *source = ARENA_NEW(&files->arena, struct source);
    *source = (struct source){
        .name = arena_string(&files->arena, name), .text = text, .length = strlen(text)};
    return source;
}

#define NARROW "\xE2\x80\xAF"

static const struct {
    const char *template, *want;
} CASES[] = {
    {"{{title}}", "A &amp; &lt;B&gt;"},
    {"<p title='{{title}}'>", "<p title='A &amp; &lt;B&gt;'>"},
    {"{{{chart}}}{{&chart}}", "<svg/><svg/>"},
    {"{{n}} {{change}} {{share}}", "1" NARROW "234 \xE2\x88\x92"
                                   "0.3 35" NARROW "%"},
    {"{{day}} {{wave}} {{verdict}}", "2026-03-31 2026-Q1 blind-spot"},
    {"{{owner.name}} {{sponsor.name}}|", "An |"},
    {"{{#owner}}{{name}} of {{title}}{{/owner}}", "An of A &amp; &lt;B&gt;"},
    {"{{#sponsor}}{{name}}{{/sponsor}}{{^sponsor}}none{{/sponsor}}", "none"},
    {"{{#tags}}({{.}}){{/tags}}", "(x)(y)"},
    {"{{#title}}{{.}}{{/title}}{{#n}}{{.}}{{/n}}", "A &amp; &lt;B&gt;1" NARROW "234"},
    {"{{#ready}}yes{{/ready}}{{^ready}}no{{/ready}}", "yes"},
    {"{{#verdict.weak}}weak{{/verdict.weak}}{{#verdict.blind-spot}}blind{{/verdict.blind-spot}}",
     "blind"},
    {"{{#lines}}{{name}} {{score}};{{/lines}}", "one 5.2;two ;"},
    {"{{#lines}}{{#score}}{{score}}{{/score}}{{^score}}?{{/score}}{{/lines}}", "5.2?"},
    {"{{#lines}}{{> line}},{{/lines}}", "one(inner(innermost)),two,"},
    {"{{#lines}}{{#lines}}{{name}} {{title}}{{/lines}}{{/lines}}", "inner A &amp; &lt;B&gt;"},
    {"a\n  {{> owner}}\nb", "a\n  [An]\nb"},
    {"<a{{#ready}} class=\"r\"{{/ready}} href=\"{{root}}{{owner.href}}\">",
     "<a class=\"r\" href=\"../people/an.html\">"},
    {"<a href=\"#{{title}}\">", "<a href=\"#A &amp; &lt;B&gt;\">"},
    {"<script src=\"{{root}}s.js\">if (a < b) { c = \"</b>\"; }</script>{{title}}",
     "<script src=\"../s.js\">if (a < b) { c = \"</b>\"; }</script>A &amp; &lt;B&gt;"},
    {"<p class=\"a{{#ready}} b{{/ready}}\">{{> icon}}</p>", "<p class=\"a b\"><i></i></p>"},
    {"<!doctype html><!-- a > b --><p>{{title}}",
     "<!doctype html><!-- a > b --><p>A &amp; &lt;B&gt;"},
    {"{{text.verdict_weak}}", "Weak"},
    {"{{text.days_late}}", "1" NARROW "234 days late"},
    {"{{> tail}}", "</p>\n</p>\n</p>\n</p>\n</p>\n"},
    {"", ""},
};

static const struct {
    const char *template;
    const char *code;
    unsigned line, column;
    const char *hint; /* part of it; NULL: any */
} ERRORS[] = {
    {"\n  {{titel}}", "T004", 2, 3, "title"},
    {"{{owner.nme}}", "T004", 1, 1, "name"},
    {"{{title.name}}", "T004", 1, 1, NULL},
    {"{{#verdict.wek}}{{/verdict.wek}}", "T004", 1, 1, "weak"},
    {"{{#lines}}{{nam}}{{/lines}}", "T004", 1, 11, "name"},
    {"\xC3\xA9 {{#ready}}", "T002", 1, 3, NULL},
    {"{{#ready}}{{#title}}{{/ready}}", "T002", 1, 11, NULL},
    {"{{/ready}}", "T003", 1, 1, NULL},
    {"{{#ready}}{{/title}}{{/ready}}", "T003", 1, 11, "ready"},
    {"{{title", "T001", 1, 1, NULL},
    {"{{}}", "T001", 1, 1, NULL},
    {"ab\xFF{{title}}", "Y002", 1, 3, NULL},
    {"{{=<%=}}", "T001", 1, 1, NULL},
    {"{{story}}", "T005", 1, 1, NULL},
    {"{{owner}}", "T005", 1, 1, NULL},
    {"{{lines}}", "T005", 1, 1, NULL},
    {"{{ready}}", "T005", 1, 1, NULL},
    {"{{.}}", "T005", 1, 1, NULL},
    {"{{{title}}}", "T006", 1, 1, "{{"},
    {"{{chart}}", "T006", 1, 1, "{{{"},
    {"<a href=\"{{title}}\">", "T007", 1, 10, "url"},
    {"<img src='x/{{title}}'>", "T007", 1, 13, "url"},
    {"<a href=\"{{text.verdict_weak}}\">", "T007", 1, 10, NULL},
    {"<a href={{root}}>", "T008", 1, 9, NULL},
    {"<a {{title}}>", "T008", 1, 4, NULL},
    {"<a title=\"{{{chart}}}\">", "T008", 1, 11, NULL},
    {"<p style=\"color:{{title}}\">", "T008", 1, 17, NULL},
    {"<p onClick=\"{{title}}\">", "T008", 1, 13, NULL},
    {"<script>{{title}}</script>", "T008", 1, 9, NULL},
    {"<STYLE>{{title}}</STYLE>", "T008", 1, 8, NULL},
    {"<{{title}}>", "T008", 1, 2, NULL},
    {"<a hr{{#ready}}{{/ready}}ef=\"{{root}}\">", "T008", 1, 30, NULL},
    {"{{#ready}}<p title=\"{{/ready}}", "T009", 1, 1, NULL},
    {"{{#ready}}<p{{/ready}}>", "T009", 1, 1, NULL},
    {"{{> open}}{{{chart}}}", "T008", 1, 11, NULL},
    {"{{> icon-flga}}", "T010", 1, 1, "icon-flag"},
    {"{{text.verdict_waek}}", "T011", 1, 1, "verdict_weak"},
    {"{{> loop}}", "T012", 1, 11, NULL},
    {"{{> owner-loop}}", "T012", 1, 11, NULL},
    {"{{#owner}}{{text.target_missed}}{{/owner}}", "T004", 1, 11, NULL},
};

static struct page make_page(void) {
    static struct line innermost = {"innermost", 1, {NULL, 0}};
    static struct line inner = {"inner", 2, {&innermost, 1}};
    static struct line lines[] = {{"one", 5.25, {&inner, 1}}, {"two", NAN, {NULL, 0}}};
    static const char *tags[] = {"x", "y"};
    struct page page = {.title = "A & <B>",
                        .chart = "<svg/>",
                        .root = "../",
                        .n = 1234,
                        .change = -0.3,
                        .share = 0.35,
                        .ready = ANSWER_YES,
                        .verdict = 2,
                        .owner = {"An", "people/an.html"},
                        .lines = {lines, 2},
                        .tags = {tags, 2}};
    lines[0].score = 5.2;
    assert_true(date_read("2026-03-31", &page.day));
    assert_true(date_read_period("2026-Q1", &page.wave));
    return page;
}

static void test_render(void **state) {
    const struct texts *texts = *state;
    struct page page = make_page();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct files files = {.page = CASES[i].template};
        struct diagnostics diagnostics = {0};
        struct template_world world = {.find = find, .context = &files, .texts = texts};
        const struct template *template =
            template_compile(&world, "page", &PAGE, &files.arena, &diagnostics);
        if (!template) {
            fail_msg("%s: %s", CASES[i].template, diagnostics_get(&diagnostics, 0)->message);
        }
        GString *out = g_string_new(NULL);
        assert_true(template_render(template, &page, out, &diagnostics));
        assert_string_equal(out->str, CASES[i].want);
        g_string_free(out, TRUE);
        diagnostics_release(&diagnostics);
        arena_release(&files.arena);
    }
}

static void test_errors(void **state) {
    for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++) {
        struct files files = {.page = ERRORS[i].template};
        struct diagnostics diagnostics = {0};
        struct template_world world = {.find = find, .context = &files, .texts = *state};
        assert_null(template_compile(&world, "page", &PAGE, &files.arena, &diagnostics));
        assert_true(diagnostics_count(&diagnostics) > 0);
        const struct diagnostic *first = diagnostics_get(&diagnostics, 0);
        if (strcmp(code_entry(first->code)->code, ERRORS[i].code) != 0 ||
            first->span.line != ERRORS[i].line || first->span.column != ERRORS[i].column) {
            fail_msg("%s: %s at %u:%u: %s", ERRORS[i].template, code_entry(first->code)->code,
                     first->span.line, first->span.column, first->message);
        }
        if (ERRORS[i].hint) {
            assert_non_null(first->hint);
            assert_non_null(strstr(first->hint, ERRORS[i].hint));
        }
        diagnostics_release(&diagnostics);
        arena_release(&files.arena);
    }
}

static void test_plain(void **state) {
    struct page page = make_page();
    struct files files = {.page = "{{title}} <a href={{title}}> {{text.verdict_means_weak}}"};
    struct diagnostics diagnostics = {0};
    struct template_world world = {.find = find, .context = &files, .texts = *state, .plain = true};
    const struct template *template =
        template_compile(&world, "page", &PAGE, &files.arena, &diagnostics);
    assert_non_null(template);
    GString *out = g_string_new(NULL);
    assert_true(template_render(template, &page, out, NULL));
    assert_string_equal(out->str, "A & <B> <a href=A & <B>> Weak for customers, and we know it.");
    g_string_free(out, TRUE);
    diagnostics_release(&diagnostics);
    arena_release(&files.arena);
}

/* Data deeper than the limit: the run stops and says so. */
static void test_depth(void **state) {
    struct line lines[150];
    for (size_t i = 0; i < 150; i++) {
        lines[i] = (struct line){"deep", 1, {i + 1 < 150 ? &lines[i + 1] : NULL, i + 1 < 150}};
    }
    struct page page = make_page();
    page.lines.items = lines;
    page.lines.count = 1;
    struct files files = {.page = "{{#lines}}{{> line}}{{/lines}}"};
    struct diagnostics diagnostics = {0};
    struct template_world world = {.find = find, .context = &files, .texts = *state};
    const struct template *template =
        template_compile(&world, "page", &PAGE, &files.arena, &diagnostics);
    assert_non_null(template);
    GString *out = g_string_new(NULL);
    assert_false(template_render(template, &page, out, &diagnostics));
    assert_int_equal(diagnostics_count(&diagnostics), 1);
    assert_int_equal(diagnostics_get(&diagnostics, 0)->code, CODE_TEMPLATE_RECURSION);
    g_string_free(out, TRUE);
    diagnostics_release(&diagnostics);
    arena_release(&files.arena);
}

static int set_up(void **state) {
    static struct texts texts;
    texts_init(&texts, LANGUAGE_EN);
    *state = &texts;
    return 0;
}

static int tear_down(void **state) {
    texts_release(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_render), cmocka_unit_test(test_errors),
                                       cmocka_unit_test(test_plain), cmocka_unit_test(test_depth)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
