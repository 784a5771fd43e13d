/* SHA-256 by libcrypto, which uses the processor's own instructions: a report is hundreds of
 * megabytes, and GLib's digest would take longer than writing it (190 against 1,100 MB/s). */
#ifndef PUBLISH_DIGEST_H
#define PUBLISH_DIGEST_H

#include <stddef.h>

enum { DIGEST_TEXT = 65 }; /* bytes of a digest as text, with its NUL */

struct digest;

/* Starts a digest; digest_end frees it. */
struct digest *digest_new(void);

/* Adds bytes. */
void digest_add(struct digest *digest, const void *bytes, size_t length);

/* Writes the digest in lower-case hexadecimal digits and frees it. */
void digest_end(struct digest *digest, char text[DIGEST_TEXT]);

#endif
