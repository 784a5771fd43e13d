/* CSV from any bytes, read once through the least possible buffer (see the Makefile) so that
 * records cross its edges: every field is valid text, every record as wide as the header. */
#include "read/csv.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "f.csv", .text = (const char *)bytes, .length = size};
    struct csv *csv = csv_open(&source, '\0', &diagnostics);
    assert(csv || diagnostics.errors > 0);
    if (csv) {
        size_t count;
        uint32_t line = 0;
        csv_header(csv, &count);
        for (struct csv_record record; csv_next(csv, &record);) {
            assert(record.count == count && record.line > line);
            line = record.line;
            for (size_t i = 0; i < count; i++) {
                assert(g_utf8_validate_len(record.fields[i].text, record.fields[i].length, NULL));
                assert(csv_place(csv, &record, i).line >= line);
            }
        }
        csv_close(csv);
    }
    assert(diagnostics.errors <= 21);
    diagnostics_release(&diagnostics);
    return 0;
}
