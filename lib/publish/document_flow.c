/* A cursor goes down the page. Before a box is put, what it needs to begin with is compared with
 * the room that is left: a heading needs the beginning of what follows it, a table its head and a
 * row, a card all of itself. */
#include "publish/document_flow.h"

#include <math.h>
#include <string.h>

#define LEAST_LINES 2  /* of a paragraph at the foot or the head of a page */
#define DEEPEST 64     /* open grounds */
#define TALL_START 80  /* px of a row higher than a page that stand where it begins */
#define EDGE 0.01      /* px */
#define SECTION_GAP 36 /* px before a section that goes on */

struct flow {
    const struct document_box_tools *tools;
    GArray *items;
    double y, bottom;
    bool top;               /* nothing stands on the page yet */
    bool silent;            /* a repeated head */
    bool fixed;             /* beside others: no page may end */
    guint grounds[DEEPEST]; /* the items of open grounds */
    size_t ground_count;
};

static void put(struct flow *flow, const struct document_box *box, double x);

static struct document_flow_item *add(struct flow *flow, enum document_flow_kind kind,
                                      const struct document_box *box, double x) {
    struct document_flow_item item = {
        .kind = kind, .box = box, .x = x, .y = flow->y, .silent = flow->silent};
    g_array_append_val(flow->items, item);
    return &g_array_index(flow->items, struct document_flow_item, flow->items->len - 1);
}

static void open_tag(struct flow *flow, const struct document_box *box, const char *tag) {
    if (box && box->id && !flow->silent) {
        add(flow, DOCUMENT_FLOW_ID, box, 0);
    }
    if (tag && !flow->silent) {
        add(flow, DOCUMENT_FLOW_OPEN, box, 0)->tag = tag;
    }
}

static void close_tag(struct flow *flow, const char *tag) {
    if (tag && !flow->silent) {
        add(flow, DOCUMENT_FLOW_CLOSE, NULL, 0)->tag = tag;
    }
}

/* Ends the page; open grounds end with it and begin again on the next. */
static void new_page(struct flow *flow) {
    for (size_t i = 0; i < flow->ground_count; i++) {
        struct document_flow_item *ground =
            &g_array_index(flow->items, struct document_flow_item, flow->grounds[i]);
        ground->height = flow->y + ground->box->bottom - ground->y;
    }
    add(flow, DOCUMENT_FLOW_PAGE, NULL, 0);
    flow->y = 0;
    flow->top = true;
    for (size_t i = 0; i < flow->ground_count; i++) {
        struct document_flow_item again =
            g_array_index(flow->items, struct document_flow_item, flow->grounds[i]);
        again.y = 0;
        flow->grounds[i] = flow->items->len;
        g_array_append_val(flow->items, again);
        flow->y += again.box->top;
    }
}

/* Whether a height fits below the cursor. */
static bool fits(const struct flow *flow, double height) {
    return flow->fixed || flow->y + height <= flow->bottom + EDGE;
}

/* What of a row must stand where it begins: all of it, but of one higher than a page a part. */
static double row_start(const struct document_box *row, double page) {
    return row->height <= page ? row->height : fmin(TALL_START, page);
}

static double head_height(const struct document_box *table, double page) {
    double height = 0;
    const struct document_box *row = table->first;
    for (size_t i = 0; row && i < table->head_rows; i++, row = row->next) {
        height += row->height;
    }
    return height + (row ? row_start(row, page - height) : 0);
}

static double start(const struct document_box *box, double page);

/* Columns begin where the first lines of each fit; cards among them are kept whole. */
static double start_of_columns(const struct document_box *columns, double page) {
    double height = 0;
    for (const struct document_box *child = columns->first; child; child = child->next) {
        height = fmax(height, start(child, page));
        if (columns->stacked) {
            break;
        }
    }
    return fmin(height, page);
}

/* The least of a box that must stand on the page where it begins. */
static double start(const struct document_box *box, double page) {
    if (box->keep_whole && box->height <= page) {
        return box->height;
    }
    switch (box->kind) {
    case DOCUMENT_BOX_TEXT:
        return box->line_count <= LEAST_LINES + 1
                   ? box->height
                   : box->top + box->lines[0].height + box->lines[1].height;
    case DOCUMENT_BOX_TABLE:
        return fmin(head_height(box, page), page);
    case DOCUMENT_BOX_COLUMNS:
        return start_of_columns(box, page);
    case DOCUMENT_BOX_BLOCK:
        break;
    default:
        return box->height;
    }
    double height = box->top;
    for (const struct document_box *child = box->first; child; child = child->next) {
        bool goes_on = child->keep_next && child->next;
        height +=
            goes_on ? child->height + fmax(child->after, child->next->before) : start(child, page);
        if (!goes_on) {
            break;
        }
    }
    return fmin(height, page);
}

