/* One transfer of libcurl's; its functions are found by name at run time, their types are those of
 * its header. What went wrong is told by the command that was sent last and the server's answer. */
#include "publish/post.h"

#include "publish/post_server.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcurl.so.4"

enum { MOST_CONNECT = 30, MOST_REPLY = 300 };

/* libcurl's functions. */
struct curl_calls {
    CURL *(*init)(void);
    CURLcode (*setopt)(CURL *handle, CURLoption option, ...);
    CURLcode (*perform)(CURL *handle);
    void (*cleanup)(CURL *handle);
    struct curl_slist *(*append)(struct curl_slist *list, const char *text);
    void (*free_all)(struct curl_slist *list);
};

/* A transfer at work. */
struct transfer {
    const struct curl_calls *calls;
    const struct post_options *options;
    const struct post_server *server;
    CURL *handle;
    const char *next; /* what is still to be sent */
    size_t left;
    char reply[MOST_REPLY];       /* the server's last line for the last command but QUIT */
    char command[MOST_REPLY];     /* that command, if it is RCPT TO or MAIL FROM */
    bool leaving;                 /* QUIT was sent */
    char detail[CURL_ERROR_SIZE]; /* libcurl's words */
};

static bool load(struct curl_calls *calls, struct problem *problem) {
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        return problem_set(problem,
                           "install it (libcurl4 on Debian), or write the mail to a file with -o "
                           "and send that",
                           "sending mail needs %s, which is not on this machine", LIBRARY);
    }
    const struct {
        const char *name;
        void *call;
    } names[] = {
        {"curl_easy_init", &calls->init},       {"curl_easy_setopt", &calls->setopt},
        {"curl_easy_perform", &calls->perform}, {"curl_easy_cleanup", &calls->cleanup},
        {"curl_slist_append", &calls->append},  {"curl_slist_free_all", &calls->free_all},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        void *found = dlsym(library, names[i].name);
        if (!found) {
            return problem_set(problem, NULL, "%s has no function %s", LIBRARY, names[i].name);
        }
        memcpy(names[i].call, &found, sizeof found); /* POSIX lets a function's address be data */
    }
    return true;
}

/* Keeps a line that came from outside: valid UTF-8 without controls. */
static void keep_line(char *to, const char *text, size_t length) {
    char *valid = g_utf8_make_valid(text, (gssize)MIN(length, (size_t)MOST_REPLY - 1));
    size_t used = 0;
    for (const char *at = g_strchomp(valid); *at; at = g_utf8_next_char(at)) {
        size_t bytes = (size_t)(g_utf8_next_char(at) - at);
        if (used + bytes >= MOST_REPLY) {
            break;
        }
        if (g_unichar_iscntrl(g_utf8_get_char(at))) {
            to[used++] = '?';
        } else {
            memcpy(to + used, at, bytes);
            used += bytes;
        }
    }
    to[used] = '\0';
    g_free(valid);
}

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t length = MIN(size * count, transfer->left);
    memcpy(buffer, transfer->next, length);
    transfer->next += length;
    transfer->left -= length;
    return length;
}

static size_t take_reply(char *buffer, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    if (!transfer->leaving) {
        keep_line(transfer->reply, buffer, size * count);
    }
    return size * count;
}

static bool starts(const char *data, size_t size, const char *word) {
    return size >= strlen(word) && strncmp(data, word, strlen(word)) == 0;
}

/* Looks at the commands that are sent: a reply belongs to the last one. Only those that name an
 * address are kept; others may hold a password. */
static int watch(CURL *handle, curl_infotype type, char *data, size_t size, void *context) {
    struct transfer *transfer = context;
    (void)handle;
    if (type == CURLINFO_HEADER_OUT && starts(data, size, "QUIT")) {
        transfer->leaving = true;
    } else if (type == CURLINFO_HEADER_OUT) {
        bool names = starts(data, size, "RCPT TO:") || starts(data, size, "MAIL FROM:");
        keep_line(transfer->command, data, names ? size : 0);
        transfer->reply[0] = '\0';
    }
    return 0;
}

/* Whether the connection is to be encrypted by STARTTLS. */
static bool wants_tls(const struct post_options *options, const struct post_server *server) {
    return options->tls == POST_TLS_REQUIRED ||
           (options->tls == POST_TLS_AUTOMATIC && !server->this_machine);
}

