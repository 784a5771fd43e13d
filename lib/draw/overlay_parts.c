/* A change is a mark and a word first, a colour third; what does not differ has none. */
#include "draw/overlay_parts.h"

#include <math.h>

size_t overlay_parts_changes(const struct overlay_figures *figures,
                             const struct overlay_column *column,
                             struct overlay_parts_change changes[2]) {
    const struct overlay_labels *labels = figures->labels;
    size_t count = 0;
    switch (column->place) {
    case OVERLAY_ADDED:
        changes[count++] = (struct overlay_parts_change){ICON_ADDED, ROLE_GOOD, labels->added};
        break;
    case OVERLAY_DROPPED:
        changes[count++] = (struct overlay_parts_change){ICON_DROPPED, ROLE_BAD, labels->dropped};
        break;
    case OVERLAY_LEFT:
        changes[count++] = (struct overlay_parts_change){ICON_MOVED, ROLE_MUTED, labels->moved};
        break;
    case OVERLAY_KEPT:
        if (column->moved) {
            changes[count++] =
                (struct overlay_parts_change){ICON_MOVED, ROLE_ACCENT, labels->moved};
        }
        if (column->changed) {
            changes[count++] =
                (struct overlay_parts_change){ICON_CHANGED, ROLE_ACCENT, labels->changed};
        }
        break;
    }
    return count;
}

const char *overlay_parts_emotion(const struct overlay_figures *figures,
                                  const struct chart_tools *tools, double value) {
    int digits = fabs(value - round(value)) < 0.05 ? 0 : 1;
    return chart_figure(tools, value, digits, FORMAT_SIGNED, figures->signs);
}

bool overlay_parts_has_emotion(const struct overlay_figures *figures) {
    for (size_t i = 0; i < figures->column_count; i++) {
        const struct overlay_column *column = &figures->columns[i];
        if (!isnan(column->emotion_before) || !isnan(column->emotion_after)) {
            return true;
        }
    }
    return false;
}

bool overlay_parts_has_score(const struct overlay_figures *figures) {
    for (size_t i = 0; i < figures->column_count; i++) {
        const struct overlay_column *column = &figures->columns[i];
        if (!isnan(column->score_before) || !isnan(column->score_after)) {
            return true;
        }
    }
    return false;
}

/* Which kinds of marks some column has. */
struct shown {
    bool ghost, emotion_before, emotion_after, score_before, score_after, target;
};

static struct shown shown_in(const struct overlay_figures *figures) {
    struct shown shown = {0};
    for (size_t i = 0; i < figures->column_count; i++) {
        const struct overlay_column *column = &figures->columns[i];
        shown.ghost |= overlay_parts_ghost(column);
        shown.emotion_before |= overlay_parts_differ(column->emotion_before, column->emotion_after);
        shown.emotion_after |= !isnan(column->emotion_after);
        shown.score_before |= overlay_parts_differ(column->score_before, column->score_after);
        shown.score_after |= !isnan(column->score_after);
        shown.target |= isnan(column->score_after) && !isnan(column->target);
    }
    shown.target = shown.target && overlay_parts_has_score(figures);
    return shown;
}

size_t overlay_parts_legend(const struct overlay_figures *figures,
                            struct mark_entry entries[OVERLAY_PARTS_LEGEND]) {
    struct shown shown = shown_in(figures);
    const struct overlay_labels *labels = figures->labels;
    size_t count = 0;
    if (shown.emotion_before || shown.score_before) {
        entries[count++] = (struct mark_entry){
            shown.emotion_before ? MARK_CURVE_BEFORE : MARK_BEFORE, labels->before};
    }
    if (shown.emotion_after) {
        entries[count++] = (struct mark_entry){MARK_CURVE_AFTER, labels->after};
    }
    if (shown.score_after) {
        entries[count++] = (struct mark_entry){MARK_CUSTOMER, labels->score_word};
    }
    if (shown.target) {
        entries[count++] = (struct mark_entry){MARK_AIM, labels->target};
    }
    if (shown.ghost) {
        entries[count++] = (struct mark_entry){MARK_GHOST, labels->only_before};
    }
    return count;
}

void overlay_parts_ring(const struct canvas *canvas, double x, double y) {
    canvas_circle(
        canvas, x, y, 5,
        &(struct canvas_style){.fill = ROLE_SURFACE, .stroke = ROLE_NEUTRAL_INK, .width = 1.6});
}
