/* The wire and the pool of workers. Started with "serve" this program is such a worker. */
#include "tap.h"

#include "ingest/pool.h"
#include "ingest/wire.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Answers with the job's text, twice; does what some texts ask for instead. */
static void
work(void *user, const void *job, size_t len, struct buf *answer)
{
	struct wire_reader r = WIRE_READER(job, len);
	size_t n;
	const char *s = wire_bytes(&r, &n);
	static const char nonsense[] = {'\xff', '\xff', '\xff', '\x7f'};

	if (n == 5 && !memcmp(s, "hello", 5)) {
		s = buf_str(user);
		n = strlen(s);
	}
	if (n == 5 && !memcmp(s, "crash", 5))
		raise(SIGKILL);
	if (n == 6 && !memcmp(s, "memory", 6)) {
		fputs("lectern: out of memory\n", stderr);
		abort();
	}
	if (n == 4 && !memcmp(s, "exit", 4))
		_exit(3);
	if (n == 3 && !memcmp(s, "lie", 3))
		(void)!write(STDOUT_FILENO, nonsense, sizeof(nonsense));
	wire_put_bytes(answer, s, n);
	wire_put_bytes(answer, s, n);
}

static void
take_hello(void *user, const void *bytes, size_t len)
{
	buf_add(user, bytes, len);
}

static void
submit(struct pool *p, const char *s, size_t len)
{
	struct buf message = BUF_INIT;

	pool_begin(&message);
	wire_put_bytes(&message, s, len);
	pool_submit(p, &message, (void *)(uintptr_t)s);
}

static bool
is_echo(const struct pool_answer *a, const char *want)
{
	struct wire_reader r = WIRE_READER(a->bytes.data, a->bytes.len);
	size_t n, m;
	const char *s = wire_bytes(&r, &n), *t = wire_bytes(&r, &m);

	return a->done && wire_done(&r) && n == strlen(want) && m == n && !memcmp(s, want, n) &&
	       !memcmp(t, want, n);
}

static struct pool *
new_pool(unsigned n_workers)
{
	static const char *const argv[] = {"/proc/self/exe", "serve", NULL};
	struct pool_options o = {
	    .n_workers = n_workers, .argv = argv, .work = work, .stop_fd = -1};

	return pool_new(&o);
}

static void
test_wire(void)
{
	struct buf b = BUF_INIT;
	struct wire_reader r;
	size_t n, cut, i, n_bad = 0;

	i = wire_begin(&b);
	wire_put_number(&b, 0xfedcba98);
	wire_put_bytes(&b, "words", 5);
	wire_put_bytes(&b, NULL, 0);
	wire_end(&b, i);
	tap_is_int(wire_length(b.data, b.len), (long long)b.len - WIRE_HEAD,
	    "the head tells the length");
	tap_is_int(wire_length(b.data, 3), -1, "three bytes are no head");
	tap_is_int(wire_length("\xff\xff\xff\xff", 4), -2, "a length beyond reason is refused");
	r = WIRE_READER(b.data + WIRE_HEAD, b.len - WIRE_HEAD);
	tap_ok(wire_number(&r) == 0xfedcba98, "a number comes back");
	tap_ok(!memcmp(wire_bytes(&r, &n), "words", 5) && n == 5, "bytes come back");
	wire_bytes(&r, &n);
	tap_ok(n == 0 && wire_done(&r), "empty bytes and the end");
	for (cut = 0; cut < b.len - WIRE_HEAD; cut++) {
		r = WIRE_READER(b.data + WIRE_HEAD, cut);
		wire_number(&r);
		wire_bytes(&r, &n);
		wire_bytes(&r, &n);
		n_bad += !wire_done(&r);
	}
	tap_is_int((long long)n_bad, (long long)cut, "every shorter message is bad");
	buf_clear(&b);
}

static void
test_order(unsigned n_workers)
{
	struct pool *p = new_pool(n_workers);
	char texts[300][16];
	struct pool_answer a;
	size_t in, out = 0, wrong = 0;
	bool stopped;

	for (in = 0; in < ARRAY_LEN(texts); in++) {
		while (!pool_has_room(p) && pool_take(p, &a, &stopped)) {
			wrong += !is_echo(&a, texts[out++]);
			buf_clear(&a.bytes);
		}
		snprintf(texts[in], sizeof(texts[in]), "text %zu", in);
		submit(p, texts[in], strlen(texts[in]));
	}
	for (; pool_take(p, &a, &stopped); out++) {
		wrong += !is_echo(&a, texts[out]);
		buf_clear(&a.bytes);
	}
	tap_is_int((long long)out, ARRAY_LEN(texts), "%u workers: all answers come", n_workers);
	tap_is_int((long long)wrong, 0, "%u workers: in order", n_workers);
	pool_free(p);
}

