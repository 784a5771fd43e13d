/* Pictures from any bytes: a kind and a size, or a message at a place in the file. */
#include "read/picture.h"

#include "read/picture_svg.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct diagnostics diagnostics = {0};
    struct arena arena = {0};
    struct source source = {.name = "f.svg", .text = (const char *)bytes, .length = size};
    struct picture picture = picture_look((const char *)bytes, size);
    assert(picture.kind != PICTURE_SVG || (picture.width == 0 && picture.height == 0));
    picture_svg_check(&source, (const char *)bytes, size, span_of_source(&source), &diagnostics);
    for (size_t i = 0; i < diagnostics_count(&diagnostics); i++) {
        const struct diagnostic *item = diagnostics_get(&diagnostics, i);
        source_line(item->span.source, item->span.line, &arena);
    }
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return 0;
}
