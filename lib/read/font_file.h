/* Font files of the user: whether they can be used. */
#ifndef READ_FONT_FILE_H
#define READ_FONT_FILE_H

/* Looks at a font file. NULL when it is a font that can measure, draw and be cut; else why not, in
 * words that follow "…: ". */
const char *font_file_fault(const char *path);

#endif