/* What a box and those that it must not be parted from need. */
static double needed(const struct document_box *box, double page) {
    double height = 0;
    for (; box->keep_next && box->next; box = box->next) {
        height += box->height + fmax(box->after, box->next->before);
    }
    height += start(box, page);
    return height;
}

/* How many lines from first on fit, so that neither page has a line alone; 0: none. */
static size_t lines_that_fit(const struct flow *flow, const struct document_box *box,
                             size_t first) {
    double height = 0;
    size_t count = 0, left = box->line_count - first;
    while (count < left && fits(flow, height + box->lines[first + count].height)) {
        height += box->lines[first + count++].height;
    }
    if (count < left && left - count < LEAST_LINES && count > LEAST_LINES) {
        count = left - LEAST_LINES;
    }
    return count < left && count < LEAST_LINES && !flow->top ? 0 : count;
}

static void put_text(struct flow *flow, const struct document_box *box, double x) {
    bool split = !fits(flow, box->height);
    if (box->ground != ROLE_NONE && !split) {
        struct document_flow_item *ground = add(flow, DOCUMENT_FLOW_GROUND, box, x);
        ground->width = box->width;
        ground->height = box->height;
    }
    open_tag(flow, box, box->tag);
    flow->y += box->top;
    for (size_t first = 0; first < box->line_count;) {
        size_t count = lines_that_fit(flow, box, first);
        if (count == 0 && !flow->top) {
            new_page(flow);
            continue;
        }
        count = MAX(count, 1);
        struct document_flow_item *lines = add(flow, DOCUMENT_FLOW_LINES, box, x + box->left);
        lines->first = first;
        lines->count = count;
        lines->split = split;
        for (size_t i = 0; i < count; i++) {
            flow->y += box->lines[first + i].height;
        }
        flow->top = false;
        first += count;
    }
    flow->y += box->bottom;
    close_tag(flow, box->tag);
}

static void put_children(struct flow *flow, const struct document_box *box, double x) {
    double space = 0;
    for (const struct document_box *child = box->first; child; child = child->next) {
        double gap = child == box->first || flow->top ? 0 : fmax(space, child->before);
        bool break_before = child->own_page && child->kind == DOCUMENT_BOX_DRAWING &&
                            child != box->first && !flow->top && !flow->fixed;
        if (break_before || (!flow->top && !fits(flow, gap + needed(child, flow->bottom)))) {
            new_page(flow);
            gap = 0;
        }
        flow->y += gap;
        put(flow, child, x);
        space = child->after;
    }
}

static void put_row(struct flow *flow, const struct document_box *table,
                    const struct document_box *row, double x) {
    double y = flow->y;
    size_t column = 0;
    bool fixed = flow->fixed;
    if (row->ground != ROLE_NONE) {
        struct document_flow_item *ground = add(flow, DOCUMENT_FLOW_GROUND, row, x);
        ground->width = row->width;
        ground->height = row->height;
    }
    open_tag(flow, row, "TR");
    flow->fixed = true;
    for (const struct document_box *cell = row->first; cell; cell = cell->next) {
        bool head = cell->scope && strcmp(cell->scope, "Column") == 0;
        flow->y = head ? y + row->height - cell->height : y; /* heads stand at their foot */
        put(flow, cell, x);
        for (int i = 0; i < cell->span && column < table->columns; i++) {
            x += table->column_widths[column++];
        }
    }
    flow->fixed = fixed;
    flow->y = y + row->height;
    flow->top = false;
    close_tag(flow, "TR");
}

/* A row higher than a page: its cells one under the other, as wide as the table. */
static void put_stacked_row(struct flow *flow, struct document_box *row, double x) {
    open_tag(flow, row, "TR");
    for (struct document_box *cell = row->first; cell; cell = cell->next) {
        document_box_size(cell, row->width, flow->tools);
    }
    put_children(flow, row, x);
    close_tag(flow, "TR");
}

