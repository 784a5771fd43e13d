/* The links of all Markdown texts of a model. */
#ifndef MODEL_MARKDOWN_LINKS_H
#define MODEL_MARKDOWN_LINKS_H

#include "model/model.h"

/* Checks the id: links, relative links and pictures of notes and Markdown fields. */
void markdown_check_links(struct model *model, struct diagnostics *diagnostics);

#endif
