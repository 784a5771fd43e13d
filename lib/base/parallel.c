/* Threads take the next index from one counter until none is left. */
#include "base/parallel.h"

#include <assert.h>
#include <glib.h>

struct shared {
    parallel_work *work;
    void *context;
    size_t count;
    gsize next; /* taken atomically */
};

struct worker {
    struct shared *shared;
    unsigned number;
};

static gpointer run(gpointer data) {
    struct worker *worker = data;
    struct shared *shared = worker->shared;
    for (;;) {
        size_t index = (size_t)g_atomic_pointer_add(&shared->next, 1);
        if (index >= shared->count) {
            return NULL;
        }
        shared->work(shared->context, index, worker->number);
    }
}

void parallel_run(unsigned jobs, size_t count, parallel_work *work, void *context) {
    assert(jobs >= 1);
    struct shared shared = {.work = work, .context = context, .count = count};
    unsigned threads = (unsigned)MIN((size_t)jobs, count);
    struct worker *workers = g_new0(struct worker, jobs);
    GThread **handles = g_new0(GThread *, jobs);
    for (unsigned i = 0; i < MAX(threads, 1); i++) {
        workers[i] = (struct worker){&shared, i};
    }
    for (unsigned i = 1; i < threads; i++) {
        handles[i] = g_thread_new("work", run, &workers[i]);
    }
    run(&workers[0]);
    for (unsigned i = 1; i < threads; i++) {
        g_thread_join(handles[i]);
    }
    g_free(handles);
    g_free(workers);
}
