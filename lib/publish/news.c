/* Entries take their identities from the names of notes and the days of meetings. */
#include "publish/news.h"

#include "base/date.h"
#include "publish/feed.h"
#include "render/page.h"

struct news {
    GArray *entries; /* of struct feed_entry */
    struct arena *arena;
    uint32_t as_of;
};

static void add(struct news *news, const struct feed_entry *entry) {
    if (entry->day > 0 && entry->day <= news->as_of) {
        g_array_append_vals(news->entries, entry, 1);
    }
}

static void add_note(struct news *news, const struct note *note) {
    const char *title = note->title ? note->title : note->page ? note->page : note->slug;
    struct feed_entry entry = {.day = note->date,
                               .key = arena_format(news->arena, "note-%s", note->slug),
                               .title = title,
                               .link = arena_format(news->arena, "notes/%s.html", note->slug)};
    add(news, &entry);
}

/* The requests of a meeting, one a line; NULL without any. */
static const char *requests_of(const struct board_meeting *meeting, struct arena *arena) {
    const char *text = NULL;
    for (size_t i = 0; i < meeting->requests.count; i++) {
        const struct request *request = &meeting->requests.items[i];
        text = arena_format(arena, "%s%s%s %s", text ? text : "", text ? "\n" : "", request->id,
                            request->title);
    }
    return text;
}

static void add_meeting(struct news *news, const struct model *model, size_t number,
                        const char *title) {
    const struct board_meeting *meeting = &model->board.items[number];
    const char *day = date_text(meeting->date, news->arena);
    size_t before = 0; /* on the same day */
    for (size_t i = 0; i < number; i++) {
        before += model->board.items[i].date == meeting->date;
    }
    const char *key = before > 0 ? arena_format(news->arena, "board-%s-%zu", day, before + 1)
                                 : arena_format(news->arena, "board-%s", day);
    struct feed_entry entry = {.day = meeting->date,
                               .key = key,
                               .title = title,
                               .summary = requests_of(meeting, news->arena),
                               .link = arena_format(news->arena, "board.html#board-%s", day)};
    add(news, &entry);
}

static void gather(const struct model *model, const char *board, struct news *news) {
    for (size_t i = 0; i < model->notes.count; i++) {
        add_note(news, &model->notes.items[i]);
    }
    for (size_t i = 0; i < model->board.count; i++) {
        add_meeting(news, model, i, board);
    }
}

static struct news start(struct arena *arena, const struct model *model) {
    return (struct news){g_array_new(FALSE, FALSE, sizeof(struct feed_entry)), arena, model->as_of};
}

bool news_any(const struct model *model) {
    struct arena arena = {0};
    struct news news = start(&arena, model);
    gather(model, "", &news);
    bool any = news.entries->len > 0;
    g_array_free(news.entries, TRUE);
    arena_release(&arena);
    return any;
}

void news_write(const struct report *report, struct site *site) {
    const struct project *project = &report->model->project;
    struct arena arena = {0};
    struct news news = start(&arena, report->model);
    gather(report->model, texts_get(&report->texts, "nav_board"), &news);
    if (news.entries->len > 0) {
        struct feed feed = {.title = project->title,
                            .author = project->organisation,
                            .language = report->site->language,
                            .identity =
                                arena_format(&arena, "%s\n%s", project->title,
                                             project->organisation ? project->organisation : ""),
                            .as_of = report->model->as_of,
                            .entries = (const struct feed_entry *)(void *)news.entries->data,
                            .count = news.entries->len};
        GString *file = feed_write(&feed);
        site_add(site, "feed.xml", file->str, file->len);
        g_string_free(file, TRUE);
    }
    g_array_free(news.entries, TRUE);
    arena_release(&arena);
}
