/* GLib parses the address; what may stand in it is decided here. */
#include "publish/post_server.h"

#include "model/mailbox.h"

#include <gio/gio.h>
#include <glib.h>
#include <string.h>

#define EXAMPLE "write smtp://mail.meridian.example:587 or smtps://mail.meridian.example"

static bool is_this_machine(const char *host) {
    GInetAddress *address = g_inet_address_new_from_string(host);
    bool loopback = address ? g_inet_address_get_is_loopback(address)
                            : g_ascii_strcasecmp(host, "localhost") == 0;
    if (address) {
        g_object_unref(address);
    }
    return loopback;
}

static bool fill(GUri *uri, struct post_server *server, struct problem *problem) {
    const char *scheme = g_uri_get_scheme(uri), *host = g_uri_get_host(uri);
    const char *path = g_uri_get_path(uri);
    server->encrypted = strcmp(scheme, "smtps") == 0;
    if (!server->encrypted && strcmp(scheme, "smtp") != 0) {
        return problem_set(problem, EXAMPLE,
                           "a mail server's address begins with smtp:// or "
                           "smtps://, not '%s:'",
                           scheme);
    }
    if (!host || (!mailbox_domain_valid(host) && !g_hostname_is_ip_address(host))) {
        return problem_set(problem, EXAMPLE, "the mail server's address names no host");
    }
    if (g_uri_get_query(uri) || g_uri_get_fragment(uri)) {
        return problem_set(problem, EXAMPLE, "a mail server's address has no '?' and no '#'");
    }
    path += *path == '/';
    if (*path && !mailbox_domain_valid(path)) {
        return problem_set(problem, EXAMPLE,
                           "what follows the mail server's host can only be the name by which this "
                           "machine greets it, and '%s' is no host's name",
                           path);
    }
    server->host = g_strdup(host);
    server->port = g_uri_get_port(uri) > 0 ? g_strdup_printf("%d", g_uri_get_port(uri)) : NULL;
    server->greeting = *path ? g_strdup(path) : NULL;
    server->this_machine = is_this_machine(host);
    return true;
}

bool post_server_read(const char *address, struct post_server *server, struct problem *problem) {
    *server = (struct post_server){0};
    if (strchr(address, '@')) {
        return problem_set(
            problem,
            "set FLIGHTPATH_SMTP_USER and FLIGHTPATH_SMTP_PASSWORD, or write them "
            "into ~/.netrc, and give the server's address alone",
            "a user or password does not belong on the command line, where everybody "
            "on this machine can read it");
    }
    GUri *uri = g_uri_parse(address, G_URI_FLAGS_NONE, NULL);
    bool good = uri ? fill(uri, server, problem)
                    : problem_set(problem, EXAMPLE, "'%s' is no mail server's address", address);
    if (uri) {
        g_uri_unref(uri);
    }
    return good;
}

void post_server_release(struct post_server *server) {
    g_free(server->host);
    g_free(server->port);
    g_free(server->greeting);
    *server = (struct post_server){0};
}

char *post_server_address(const struct post_server *server) {
    bool six = strchr(server->host, ':') != NULL;
    return g_strdup_printf("%s://%s%s%s%s%s/%s", server->encrypted ? "smtps" : "smtp",
                           six ? "[" : "", server->host, six ? "]" : "", server->port ? ":" : "",
                           server->port ? server->port : "",
                           server->greeting ? server->greeting : "");
}

char *post_server_name(const struct post_server *server) {
    return g_strdup_printf("%s%s%s", server->host, server->port ? ":" : "",
                           server->port ? server->port : "");
}
