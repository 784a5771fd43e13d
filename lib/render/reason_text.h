/* Reasons as people read them: the facts of analyse/reason.h in the report's language. */
#ifndef RENDER_REASON_TEXT_H
#define RENDER_REASON_TEXT_H

#include "analyse/priorities.h"
#include "base/arena.h"
#include "render/texts.h"

/* Which facts a page shows in another way and leaves out of the sentence. */
enum reason_text_skip {
    REASON_TEXT_ALL = 0,
    REASON_TEXT_SKIP_MARKED = 1 << 0,   /* blocked, and late in days */
    REASON_TEXT_SKIP_UNSCORED = 1 << 1, /* what a score lacks */
};

/* One fact as a part of a sentence: "first on 2 of 6 ballots". */
const char *reason_text(const struct texts *texts, struct arena *arena,
                        const struct reason *reason);

/* All facts of an item but those skipped (bits of enum reason_text_skip), joined, with a capital:
 * "Most value per cost; serves 1 blind spot". NULL when none is left. */
const char *reason_text_all(const struct texts *texts, struct arena *arena,
                            const struct priorities_item *item, unsigned skip);

/* Only what the score lacks, with a capital: "No cost is given"; NULL for what is scored. */
const char *reason_text_unscored(const struct texts *texts, struct arena *arena,
                                 const struct priorities_item *item);

#endif
