/* Publishing: what may be replaced, what is kept, and that a killed run leaves a whole site. */
#include "publish/site.h"

#include "base/parallel.h"
#include "publish/manifest.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Each test works in a folder of its own, with a project in it. */
struct ground {
    char *root, *project, *out, *work;
};

static const char *const INPUTS[] = {"journeys", "notes"};

static int set_up(void **state) {
    struct ground *ground = g_new0(struct ground, 1);
    ground->root = g_dir_make_tmp("flightpath-site-XXXXXX", NULL);
    ground->project = g_build_filename(ground->root, "project", NULL);
    ground->out = g_build_filename(ground->project, "public", NULL);
    ground->work = g_build_filename(ground->project, ".public.flightpath", NULL);
    char *input = g_build_filename(ground->project, "journeys", NULL);
    assert_int_equal(g_mkdir_with_parents(input, 0755), 0);
    g_free(input);
    *state = ground;
    return 0;
}

static int tear_down(void **state) {
    struct ground *ground = *state;
    assert_true(tree_remove(ground->root));
    g_free(ground->root);
    g_free(ground->project);
    g_free(ground->out);
    g_free(ground->work);
    g_free(ground);
    return 0;
}

static struct site_options options_for(const struct ground *ground, const char *out) {
    return (struct site_options){.out = out,
                                 .project = ground->project,
                                 .inputs = INPUTS,
                                 .input_count = G_N_ELEMENTS(INPUTS)};
}