static void
test_faults(void)
{
	static const struct {
		const char *text, *reason;
	} jobs[] = {
	    {"one", NULL},
	    {"crash", "crashed the worker that read it (signal 9)"},
	    {"two", NULL},
	    {"memory", "needs more memory than a file may"},
	    {"exit", "its worker ended with status 3"},
	    {"three", NULL},
	    {"lie", "its worker's answer made no sense"},
	    {"four", NULL},
	};
	struct pool *p = new_pool(2);
	struct pool_answer a;
	size_t i;
	bool stopped;

	for (i = 0; i < ARRAY_LEN(jobs); i++)
		submit(p, jobs[i].text, strlen(jobs[i].text));
	for (i = 0; pool_take(p, &a, &stopped); i++) {
		if (jobs[i].reason)
			tap_is(a.done ? NULL : a.reason, jobs[i].reason, "%s is told",
			    jobs[i].text);
		else
			tap_ok(is_echo(&a, jobs[i].text), "%s is answered", jobs[i].text);
		tap_ok(a.user == jobs[i].text, "and it is that job");
		buf_clear(&a.bytes);
	}
	tap_is_int((long long)i, ARRAY_LEN(jobs), "no job is lost");
	pool_free(p);
}

/* Every worker is told, also one that comes in place of another. */
static void
test_hello(void)
{
	static const char *const argv[] = {"/proc/self/exe", "serve", NULL};
	struct buf hello = BUF_INIT;
	struct pool_options o = {
	    .n_workers = 1, .argv = argv, .work = work, .hello = &hello, .stop_fd = -1};
	struct pool *p = pool_new(&o);
	struct pool_answer a;
	bool stopped;

	buf_add_str(&hello, "good day");
	submit(p, "hello", 5);
	submit(p, "crash", 5);
	submit(p, "hello", 5);
	tap_ok(pool_take(p, &a, &stopped) && is_echo(&a, "good day"), "a worker is told");
	buf_clear(&a.bytes);
	tap_ok(pool_take(p, &a, &stopped) && !a.done, "it crashes");
	tap_ok(pool_take(p, &a, &stopped) && is_echo(&a, "good day"), "so is the next one");
	buf_clear(&a.bytes);
	pool_free(p);
	buf_clear(&hello);
}

static void
test_large(void)
{
	struct pool *p = new_pool(1);
	size_t len = 5 << 20, i, n = 0;
	char *s = base_alloc(len + 1);
	struct pool_answer a;
	bool stopped;

	memset(s, 'x', len);
	s[len] = '\0';
	for (i = 0; i < 3; i++)
		submit(p, s, len);
	for (; pool_take(p, &a, &stopped); buf_clear(&a.bytes))
		n += is_echo(&a, s);
	tap_is_int((long long)n, 3, "jobs larger than a pipe");
	pool_free(p);
	free(s);
}

static void
test_stop(void)
{
	static const char *const argv[] = {"sleep", "1000", NULL};
	struct pool_options o = {.n_workers = 1, .argv = argv};
	struct pool_answer a;
	struct pool *p;
	bool stopped;
	int fds[2];

	if (pipe(fds) < 0 || write(fds[1], "x", 1) != 1) {
		tap_ok(false, "a pipe");
		return;
	}
	o.stop_fd = fds[0];
	p = pool_new(&o);
	submit(p, "never", 5);
	tap_ok(!pool_take(p, &a, &stopped) && stopped, "a wish to stop ends the wait");
	pool_free(p);
	close(fds[0]);
	close(fds[1]);
}

int
main(int argc, char **argv)
{
	struct buf greeting = BUF_INIT;
	int status;

	if (argc > 1 && !strcmp(argv[1], "serve")) {
		status = pool_serve(work, take_hello, &greeting, NULL);
		buf_clear(&greeting);
		return status;
	}
	test_wire();
	test_order(0);
	test_order(1);
	test_order(3);
	test_faults();
	test_hello();
	test_large();
	test_stop();
	return tap_done();
}
