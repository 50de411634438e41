/* What workers made goes into the library. */
#include "ingest/keep.h"

#include "base/clock.h"
#include "store/tag.h"

#include <stdlib.h>
#include <time.h>

/* Long transactions are cheaper, but who changes something meanwhile is not kept waiting for
 * one again and again. */
enum { COMMIT_ALONE_MS = 1000, COMMIT_SHARED_MS = 250, SHARED_MS = 60000 };

/* How long a transaction may last: less for some time after another program's change. */
static int64_t
longest(const struct keeper *k)
{
	return k->others && clock_ms() - k->others < SHARED_MS ? COMMIT_SHARED_MS
							       : COMMIT_ALONE_MS;
}

bool
keeper_begin(struct keeper *k, struct library *lib, const struct ingest *in, const char *what,
    struct err *err)
{
	*k = (struct keeper){
	    .lib = lib, .tags = in->tags, .n_tags = in->n_tags, .committed = clock_ms()};
	return batch_begin(lib, what, &k->batch, err);
}

/* What comes with an article. Its words in the index may still wait to be written, and must not
 * when fields change. */
static bool
give(struct keeper *k, int64_t id, const struct answer *a, struct err *err)
{
	return (!answer_has_fields(a) || keeper_commit(k, true, err)) &&
	       keep_extra(k->lib, id, a, err);
}

bool
keeper_add(struct keeper *k, const struct answer *a, struct add_result *out, struct err *err)
{
	bool ok;

	if (a->added)
		library_set_now(k->lib, a->added);
	ok = article_add_prepared(k->batch, a->prepared, a->prepared_len, out, err);
	library_set_now(k->lib, (int64_t)time(NULL));
	if (!ok)
		return false;
	k->dirty = true;
	if (k->n_tags) {
		k->untagged = base_grow(
		    k->untagged, k->n_untagged, &k->cap_untagged, sizeof(*k->untagged));
		k->untagged[k->n_untagged++] = out->id;
	}
	return give(k, out->id, a, err);
}

bool
keeper_add_known(struct keeper *k, const struct answer *a, int64_t *id, struct err *err)
{
	struct known known;
	struct original original;

	*id = 0;
	if (!known_read(&known, a->prepared, a->prepared_len))
		return err_set(err, ERR_DATA, "its worker's answer made no sense");
	original = (struct original){.hash = known.hash,
	    .len = (size_t)known.len,
	    .path = known.path,
	    .member = known.member};
	return article_find(k->lib, &original, known.url, id, err) &&
	       (!*id || give(k, *id, a, err));
}

bool
keeper_commit(struct keeper *k, bool now, struct err *err)
{
	size_t i;
	bool ok = true;

	if (!k->dirty || (!now && clock_ms() - k->committed < longest(k)))
		return true;
	for (i = 0; ok && k->n_untagged && i < k->n_tags; i++)
		ok = tag_set(k->lib, k->untagged, k->n_untagged, k->tags[i], true, err);
	k->n_untagged = 0;
	ok = ok && batch_commit(k->batch, err);
	/* Whoever waits to write gets in now. */
	nanosleep(&(struct timespec){0, BATCH_PAUSE_MS * 1000000}, NULL);
	k->committed = clock_ms();
	if (library_changed(k->lib))
		k->others = k->committed;
	k->dirty = false;
	return ok;
}

bool
keeper_end(struct keeper *k, int64_t *batch, struct err *err)
{
	bool ok = keeper_commit(k, true, err);

	*batch = batch_id(k->batch);
	ok = batch_end(k->batch, ok ? err : NULL) && ok;
	free(k->untagged);
	return ok;
}
