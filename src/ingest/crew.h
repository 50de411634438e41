/* ingest/crew.h: the workers of one command: their program, model and dictionary. */
#ifndef INGEST_CREW_H
#define INGEST_CREW_H

#include "ingest/ingest.h"
#include "ingest/pool.h"
#include "ingest/worker.h"
#include "store/library.h"

struct crew {
	struct pool *pool;
	struct pool_options options;
	struct worker here; /* does the jobs when there are no workers */
	char *model;        /* path, or NULL */
	const char *argv[5];
	struct buf dictionary;
};

/* A missing model is told once, on standard error. in and lib are borrowed. */
void crew_begin(struct crew *c, const struct ingest *in, struct library *lib, int stop_fd);
void crew_end(struct crew *c);
/* Has the library a dictionary that the workers do not have yet? */
bool crew_is_outdated(struct crew *c, struct library *lib);
/* Fresh workers with the library's dictionary. No job may be under way. */
void crew_renew(struct crew *c);

#endif
