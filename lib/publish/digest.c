/* The only file that knows libcrypto. */
#include "publish/digest.h"

#include <assert.h>
#include <openssl/evp.h>

struct digest *digest_new(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int started = context ? EVP_DigestInit_ex(context, EVP_sha256(), NULL) : 0;
    assert(started == 1);
    return (struct digest *)context;
}

void digest_add(struct digest *digest, const void *bytes, size_t length) {
    int added = EVP_DigestUpdate((EVP_MD_CTX *)digest, bytes, length);
    assert(added == 1);
}

void digest_end(struct digest *digest, char text[DIGEST_TEXT]) {
    static const char HEX[] = "0123456789abcdef";
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    int ended = EVP_DigestFinal_ex((EVP_MD_CTX *)digest, bytes, &length);
    assert(ended == 1 && length == 32);
    for (unsigned i = 0; i < length; i++) {
        text[2 * i] = HEX[bytes[i] >> 4];
        text[2 * i + 1] = HEX[bytes[i] & 15];
    }
    text[DIGEST_TEXT - 1] = '\0';
    EVP_MD_CTX_free((EVP_MD_CTX *)digest);
}