static void set_security(const struct transfer *transfer) {
    const struct post_options *options = transfer->options;
    CURLcode (*set)(CURL *, CURLoption, ...) = transfer->calls->setopt;
    CURL *handle = transfer->handle;
    bool encrypted = transfer->server->encrypted || wants_tls(options, transfer->server);
    set(handle, CURLOPT_USE_SSL, (long)(encrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (options->authorities) {
        set(handle, CURLOPT_CAINFO, options->authorities);
        set(handle, CURLOPT_CAPATH, NULL);
    }
    if (options->user) {
        set(handle, CURLOPT_USERNAME, options->user);
        set(handle, CURLOPT_PASSWORD, options->password);
    } else if (options->netrc && (encrypted || transfer->server->this_machine)) {
        set(handle, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
        set(handle, CURLOPT_NETRC_FILE, options->netrc);
    }
}

static void set_options(struct transfer *transfer, const char *address) {
    CURLcode (*set)(CURL *, CURLoption, ...) = transfer->calls->setopt;
    CURL *handle = transfer->handle;
    set(handle, CURLOPT_URL, address);
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_TIMEOUT, transfer->options->seconds);
    set(handle, CURLOPT_CONNECTTIMEOUT, MIN(transfer->options->seconds, (long)MOST_CONNECT));
    set(handle, CURLOPT_ERRORBUFFER, transfer->detail);
    set(handle, CURLOPT_HEADERFUNCTION, take_reply);
    set(handle, CURLOPT_HEADERDATA, transfer);
    set(handle, CURLOPT_VERBOSE, 1L);
    set(handle, CURLOPT_DEBUGFUNCTION, watch);
    set(handle, CURLOPT_DEBUGDATA, transfer);
    set(handle, CURLOPT_UPLOAD, 1L);
    set(handle, CURLOPT_READFUNCTION, give);
    set(handle, CURLOPT_READDATA, transfer);
    set(handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)transfer->left);
    set_security(transfer);
}

/* What to do about an answer, by its code (RFC 5321, section 4.2; RFC 4954, section 6). */
static const char *hint_for_reply(const struct transfer *transfer) {
    const char *reply = transfer->reply;
    if (g_strstr_len(reply, -1, "STARTTLS")) {
        return "the server wants an encrypted connection: add --tls required";
    }
    if (g_str_has_prefix(reply, "530") || g_str_has_prefix(reply, "535")) {
        return "set FLIGHTPATH_SMTP_USER and FLIGHTPATH_SMTP_PASSWORD, or write them into ~/.netrc";
    }
    if (g_str_has_prefix(reply, "552")) {
        return "the server takes no mail of this size: send it without the report, by --no-pdf";
    }
    if (*reply == '4') {
        return "the server may take it later: try again in some minutes";
    }
    return g_str_has_prefix(transfer->command, "RCPT")
               ? "correct the address, or leave it out; nobody was sent anything"
               : "nobody was sent anything";
}

/* "the mail server x refused an@x.example", by "RCPT TO:<an@x.example>". */
static char *refused(const struct transfer *transfer, const char *name) {
    const char *open = strchr(transfer->command, '<');
    const char *close = open ? strchr(open, '>') : NULL;
    bool from = g_str_has_prefix(transfer->command, "MAIL");
    return close ? g_strdup_printf("the mail server %s refused %s%.*s", name,
                                   from ? "mail from " : "", (int)(close - open - 1), open + 1)
                 : g_strdup_printf("the mail server %s refused the mail", name);
}

/* A row for each failure that is not an answer of the server; the format takes its name. */
static const struct {
    CURLcode code;
    const char *message, *hint;
} FAILURES[] = {
    {CURLE_COULDNT_RESOLVE_HOST, "there is no mail server '%s' to be found",
     "check the name after --smtp, and the network"},
    {CURLE_COULDNT_CONNECT, "the mail server %s does not take connections",
     "check its name and port, and whether a firewall is between: 587 and 25 are usual for "
     "smtp://, "
     "465 for smtps://"},
    {CURLE_PEER_FAILED_VERIFICATION, "the certificate of the mail server %s cannot be trusted",
     "use the name that the certificate holds; if an authority of your own signed it, let "
     "SSL_CERT_FILE name a file with that authority"},
    {CURLE_SSL_CACERT_BADFILE, "the authorities to trust the mail server %s by cannot be read",
     "SSL_CERT_FILE must name a file of PEM certificates"},
    {CURLE_USE_SSL_FAILED, "the mail server %s offers no encryption",
     "use smtps:// if its port is encrypted from the start; --tls none sends the mail readable to "
     "everybody on the way"},
    {CURLE_SSL_CONNECT_ERROR, "no encrypted connection to the mail server %s could be made",
     "smtps:// is for ports that are encrypted from the start (465), smtp:// for the others"},
    {CURLE_LOGIN_DENIED, "the mail server %s did not accept the user and password",
     "check FLIGHTPATH_SMTP_USER and FLIGHTPATH_SMTP_PASSWORD, or ~/.netrc"},
};

/* Says why a transfer failed. */
static bool explain(const struct transfer *transfer, CURLcode code, const char *name,
                    struct problem *problem) {
    const char *said = transfer->reply;
    if (code == CURLE_OPERATION_TIMEDOUT) {
        return problem_set(problem, "try again, or give it longer with --timeout",
                           "the mail server %s did not finish within %ld seconds", name,
                           transfer->options->seconds);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(FAILURES); i++) {
        if (FAILURES[i].code == code) {
            bool answered = code == CURLE_LOGIN_DENIED && (*said == '4' || *said == '5');
            const char *detail = answered ? said : transfer->detail;
            char *message = g_strdup_printf(FAILURES[i].message, name);
            problem_set(problem, FAILURES[i].hint, *detail ? "%s: %s" : "%s", message, detail);
            g_free(message);
            return false;
        }
    }
    if (*said == '4' || *said == '5') {
        char *message = refused(transfer, name);
        problem_set(problem, hint_for_reply(transfer), "%s: %s", message, said);
        g_free(message);
        return false;
    }
    return problem_set(problem, "nobody was sent anything; try again, or ask who runs the server",
                       "the connection to the mail server %s broke: %s", name,
                       *transfer->detail ? transfer->detail : "it ended early");
}

static struct curl_slist *list_receivers(const struct curl_calls *calls,
                                         const struct mail_route *route) {
    struct curl_slist *list = NULL;
    for (size_t i = 0; i < route->count; i++) {
        char *address = g_strdup_printf("<%s>", route->to[i].address);
        list = calls->append(list, address);
        g_assert(list);
        g_free(address);
    }
    return list;
}

static bool transfer_run(struct transfer *transfer, const struct mail_route *route,
                         struct problem *problem) {
    const struct curl_calls *calls = transfer->calls;
    transfer->handle = calls->init();
    if (!transfer->handle) {
        return problem_set(problem, NULL, "%s cannot start", LIBRARY);
    }
    struct curl_slist *receivers = list_receivers(calls, route);
    char *address = post_server_address(transfer->server);
    char *name = post_server_name(transfer->server);
    char *from = g_strdup_printf("<%s>", route->from.address);
    set_options(transfer, address);
    calls->setopt(transfer->handle, CURLOPT_MAIL_FROM, from);
    calls->setopt(transfer->handle, CURLOPT_MAIL_RCPT, receivers);
    CURLcode code = calls->perform(transfer->handle);
    bool good = code == CURLE_OK || explain(transfer, code, name, problem);
    calls->cleanup(transfer->handle);
    calls->free_all(receivers);
    g_free(from);
    g_free(name);
    g_free(address);
    return good;
}

/* A password must not travel where others can read it. */
static bool check_security(const struct post_options *options, const struct post_server *server,
                           struct problem *problem) {
    if (server->encrypted && options->tls == POST_TLS_NONE) {
        return problem_set(problem, "leave out --tls none, or write smtp://",
                           "smtps:// is encrypted, and --tls none asks for the contrary");
    }
    if (options->user && !server->encrypted && !server->this_machine &&
        !wants_tls(options, server)) {
        return problem_set(problem,
                           "leave out --tls none, or unset FLIGHTPATH_SMTP_USER and "
                           "FLIGHTPATH_SMTP_PASSWORD",
                           "a password is not sent over a connection that is not encrypted");
    }
    return true;
}

bool post_check(const struct post_options *options, struct problem *problem) {
    struct post_server server;
    bool good = post_server_read(options->address, &server, problem) &&
                check_security(options, &server, problem);
    post_server_release(&server);
    return good;
}

bool post_send(const struct post_options *options, const struct mail_route *route,
               const GByteArray *mail, struct problem *problem) {
    struct post_server server;
    struct curl_calls calls;
    bool good = post_server_read(options->address, &server, problem) &&
                check_security(options, &server, problem) && load(&calls, problem);
    if (good) {
        struct transfer transfer = {.calls = &calls,
                                    .options = options,
                                    .server = &server,
                                    .next = (const char *)mail->data,
                                    .left = mail->len};
        good = transfer_run(&transfer, route, problem);
    }
    post_server_release(&server);
    return good;
}
