/* Problems own two strings, nothing more. */
#include "publish/problem.h"

#include <errno.h>
#include <glib.h>
#include <stdarg.h>

bool problem_set(struct problem *problem, const char *hint, const char *format, ...) {
    if (!problem->message) {
        va_list arguments;
        va_start(arguments, format);
        problem->message = g_strdup_vprintf(format, arguments);
        va_end(arguments);
        problem->hint = g_strdup(hint);
    }
    return false;
}

static const char *hint_for(int error) {
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "make room on the disk and run again; the previous output is untouched";
    case EACCES:
    case EPERM:
    case EROFS:
        return "choose a folder that you may write to with -o";
    default:
        return NULL;
    }
}

bool problem_system(struct problem *problem, int error, const char *format, ...) {
    if (!problem->message) {
        va_list arguments;
        va_start(arguments, format);
        char *text = g_strdup_vprintf(format, arguments);
        va_end(arguments);
        problem->message = g_strdup_printf("%s: %s", text, g_strerror(error));
        problem->hint = g_strdup(hint_for(error));
        g_free(text);
    }
    return false;
}

void problem_move(struct problem *to, struct problem *from) {
    if (from->message && !to->message) {
        *to = *from;
        *from = (struct problem){0};
    }
    problem_release(from);
}

void problem_release(struct problem *problem) {
    g_free(problem->message);
    g_free(problem->hint);
    *problem = (struct problem){0};
}
