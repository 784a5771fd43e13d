/* The only place that asks for the date and the number of processors. */
#include "project.h"

#include "base/format.h"
#include "model/load.h"
#include "say.h"

#include <stdlib.h>
#include <time.h>

static uint32_t day_of(gint64 seconds) {
    GDateTime *time = g_date_time_new_from_unix_utc(seconds);
    if (!time) {
        return 0;
    }
    uint32_t day = date_from_parts(g_date_time_get_year(time), g_date_time_get_month(time),
                                   g_date_time_get_day_of_month(time));
    g_date_time_unref(time);
    return day;
}

/* The day when neither --as-of nor the project gives one. */
static bool find_today(uint32_t *today) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = (gint64)time(NULL);
    if (epoch && *epoch) {
        char *end;
        seconds = g_ascii_strtoll(epoch, &end, 10);
        if (*end != '\0' || seconds < 0 || seconds > 253402300799) {
            say_error("give whole seconds since 1970, such as 1774915200",
                      "SOURCE_DATE_EPOCH is '%s'", epoch);
            return false;
        }
    }
    *today = day_of(seconds);
    return true;
}

static bool read_call(const struct project_call *call, struct load_options *options) {
    if (call->as_of && !date_read(call->as_of, &options->as_of)) {
        say_error("write a date as 2026-03-31", "--as-of '%s' is not a date", call->as_of);
        return false;
    }
    if (call->jobs < 0 || call->jobs > 256) {
        say_error("give 1 to 256", "--jobs %d is not a number of threads", call->jobs);
        return false;
    }
    options->root = call->folder;
    options->output = call->output;
    options->without_answers = call->without_answers;
    options->jobs = call->jobs > 0 ? (unsigned)call->jobs : g_get_num_processors();
    return find_today(&options->today);
}

bool project_open(const struct project_call *call, struct opened *opened) {
    *opened = (struct opened){0};
    struct load_options options = {0};
    if (!read_call(call, &options)) {
        return false;
    }
    opened->jobs = options.jobs;
    load_model(&options, &opened->model, &opened->diagnostics);
    const struct analysis *analysis = NULL;
    if (opened->diagnostics.errors == 0) {
        analysis_run(&opened->model, &opened->arena, &opened->analysis);
        analysis = &opened->analysis;
    }
    report_init(&opened->report, &opened->model, analysis, &opened->diagnostics);
    bool pdf = opened->model.project.outputs.pdf == ANSWER_YES;
    if (call->print == PRINT_ALWAYS || (call->print == PRINT_AS_PROJECT && pdf)) {
        report_prepare_print(&opened->report, &opened->diagnostics);
    }
    diagnostics_sort(&opened->diagnostics);
    return true;
}

void opened_release(struct opened *opened) {
    report_release(&opened->report);
    diagnostics_release(&opened->diagnostics);
    arena_release(&opened->arena);
    model_release(&opened->model);
}
