/* The change board: what the next sitting has to decide, then every meeting with its decisions, the
 * newest first. */
#include "render/pages.h"

#include "analyse/cadence.h"
#include "render/link.h"
#include "render/transformation_view.h"
#include "render/view.h"

#include <string.h>

struct decision_view {
    const char *label;
    enum answer accepted, rejected, deferred, undecided;
};

struct request_row {
    const char *anchor; /* its element's id; NULL on the agenda, which repeats it */
    const char *id, *title, *by, *trigger, *submitted, *qualified, *due, *late, *resources, *why;
    double rank;
    const struct link_view *initiative;
    const struct decision_view *decision;
    const struct source_view *source;
};

struct agenda_view {
    const char *title, *note;
    LIST(struct request_row) items;
};

struct request_list {
    LIST(struct request_row) items;
};

struct meeting_view {
    const char *id, *date, *attendees;
    const struct request_list *requests; /* NULL: none were on the table */
    const struct source_view *source;
};

struct board_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const struct agenda_view *agenda;
    LIST(struct meeting_view) meetings;
};

#define THIS struct decision_view
static const struct field DECISION_FIELDS[] = {
    ROW_TEXT(label, "in words"),           ROW_BOOLEAN(accepted, "accepted"),
    ROW_BOOLEAN(rejected, "rejected"),     ROW_BOOLEAN(deferred, "put off"),
    ROW_BOOLEAN(undecided, "not decided"),
};
#undef THIS
static const struct record DECISION_VIEW =
    RECORD("decision", struct decision_view, DECISION_FIELDS, "what was decided");