static void put(const char *folder, const char *name, const char *text) {
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static char *get(const char *folder, const char *name) {
    char *path = g_build_filename(folder, name, NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    g_free(path);
    return text;
}

static void expect(const char *folder, const char *name, const char *text) {
    char *found = get(folder, name);
    assert_non_null(found);
    assert_string_equal(found, text);
    g_free(found);
}

static ino_t inode(const char *folder, const char *name) {
    struct stat status = {0};
    char *path = g_build_filename(folder, name, NULL);
    assert_int_equal(stat(path, &status), 0);
    g_free(path);
    return status.st_ino;
}

static bool add(struct site *site, const char *path, const char *text) {
    return site_add(site, path, text, strlen(text));
}

/* Publishes index.html and, unless NULL, journeys/one.html; a problem's message, or NULL. */
static char *publish(const struct ground *ground, const char *out, const char *index,
                     const char *journey, struct site_summary *summary) {
    struct site_options options = options_for(ground, out);
    struct problem problem = {0};
    struct site *site = site_open(&options, &problem);
    if (site) {
        add(site, "index.html", index);
        if (journey) {
            add(site, "journeys/one.html", journey);
        }
        site_finish(site, summary, &problem);
    }
    assert_int_not_equal(access(ground->work, F_OK), 0);
    char *message = g_strdup(problem.message);
    problem_release(&problem);
    return message;
}

static void expect_published(const struct ground *ground, const char *index, const char *journey) {
    struct site_summary summary;
    assert_null(publish(ground, ground->out, index, journey, &summary));
}

static void expect_refused(const struct ground *ground, const char *out, const char *words) {
    struct site_summary summary;
    char *message = publish(ground, out, "new", NULL, &summary);
    assert_non_null(message);
    if (!strstr(message, words)) {
        fail_msg("'%s' has no '%s'", message, words);
    }
    g_free(message);
}

static void test_differences(void **state) {
    const struct ground *ground = *state;
    struct site_summary summary;
    assert_null(publish(ground, ground->out, "a", "b", &summary));
    assert_int_equal(summary.added, 2);
    ino_t index = inode(ground->out, "index.html"), folder = inode(ground->out, ".");
    assert_null(publish(ground, ground->out, "a", "b", &summary));
    assert_int_equal(summary.unchanged, 2);
    assert_int_equal(inode(ground->out, "."), folder); /* nothing to exchange */
    assert_null(publish(ground, ground->out, "a", "c", &summary));
    assert_int_equal(summary.unchanged, 1);
    assert_int_equal(summary.changed, 1);
    assert_int_equal(inode(ground->out, "index.html"), index); /* linked, not written */
    assert_int_not_equal(inode(ground->out, "."), folder);
    assert_null(publish(ground, ground->out, "a", NULL, &summary));
    assert_int_equal(summary.removed, 1);
    assert_null(get(ground->out, "journeys/one.html"));
    expect(ground->out, "index.html", "a");
}

static void test_manifest(void **state) {
    const struct ground *ground = *state;
    expect_published(ground, "abc", "");
    expect(ground->out, MANIFEST_PATH,
           "{\n  \"program\": \"flightpath\",\n  \"version\": \"" FLIGHTPATH_VERSION "\",\n"
           "  \"files\": [\n    {\n      \"path\": \"index.html\",\n      \"sha256\": "
           "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\n"
           "      \"bytes\": 3\n    },\n    {\n      \"path\": \"journeys/one.html\",\n"
           "      \"sha256\": "
           "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\n"
           "      \"bytes\": 0\n    }\n  ]\n}\n");
}

static void test_strangers(void **state) {
    const struct ground *ground = *state;
    assert_int_equal(g_mkdir(ground->out, 0755), 0);
    expect_published(ground, "a", "b"); /* an empty folder is ours to fill */
    put(ground->out, "notes.txt", "mine");
    expect_refused(ground, ground->out, "did not write: 'notes.txt'");
    expect(ground->out, "notes.txt", "mine");
    expect(ground->out, "index.html", "a");
    char *path = g_build_filename(ground->out, "notes.txt", NULL);
    assert_int_equal(g_unlink(path), 0);
    g_free(path);
    path = g_build_filename(ground->out, "mine", NULL);
    assert_int_equal(g_mkdir(path, 0755), 0);
    g_free(path);
    expect_refused(ground, ground->out, "did not write: 'mine/'");
    expect_refused(ground, ground->root, "contains the project");
    path = g_build_filename(ground->root, "other", NULL);
    assert_int_equal(g_mkdir(path, 0755), 0);
    put(path, "f", "1");
    expect_refused(ground, path, "did not write: 'f'");
    g_free(path);
}

static void test_touched(void **state) {
    const struct ground *ground = *state;
    const char *const index[] = {"a", "x", "new"};
    for (size_t i = 0; i < G_N_ELEMENTS(index); i++) { /* the new bytes do not matter */
        expect_published(ground, "a", "b");
        put(ground->out, "index.html", "x");
        struct site_summary summary;
        char *message = publish(ground, ground->out, index[i], "b", &summary);
        assert_non_null(message);
        assert_non_null(strstr(message, "changed since Flightpath wrote them: 'index.html'"));
        expect(ground->out, "index.html", "x");
        g_free(message);
        put(ground->out, "index.html", "a");
    }
    put(ground->out, "journeys/one.html", "mine");
    struct site_summary summary;
    char *message = publish(ground, ground->out, "a", NULL, &summary); /* it would be removed */
    assert_non_null(message);
    g_free(message);
    expect(ground->out, "journeys/one.html", "mine");
    put(ground->out, MANIFEST_PATH, "{}");
    expect_refused(ground, ground->out, "not a list of files");
}

static void test_places(void **state) {
    const struct ground *ground = *state;
    const struct {
        const char *path, *words;
    } CASES[] = {
        {"", "is the project itself"},
        {"/.", "is the project itself"},
        {"/journeys", "overlaps the input folder 'journeys'"},
        {"/journeys/../journeys/site", "overlaps the input folder 'journeys'"},
        {"/notes", "overlaps the input folder 'notes'"},
        {"/..", "contains the project"},
        {"/flightpath.yaml", "is a file"},
        {"/flightpath.yaml/site", "is a file"},
        {"/nowhere", "is a link to nothing"},
    };
    put(ground->project, "flightpath.yaml", "title: x\n");
    char *link = g_build_filename(ground->project, "nowhere", NULL);
    assert_int_equal(symlink("missing", link), 0);
    g_free(link);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *path = g_strconcat(ground->project, CASES[i].path, NULL);
        expect_refused(ground, path, CASES[i].words);
        g_free(path);
    }
    expect_refused(ground, "/", "root of the file system");
    expect_refused(ground, "", "is empty");
}

static void test_links(void **state) {
    const struct ground *ground = *state;
    char *target = g_build_filename(ground->root, "elsewhere", NULL);
    assert_int_equal(g_mkdir(target, 0750), 0);
    assert_int_equal(symlink("../elsewhere", ground->out), 0);
    expect_published(ground, "a", NULL);
    expect_published(ground, "b", NULL);
    expect(target, "index.html", "b");
    struct stat status;
    assert_int_equal(lstat(ground->out, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_int_equal(stat(target, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0750); /* as its owner set it */
    char *page = g_build_filename(target, "index.html", NULL);
    assert_int_equal(stat(page, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0644);
    put(target, "copy.html", "b");
    assert_int_equal(g_unlink(page), 0);
    assert_int_equal(symlink("copy.html", page), 0); /* one of ours turned into a link */
    expect_refused(ground, ground->out, "'copy.html'");
    g_free(page);
    g_free(target);
}

static void test_names(void **state) {
    const struct ground *ground = *state;
    const struct {
        const char *first, *second, *words;
    } CASES[] = {
        {"../x", NULL, "it leaves its folder"},
        {"a/./b", NULL, "it leaves its folder"},
        {"/etc/x", NULL, "it is not relative"},
        {"a//b", NULL, "a part of it is empty"},
        {"a/", NULL, "a part of it is empty"},
        {"a\\b", NULL, "it has a backslash"},
        {"a\nb", NULL, "it has a control character"},
        {"a\xff", NULL, "it is not UTF-8"},
        {".flightpath/x", NULL, "kept for the list of files"},
        {"a", "a", "two files 'a'"},
        {"B.html", "b.html", "cannot tell the output's files 'B.html' and 'b.html' apart"},
        {"\xc3\xa9", "e\xcc\x81", "apart"},
        {"...", "..a", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct site_options options = options_for(ground, ground->out);
        struct problem problem = {0};
        struct site_summary summary;
        struct site *site = site_open(&options, &problem);
        assert_non_null(site);
        bool good = add(site, CASES[i].first, "1");
        good = good && (!CASES[i].second || add(site, CASES[i].second, "2"));
        assert_int_equal(good, CASES[i].words == NULL);
        assert_int_equal(site_finish(site, &summary, &problem), good);
        assert_true(good || strstr(problem.message, CASES[i].words));
        problem_release(&problem);
    }
}

static void test_streams(void **state) {
    const struct ground *ground = *state;
    struct site_options options = options_for(ground, ground->out);
    struct problem problem = {0};
    struct site_summary summary;
    put(ground->root, "logo.png", "picture");
    char *logo = g_build_filename(ground->root, "logo.png", NULL);
    ino_t inodes[2] = {0, 0};
    for (size_t round = 0; round < 2; round++) {
        struct site *site = site_open(&options, &problem);
        struct site_stream *stream = site_stream_open(site, "data/model.json");
        struct json json;
        json_init(&json, site_stream_sink(stream));
        json_open_list(&json);
        for (gint64 i = 0; i < 50000; i++) {
            json_whole(&json, i);
        }
        json_close_list(&json);
        assert_true(json_finish(&json));
        assert_true(site_stream_close(stream));
        assert_true(site_add_copy(site, "assets/user/logo.png", logo));
        assert_true(site_finish(site, &summary, &problem));
        assert_int_equal(round == 0 ? summary.added : summary.unchanged, 2);
        assert_true(round == 0 || inodes[0] == inode(ground->out, "data/model.json"));
        inodes[0] = inode(ground->out, "data/model.json");
    }
    expect(ground->out, "assets/user/logo.png", "picture");
    struct site *site = site_open(&options, &problem);
    assert_false(site_add_copy(site, "a", ground->root));
    assert_false(site_finish(site, &summary, &problem));
    assert_non_null(strstr(problem.message, "cannot read"));
    problem_release(&problem);
    expect(ground->out, "assets/user/logo.png", "picture");
    g_free(logo);
}

static void add_numbered(void *context, size_t index, unsigned worker) {
    (void)worker;
    char path[64], text[64];
    g_snprintf(path, sizeof path, "d%zu/f%zu.html", index % 7, index);
    g_snprintf(text, sizeof text, "file %zu", index);
    if (!add(context, path, text)) {
        abort();
    }
}

static char *publish_on(const struct ground *ground, unsigned jobs) {
    struct site_options options = options_for(ground, ground->out);
    struct problem problem = {0};
    struct site_summary summary;
    struct site *site = site_open(&options, &problem);
    parallel_run(jobs, 500, add_numbered, site);
    assert_true(site_finish(site, &summary, &problem));
    char *manifest = get(ground->out, MANIFEST_PATH);
    assert_true(tree_remove(ground->out));
    return manifest;
}

static void test_threads(void **state) {
    char *one = publish_on(*state, 1);
    char *many = publish_on(*state, 4);
    assert_string_equal(one, many);
    g_free(one);
    g_free(many);
}

static void test_busy(void **state) {
    const struct ground *ground = *state;
    struct site_options options = options_for(ground, ground->out);
    struct problem problem = {0};
    struct site_summary summary;
    int held[2];
    assert_int_equal(pipe(held), 0);
    pid_t child = fork();
    if (child == 0) { /* the second run waits for the first */
        char byte;
        bool told = read(held[0], &byte, 1) == 1;
        options.wait = true;
        struct site *second = told ? site_open(&options, &problem) : NULL;
        bool good = second && add(second, "index.html", "second") &&
                    site_finish(second, &summary, &problem);
        _exit(good ? 0 : 1);
    }
    struct site *first = site_open(&options, &problem);
    assert_non_null(first);
    assert_int_equal(write(held[1], "x", 1), 1);
    assert_null(site_open(&options, &problem));
    assert_true(problem.busy);
    problem_release(&problem);
    g_usleep(20000);
    add(first, "index.html", "first");
    assert_true(site_finish(first, &summary, &problem));
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    close(held[0]);
    close(held[1]);
    expect(ground->out, "index.html", "second");
    assert_int_not_equal(access(ground->work, F_OK), 0);
}

static void test_abandoned(void **state) {
    const struct ground *ground = *state;
    struct site_options options = options_for(ground, ground->out);
    struct problem problem = {0};
    expect_published(ground, "a", NULL);
    struct site *site = site_open(&options, &problem);
    assert_true(add(site, "index.html", "b"));
    site_abandon(site);
    expect(ground->out, "index.html", "a");
    assert_int_not_equal(access(ground->work, F_OK), 0);
}

/* A disk with room for no more than size bytes a file. */
static void test_no_room_in_file(void **state) {
    const struct ground *ground = *state;
    expect_published(ground, "a", NULL);
    struct rlimit before, limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = (struct rlimit){10000, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    char *large = g_strnfill(20000, 'x');
    struct site_summary summary;
    char *message = publish(ground, ground->out, large, NULL, &summary);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_non_null(message);
    assert_non_null(strstr(message, "cannot write 'index.html'"));
    expect(ground->out, "index.html", "a");
    g_free(large);
    g_free(message);
}

static void test_full_disk(void **state) {
    const struct ground *ground = *state;
    char *disk = g_build_filename(ground->root, "disk", NULL);
    char *out = g_build_filename(disk, "site", NULL);
    assert_int_equal(g_mkdir(disk, 0755), 0);
    if (mount("flightpath", disk, "tmpfs", 0, "size=64k") != 0) {
        print_message("skipped: no small disk can be mounted here (%s)\n", g_strerror(errno));
        g_free(out);
        g_free(disk);
        skip();
    }
    struct site_summary summary;
    assert_null(publish(ground, out, "a", "b", &summary));
    char *large = g_strnfill(100000, 'x');
    char *message = publish(ground, out, "a", large, &summary);
    char *index = get(out, "index.html");
    GDir *folder = g_dir_open(disk, 0, NULL);
    int entries = 0;
    while (g_dir_read_name(folder)) {
        entries++;
    }
    g_dir_close(folder);
    assert_int_equal(umount(disk), 0);
    assert_non_null(message);
    assert_non_null(strstr(message, "No space left"));
    assert_string_equal(index, "a");
    assert_int_equal(entries, 1); /* the site and nothing beside it */
    g_free(index);
    g_free(message);
    g_free(large);
    g_free(out);
    g_free(disk);
}

static void test_unwritable(void **state) {
    const struct ground *ground = *state;
    char *locked = g_build_filename(ground->root, "locked", NULL);
    char *out = g_build_filename(locked, "site", NULL);
    assert_int_equal(g_mkdir(locked, 0555), 0);
    if (access(locked, W_OK) == 0) { /* root may write anywhere but into /proc */
        g_free(out);
        out = g_strdup("/proc/flightpath-site");
    }
    expect_refused(ground, out, "cannot write beside the output folder");
    g_free(out);
    g_free(locked);
}

enum { GENERATION_FILES = 60 };

/* Writes sites one after the other, each all of one number, until killed. */
static void write_generations(const struct ground *ground) {
    for (unsigned number = 0;; number++) {
        struct site_options options = options_for(ground, ground->out);
        struct problem problem = {0};
        struct site_summary summary;
        struct site *site = site_open(&options, &problem);
        for (int i = 0; site && i < GENERATION_FILES; i++) {
            char path[32], text[32];
            g_snprintf(path, sizeof path, "d%d/f%d", i % 3, i);
            g_snprintf(text, sizeof text, "%u", i % 2 == 0 ? number : 0);
            add(site, path, text);
        }
        if (!site || !site_finish(site, &summary, &problem)) {
            _exit(1);
        }
    }
}

/* Every even file of the output must carry the same number. */
static void check_generation(const struct ground *ground) {
    char *number = get(ground->out, "d0/f0");
    assert_non_null(number);
    for (int i = 0; i < GENERATION_FILES; i++) {
        char path[32];
        g_snprintf(path, sizeof path, "d%d/f%d", i % 3, i);
        expect(ground->out, path, i % 2 == 0 ? number : "0");
    }
    g_free(number);
}

static void test_killed(void **state) {
    const struct ground *ground = *state;
    GRand *random = g_rand_new_with_seed(7);
    bool left_over = false;
    for (int round = 0; round < 25; round++) {
        pid_t child = fork();
        if (child == 0) {
            write_generations(ground);
        }
        for (int wait = 0; wait < 5000 && access(ground->out, F_OK) != 0; wait++) {
            g_usleep(1000);
        }
        g_usleep((gulong)g_rand_int_range(random, 0, 30000));
        assert_int_equal(kill(child, SIGKILL), 0);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        check_generation(ground);
        left_over = left_over || access(ground->work, F_OK) == 0;
    }
    g_rand_free(random);
    assert_true(left_over); /* or the test killed nothing in the middle */
    struct site_summary summary;
    assert_null(publish(ground, ground->out, "a", NULL, &summary));
    expect(ground->out, "index.html", "a");
}

/* A run killed between the two renames of file systems that cannot exchange. */
static void test_put_back(void **state) {
    const struct ground *ground = *state;
    expect_published(ground, "a", NULL);
    char *old = g_build_filename(ground->work, "old", NULL);
    assert_int_equal(g_mkdir(ground->work, 0755), 0);
    assert_int_equal(g_rename(ground->out, old), 0);
    struct site_summary summary;
    assert_null(publish(ground, ground->out, "a", "b", &summary));
    assert_int_equal(summary.unchanged, 1);
    assert_int_equal(summary.added, 1);
    g_free(old);
}

#define SITE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    umask(022);
    const struct CMUnitTest tests[] = {
        SITE_TEST(test_differences), SITE_TEST(test_manifest),   SITE_TEST(test_strangers),
        SITE_TEST(test_touched),     SITE_TEST(test_places),     SITE_TEST(test_links),
        SITE_TEST(test_names),       SITE_TEST(test_streams),    SITE_TEST(test_threads),
        SITE_TEST(test_busy),        SITE_TEST(test_abandoned),  SITE_TEST(test_no_room_in_file),
        SITE_TEST(test_full_disk),   SITE_TEST(test_unwritable), SITE_TEST(test_killed),
        SITE_TEST(test_put_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
