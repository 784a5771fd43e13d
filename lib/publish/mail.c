/* From the report's figures to the bytes of a message. */
#include "publish/mail.h"

#include "base/format.h"
#include "publish/message.h"
#include "render/mail_view.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much of a file is read to see whether it is ours: more than the header of any mail. */
enum { HEAD = 262144 };

static bool read_route(const struct report *report, const struct mailbox *given, size_t count,
                       struct arena *arena, struct mail_route *route) {
    const struct mail *mail = &report->model->project.mail;
    struct mailbox *to = ARENA_ARRAY(arena, struct mailbox, count + mail->to.count);
    *route = (struct mail_route){.to = to};
    for (size_t i = 0; i < count; i++) {
        to[route->count++] = given[i];
    }
    for (size_t i = 0; count == 0 && i < mail->to.count; i++) {
        route->count += mailbox_read(mail->to.items[i], arena, &to[i]) == NULL;
    }
    return mail->from && mailbox_read(mail->from, arena, &route->from) == NULL;
}

bool mail_find_route(const struct report *report, const struct mailbox *given, size_t count,
                     struct arena *arena, struct mail_route *route, struct problem *problem) {
    struct mail_route found;
    if (!read_route(report, given, count, arena, &found)) {
        return problem_set(problem,
                           "add to flightpath.yaml: mail: {from: cx@meridian.example, to: "
                           "[board@meridian.example]}",
                           "the project does not say who sends its mail");
    }
    if (found.count == 0) {
        return problem_set(problem,
                           "add 'to: [board@meridian.example]' to 'mail:' in flightpath.yaml, or "
                           "give --to",
                           "nobody is named to send the mail to");
    }
    *route = found;
    return true;
}

/* Fills in the texts, which name the picture and the attachment. */
static bool write_texts(const struct report *report, const struct mail_options *options,
                        struct page_work *work, struct message *message) {
    struct mail_picture picture = mail_picture_draw(work);
    struct mail_parts parts = {.width = picture.width,
                               .height = picture.height,
                               .attachment = options->pdf ? MAIL_ATTACHMENT : NULL};
    if (picture.png) {
        parts.picture_address =
            message_picture_address(picture.png, &options->route->from, work->arena);
    }
    struct mail_texts texts;
    bool good = mail_view_render(work, &parts, &texts, options->diagnostics);
    if (good) {
        *message = (struct message){
            .from = options->route->from,
            .to = options->route->to,
            .to_count = options->route->count,
            .subject = texts.subject,
            .language = report->site->language,
            .day = report->model->as_of,
            .text = texts.text,
            .html = texts.html,
            .picture = picture.png,
            .attachment = options->pdf,
            .attachment_name = MAIL_ATTACHMENT,
        };
    } else if (picture.png) {
        g_bytes_unref(picture.png);
    }
    return good;
}

static void say_size(size_t bytes, struct problem *problem) {
    GString *size = g_string_new(NULL);
    format_short(size, ceil((double)bytes / 1e5) / 10, 1); /* not "5 MB", above 5 */
    problem_set(problem,
                "send it without the report (--no-pdf), or put the report where all can open it",
                "the mail would have %s MB, and many mail servers refuse more than %d", size->str,
                MAIL_MOST / 1000000);
    g_string_free(size, TRUE);
}

GByteArray *mail_make(const struct report *report, const struct mail_options *options,
                      struct problem *problem) {
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(report->fonts, report->font_count);
    struct page_work work = {.report = report, .arena = &arena, .measure = measure};
    struct message message;
    GByteArray *bytes = NULL;
    if (write_texts(report, options, &work, &message)) {
        bytes = message_write(&message);
        if (message.picture) {
            g_bytes_unref(message.picture);
        }
    }
    text_measure_free(measure);
    arena_release(&arena);
    if (bytes && bytes->len > MAIL_MOST) {
        say_size(bytes->len, problem);
        g_byte_array_unref(bytes);
        bytes = NULL;
    }
    return bytes;
}

/* Whether a file begins as a mail of ours; false with errno 0 when it does not. */
static bool is_ours(const char *file) {
    char *head = g_malloc(HEAD);
    size_t length = 0;
    int handle = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t got = handle < 0 ? -1 : 1;
    while (got > 0 && length < HEAD) {
        got = read(handle, head + length, HEAD - length);
        length += got > 0 ? (size_t)got : 0;
    }
    int error = got < 0 ? errno : 0;
    if (handle >= 0) {
        close(handle);
    }
    bool ours = got >= 0 && message_is_ours(head, length);
    g_free(head);
    errno = error;
    return ours;
}

/* A file that is there must be a mail of ours. */
static bool may_replace(const char *file, struct problem *problem) {
    struct stat status;
    if (lstat(file, &status) != 0) {
        return errno == ENOENT || problem_system(problem, errno, "cannot write '%s'", file);
    }
    if (S_ISREG(status.st_mode) && is_ours(file)) {
        return true;
    }
    if (S_ISREG(status.st_mode) && errno != 0) {
        return problem_system(problem, errno, "cannot read '%s'", file);
    }
    return S_ISDIR(status.st_mode)
               ? problem_set(problem, "name a file with -o", "'%s' is a folder", file)
               : problem_set(problem, "remove it, or name another file with -o",
                             "'%s' is there and is no mail that Flightpath wrote", file);
}

bool mail_save(const char *file, const GByteArray *mail, struct problem *problem) {
    if (!may_replace(file, problem)) {
        return false;
    }
    GError *error = NULL;
    bool good = g_file_set_contents_full(
        file, (const char *)mail->data, mail->len,
        G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &error);
    if (!good) {
        const char *cause = strrchr(error->message, ':'); /* before it is a temporary name */
        problem_set(problem,
                    "name a file with -o, in a folder that is there, that you may write to "
                    "and that has room",
                    "cannot write '%s'%s", file, cause ? cause : "");
        g_error_free(error);
    }
    return good;
}