#define THIS struct request_row
static const struct field REQUEST_FIELDS[] = {
    ROW_TEXT(anchor, "its element's id"),
    ROW_TEXT(id, "its code"),
    ROW_TEXT(title, "what is asked"),
    ROW_TEXT(by, "who asks"),
    ROW_TEXT(trigger, "what gave rise to it"),
    ROW_TEXT(submitted, "when it came in"),
    ROW_TEXT(qualified, "whether it is qualified"),
    ROW_NUMBER(rank, 0, 0, "its rank in the meeting"),
    ROW_TEXT(due, "the deadline"),
    ROW_TEXT(late, "how late it is"),
    ROW_TEXT(resources, "what it may use"),
    ROW_TEXT(why, "the reason"),
    ROW_POINTER(initiative, LINK_VIEW, "what it became"),
    ROW_POINTER(decision, DECISION_VIEW, "the decision"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record REQUEST_VIEW =
    RECORD("request", struct request_row, REQUEST_FIELDS, "a request");

#define THIS struct agenda_view
static const struct field AGENDA_FIELDS[] = {
    ROW_TEXT(title, "with the date of the sitting"),
    ROW_TEXT(note, "how the date is reckoned"),
    ROW_LIST(items, REQUEST_VIEW, "what is to be decided"),
};
#undef THIS
static const struct record AGENDA_VIEW =
    RECORD("agenda", struct agenda_view, AGENDA_FIELDS, "the next sitting");

#define THIS struct request_list
static const struct field LIST_FIELDS[] = {ROW_LIST(items, REQUEST_VIEW, "by rank")};
#undef THIS
static const struct record LIST_VIEW =
    RECORD("requests", struct request_list, LIST_FIELDS, "the requests of a meeting");

#define THIS struct meeting_view
static const struct field MEETING_FIELDS[] = {
    ROW_TEXT(id, "its element's id"),
    ROW_TEXT(date, "when it was"),
    ROW_TEXT(attendees, "who was there"),
    ROW_POINTER(requests, LIST_VIEW, "its requests"),
    ROW_POINTER(source, SOURCE_VIEW, "its file"),
};
#undef THIS
static const struct record MEETING_VIEW =
    RECORD("meeting", struct meeting_view, MEETING_FIELDS, "a meeting");

#define THIS struct board_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_POINTER(agenda, AGENDA_VIEW, "the next sitting"),
    ROW_LIST(meetings, MEETING_VIEW, "all meetings, newest first"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("board page", struct board_page, PAGE_FIELDS, "the change board");

static bool is_open(const struct request *request) {
    return request->decision == DECISION_NONE || request->decision == DECISION_DEFERRED;
}

static const struct decision_view *decision_of(const struct page_work *work,
                                               const struct request *request) {
    struct decision_view *view = ARENA_NEW(work->arena, struct decision_view);
    const char *word = field_choice(record_field(&REQUEST_RECORD, "decision"), request->decision);
    view->label = texts_word(&work->report->texts, "decision", word ? word : "undecided");
    enum answer *flags[] = {
        [DECISION_NONE] = &view->undecided,
        [DECISION_ACCEPTED] = &view->accepted,
        [DECISION_REJECTED] = &view->rejected,
        [DECISION_DEFERRED] = &view->deferred,
    };
    *flags[request->decision] = ANSWER_YES;
    return view;
}

/* Whether an accepted request is past its deadline: what it became is not done, or it became
 * nothing. */
static bool is_late(const struct page_work *work, const struct request *request) {
    const struct initiative *initiative = request->initiative.target;
    return request->decision == DECISION_ACCEPTED && request->due != 0 &&
           request->due < work->report->model->as_of &&
           (!initiative || serves_open_initiative(initiative));
}

static void fill_request(const struct page_work *work, const struct request *request,
                         struct request_row *row) {
    const char *trigger = field_choice(record_field(&REQUEST_RECORD, "trigger"), request->trigger);
    *row = (struct request_row){
        .id = request->id,
        .title = request->title,
        .by = request->by,
        .trigger = trigger ? texts_word(&work->report->texts, "trigger", trigger) : NULL,
        .submitted = page_date(work, request->submitted),
        .qualified = request->qualified == ANSWER_UNSAID
                         ? NULL
                         : page_text(work, request->qualified == ANSWER_YES ? "board_qualified"
                                                                            : "board_unqualified"),
        .due = page_date(work, request->due),
        .late = is_late(work, request) ? view_late(work, request->due) : NULL,
        .resources = request->resources,
        .why = request->why,
        .rank = request->rank,
        .decision = decision_of(work, request),
        .source = view_source(work, &request->at),
    };
    if (request->initiative.target) {
        struct link_view *link = ARENA_NEW(work->arena, struct link_view);
        *link = transformation_link(work, request->initiative.target);
        row->initiative = link;
    }
}

/* By rank; what has none after it, by the day it came in, then by id. */
static gint by_rank(gconstpointer a, gconstpointer b) {
    const struct request *left = *(const struct request *const *)a;
    const struct request *right = *(const struct request *const *)b;
    double rank_left = isnan(left->rank) ? INFINITY : left->rank;
    double rank_right = isnan(right->rank) ? INFINITY : right->rank;
    if (rank_left != rank_right) {
        return rank_left < rank_right ? -1 : 1;
    }
    if (left->submitted != right->submitted) {
        return left->submitted - 1 < right->submitted - 1 ? -1 : 1; /* no day wraps: last */
    }
    return strcmp(left->id, right->id);
}

/* The longest on the table first: by the day it came in, then by rank. */
static gint by_age(gconstpointer a, gconstpointer b) {
    const struct request *left = *(const struct request *const *)a;
    const struct request *right = *(const struct request *const *)b;
    if (left->submitted != right->submitted) {
        return left->submitted - 1 < right->submitted - 1 ? -1 : 1;
    }
    return by_rank(a, b);
}

static void fill_rows(const struct page_work *work, GPtrArray *requests, bool anchored,
                      void *rows) {
    struct list *list = rows;
    struct request_row *items = ARENA_ARRAY(work->arena, struct request_row, requests->len);
    for (guint i = 0; i < requests->len; i++) {
        const struct request *request = g_ptr_array_index(requests, i);
        fill_request(work, request, &items[i]);
        items[i].anchor = anchored ? request->id : NULL;
    }
    list->items = items;
    list->count = requests->len;
}

static const struct agenda_view *agenda(const struct page_work *work) {
    const struct model *model = work->report->model;
    GPtrArray *open = g_ptr_array_new();
    for (size_t i = 0; i < model->board.count; i++) {
        const struct board_meeting *meeting = &model->board.items[i];
        for (size_t n = 0; n < meeting->requests.count; n++) {
            if (is_open(&meeting->requests.items[n])) {
                g_ptr_array_add(open, (gpointer)&meeting->requests.items[n]);
            }
        }
    }
    struct agenda_view *view = NULL;
    if (open->len > 0) {
        uint32_t next = cadence_next_board(model, page_text(work, "nav_board"));
        view = ARENA_NEW(work->arena, struct agenda_view);
        view->title = next ? texts_format(&work->report->texts, work->arena, "board_agenda_of",
                                          "date", page_date(work, next), NULL)
                           : page_text(work, "board_agenda");
        view->note = page_text(work, next ? "board_agenda_dated" : "board_agenda_undated");
        g_ptr_array_sort(open, by_age);
        fill_rows(work, open, false, &view->items);
    }
    g_ptr_array_free(open, TRUE);
    return view;
}

static void fill_meeting(const struct page_work *work, const struct board_meeting *meeting,
                         struct meeting_view *view) {
    GPtrArray *requests = g_ptr_array_new();
    for (size_t i = 0; i < meeting->requests.count; i++) {
        g_ptr_array_add(requests, (gpointer)&meeting->requests.items[i]);
    }
    g_ptr_array_sort(requests, by_rank);
    view->id = arena_format(work->arena, "board-%s", date_text(meeting->date, work->arena));
    view->date = page_date(work, meeting->date);
    view->attendees = view_names(work, meeting->attendees.items, meeting->attendees.count);
    view->source = view_source(work, &meeting->at);
    if (requests->len > 0) {
        struct request_list *list = ARENA_NEW(work->arena, struct request_list);
        fill_rows(work, requests, true, &list->items);
        view->requests = list;
    }
    g_ptr_array_free(requests, TRUE);
}

static gint newest_first(gconstpointer a, gconstpointer b) {
    const struct board_meeting *left = *(const struct board_meeting *const *)a;
    const struct board_meeting *right = *(const struct board_meeting *const *)b;
    return left->date > right->date ? -1 : left->date < right->date ? 1 : 0;
}

static void fill_meetings(const struct page_work *work, struct board_page *page) {
    const struct model *model = work->report->model;
    GPtrArray *meetings = g_ptr_array_new();
    for (size_t i = 0; i < model->board.count; i++) {
        g_ptr_array_add(meetings, (gpointer)&model->board.items[i]);
    }
    g_ptr_array_sort(meetings, newest_first);
    page->meetings.items = ARENA_ARRAY(work->arena, struct meeting_view, meetings->len);
    page->meetings.count = meetings->len;
    unsigned again = 1; /* the sitting's number on its day */
    for (guint i = 0; i < meetings->len; i++) {
        const struct board_meeting *meeting = g_ptr_array_index(meetings, i);
        const struct board_meeting *before = i > 0 ? g_ptr_array_index(meetings, i - 1) : NULL;
        struct meeting_view *view = &page->meetings.items[i];
        fill_meeting(work, meeting, view);
        again = before && before->date == meeting->date ? again + 1 : 1;
        if (again > 1) {
            view->id = arena_format(work->arena, "%s-%u", view->id, again);
        }
    }
    g_ptr_array_free(meetings, TRUE);
}

/* How many requests there are, and how many are accepted, rejected, open and late. */
struct board_counts {
    size_t all, accepted, rejected, open, late;
};

static struct board_counts count_requests(const struct page_work *work) {
    const struct model *model = work->report->model;
    struct board_counts counts = {0};
    for (size_t i = 0; i < model->board.count; i++) {
        const struct board_meeting *meeting = &model->board.items[i];
        for (size_t n = 0; n < meeting->requests.count; n++) {
            const struct request *request = &meeting->requests.items[n];
            counts.all++;
            counts.accepted += request->decision == DECISION_ACCEPTED ? 1 : 0;
            counts.rejected += request->decision == DECISION_REJECTED ? 1 : 0;
            counts.open += is_open(request) ? 1 : 0;
            counts.late += is_late(work, request) ? 1 : 0;
        }
    }
    return counts;
}

static void fill(struct page_work *work, void *object) {
    struct board_page *page = object;
    struct board_counts counts = count_requests(work);
    work->page->title = page_text(work, "nav_board");
    work->page->lead =
        texts_count(&work->report->texts, work->arena, "board_lead", (double)counts.all, "meetings",
                    page_number(work, (double)work->report->model->board.count, 0), "accepted",
                    page_number(work, (double)counts.accepted, 0), "rejected",
                    page_number(work, (double)counts.rejected, 0), "open",
                    page_number(work, (double)counts.open, 0), NULL);
    transformation_count(work, &page->figures, "board_requests", counts.all);
    transformation_count(work, &page->figures, "decision_accepted", counts.accepted);
    transformation_count(work, &page->figures, "board_to_decide", counts.open);
    transformation_count(work, &page->figures, "status_late", counts.late);
    page->agenda = agenda(work);
    fill_meetings(work, page);
}

static void list(const struct report *report, struct page_list *pages);

const struct page_type PAGE_BOARD = {
    .template = "board", .record = &PAGE_RECORD, .section = "board", .list = list, .fill = fill};

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->board.count > 0) {
        page_add(pages, &PAGE_BOARD, "board.html", NULL);
    }
}
