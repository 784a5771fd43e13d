/* What the mail says: its subject, its plain text and its HTML twin, by the templates of
 * templates/mail and the figures of the overview. */
#ifndef RENDER_MAIL_VIEW_H
#define RENDER_MAIL_VIEW_H

#include "render/mail_picture.h"
#include "render/page.h"

/* The columns of the plain text. */
enum { MAIL_COLUMNS = 76 };

/* The templates of a mail, compiled. */
struct mail_templates {
    const struct template *subject, *text, *html;
};

/* Compiles them: the project's own subject and templates before the built-in ones. Mistakes in the
 * subject are errors at its place in flightpath.yaml. NULL when there were errors. */
const struct mail_templates *mail_view_compile(const struct template_world *world,
                                               const struct model *model, struct arena *arena,
                                               struct diagnostics *diagnostics);

/* What a mail is made with besides the report. */
struct mail_parts {
    const char *picture_address; /* "cid:…"; NULL: no picture */
    double width, height;        /* at which it is shown */
    const char *attachment;      /* the name of the attached file; NULL: none */
};

/* The texts of a mail, in the page's arena. */
struct mail_texts {
    const char *subject; /* may hold what the project's names hold, line breaks too */
    const char *text, *html;
};

/* Writes the texts; work needs report, arena and measure. False when a template failed on this
 * data: an error was added. */
bool mail_view_render(const struct page_work *work, const struct mail_parts *parts,
                      struct mail_texts *texts, struct diagnostics *diagnostics);

#endif
