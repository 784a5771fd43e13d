/* What libyaml says about a syntax error, in words that tell the writer of a file what to mend. */
#ifndef READ_COMPLAINT_H
#define READ_COMPLAINT_H

#include "read/text.h"

#include <yaml.h>

/* Adds the error that stopped the parser, which was reading this part. */
void complaint_add(const yaml_parser_t *parser, const struct text_part *part,
                   struct diagnostics *diagnostics);

#endif
