/* The inside of a document: boxes read from the HTML of a section, with their texts as pieces
 * between break opportunities. Reading fills them, sizing gives each a size for a width, flowing
 * puts them on pages. Units are px of a page on which 12 px are 7 pt. Everything lives in the arena
 * of the section. */
#ifndef PUBLISH_DOCUMENT_BOX_H
#define PUBLISH_DOCUMENT_BOX_H

#include "draw/drawing.h"
#include "draw/icon.h"
#include "publish/document.h"

#include <glib.h>

/* How the words of one inline element look; shared by its pieces. */
struct document_box_look {
    struct text_font font;
    double line; /* px from base line to base line */
    enum role role;
    enum role ground; /* behind the words, as a pill; ROLE_NONE: none */
    const char *href; /* NULL: no link */
    bool nowrap;
};

enum document_box_piece_kind { DOCUMENT_BOX_WORD, DOCUMENT_BOX_ICON, DOCUMENT_BOX_INLINE_DRAWING };

/* What is never parted: a word, an icon, a small drawing. */
struct document_box_piece {
    enum document_box_piece_kind kind;
    const struct document_box_look *look;
    const char *text; /* of a word */
    enum icon icon;
    const struct drawing *drawing;
    double width, x; /* x on its line, set by sizing */
    double lead;     /* of the width: free before the word */
    double scale;    /* of the drawing */
    double gap;      /* of the white space before it; 0: none */
    bool joined;     /* no line may start with it */
    bool line_end;   /* a line must end before it */
    bool soft;       /* a line that ends after it gets a hyphen */
};

struct document_box_line {
    size_t first, count;        /* pieces */
    double width, height, base; /* base: from the top of the line */
    bool hyphen;
};

enum document_box_kind {
    DOCUMENT_BOX_BLOCK,   /* children under each other */
    DOCUMENT_BOX_TEXT,    /* pieces in lines */
    DOCUMENT_BOX_DRAWING, /* one drawing */
    DOCUMENT_BOX_RULE,    /* a line across */
    DOCUMENT_BOX_TABLE,   /* children are rows, whose children are cells */
    DOCUMENT_BOX_COLUMNS  /* children beside each other */
};

enum document_box_align { DOCUMENT_BOX_START, DOCUMENT_BOX_END, DOCUMENT_BOX_CENTRE };

struct document_box {
    enum document_box_kind kind;
    const char *tag; /* of the structure: "P", "TD"; NULL: none of its own */
    const char *id;
    const char *scope; /* of a header cell: "Row" or "Column" */
    struct document_box *next, *first, *last;
    /* how it looks */
    double before, after;            /* least distance to its neighbours */
    double left, top, right, bottom; /* padding */
    double widest;                   /* px of its content; 0: as wide as there is room */
    enum role ground, border;
    enum document_box_align align;
    bool keep_next, keep_whole, own_page;
    /* of a text */
    struct document_box_piece *pieces;
    size_t piece_count;
    struct document_box_line *lines;
    size_t line_count;
    bool rtl;
    struct document_box *marker; /* of a list item: painted left of its first line */
    const struct drawing *drawing;
    double scale;
    /* of a table, a row, a cell, a column */
    double *shares;        /* of a table: percent of its width by column; 0: by content */
    double *column_widths; /* px, set by sizing */
    size_t columns;
    size_t head_rows;
    int span;     /* columns that a cell or a column of the grid takes; 1 of a list with numbers */
    bool stacked; /* of columns: they do not fit beside each other */
    /* set by sizing */
    double width, height;
    double x; /* of a column */
};

/* A section as read. */
struct document_box_section {
    const char *id, *title;
    bool cover, map, sub, part, flow;
    struct document_box *root;
};

/* What reading and sizing need. */
struct document_box_tools {
    struct arena *arena;
    struct text_measure *measure;
    const struct drawing *const *drawings;
    size_t drawing_count;
    double width, height; /* of the content of a page */
};

/* Reads the HTML of a section; false and a problem that names the line. */
bool document_box_read(const char *html, size_t length, const struct document_box_tools *tools,
                       struct document_box_section *section, struct problem *problem);

/* Makes a box with its children as wide as given, and knows their heights then. */
void document_box_size(struct document_box *box, double width,
                       const struct document_box_tools *tools);

/* The same for a text: breaks its lines. */
void document_box_break(struct document_box *box, double width,
                        const struct document_box_tools *tools);

/* The widths of a table's columns, in px, from their shares and contents. */
void document_box_columns(struct document_box *table, double width,
                          const struct document_box_tools *tools);

/* The width of the widest thing in a box that cannot be parted, and of the box without line
 * breaks. */
struct document_box_range {
    double least, most;
};
struct document_box_range document_box_range(const struct document_box *box);

#endif
