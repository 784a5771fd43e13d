/* CSV: texts and the records and errors they give. */
#include "read/csv.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

static void dump_record(GString *out, const struct csv *csv, const struct csv_record *record) {
    g_string_append_printf(out, "%u:", record->line);
    for (size_t i = 0; i < record->count; i++) {
        struct span span = csv_place(csv, record, i);
        g_string_append_printf(out, "[%.*s]%u:%u", (int)record->fields[i].length,
                               record->fields[i].text, span.line, span.column);
    }
    g_string_append_c(out, '\n');
}

static char *read_source(const struct source *source, char delimiter, bool keep) {
    struct diagnostics diagnostics = {0};
    GString *out = g_string_new(NULL);
    struct csv *csv = csv_open(source, delimiter, &diagnostics);
    assert_true(csv || diagnostics.errors > 0);
    if (csv) {
        size_t count;
        const char *const *names = csv_header(csv, &count);
        for (size_t i = 0; i < count; i++) {
            g_string_append_printf(out, "<%s>", names[i]);
        }
        g_string_append_c(out, '\n');
        for (struct csv_record record; csv_next(csv, &record);) {
            assert_int_equal(record.count, count);
            if (keep) {
                dump_record(out, csv, &record);
            }
        }
        csv_close(csv);
    }
    for (size_t i = 0; i < diagnostics_count(&diagnostics); i++) {
        const struct diagnostic *item = diagnostics_get(&diagnostics, i);
        g_string_append_printf(out, "%s %u:%u %s\n", code_entry(item->code)->code, item->span.line,
                               item->span.column, item->message);
    }
    diagnostics_release(&diagnostics);
    return g_string_free(out, FALSE);
}

static char *read_text(const char *text, size_t length) {
    struct source source = {.name = "t.csv", .text = text, .length = length};
    return read_source(&source, '\0', true);
}

static const struct {
    const char *text, *want;
} CASES[] = {
    {"a,b\n1,2\n3,4", "<a><b>\n2:[1]2:1[2]2:3\n3:[3]3:1[4]3:3\n"},
    {"a;b\r\n1;2\r\n", "<a><b>\n2:[1]2:1[2]2:3\n"},
    {"a\tb\n1\t\n", "<a><b>\n2:[1]2:1[]2:3\n"},
    {"a;b;c,d\n1;2;3\n", "<a><b><c,d>\n2:[1]2:1[2]2:3[3]2:5\n"},
    {"\"a;b;c\",d\n1,2\n", "<a;b;c><d>\n2:[1]2:1[2]2:3\n"},
    {"\xEF\xBB\xBFid, b \né,ü\n", "<id><b>\n2:[é]2:1[ü]2:3\n"},
    {"a,b\n\"x, \"\"y\"\"\",\"\"\n", "<a><b>\n2:[x, \"y\"]2:2[]2:13\n"},
    {"a,b\n\"x\r\ny\",z\n1,2\n", "<a><b>\n2:[x\r\ny]2:2[z]3:4\n4:[1]4:1[2]4:3\n"},
    {"a,b\n\n1,2\r\n\r\n\n", "<a><b>\n3:[1]3:1[2]3:3\n"},
    {"a\n\"\"\nx\n", "<a>\n2:[]2:2\n3:[x]3:1\n"},
    {"a,b\n5\" pipe,x\"y\n", "<a><b>\n2:[5\" pipe]2:1[x\"y]2:9\n"},
    {"a,b\n\"x\",\"y\"", "<a><b>\n2:[x]2:2[y]2:6\n"},
    {"a,b\n\"x\",\"y\"\r", "<a><b>\n2:[x]2:2[y]2:6\n"},
    {"a,b\n1\n1,2,3\n1,2\n",
     "<a><b>\n4:[1]4:1[2]4:3\nC001 2:1 the row has 1 field; the header has 2\nC001 3:5 the row has "
     "3 fields; the header has 2\n"},
    {"a,b\nx,\"y\nz\n", "<a><b>\nC002 2:3 quote is not closed up to the end of the file\n"},
    {"a,b\n\"x\"y,z\n1,2\n", "<a><b>\n3:[1]3:1[2]3:3\nC002 2:4 text after a closing quote\n"},
    {"a,b\n\"x\" ,z\n1,2", "<a><b>\n3:[1]3:1[2]3:3\nC002 2:4 text after a closing quote\n"},
    {"a,b\né\xFF,z\n1,2\n", "<a><b>\n3:[1]3:1[2]3:3\nC005 2:2 byte 0xFF is not valid UTF-8\n"},
    {"a,b\r1,2\r3,4\r", "C005 1:1 lines end with a carriage return alone\n"},
    {"", "C006 0:0 the file has no header row\n"},
    {"\n\n", "C006 0:0 the file has no header row\n"},
    {"\"a\n", "C002 1:1 quote is not closed up to the end of the file\n"},
};

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char *got = read_text(CASES[i].text, strlen(CASES[i].text));
        if (strcmp(got, CASES[i].want) != 0) {
            print_error("text:\n%s\n", CASES[i].text);
        }
        assert_string_equal(got, CASES[i].want);
        g_free(got);
    }
}

