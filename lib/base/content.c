/* Looks up built-in files by binary search in the generated table, which is sorted. */
#include "base/content.h"

#include <string.h>

extern const struct content_file content_table[];
extern const size_t content_table_count;

const struct content_file *content_find(const char *path) {
    size_t low = 0, high = content_table_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(path, content_table[middle].path);
        if (order == 0) {
            return &content_table[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

const struct content_file *content_list(size_t *count) {
    *count = content_table_count;
    return content_table;
}
