/* The worker's side of the pool. */
#include "ingest/pool.h"

#include "base/file.h"
#include "ingest/wire.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { READ_BYTES = 256 << 10 };

struct service {
	pool_work *work;
	pool_hello *hello;
	void *user;
	pool_before *before_job;
	struct buf in, answer;
};

/* One message, without its head. False when the importer is gone. */
static bool
serve_message(struct service *s, const char *message, size_t len)
{
	struct wire_reader r = WIRE_READER(message, len);

	if (wire_number(&r) == POOL_HELLO) {
		if (s->hello)
			s->hello(s->user, message + 4, len - 4);
		return true;
	}
	if (s->before_job)
		s->before_job();
	buf_reset(&s->answer);
	wire_begin(&s->answer);
	buf_add(&s->answer, message, 4);
	s->work(s->user, message + 4, len - 4, &s->answer);
	wire_end(&s->answer, 0);
	return file_write_fd(STDOUT_FILENO, s->answer.data, s->answer.len, NULL);
}

/* Makes room for what is known to come: for all of a large message at once. */
static void
make_room(struct buf *in)
{
	int64_t len = wire_length(in->data ? in->data : "", in->len);
	size_t want = len > 0 ? (size_t)len + WIRE_HEAD : 0;

	buf_reserve(in, want > in->len + READ_BYTES ? want - in->len : READ_BYTES);
}

/* Takes the whole messages of what has come in; false when the importer is gone. */
static bool
serve_messages(struct service *s)
{
	struct buf *in = &s->in;
	size_t at = 0;
	int64_t len;
	bool ok = true;

	while (ok && (len = wire_length(in->data + at, in->len - at)) >= 4 &&
	       (size_t)len + WIRE_HEAD <= in->len - at) {
		ok = serve_message(s, in->data + at + WIRE_HEAD, (size_t)len);
		at += (size_t)len + WIRE_HEAD;
	}
	memmove(in->data, in->data + at, in->len - at);
	buf_truncate(in, in->len - at);
	return ok;
}

int
pool_serve(pool_work *work, pool_hello *hello, void *user, pool_before *before_job)
{
	struct service s = {work, hello, user, before_job, BUF_INIT, BUF_INIT};
	ssize_t got = 0;

	do {
		make_room(&s.in);
		got = read(STDIN_FILENO, s.in.data + s.in.len, READ_BYTES);
		if (got > 0)
			s.in.len += (size_t)got;
	} while ((got > 0 && serve_messages(&s)) || (got < 0 && errno == EINTR));
	buf_clear(&s.in);
	buf_clear(&s.answer);
	return got < 0;
}
