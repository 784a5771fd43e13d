/* Lines of text in the content of a PDF page. */
#ifndef PUBLISH_PDF_TEXT_H
#define PUBLISH_PDF_TEXT_H

#include "publish/pdf_canvas.h"

/* Writes a line: its rim, then its words, so that they can be read and searched. */
void pdf_text_write(struct pdf_canvas *pdf, const struct canvas_text *text);

#endif
