/* The address of a mail server, taken apart. */
#ifndef PUBLISH_POST_SERVER_H
#define PUBLISH_POST_SERVER_H

#include "publish/problem.h"

/* A server. The texts belong to the struct. */
struct post_server {
    char *host;     /* a name or an IP address */
    char *port;     /* digits; NULL: the usual one */
    char *greeting; /* the name by which this machine greets; NULL: its own */
    bool encrypted; /* smtps: from the first byte */
    bool this_machine;
};

/* Takes an address apart; false and a problem when it is none, or holds a user. The struct is to be
 * released in either case. */
bool post_server_read(const char *address, struct post_server *server, struct problem *problem);
void post_server_release(struct post_server *server);

/* The address as libcurl wants it. The caller frees it with g_free. */
char *post_server_address(const struct post_server *server);

/* "host" or "host:port", for messages; the caller frees it with g_free. */
char *post_server_name(const struct post_server *server);

#endif
