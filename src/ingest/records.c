/* A worker's jobs that are records: JSON that tells an article. */
#include "ingest/job.h"

#include "doc/pack.h"
#include "store/article.h"

#include <string.h>

/* A record whose body is a web page: what the record tells of it wins over what
 * the page says. False: nothing was found in the page. */
static bool
read_page_of(struct record *record, const struct read_options *options)
{
	struct article *told = &record->article;
	struct reading r;
	struct field *f;
	bool ok;
	int i;

	ok = read_bytes(&r, buf_str(&record->html), record->html.len, options);
	for (i = 0; ok && i < FIELD_COUNT; i++) {
		f = &told->fields[i];
		if (f->value)
			article_set(&r.article, (enum article_field)i, f->value,
			    strlen(f->value), (enum field_origin)f->origin,
			    (enum field_where)f->where, f->confidence);
	}
	if (ok) {
		article_clear(told);
		*told = r.article;
		article_init(&r.article);
	}
	reading_clear(&r);
	return ok;
}

/* The record's own original when it carries one, else the line. */
static struct original
original_of(const struct record *record, const struct job *job)
{
	if (record->original.hash || record->original.bytes.len)
		return (struct original){.media = record->original.media,
		    .charset = record->original.charset,
		    .path = record->original.path,
		    .member = record->original.member,
		    .bytes = record->original.bytes.data,
		    .len = record->original.bytes.len ? record->original.bytes.len
						      : (size_t)record->original.len,
		    .hash = record->original.hash};
	return (struct original){.media = "application/json",
	    .charset = "utf-8",
	    .path = job_string(job->path),
	    .member = job_string(job->member),
	    .bytes = job->bytes,
	    .len = job->len};
}

static void
answer_record(struct worker *w, const struct job *job, struct buf *out, struct record *record)
{
	struct original original = original_of(record, job);
	struct buf packed = BUF_INIT;

	if (job->kind != JOB_AGAIN) {
		answer_article(w, out, &record->article, &original, record);
		return;
	}
	pack_article(&packed, &record->article);
	answer_write(out, ANSWER_ARTICLE, "", &packed);
	answer_write_extra(out, NULL);
	buf_clear(&packed);
}

/* Does it tell only what a user added to an article? */
static bool
is_known(const struct record *r)
{
	return r->has_state || r->tags || r->n_notes || r->repairs || r->reading_at;
}

static void
answer_known(struct buf *out, const struct record *record)
{
	struct buf known = BUF_INIT;

	known_write(&known, record);
	answer_write(out, ANSWER_KNOWN, "", &known);
	answer_write_extra(out, record);
	buf_clear(&known);
}

void
record_do(struct worker *w, const struct job *job, struct buf *out)
{
	struct read_options options = {
	    .form = READ_HTML, .model = w->model, .no_names = w->no_names};
	struct record record;
	struct err err;

	if (!record_read(job->bytes, job->len, &record, &err)) {
		answer_reason(out, ANSWER_FAILED, err.text);
		record_clear(&record);
		return;
	}
	options.url = article_get(&record.article, FIELD_URL);
	if (record.html.len && !read_page_of(&record, &options)) {
		answer_reason(out, ANSWER_SKIPPED, "no article found in its page");
	} else if (!record.article.doc.n_blocks && is_known(&record)) {
		answer_known(out, &record);
	} else if (!record.article.doc.n_blocks) {
		answer_reason(out, ANSWER_SKIPPED, "neither \"text\" nor \"html\" in it");
	} else {
		/* A whole record is taken as it stands, but when everything is marked anew.
		 */
		if (!record.html.len && (!record.is_whole || job->kind == JOB_AGAIN))
			read_finish(&record.article, &options);
		answer_record(w, job, out, &record);
	}
	record_clear(&record);
}
