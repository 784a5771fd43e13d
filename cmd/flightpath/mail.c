/* flightpath mail: the report as a mail, to a file or to a mail server. The only place that reads
 * the user and password of the server. */
#include "command.h"

#include "project.h"
#include "publish/pdf.h"
#include "publish/post.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USER "FLIGHTPATH_SMTP_USER"
#define PASSWORD "FLIGHTPATH_SMTP_PASSWORD"

enum { SECONDS = 120, MOST_SECONDS = 3600 };

/* The command line. */
struct mail_call {
    char *as_of, *output, *smtp, *tls;
    char **to;
    int jobs, seconds;
    gboolean no_pdf;
};

/* A variable of the environment; NULL when it is not set or empty. */
static const char *variable(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static bool read_tls(const char *word, enum post_tls *tls) {
    if (!word || strcmp(word, "required") == 0) {
        *tls = word ? POST_TLS_REQUIRED : POST_TLS_AUTOMATIC;
        return true;
    }
    if (strcmp(word, "none") == 0) {
        *tls = POST_TLS_NONE;
        return true;
    }
    say_error("give required or none", "mail: --tls '%s' is not known", word);
    return false;
}

/* The file in which users keep their passwords, when there is one. The caller frees it. */
static char *find_netrc(void) {
    char *file = g_build_filename(g_get_home_dir(), ".netrc", NULL);
    if (!g_file_test(file, G_FILE_TEST_IS_REGULAR)) {
        g_free(file);
        file = NULL;
    }
    return file;
}

/* Reads how to reach the server; netrc is to be freed. */
static bool read_post(const struct mail_call *call, struct post_options *post, char **netrc) {
    *post = (struct post_options){.address = call->smtp,
                                  .user = variable(USER),
                                  .password = variable(PASSWORD),
                                  .authorities = variable("SSL_CERT_FILE"),
                                  .seconds = call->seconds};
    if (call->seconds < 1 || call->seconds > MOST_SECONDS) {
        say_error("give 1 to 3600 seconds", "mail: --timeout %d is no time to wait", call->seconds);
        return false;
    }
    if (!read_tls(call->tls, &post->tls)) {
        return false;
    }
    if (!post->user != !post->password) {
        say_error("set both, or none", "mail: only one of " USER " and " PASSWORD " is set");
        return false;
    }
    struct problem problem = {0};
    bool good = post_check(post, &problem);
    say_problem(&problem);
    post->netrc = *netrc = good && !post->user ? find_netrc() : NULL;
    return good;
}

/* Reads the receivers on the command line. */
static bool read_receivers(char **texts, struct arena *arena, struct mailbox **to, size_t *count) {
    size_t given = texts ? g_strv_length(texts) : 0;
    *to = ARENA_ARRAY(arena, struct mailbox, given);
    for (*count = 0; *count < given; ++*count) {
        const char *fault = mailbox_read(texts[*count], arena, &(*to)[*count]);
        if (fault) {
            char *shown = g_utf8_make_valid(texts[*count], -1);
            for (char *at = shown; *at; at++) {
                *at = g_ascii_iscntrl(*at) ? '?' : *at;
            }
            say_error("write board@meridian.example or \"The board <board@meridian.example>\", and "
                      "--to again for each further one",
                      "mail: --to '%s' is not a mail address: %s", shown, fault);
            g_free(shown);
            return false;
        }
    }
    return true;
}

static bool write_out(const GByteArray *mail) {
    fwrite(mail->data, 1, mail->len, stdout); /* main looks whether it went well */
    return true;
}

static bool deliver(const struct mail_call *call, const struct post_options *post,
                    const struct mail_route *route, const GByteArray *mail,
                    struct problem *problem) {
    const char *file = call->output ? call->output : "mail.eml";
    bool to_stdout = !call->smtp && strcmp(file, "-") == 0;
    bool good = call->smtp  ? post_send(post, route, mail, problem)
                : to_stdout ? write_out(mail)
                            : mail_save(file, mail, problem);
    if (good && !to_stdout) {
        fprintf(stderr, "%s: %zu bytes to %zu %s\n", call->smtp ? "sent" : file, (size_t)mail->len,
                route->count, route->count == 1 ? "receiver" : "receivers");
    }
    return good;
}

/* The mail, with the report attached unless that is not wanted; NULL with a problem or errors in
 * the diagnostics. */
static GByteArray *compose(const struct mail_call *call, const struct opened *opened,
                           const struct mail_route *route, struct diagnostics *diagnostics,
                           struct problem *problem) {
    struct pdf_options pdf = {.jobs = opened->jobs, .diagnostics = diagnostics};
    struct mail_options options = {.route = route, .diagnostics = diagnostics};
    if (!call->no_pdf) {
        options.pdf = pdf_make(&opened->report, &pdf, problem);
    }
    GByteArray *mail =
        options.pdf || call->no_pdf ? mail_make(&opened->report, &options, problem) : NULL;
    if (options.pdf) {
        g_bytes_unref(options.pdf);
    }
    return mail;
}

/* Makes the mail of a project that has no errors, and delivers it. */
static int make(const struct mail_call *call, const struct opened *opened, const char *folder,
                const struct post_options *post, const struct mail_route *route) {
    struct diagnostics diagnostics = {0};
    struct problem problem = {0};
    GByteArray *mail = compose(call, opened, route, &diagnostics, &problem);
    int status = STATUS_FINE;
    if (!mail || !deliver(call, post, route, mail, &problem)) {
        status = problem.message ? STATUS_FILES : STATUS_INPUT;
    }
    diagnostics_sort(&diagnostics);
    say_messages(stderr, &diagnostics, MESSAGES_TEXT, folder);
    say_problem(&problem);
    if (mail) {
        g_byte_array_unref(mail);
    }
    diagnostics_release(&diagnostics);
    return status;
}

/* Everything after the call was found right. */
static int run(const struct mail_call *call, const char *folder, const struct mailbox *to,
               size_t count, const struct post_options *post) {
    struct opened opened = {0};
    struct project_call project = {.folder = folder,
                                   .as_of = call->as_of,
                                   .jobs = call->jobs,
                                   .print = call->no_pdf ? PRINT_NEVER : PRINT_ALWAYS};
    struct arena arena = {0};
    struct mail_route route;
    struct problem problem = {0};
    int status = STATUS_USAGE;
    if (project_open(&project, &opened)) {
        say_messages(stderr, &opened.diagnostics, MESSAGES_TEXT, folder);
        status = STATUS_INPUT;
        if (opened.diagnostics.errors == 0 &&
            mail_find_route(&opened.report, to, count, &arena, &route, &problem)) {
            status = make(call, &opened, folder, post, &route);
        }
        say_problem(&problem);
    }
    opened_release(&opened);
    arena_release(&arena);
    return status;
}

static bool check_call(const struct mail_call *call) {
    if (call->smtp && call->output) {
        say_error("leave one of them out", "mail: -o writes a file and --smtp sends");
        return false;
    }
    if (!call->smtp && (call->tls || call->seconds != SECONDS)) {
        say_error("add --smtp smtp://HOST", "mail: --tls and --timeout are for sending");
        return false;
    }
    return true;
}

static int run_checked(const struct mail_call *call, const char *folder) {
    struct arena arena = {0};
    struct post_options post = {0};
    struct mailbox *to;
    size_t count;
    char *netrc = NULL;
    int status = STATUS_USAGE;
    if (check_call(call) && read_receivers(call->to, &arena, &to, &count) &&
        (!call->smtp || read_post(call, &post, &netrc))) {
        status = run(call, folder, to, count, &post);
    }
    g_free(netrc);
    arena_release(&arena);
    return status;
}

int mail_run(const struct command *command, int argc, char **argv) {
    struct mail_call call = {.seconds = SECONDS};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &call.output,
         "The file to write, - for the standard output; default: mail.eml", "FILE"},
        {"smtp", 0, 0, G_OPTION_ARG_FILENAME, &call.smtp,
         "The server to send it by instead: smtp://HOST:PORT or smtps://HOST", "URL"},
        {"to", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call.to,
         "A receiver, instead of the project's; can be repeated", "ADDRESS"},
        {"no-pdf", 0, 0, G_OPTION_ARG_NONE, &call.no_pdf, "Do not attach the report", NULL},
        {"as-of", 0, 0, G_OPTION_ARG_FILENAME, &call.as_of, "The report's date", "DATE"},
        {"tls", 0, 0, G_OPTION_ARG_FILENAME, &call.tls,
         "Encryption with smtp://: required or none; default: required but for this machine",
         "WHEN"},
        {"timeout", 0, 0, G_OPTION_ARG_INT, &call.seconds,
         "How long sending may take; default: 120", "SECONDS"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &call.jobs, "Threads", "N"},
        {0},
    };
    int status;
    if (command_options(command, entries, &argc, &argv, 0, 1, &status)) {
        status = run_checked(&call, argc > 1 ? argv[1] : ".");
    }
    g_free(call.as_of);
    g_free(call.output);
    g_free(call.smtp);
    g_free(call.tls);
    g_strfreev(call.to);
    return status;
}