static void test_nul(void **state) {
    (void)state;
    char *got = read_text("a,b\n1,\0\n", 8);
    assert_string_equal(got, "<a><b>\nC005 2:3 the file contains a NUL byte\n");
    g_free(got);
}

static void test_many_errors(void **state) {
    (void)state;
    GString *text = g_string_new("a,b\n");
    for (int i = 0; i < 100; i++) {
        g_string_append(text, "1\n");
    }
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "t.csv", .text = text->str, .length = text->len};
    struct csv *csv = csv_open(&source, ',', &diagnostics);
    struct csv_record record;
    assert_false(csv_next(csv, &record));
    assert_int_equal(diagnostics.errors, 20);
    assert_string_equal(diagnostics_get(&diagnostics, 19)->hint,
                        "reading ends here, after 20 errors");
    csv_close(csv);
    diagnostics_release(&diagnostics);
    g_string_free(text, TRUE);
}

static void test_columns(void **state) {
    (void)state;
    struct diagnostics diagnostics = {0};
    const char *text = "a|x\tb\ta|x\n";
    struct source source = {.name = "t.csv", .text = text, .length = strlen(text)};
    struct csv *csv = csv_open(&source, '\0', &diagnostics);
    size_t times;
    assert_int_equal(csv_find(csv, "b", &times), 1);
    assert_int_equal(times, 1);
    assert_int_equal(csv_find(csv, "a|x", &times), 0);
    assert_int_equal(times, 2);
    csv_find(csv, "c", &times);
    assert_int_equal(times, 0);
    assert_int_equal(csv_delimiter(csv), '\t');
    csv_close(csv);
    diagnostics_release(&diagnostics);
}

/* Records of all lengths cross the edges of the buffer at all places. */
static void test_long(void **state) {
    (void)state;
    GString *text = g_string_new("n,text\n");
    for (size_t i = 0; i < 3000; i++) {
        g_string_append_printf(text, "%zu,\"", i);
        for (size_t j = 0; j < i; j++) {
            g_string_append(text, j % 50 == 49 ? "\"\"" : j % 31 == 30 ? "\r\n" : "é");
        }
        g_string_append(text, i % 2 ? "\"\r\n" : "\"\n");
    }
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "t.csv", .text = text->str, .length = text->len};
    struct csv *csv = csv_open(&source, '\0', &diagnostics);
    struct csv_record record;
    uint32_t line = 2;
    for (size_t i = 0; i < 3000; i++) {
        assert_true(csv_next(csv, &record));
        assert_int_equal(record.line, line);
        assert_int_equal(strtoul(record.fields[0].text, NULL, 10), i);
        size_t breaks = 0;
        size_t length = 0;
        for (size_t j = 0; j < i; j++) {
            breaks += j % 50 != 49 && j % 31 == 30;
            length += j % 50 == 49 ? 1 : 2;
        }
        assert_int_equal(record.fields[1].length, length);
        line += 1 + (uint32_t)breaks;
    }
    assert_false(csv_next(csv, &record));
    assert_int_equal(diagnostics.errors, 0);
    csv_close(csv);
    diagnostics_release(&diagnostics);
    g_string_free(text, TRUE);
}