static void put_rule(struct flow *flow, const struct document_box *table, double x,
                     enum role role) {
    if (table->border != ROLE_NONE) {
        struct document_flow_item *rule = add(flow, DOCUMENT_FLOW_RULE, table, x);
        rule->width = table->width;
        rule->role = role;
    }
}

static void put_head(struct flow *flow, const struct document_box *table, double x) {
    const struct document_box *row = table->first;
    for (size_t i = 0; row && i < table->head_rows; i++, row = row->next) {
        put_row(flow, table, row, x);
    }
    put_rule(flow, table, x, ROLE_AXIS);
}

static void put_table(struct flow *flow, const struct document_box *table, double x) {
    struct document_box *row = table->first;
    double head = flow->y;
    open_tag(flow, table, "Table");
    if (table->head_rows > 0) {
        open_tag(flow, NULL, "THead");
        put_head(flow, table, x);
        close_tag(flow, "THead");
    }
    head = flow->y - head;
    for (size_t i = 0; row && i < table->head_rows; i++) {
        row = row->next;
    }
    open_tag(flow, NULL, row && table->head_rows > 0 ? "TBody" : NULL);
    bool body = row != NULL;
    for (; row; row = row->next) {
        if (!fits(flow, row_start(row, flow->bottom - head)) && !flow->top) {
            new_page(flow);
            bool silent = flow->silent;
            flow->silent = true;
            if (table->head_rows > 0) {
                put_head(flow, table, x);
            }
            flow->silent = silent;
        }
        if (fits(flow, row->height)) {
            put_row(flow, table, row, x);
        } else {
            put_stacked_row(flow, row, x);
        }
        put_rule(flow, table, x, ROLE_HAIRLINE);
    }
    close_tag(flow, body && table->head_rows > 0 ? "TBody" : NULL);
    close_tag(flow, "Table");
}

/* One of the columns by itself: its items, page after page. */
struct column {
    GArray *items;
    guint next;   /* the first item that is not yet taken over */
    size_t pages; /* those that it ends */
    double y;     /* where it ends on its last */
};

static struct column put_column(const struct flow *flow, const struct document_box *box, double x) {
    struct flow own = *flow;
    struct column column = {0};
    own.items = g_array_new(FALSE, FALSE, sizeof(struct document_flow_item));
    own.ground_count = 0;
    put(&own, box, x);
    column.items = own.items;
    column.y = own.y;
    for (guint i = 0; i < own.items->len; i++) {
        column.pages +=
            g_array_index(own.items, struct document_flow_item, i).kind == DOCUMENT_FLOW_PAGE;
    }
    return column;
}

/* Takes over what a column has on the page at hand. */
static void take_page(struct flow *flow, struct column *column, size_t number) {
    add(flow, DOCUMENT_FLOW_SELECT, NULL, 0)->count = number;
    while (column->next < column->items->len) {
        const struct document_flow_item *item =
            &g_array_index(column->items, struct document_flow_item, column->next++);
        if (item->kind == DOCUMENT_FLOW_PAGE) {
            return;
        }
        g_array_append_vals(flow->items, item, 1);
    }
}

/* Columns that go on over pages: each by itself, then page by page beside each other. */
static void put_split_columns(struct flow *flow, const struct document_box *box, double x) {
    struct column columns[12] = {0};
    size_t count = 0, pages = 0;
    double y = 0;
    for (const struct document_box *child = box->first; child && count < 12; child = child->next) {
        columns[count] = put_column(flow, child, x + child->x);
        pages = MAX(pages, columns[count].pages);
        count++;
    }
    add(flow, DOCUMENT_FLOW_FORK, NULL, 0);
    for (size_t page = 0; page <= pages; page++) {
        for (size_t i = 0; i < count; i++) {
            take_page(flow, &columns[i], i);
        }
        if (page < pages) {
            new_page(flow);
        }
    }
    add(flow, DOCUMENT_FLOW_JOIN, NULL, 0);
    for (size_t i = 0; i < count; i++) {
        y = columns[i].pages == pages ? fmax(y, columns[i].y) : y;
        g_array_unref(columns[i].items);
    }
    flow->y = y;
    flow->top = false;
}

/* Those that do not fit beside each other stand one under the other. */
static void put_stacked_columns(struct flow *flow, const struct document_box *columns, double x) {
    for (const struct document_box *child = columns->first; child; child = child->next) {
        double gap = child == columns->first || flow->top ? 0 : 16;
        if (!flow->top && !fits(flow, gap + needed(child, flow->bottom))) {
            new_page(flow);
            gap = 0;
        }
        flow->y += gap;
        put(flow, child, x);
    }
}

