/* The workers of one command. */
#include "ingest/crew.h"

#include "store/article.h"

#include <stdlib.h>
#include <unistd.h>

static const char *
own_program(const struct ingest *in)
{
	static const char self[] = "/proc/self/exe";

	return access(self, X_OK) ? in->argv0 : self;
}

static unsigned
count_workers(const struct ingest *in)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (in->jobs >= 0)
		return (unsigned)in->jobs;
	return cores < 1 ? 1 : cores > POOL_MAX_WORKERS ? POOL_MAX_WORKERS : (unsigned)cores;
}

static void
start(struct crew *c)
{
	c->options.hello = c->dictionary.len ? &c->dictionary : NULL;
	if (!c->options.n_workers)
		worker_hello(&c->here, c->dictionary.data, c->dictionary.len);
	c->pool = pool_new(&c->options);
}

void
crew_begin(struct crew *c, const struct ingest *in, struct library *lib, int stop_fd)
{
	struct worker try;
	struct err err;
	size_t n = 0;

	*c = (struct crew){.model = entity_model_find(in->argv0, DATADIR)};
	/* The model is opened here also to tell of a damaged one. */
	if (!worker_open(&try, c->model, in->no_names, &err))
		ingest_fail(&err);
	if (count_workers(in))
		worker_close(&try);
	else
		c->here = try;
	c->argv[n++] = own_program(in);
	c->argv[n++] = WORKER_COMMAND;
	c->argv[n++] = c->model ? c->model : "";
	if (in->no_names)
		c->argv[n++] = "--no-names";
	c->options = (struct pool_options){.n_workers = count_workers(in),
	    .argv = c->argv,
	    .work = worker_do,
	    .user = &c->here,
	    .stop_fd = stop_fd};
	article_dictionary(lib, &c->dictionary);
	start(c);
}

void
crew_end(struct crew *c)
{
	pool_free(c->pool);
	worker_close(&c->here);
	buf_clear(&c->dictionary);
	free(c->model);
}

bool
crew_is_outdated(struct crew *c, struct library *lib)
{
	if (!c->dictionary.len)
		article_dictionary(lib, &c->dictionary);
	return c->dictionary.len && !c->options.hello;
}

void
crew_renew(struct crew *c)
{
	pool_free(c->pool);
	start(c);
}
