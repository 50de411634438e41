/* Jobs and answers on the wire. */
#include "ingest/job.h"

#include "ingest/wire.h"

#include <stdlib.h>
#include <string.h>

void
job_write(struct buf *message, const struct job *job)
{
	wire_put_number(message, (uint32_t)job->kind);
	wire_put_bytes(message, job->path, strlen(job->path) + 1);
	wire_put_bytes(message, job->member, strlen(job->member) + 1);
	wire_put_bytes(message, job->charset, strlen(job->charset) + 1);
	wire_put_bytes(message, job->media, strlen(job->media) + 1);
	wire_put_bytes(message, job->bytes, job->len);
}

/* A string with its NUL; "" makes the message bad when there is none. */
static const char *
read_string(struct wire_reader *r)
{
	size_t len;
	const char *s = wire_bytes(r, &len);

	if (r->bad || !len || s[len - 1]) {
		r->bad = true;
		return "";
	}
	return s;
}

static int64_t
read_wide(struct wire_reader *r)
{
	uint64_t low = wire_number(r);

	return (int64_t)((uint64_t)wire_number(r) << 32 | low);
}

bool
job_read(struct job *job, const void *bytes, size_t len)
{
	struct wire_reader r = WIRE_READER(bytes, len);

	job->kind = (enum job_kind)wire_below(&r, JOB_KINDS);
	job->path = read_string(&r);
	job->member = read_string(&r);
	job->charset = read_string(&r);
	job->media = read_string(&r);
	job->bytes = wire_bytes(&r, &job->len);
	return wire_done(&r);
}

static void
read_notes(struct answer *a, struct wire_reader *r)
{
	uint32_t n = wire_number(r), i;
	struct answer_note *note;
	size_t cap = 0;

	for (i = 0; i < n && !r->bad; i++) {
		a->notes = base_grow(a->notes, a->n_notes, &cap, sizeof(*a->notes));
		note = &a->notes[a->n_notes++];
		note->start = wire_number(r);
		note->len = wire_number(r);
		note->time = read_wide(r);
		note->quote = read_string(r);
		note->comment = read_string(r);
	}
}

/* NULL for an empty one. */
static const char *
read_optional(struct wire_reader *r)
{
	const char *s = read_string(r);

	return *s ? s : NULL;
}

bool
known_read(struct known *k, const char *bytes, size_t len)
{
	struct wire_reader r = WIRE_READER(bytes, len);

	*k = (struct known){.hash = read_wide(&r)};
	k->len = (uint64_t)read_wide(&r);
	k->path = read_optional(&r);
	k->member = read_optional(&r);
	k->url = read_optional(&r);
	return wire_done(&r);
}

bool
answer_read(struct answer *a, const struct buf *message)
{
	struct wire_reader r = WIRE_READER(buf_str(message), message->len);
	size_t i;

	*a = (struct answer){.state = (enum answer_state)wire_below(&r, ANSWER_STATES)};
	a->reason = read_string(&r);
	a->prepared = wire_bytes(&r, &a->prepared_len);
	a->has_state = wire_below(&r, 2);
	a->record_state = wire_number(&r);
	a->added = read_wide(&r);
	a->reading_at = wire_number(&r);
	a->tags = read_string(&r);
	a->repairs = read_string(&r);
	for (i = 0; i < FIELD_COUNT; i++)
		a->fields[i] = wire_below(&r, 2) ? read_string(&r) : NULL;
	read_notes(a, &r);
	return wire_done(&r);
}

bool
answer_has_fields(const struct answer *a)
{
	size_t i;

	for (i = 0; i < FIELD_COUNT; i++)
		if (a->fields[i])
			return true;
	return false;
}

void
answer_clear(struct answer *a)
{
	free(a->notes);
	a->notes = NULL;
	a->n_notes = 0;
}

static void
put_string(struct buf *out, const char *s)
{
	wire_put_bytes(out, s ? s : "", s ? strlen(s) + 1 : 1);
}

static void
put_wide(struct buf *out, int64_t n)
{
	wire_put_number(out, (uint32_t)n);
	wire_put_number(out, (uint32_t)((uint64_t)n >> 32));
}

void
answer_write(
    struct buf *out, enum answer_state state, const char *reason, const struct buf *prepared)
{
	wire_put_number(out, (uint32_t)state);
	put_string(out, reason);
	wire_put_bytes(out, prepared ? buf_str(prepared) : "", prepared ? prepared->len : 0);
}

void
known_write(struct buf *out, const struct record *r)
{
	put_wide(out, r->original.hash);
	put_wide(out, (int64_t)r->original.len);
	put_string(out, r->original.path);
	put_string(out, r->original.member);
	put_string(out, article_get(&r->article, FIELD_URL));
}

static void
put_fields(struct buf *out, const struct record *r)
{
	const struct field *f;
	size_t i;
	bool by_user;

	for (i = 0; i < FIELD_COUNT; i++) {
		f = r ? &r->article.fields[i] : NULL;
		by_user = f && f->origin == ORIGIN_USER;
		wire_put_number(out, by_user);
		if (by_user)
			put_string(out, f->value);
	}
}

void
answer_write_extra(struct buf *out, const struct record *r)
{
	size_t i;

	wire_put_number(out, r && r->has_state);
	wire_put_number(out, r ? r->state : 0);
	put_wide(out, r ? r->added : 0);
	wire_put_number(out, r ? r->reading_at : 0);
	put_string(out, r ? r->tags : NULL);
	put_string(out, r ? r->repairs : NULL);
	put_fields(out, r);
	wire_put_number(out, r ? (uint32_t)r->n_notes : 0);
	for (i = 0; r && i < r->n_notes; i++) {
		wire_put_number(out, r->notes[i].start);
		wire_put_number(out, r->notes[i].len);
		put_wide(out, r->notes[i].time);
		put_string(out, r->notes[i].quote);
		put_string(out, r->notes[i].comment);
	}
}
