/* A box of the trace, laid out; shared by its wide and its narrow drawing. */
#ifndef DRAW_CHAIN_PARTS_H
#define DRAW_CHAIN_PARTS_H

#include "draw/chain.h"
#include "draw/journey_cell.h"

#define CHAIN_PARTS_PAD 10.0

struct chain_parts_box {
    const struct chain_node *node; /* NULL: only a link runs through here */
    double x, y, width, height;
    struct journey_cell cell;
};

/* Lays a node's words out to a width and gives the box its height. */
void chain_parts_layout(struct chain_parts_box *box, const struct chain_node *node, double width,
                        const struct chart_tools *tools);

/* Draws a box where it lies. */
void chain_parts_draw(const struct chain_parts_box *box, const struct canvas *canvas);

#endif
