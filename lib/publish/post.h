/* Sending a mail to a server (SMTP, RFC 5321). The connection is encrypted and the server's
 * certificate checked unless the server is this machine itself or the user says otherwise;
 * passwords never come by the server's address, which everybody on the machine can read. libcurl
 * speaks the protocol and is loaded when it is first needed: it would double the start-up time of
 * every other command. */
#ifndef PUBLISH_POST_H
#define PUBLISH_POST_H

#include "publish/mail.h"

/* When the connection must be encrypted. */
enum post_tls {
    POST_TLS_AUTOMATIC, /* always, but to this machine */
    POST_TLS_REQUIRED,
    POST_TLS_NONE
};

/* How to reach a server. Texts may be NULL but for the address. */
struct post_options {
    const char *address; /* smtp://host, smtp://host:587, smtps://host; a path is the name that this
                            machine gives itself in its greeting */
    enum post_tls tls;
    const char *user, *password; /* both or none */
    const char *netrc;           /* a file with them, used when user is NULL */
    const char *authorities;     /* PEM file with whom to trust instead of the system's list */
    long seconds;                /* for all of it, 1 or more; the connection gets at most 30 */
};

/* Checks the address and what goes with it, before any work is done; false and a problem. */
bool post_check(const struct post_options *options, struct problem *problem);

/* Sends a mail. False and a problem, which says what the server said, when it was not taken for
 * every receiver. One thread at a time may call it. */
bool post_send(const struct post_options *options, const struct mail_route *route,
               const GByteArray *mail, struct problem *problem);

#endif
