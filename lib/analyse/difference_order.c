/* Pairs by a hash of the ids; moves by a longest increasing subsequence in n log n. */
#include "analyse/difference_order.h"

#include <glib.h>
#include <string.h>

/* Marks as moved all but a longest increasing subsequence of the old numbers of count pairs, given
 * by their indices. */
static void mark_moved(struct difference_pair *pairs, const size_t *indices, size_t count) {
    size_t *ends = g_new(size_t, count); /* last of the best run of each length */
    size_t *before = g_new(size_t, count);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t number = pairs[indices[i]].was->number;
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (pairs[indices[ends[middle]]].was->number < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        before[i] = low > 0 ? ends[low - 1] : count;
        ends[low] = i;
        length = low == length ? length + 1 : length;
        pairs[indices[i]].moved = true;
    }
    for (size_t i = length > 0 ? ends[length - 1] : count; i < count; i = before[i]) {
        pairs[indices[i]].moved = false;
    }
    g_free(ends);
    g_free(before);
}

static bool same_stage(const struct difference_pair *pair) {
    return strcmp(pair->was->stage->id, pair->is->stage->id) == 0;
}

/* Looks for moves among the first count pairs, which follow the second journey. */
static void find_moves(struct difference_pair *pairs, size_t count) {
    size_t *indices = g_new(size_t, count);
    for (size_t start = 0, end = 0; start < count; start = end) {
        size_t kept = 0;
        while (end < count && pairs[end].is->stage == pairs[start].is->stage) {
            if (pairs[end].was && same_stage(&pairs[end])) {
                indices[kept++] = end;
            } else if (pairs[end].was) {
                pairs[end].moved = true;
            }
            end++;
        }
        mark_moved(pairs, indices, kept);
    }
    g_free(indices);
}

struct difference_pair *difference_order(const struct journey *from, const struct journey *of,
                                         size_t *count) {
    GHashTable *by_id = g_hash_table_new(g_str_hash, g_str_equal);
    size_t stage = 0, next = 0, old = 0, now = 0;
    const struct touchpoint *touchpoint;
    while ((touchpoint = journey_next(from, &stage, &next))) {
        g_hash_table_insert(by_id, (gpointer)touchpoint->id, (gpointer)touchpoint);
        old++;
    }
    GArray *pairs = g_array_sized_new(FALSE, TRUE, sizeof(struct difference_pair), (guint)old);
    stage = next = 0;
    while ((touchpoint = journey_next(of, &stage, &next))) {
        struct difference_pair pair = {.was = g_hash_table_lookup(by_id, touchpoint->id),
                                       .is = touchpoint};
        g_hash_table_remove(by_id, touchpoint->id);
        g_array_append_val(pairs, pair);
        now++;
    }
    find_moves((struct difference_pair *)(void *)pairs->data, now);
    stage = next = 0;
    while ((touchpoint = journey_next(from, &stage, &next))) {
        if (g_hash_table_contains(by_id, touchpoint->id)) {
            struct difference_pair pair = {.was = touchpoint};
            g_array_append_val(pairs, pair);
        }
    }
    g_hash_table_unref(by_id);
    *count = pairs->len;
    return (struct difference_pair *)(void *)g_array_free(pairs, FALSE);
}
