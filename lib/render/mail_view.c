/* The cards are those of the overview; templates leave out what is absent. */
#include "render/mail_view.h"

#include "render/experience_view.h"
#include "render/fold.h"
#include "render/overview_view.h"

#include <string.h>

#define SUBJECT "mail/subject"

enum { MOST_SUBJECT = 200 }; /* characters */

/* What a subject may name. */
struct mail_subject {
    const char *as_of, *date, *title, *organisation;
};

struct mail_view_picture {
    const char *src;
    double width, height;
};

struct mail_view {
    const char *subject, *language, *as_of, *date, *title, *organisation, *summary;
    const struct mail_view_picture *picture;
    const struct overview_maturity *maturity;
    const struct overview_nps *nps;
    const struct overview_gaps *gaps;
    const struct overview_initiatives *initiatives;
    const struct overview_milestones *milestones;
    const struct overview_kpis *kpis;
    const char *attachment;
    const struct source_view *source;
};

#define THIS struct mail_subject
static const struct field SUBJECT_FIELDS[] = {
    ROW_TEXT(as_of, "the report's day, 2026-03-31"),
    ROW_TEXT(date, "the same, written out"),
    ROW_TEXT(title, "the report's title"),
    ROW_TEXT(organisation, "whose report it is"),
};
#undef THIS
static const struct record SUBJECT_RECORD =
    RECORD("mail subject", struct mail_subject, SUBJECT_FIELDS, "what a mail's subject may name");

#define THIS struct mail_view_picture
static const struct field PICTURE_FIELDS[] = {
    ROW_URL(src, "the picture's part of the mail"),
    ROW_NUMBER(width, 0, 0, "px", .digits = 0),
    ROW_NUMBER(height, 0, 0, "px", .digits = 0),
};
#undef THIS
static const struct record PICTURE_RECORD =
    RECORD("picture", struct mail_view_picture, PICTURE_FIELDS, "the picture in a mail");

#define THIS struct mail_view
static const struct field MAIL_FIELDS[] = {
    ROW_TEXT(subject, "the subject"),
    ROW_TEXT(language, "of the texts: en"),
    ROW_TEXT(as_of, "the report's day, 2026-03-31"),
    ROW_TEXT(date, "the same, written out"),
    ROW_TEXT(title, "the report's title"),
    ROW_TEXT(organisation, "whose report it is"),
    ROW_TEXT(summary, "where work is needed, in a sentence"),
    ROW_POINTER(picture, PICTURE_RECORD, "the headline figures, drawn"),
    ROW_POINTER(maturity, OVERVIEW_MATURITY, "maturity"),
    ROW_POINTER(nps, OVERVIEW_NPS, "net promoter score"),
    ROW_POINTER(gaps, OVERVIEW_GAPS, "the worst gaps"),
    ROW_POINTER(initiatives, OVERVIEW_INITIATIVES, "the first initiatives"),
    ROW_POINTER(milestones, OVERVIEW_MILESTONES, "milestones late and next"),
    ROW_POINTER(kpis, OVERVIEW_KPIS, "KPI signals"),
    ROW_TEXT(attachment, "the name of the attached file"),
    ROW_POINTER(source, SOURCE_VIEW, "where the project is written"),
};
#undef THIS
static const struct record MAIL_RECORD =
    RECORD("mail", struct mail_view, MAIL_FIELDS, "the mail that carries the report");

/* Where templates come from: the subject from the project, the others as those of pages. */
struct finder {
    const struct template_world *world;
    const struct source *subject;
};

static const struct source *find(void *context, const char *name) {
    const struct finder *finder = context;
    return finder->subject && strcmp(name, SUBJECT) == 0
               ? finder->subject
               : finder->world->find(finder->world->context, name);
}

/* A place in the subject as a place in flightpath.yaml: exact where the text stands there letter by
 * letter, with or without quotes; else the whole value. */
static struct span in_project(struct span inside, const struct span *value, const char *subject) {
    size_t length = source_code_points(subject, strlen(subject));
    size_t written = value->end_column - value->column;
    if (value->line != value->end_line || (written != length && written != length + 2)) {
        return *value;
    }
    return span_at(value->source, value->line,
                   value->column + (written - length) / 2 + inside.column - 1,
                   inside.end_column - inside.column);
}

