/* Work on numbered pieces by several threads. Results are placed by index, never by arrival, so
 * that the number of threads cannot change anything. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

/* Does the piece with this index; worker (0 … jobs−1) names the thread, for its own arena and
 * buffers. */
typedef void parallel_work(void *context, size_t index, unsigned worker);

/* Does pieces 0 … count−1 on at most jobs (1 or more) threads and waits for all of them. */
void parallel_run(unsigned jobs, size_t count, parallel_work *work, void *context);

#endif
