/* The blueprint's table. */
#include "render/blueprint_view.h"

#define THIS struct blueprint_point
static const struct field POINT_FIELDS[] = {
    ROW_TEXT(label, "F1, W1 …"),
    ROW_BOOLEAN(waiting, "one waits here"),
    ROW_TEXT(where, "the step"),
    ROW_TEXT(touchpoints, "touchpoints it reaches"),
    ROW_TEXT(what, "what fails, or how long one waits"),
    ROW_NUMBER(target, 0, 0, "the highest target among them", .digits = 1),
    ROW_NUMBER(lowest, 0, 0, "the lowest customer score among them", .digits = 1),
    ROW_LIST(served, LINK_VIEW, "initiatives that serve it"),
};
#undef THIS
static const struct record POINT_VIEW =
    RECORD("point", struct blueprint_point, POINT_FIELDS, "a fail or waiting point");

#define THIS struct blueprint_points
static const struct field POINTS_FIELDS[] = {ROW_LIST(items, POINT_VIEW, "the points")};
#undef THIS
static const struct record POINTS_VIEW =
    RECORD("points", struct blueprint_points, POINTS_FIELDS, "fail and waiting points");

#define THIS struct blueprint_view
static const struct field BLUEPRINT_FIELDS[] = {
    ROW_MARKUP(drawing, "the blueprint"),
    ROW_MARKUP(legend, "what the marks mean"),
    ROW_URL(svg, "the blueprint as a file"),
    ROW_URL(png, "the blueprint as a picture"),
    ROW_URL(pdf, "the blueprint as PDF"),
    ROW_POINTER(points, POINTS_VIEW, "fail and waiting points"),
};
#undef THIS
const struct record BLUEPRINT_VIEW =
    RECORD("blueprint", struct blueprint_view, BLUEPRINT_FIELDS, "the service blueprint");

const struct blueprint_view *blueprint_view_make(const struct page_work *work,
                                                 const struct journey *journey) {
    (void)work;
    (void)journey;
    return NULL;
}