static void put_columns(struct flow *flow, const struct document_box *columns, double x) {
    open_tag(flow, columns, columns->tag);
    if (columns->stacked || !fits(flow, columns->height)) {
        (columns->stacked ? put_stacked_columns : put_split_columns)(flow, columns, x);
        close_tag(flow, columns->tag);
        return;
    }
    double y = flow->y;
    bool fixed = flow->fixed;
    flow->fixed = true;
    for (struct document_box *child = columns->first; child; child = child->next) {
        flow->y = y;
        child->height = columns->height;
        put(flow, child, x + child->x);
    }
    flow->fixed = fixed;
    flow->y = y + columns->height;
    flow->top = false;
    close_tag(flow, columns->tag);
}

/* The marker of a list item stands left of its first line. */
static void put_marker(struct flow *flow, const struct document_box *marker, double x) {
    double y = flow->y;
    bool fixed = flow->fixed, top = flow->top;
    flow->fixed = true;
    put(flow, marker, x - 18 - (marker->lines[0].width > 12 ? 8 : 0));
    flow->fixed = fixed;
    flow->top = top;
    flow->y = y;
}

static void put_block(struct flow *flow, const struct document_box *box, double x) {
    bool ground =
        (box->ground != ROLE_NONE || box->border != ROLE_NONE) && flow->ground_count < DEEPEST;
    double y = flow->y;
    bool fixed = flow->fixed;
    if (ground) {
        add(flow, DOCUMENT_FLOW_GROUND, box, x)->width = box->width;
        flow->grounds[flow->ground_count++] = flow->items->len - 1;
    }
    open_tag(flow, box, box->tag);
    flow->y += box->top;
    if (box->marker) {
        put_marker(flow, box->marker, x + box->left);
    }
    put_children(flow, box, x + box->left);
    flow->y += box->bottom;
    if (fixed) { /* as high as its neighbours */
        flow->y = fmax(flow->y, y + box->height);
    }
    close_tag(flow, box->tag);
    if (ground) {
        struct document_flow_item *item = &g_array_index(flow->items, struct document_flow_item,
                                                         flow->grounds[--flow->ground_count]);
        item->height = flow->y - item->y;
    }
}

static void put_drawing(struct flow *flow, const struct document_box *box, double x) {
    struct document_flow_item *item = add(flow, DOCUMENT_FLOW_DRAWING, box, x);
    item->width = box->drawing->about.width * box->scale;
    item->height = box->height;
    flow->y += box->height;
    flow->top = false;
}

static void put(struct flow *flow, const struct document_box *box, double x) {
    switch (box->kind) {
    case DOCUMENT_BOX_TEXT:
        put_text(flow, box, x);
        break;
    case DOCUMENT_BOX_DRAWING:
        put_drawing(flow, box, x);
        break;
    case DOCUMENT_BOX_RULE: {
        struct document_flow_item *rule = add(flow, DOCUMENT_FLOW_RULE, box, x);
        rule->y += box->height / 2;
        rule->width = box->width;
        rule->role = box->border;
        flow->y += box->height;
        break;
    }
    case DOCUMENT_BOX_TABLE:
        put_table(flow, box, x);
        break;
    case DOCUMENT_BOX_COLUMNS:
        put_columns(flow, box, x);
        break;
    case DOCUMENT_BOX_BLOCK:
        put_block(flow, box, x);
        break;
    }
}

GArray *document_flow(struct document_box_section *section, const struct document_box_tools *tools,
                      double *end, bool *goes_on) {
    struct flow flow = {.tools = tools, .bottom = tools->height, .top = true};
    flow.items = g_array_new(FALSE, FALSE, sizeof(struct document_flow_item));
    document_box_size(section->root, tools->width, tools);
    double from = *end + SECTION_GAP;
    *goes_on = section->flow && *end > 0 && from + section->root->height <= flow.bottom + EDGE;
    if (*goes_on) {
        flow.y = from;
        flow.top = false;
    } else if (section->cover) {
        flow.y = fmax(0, (tools->height - section->root->height) * 0.38);
    }
    put(&flow, section->root, 0);
    *end = flow.y;
    return flow.items;
}
