/* Links are checked once ids can be found. */
#include "model/markdown_links.h"

void markdown_check_links(const struct model *model, struct diagnostics *diagnostics) {
    (void)model;
    (void)diagnostics;
}
