/* Sums from any bytes, for one survey: either they are refused, or they are sums that the figures
 * may rest on: no more answers than rows, weights that are not negative. */
#include "model/aggregate.h"

#include <assert.h>
#include <math.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The survey of the seeds. */
static struct survey make_survey(struct question *question, const char **missing) {
    *question = (struct question){.id = "ease",
                                  .column = "ease",
                                  .kind = QUESTION_CES,
                                  .scale = {.low = 1, .high = 7},
                                  .top = NAN};
    *missing = "NA";
    return (struct survey){
        .id = "wave",
        .wave = {PERIOD_MONTH, date_from_parts(2026, 2, 1)},
        .columns = {.segment = "area", .weight = "w"},
        .outcome = {.column = "recommend",
                    .kind = QUESTION_NPS,
                    .scale = {.low = NAN, .high = NAN},
                    .top = NAN},
        .questions = {.items = question, .count = 1},
        .missing = {.items = missing, .count = 1},
        .comments = {.sample = NAN},
    };
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct question question;
    const char *missing;
    struct survey survey = make_survey(&question, &missing);
    struct diagnostics diagnostics = {0};
    struct answers_gathering gathering;
    struct source source = {.name = "f.csv", .text = (const char *)bytes, .length = size};
    answers_join_init(&gathering, &survey, 2);
    aggregate_read(&survey, &source, &gathering, &diagnostics);
    for (size_t i = 0; i < 2 && diagnostics.errors == 0; i++) {
        const struct answer_cell *cell = &gathering.everybody.cells[i];
        assert(cell->n <= gathering.rows);
        assert(wide_number(&cell->w, 0) >= 0 && wide_number(&cell->ww, 0) >= 0);
    }
    assert(diagnostics.errors <= 41);
    answers_join_release(&gathering);
    diagnostics_release(&diagnostics);
    return 0;
}
