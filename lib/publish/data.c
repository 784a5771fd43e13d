/* The field tables write everything; nothing here names a key. */
#include "publish/data.h"

#include "model/export.h"

static void write_json(struct site *site, const char *path, const struct record *record,
                       const void *object, enum export_absent absent) {
    struct site_stream *stream = site_stream_open(site, path);
    if (!stream) {
        return;
    }
    struct json json;
    json_init(&json, site_stream_sink(stream));
    export_struct(&json, record, object, absent);
    json_finish(&json);
    site_stream_close(stream);
}

void data_write(const struct report *report, struct site *site) {
    write_json(site, "data/model.json", &MODEL_RECORD, report->model, EXPORT_LEAVE_OUT);
    write_json(site, "data/analysis.json", &ANALYSIS_RECORD, report->analysis, EXPORT_NULL);
}
