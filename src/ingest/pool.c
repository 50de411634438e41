/* Worker processes. */
#include "ingest/pool.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/proc.h"
#include "ingest/wire.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	MAX_JOBS = 512,       /* in the pool */
	MAX_BYTES = 32 << 20, /* of jobs and answers in the pool */
	MAX_SENT = 64,        /* jobs that one worker has before it */
	MAX_SENT_BYTES = 1 << 20,
	PIPE_BYTES = 1 << 20,
	READ_BYTES = 256 << 10,
	ANSWER_FACTOR = 32,    /* an answer is at most so many times its job ... */
	ANSWER_EXTRA = 4 << 20 /* ... and this */
};

enum slot_state { SLOT_WAITING, SLOT_SENT, SLOT_DONE };

struct slot {
	struct buf bytes; /* the job, then its answer */
	void *user;
	enum slot_state state;
	bool failed;
	char reason[128];
};

struct worker {
	pid_t pid;        /* 0: not running */
	int in, out, err; /* our ends */
	struct buf to;    /* bytes on their way to it */
	size_t to_at;
	struct buf from;
	uint32_t sent[MAX_SENT]; /* jobs it has, oldest first */
	size_t n_sent, sent_bytes;
	int64_t deadline; /* of the oldest, ms */
};

struct pool {
	struct pool_options options;
	struct slot slots[MAX_JOBS];
	uint32_t first, next; /* job numbers: the oldest in the pool, the next to come */
	uint32_t unsent;      /* none before this one is waiting */
	size_t bytes;
	struct worker workers[POOL_MAX_WORKERS];
};

static struct slot *
slot_of(struct pool *p, uint32_t job)
{
	return &p->slots[job % MAX_JOBS];
}

struct pool *
pool_new(const struct pool_options *options)
{
	struct pool *p = base_calloc(1, sizeof(*p));

	p->options = *options;
	if (p->options.n_workers > POOL_MAX_WORKERS)
		p->options.n_workers = POOL_MAX_WORKERS;
	return p;
}

static void
close_pipe(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Ends a worker and gathers what it said on standard error. Returns the wait status. */
static int
end_worker(struct worker *w, char *said, size_t size)
{
	ssize_t got = -1;
	int status = 0;

	kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (said) {
		fcntl(w->err, F_SETFL, O_NONBLOCK);
		got = read(w->err, said, size - 1);
		said[got < 0 ? 0 : got] = '\0';
	}
	close_pipe(&w->in);
	close_pipe(&w->out);
	close_pipe(&w->err);
	buf_clear(&w->to);
	buf_clear(&w->from);
	w->pid = 0;
	w->to_at = 0;
	return status;
}

void
pool_free(struct pool *p)
{
	size_t i;

	if (!p)
		return;
	for (i = 0; i < p->options.n_workers; i++)
		if (p->workers[i].pid)
			end_worker(&p->workers[i], NULL, 0);
	for (i = 0; i < MAX_JOBS; i++)
		buf_clear(&p->slots[i].bytes);
	free(p);
}

static bool
start_worker(struct pool *p, struct worker *w, struct err *err)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, said[2] = {-1, -1};
	bool ok = !pipe2(in, O_CLOEXEC) && !pipe2(out, O_CLOEXEC) && !pipe2(said, O_CLOEXEC);

	if (!ok)
		err_set(err, ERR_IO, "a worker cannot be started: %s", strerror(errno));
	ok = ok && proc_start(
		       p->options.argv, (struct proc_io){in[0], out[1], said[1]}, &w->pid, err);
	close_pipe(&in[0]);
	close_pipe(&out[1]);
	close_pipe(&said[1]);
	if (!ok) {
		close_pipe(&in[1]);
		close_pipe(&out[0]);
		close_pipe(&said[0]);
		w->pid = 0;
		return false;
	}
	fcntl(in[1], F_SETFL, O_NONBLOCK);
	fcntl(out[0], F_SETFL, O_NONBLOCK);
#ifdef F_SETPIPE_SZ
	fcntl(in[1], F_SETPIPE_SZ, PIPE_BYTES);
	fcntl(out[0], F_SETPIPE_SZ, PIPE_BYTES);
#endif
	w->in = in[1];
	w->out = out[0];
	w->err = said[0];
	if (p->options.hello) {
		wire_begin(&w->to);
		wire_put_number(&w->to, POOL_HELLO);
		buf_add(&w->to, p->options.hello->data, p->options.hello->len);
		wire_end(&w->to, 0);
	}
	return true;
}