static const struct template *compile_subject(const struct finder *finder,
                                              const struct template_world *world,
                                              const struct mail *mail, struct arena *arena,
                                              struct diagnostics *diagnostics) {
    struct diagnostics own = {0};
    const struct template *template =
        template_compile(world, SUBJECT, &SUBJECT_RECORD, arena, &own);
    for (size_t i = 0; i < diagnostics_count(&own); i++) {
        const struct diagnostic *said = diagnostics_get(&own, i);
        struct span span = said->span.source == finder->subject
                               ? in_project(said->span, &mail->subject_at, mail->subject)
                               : said->span;
        diagnostics_add(diagnostics, said->code, span, said->hint, "%s", said->message);
    }
    diagnostics_release(&own);
    return template;
}

const struct mail_templates *mail_view_compile(const struct template_world *world,
                                               const struct model *model, struct arena *arena,
                                               struct diagnostics *diagnostics) {
    const struct mail *mail = &model->project.mail;
    struct finder finder = {.world = world};
    if (mail->subject && *mail->subject) {
        struct source *subject = ARENA_NEW(arena, struct source);
        *subject = (struct source){
            .name = "flightpath.yaml", .text = mail->subject, .length = strlen(mail->subject)};
        finder.subject = subject;
    }
    struct template_world html = *world, plain = *world;
    html.find = plain.find = find;
    html.context = plain.context = &finder;
    plain.plain = true;
    struct mail_templates *templates = ARENA_NEW(arena, struct mail_templates);
    templates->subject = compile_subject(&finder, &plain, mail, arena, diagnostics);
    templates->text = template_compile(&plain, "mail/text", &MAIL_RECORD, arena, diagnostics);
    templates->html = template_compile(&html, "mail/html", &MAIL_RECORD, arena, diagnostics);
    return templates->subject && templates->text && templates->html ? templates : NULL;
}

static void fill(const struct page_work *work, const struct mail_parts *parts,
                 struct mail_view *view) {
    const struct site_head *site = work->report->site;
    const struct model *model = work->report->model;
    view->language = site->language;
    view->as_of = site->as_of_iso;
    view->date = site->as_of;
    view->title = site->title;
    view->organisation = site->organisation;
    view->summary = model->journeys.count > 0 ? experience_result(work) : NULL;
    if (parts->picture_address) {
        struct mail_view_picture *picture = ARENA_NEW(work->arena, struct mail_view_picture);
        *picture = (struct mail_view_picture){parts->picture_address, parts->width, parts->height};
        view->picture = picture;
    }
    view->maturity = overview_view_maturity(work, true);
    view->nps = overview_view_nps(work);
    view->gaps = overview_view_gaps(work);
    view->initiatives = overview_view_initiatives(work);
    view->milestones = overview_view_milestones(work);
    view->kpis = overview_view_kpis(work);
    view->attachment = parts->attachment;
    view->source = view_source(work, &model->project.at);
}

/* What a template makes of a struct, in the page's arena; NULL when it failed. */
static const char *render(const struct page_work *work, const struct template *template,
                          const void *root, bool folded, struct diagnostics *diagnostics) {
    GString *out = g_string_new(NULL), *lines = g_string_new(NULL);
    bool good = template_render(template, root, out, diagnostics);
    if (folded) {
        fold_append(lines, out->str, MAIL_COLUMNS);
    }
    const GString *made = folded ? lines : out;
    const char *copy = good ? arena_text(work->arena, made->str, made->len) : NULL;
    g_string_free(lines, TRUE);
    g_string_free(out, TRUE);
    return copy;
}

/* A subject that lists of mails can show: a longer one ends in "…". */
static const char *shortened(const char *subject, struct arena *arena) {
    if (!subject || g_utf8_strlen(subject, -1) <= MOST_SUBJECT) {
        return subject;
    }
    const char *end = g_utf8_offset_to_pointer(subject, MOST_SUBJECT - 1);
    return arena_format(arena, "%.*s…", (int)(end - subject), subject);
}

bool mail_view_render(const struct page_work *work, const struct mail_parts *parts,
                      struct mail_texts *texts, struct diagnostics *diagnostics) {
    const struct mail_templates *templates = work->report->mail;
    struct mail_view *view = record_new(&MAIL_RECORD, 1, work->arena);
    fill(work, parts, view);
    struct mail_subject subject = {view->as_of, view->date, view->title, view->organisation};
    view->subject =
        shortened(render(work, templates->subject, &subject, false, diagnostics), work->arena);
    *texts = (struct mail_texts){
        .subject = view->subject,
        .text = render(work, templates->text, view, true, diagnostics),
        .html = render(work, templates->html, view, false, diagnostics),
    };
    return texts->subject && texts->text && texts->html;
}