static void test_too_long(void **state) {
    (void)state;
    size_t size = 17 * 1024 * 1024;
    char *text = g_malloc(size);
    memset(text, 'x', size);
    memcpy(text, "a,b\n1,2\n\"", 9);
    char *got = read_text(text, size);
    assert_string_equal(got,
                        "<a><b>\n2:[1]2:1[2]2:3\nC003 3:1 a row has more than 16777216 bytes\n");
    g_free(got);
    memset(text, ',', size);
    got = read_text(text, size);
    assert_string_equal(got, "C003 1:1 a row has more than 10000 fields\n");
    g_free(got);
    g_free(text);
}

static void write_compressed(const char *path, const char *text) {
    gzFile file = gzopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(gzwrite(file, text, (unsigned)strlen(text)), strlen(text));
    assert_int_equal(gzclose(file), Z_OK);
}

/* Changes the compressed file: keeps its first bytes, or spoils one from the end. */
static void spoil(const char *path, size_t cut, size_t flip) {
    char *bytes;
    gsize length;
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    if (flip > 0) {
        bytes[length - flip] ^= 1;
    }
    assert_true(g_file_set_contents(path, bytes, (gssize)(length - cut), NULL));
    g_free(bytes);
}

static void test_files(void **state) {
    (void)state;
    static const struct {
        bool compressed;
        size_t cut, flip;
        const char *want;
    } FILES[] = {
        {false, 0, 0, "<a><b>\n"},
        {true, 0, 0, "<a><b>\n"},
        {true, 9, 0, "<a><b>\nC004 0:0 the compressed file is cut off\n"},
        {true, 0, 6, "C004 0:0 the compressed file is damaged\n"},
    };
    char *folder = g_dir_make_tmp("flightpath-XXXXXX", NULL);
    char *path = g_build_filename(folder, "t.csv.gz", NULL);
    struct source source = {.name = "t.csv.gz", .path = path};
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        if (FILES[i].compressed) {
            write_compressed(path, "a,b\n1,2\n3,4\n");
            spoil(path, FILES[i].cut, FILES[i].flip);
        } else {
            assert_true(g_file_set_contents(path, "a,b\n1,2\n3,4\n", -1, NULL));
        }
        char *got = read_source(&source, '\0', false);
        assert_string_equal(got, FILES[i].want);
        g_free(got);
    }
    assert_int_equal(g_remove(path), 0);
    char *got = read_source(&source, '\0', false);
    assert_string_equal(got, "F002 0:0 cannot be read: No such file or directory\n");
    g_free(got);
    source.path = folder;
    got = read_source(&source, '\0', false);
    assert_string_equal(got, "F002 0:0 cannot be read: it is not a regular file\n");
    g_free(got);
    assert_int_equal(g_rmdir(folder), 0);
    g_free(path);
    g_free(folder);
}

/* A line that is passed over for its quotes may end beyond the buffer, where other bytes follow. */
static void test_encoding_behind_error(void **state) {
    (void)state;
    GString *text = g_string_new("a\n\"x\"y");
    for (int i = 0; i < 300000; i++) {
        g_string_append_c(text, 'z');
    }
    g_string_append(text, "\n\xFF\n");
    char *got = read_text(text->str, text->len);
    assert_string_equal(got, "<a>\nC002 2:4 text after a closing quote\n"
                             "C005 3:1 byte 0xFF is not valid UTF-8\n");
    g_free(got);
    g_string_free(text, TRUE);
}

/* Random sequences of telling pieces never crash. */
static void test_random(void **state) {
    (void)state;
    static const char *const PIECES[] = {",",  ";",    "\t", "\n", "\r\n",
                                         "\"", "\"\"", "a",  "é",  "\r"};
    guint32 seed = 7;
    for (int round = 0; round < 20000; round++) {
        GString *text = g_string_new("a,b\n");
        for (int i = 0; i < round % 30; i++) {
            seed = seed * 1664525u + 1013904223u;
            g_string_append(text, PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)]);
        }
        g_free(read_text(text->str, text->len));
        g_string_free(text, TRUE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),       cmocka_unit_test(test_nul),
        cmocka_unit_test(test_many_errors), cmocka_unit_test(test_columns),
        cmocka_unit_test(test_long),        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_files),       cmocka_unit_test(test_encoding_behind_error),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