static void
finish_job(struct pool *p, uint32_t job, const char *reason)
{
	struct slot *s = slot_of(p, job);
	size_t len;

	s->state = SLOT_DONE;
	s->failed = reason;
	if (!reason)
		return;
	p->bytes -= s->bytes.len;
	buf_clear(&s->bytes);
	len = strnlen(reason, sizeof(s->reason) - 1);
	memcpy(s->reason, reason, len);
	s->reason[len] = '\0';
}

/* Its oldest job is the one to blame; the others wait for another worker. */
static void
lose_worker(struct pool *p, struct worker *w, const char *why)
{
	char said[512] = "", text[128];
	int status = end_worker(w, said, sizeof(said));
	size_t i;

	if (!why && strstr(said, "out of memory"))
		why = "needs more memory than a file may";
	else if (!why && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		why = "takes longer than a file may";
	if (!why) {
		if (WIFSIGNALED(status))
			snprintf(text, sizeof(text),
			    "crashed the worker that read it (signal %d)", WTERMSIG(status));
		else
			snprintf(text, sizeof(text), "its worker ended with status %d",
			    WEXITSTATUS(status));
		why = text;
	}
	for (i = 0; i < w->n_sent; i++) {
		if (!i) {
			finish_job(p, w->sent[i], why);
			continue;
		}
		slot_of(p, w->sent[i])->state = SLOT_WAITING;
		if (w->sent[i] - p->first < p->unsent - p->first)
			p->unsent = w->sent[i];
	}
	w->n_sent = w->sent_bytes = 0;
}

/* The worker that has least before it and room for len bytes more. */
static struct worker *
choose_worker(struct pool *p, size_t len)
{
	struct worker *w, *best = NULL;
	size_t i;

	for (i = 0; i < p->options.n_workers; i++) {
		w = &p->workers[i];
		if (w->n_sent &&
		    (w->n_sent == MAX_SENT || w->sent_bytes + len > MAX_SENT_BYTES))
			continue;
		if (!best || w->sent_bytes < best->sent_bytes)
			best = w;
	}
	return best;
}

static void
send_jobs(struct pool *p)
{
	struct worker *w;
	struct slot *s;
	struct err err;

	for (; p->unsent != p->next; p->unsent++) {
		s = slot_of(p, p->unsent);
		if (s->state != SLOT_WAITING)
			continue;
		w = choose_worker(p, s->bytes.len);
		if (!w)
			return;
		if (!w->pid && !start_worker(p, w, &err)) {
			finish_job(p, p->unsent, err.text);
			continue;
		}
		if (!w->n_sent)
			w->deadline = clock_ms() + POOL_DEADLINE_MS;
		buf_add(&w->to, s->bytes.data, s->bytes.len);
		w->sent[w->n_sent++] = p->unsent;
		w->sent_bytes += s->bytes.len;
		s->state = SLOT_SENT;
	}
}

static void
write_to(struct worker *w)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
	ssize_t put;
	int error;

	/* A worker that is gone is noticed at its other end. */
	sigaction(SIGPIPE, &ignore, &old);
	put = write(w->in, w->to.data + w->to_at, w->to.len - w->to_at);
	error = errno;
	sigaction(SIGPIPE, &old, NULL);
	if (put > 0)
		w->to_at += (size_t)put;
	else if (put < 0 && error != EAGAIN && error != EINTR)
		w->to_at = w->to.len;
	if (w->to_at == w->to.len) {
		buf_reset(&w->to);
		w->to_at = 0;
	}
}

/* Takes the first message of w->from, from bytes in, if it is whole. Returns its length with
 * head, 0 when more must come, -1 when it is nonsense. */
static int64_t
take_answer(struct pool *p, struct worker *w, size_t at)
{
	const char *message = w->from.data + at;
	int64_t len = wire_length(message, w->from.len - at);
	struct wire_reader r;
	struct slot *s;

	if (len == -1)
		return 0;
	if (len < 4 || !w->n_sent)
		return -1;
	s = slot_of(p, w->sent[0]);
	if ((uint64_t)len > (uint64_t)s->bytes.len * ANSWER_FACTOR + ANSWER_EXTRA)
		return -1;
	if ((size_t)len + WIRE_HEAD > w->from.len - at)
		return 0;
	r = WIRE_READER(message + WIRE_HEAD, (size_t)len);
	if (wire_number(&r) != w->sent[0])
		return -1;
	w->sent_bytes -= s->bytes.len;
	p->bytes = p->bytes - s->bytes.len + (size_t)len;
	buf_reset(&s->bytes);
	buf_add(&s->bytes, r.at, (size_t)len - 4);
	finish_job(p, w->sent[0], NULL);
	memmove(w->sent, w->sent + 1, --w->n_sent * sizeof(*w->sent));
	w->deadline = clock_ms() + POOL_DEADLINE_MS;
	return len + WIRE_HEAD;
}

