/* base/: buffers, arena, errors, files, processes. */
#include "tap.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/proc.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
test_buf(void)
{
	struct buf b = BUF_INIT;
	char *s;

	tap_is(buf_str(&b), "", "an empty buffer is an empty string");
	buf_add_str(&b, "one");
	buf_addf(&b, "-%d", 2);
	buf_add_char(&b, '!');
	tap_is(buf_str(&b), "one-2!", "text is appended");
	buf_truncate(&b, 3);
	tap_is(buf_str(&b), "one", "and cut");
	s = buf_take(&b);
	tap_is(s, "one", "and taken");
	tap_is_int((long long)b.len, 0, "which leaves nothing");
	free(s);
}

static void
test_arena(void)
{
	struct arena a = ARENA_INIT;
	char *first = arena_strndup(&a, "first", 5), *big = arena_alloc(&a, 100000);
	uintptr_t at = (uintptr_t)arena_alloc(&a, 1);

	memset(big, 'x', 100000);
	tap_is(first, "first", "arena pointers stay valid");
	tap_is_int((long long)(at % _Alignof(max_align_t)), 0, "arena memory is aligned");
	arena_clear(&a);
}

static void
test_file(void)
{
	char dir[] = "/tmp/lectern-base-XXXXXX", *path;
	struct buf b = BUF_INIT;
	struct err err = {0};

	if (!mkdtemp(dir)) {
		tap_ok(false, "a temporary directory");
		return;
	}
	path = file_join(dir, "f");
	tap_ok(file_write(path, "hello", 5, &err), "a file is written");
	tap_ok(file_read(path, 100, &b, &err), "and read");
	tap_is(buf_str(&b), "hello", "byte for byte");
	tap_ok(!file_read(path, 3, &b, &err) && err.kind == ERR_DATA, "a limit holds: %s",
	    err.text);
	tap_ok(!file_read(dir, 3, &b, &err) && strstr(err.text, "directory"), "%s", err.text);
	tap_is(file_base_name(path), "f", "base name");
	unlink(path);
	free(path);
	rmdir(dir);
	buf_clear(&b);
}

static void
test_proc(void)
{
	const char *const cat[] = {"cat", NULL}, *const none[] = {"/no/such/program", NULL};
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct err err = {0};
	int status = -1, i;

	for (i = 0; i < 100000; i++)
		buf_addf(&in, "%d\n", i);
	tap_ok(proc_run(cat, in.data, in.len, &out, SIZE_MAX, &status, &err), "cat runs");
	tap_is_int(status, 0, "and ends well");
	tap_ok(out.len == in.len && !memcmp(out.data, in.data, in.len),
	    "much text goes through a child");
	buf_reset(&out);
	tap_ok(proc_run(cat, "0123456789", 10, &out, 4, &status, &err) && out.len == 4,
	    "no more is taken than there is room for");
	tap_ok(!proc_run(none, "", 0, NULL, 0, &status, &err), "%s", err.text);
	buf_clear(&in);
	buf_clear(&out);
}

int
main(void)
{
	test_buf();
	test_arena();
	test_file();
	test_proc();
	return tap_done();
}