static void
read_from(struct pool *p, struct worker *w)
{
	size_t at = 0;
	int64_t used;
	ssize_t got;

	buf_reserve(&w->from, READ_BYTES);
	got = read(w->out, w->from.data + w->from.len, READ_BYTES);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (got <= 0) {
		lose_worker(p, w, NULL);
		return;
	}
	w->from.len += (size_t)got;
	while ((used = take_answer(p, w, at)) > 0)
		at += (size_t)used;
	if (used < 0) {
		lose_worker(p, w, "its worker's answer made no sense");
		return;
	}
	memmove(w->from.data, w->from.data + at, w->from.len - at);
	buf_truncate(&w->from, w->from.len - at);
}

/* Sends and receives, waiting at most wait ms (-1: for something to happen). True when
 * stop_fd became readable. */
static bool
exchange(struct pool *p, int wait)
{
	struct pollfd fds[2 * POOL_MAX_WORKERS + 1];
	struct worker *w;
	int64_t now = clock_ms(), left;
	size_t i, n = p->options.n_workers;

	for (i = 0; i < n; i++) {
		w = &p->workers[i];
		fds[2 * i] = (struct pollfd){w->pid && w->to.len ? w->in : -1, POLLOUT, 0};
		fds[2 * i + 1] = (struct pollfd){w->pid ? w->out : -1, POLLIN, 0};
		left = w->pid && w->n_sent ? w->deadline - now : POOL_DEADLINE_MS;
		if (wait < 0 || left < wait)
			wait = left < 0 ? 0 : (int)left;
	}
	fds[2 * n] = (struct pollfd){p->options.stop_fd, POLLIN, 0};
	if (poll(fds, (nfds_t)(2 * n + 1), wait) < 0)
		return false;
	now = clock_ms();
	for (i = 0; i < n; i++) {
		w = &p->workers[i];
		if (fds[2 * i].revents)
			write_to(w);
		if (fds[2 * i + 1].revents)
			read_from(p, w);
		else if (w->pid && w->n_sent && now >= w->deadline)
			lose_worker(p, w, "takes longer than a file may");
	}
	return fds[2 * n].revents & POLLIN;
}

bool
pool_has_room(const struct pool *p)
{
	return p->next == p->first || (p->next - p->first < MAX_JOBS && p->bytes < MAX_BYTES);
}

bool
pool_is_empty(const struct pool *p)
{
	return p->first == p->next;
}

void
pool_begin(struct buf *message)
{
	buf_reset(message);
	wire_begin(message);
	wire_put_number(message, 0);
}

void
pool_submit(struct pool *p, struct buf *message, void *user)
{
	uint32_t job = p->next;
	struct slot *s = slot_of(p, job);
	struct buf number = BUF_INIT, answer = BUF_INIT;

	assert(pool_has_room(p));
	p->next++;
	wire_put_number(&number, job);
	memcpy(message->data + WIRE_HEAD, number.data, 4);
	buf_clear(&number);
	wire_end(message, 0);
	s->bytes = *message;
	s->user = user;
	s->state = SLOT_WAITING;
	s->failed = false;
	*message = BUF_INIT;
	if (!p->options.n_workers) {
		p->options.work(p->options.user, s->bytes.data + WIRE_HEAD + 4,
		    s->bytes.len - WIRE_HEAD - 4, &answer);
		buf_clear(&s->bytes);
		s->bytes = answer;
		s->state = SLOT_DONE;
		p->unsent = p->next;
	}
	p->bytes += s->bytes.len;
	send_jobs(p);
}

bool
pool_wait(struct pool *p, int ms)
{
	int64_t until = clock_ms() + ms, left = ms;

	if (p->first == p->next)
		return false;
	while (slot_of(p, p->first)->state != SLOT_DONE) {
		if (exchange(p, (int)left))
			return false;
		send_jobs(p);
		left = until - clock_ms();
		if (left <= 0)
			break;
	}
	return slot_of(p, p->first)->state == SLOT_DONE;
}

bool
pool_take(struct pool *p, struct pool_answer *answer, bool *stopped)
{
	struct slot *s = slot_of(p, p->first);

	*stopped = false;
	if (p->first == p->next)
		return false;
	while (s->state != SLOT_DONE) {
		if (exchange(p, -1)) {
			*stopped = true;
			return false;
		}
		send_jobs(p);
	}
	*answer = (struct pool_answer){.user = s->user, .done = !s->failed, .bytes = s->bytes};
	if (s->failed)
		memcpy(answer->reason, s->reason, sizeof(answer->reason));
	p->bytes -= s->bytes.len;
	s->bytes = BUF_INIT;
	p->first++;
	return true;
}
