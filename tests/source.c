/* What is to be added: files whole, JSON lines line by line, with their limits. */
#include "tap.h"

#include "base/file.h"
#include "base/proc.h"
#include "ingest/source.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
make(const char *path, const char *s, size_t len)
{
	struct err err;

	if (!file_write(path, s, len, &err))
		tap_ok(false, "%s: %s", path, err.text);
}

/* What comes, a line each. */
static char *
read_all(const char *const *paths, size_t n, uint64_t max)
{
	static const char *const kinds[] = {"file", "record", "skipped", "failed"};
	struct source *s = source_new(paths, n, max);
	struct buf out = BUF_INIT;
	struct piece p;

	while (source_next(s, &p)) {
		buf_addf(&out, "%s %s", kinds[p.kind], p.path);
		if (p.line)
			buf_addf(&out, ":%llu", (unsigned long long)p.line);
		buf_addf(&out, " #%u %llu", p.file, (unsigned long long)p.size);
		if (p.reason)
			buf_addf(&out, " %s", p.reason);
		else if (p.bytes.len < 20)
			buf_addf(&out, " [%s]", buf_str(&p.bytes));
		buf_add_char(&out, '\n');
		piece_clear(&p);
	}
	source_free(s);
	return buf_take(&out);
}

static void
test_kinds(void)
{
	static const struct {
		const char *name, *bytes, *want;
	} table[] = {
	    {"a.txt", "Some text.\n", "file a.txt #1 11 [Some text.\n]\n"},
	    {"b.json", "{\"a\":1}\n\n{\"b\":2}",
		"record b.json:1 #1 8 [{\"a\":1}]\n"
		"record b.json:3 #1 7 [{\"b\":2}]\n"},
	    {"c.json", "\n {\"a\":1} \r\n", "record c.json:2 #1 11 [ {\"a\":1} \r]\n"},
	    {"d.json", "{\n\"a\":1\n}\n", "file d.json #1 10 [{\n\"a\":1\n}\n]\n"},
	    {"e.c", "{ x }\nint y;\n", "file e.c #1 13 [{ x }\nint y;\n]\n"},
	    {"f.txt", "", "file f.txt #1 0 []\n"},
	    {"g.txt", "x", "file g.txt #1 1 [x]\n"},
	};
	const char *paths[1];
	char *got;
	size_t i;

	for (i = 0; i < ARRAY_LEN(table); i++) {
		make(table[i].name, table[i].bytes, strlen(table[i].bytes));
		paths[0] = table[i].name;
		got = read_all(paths, 1, 1 << 20);
		tap_is(got, table[i].want, "%s", table[i].name);
		free(got);
		unlink(table[i].name);
	}
}

static void
test_limits(void)
{
	static const char *const paths[] = {"big.txt", "lines", "small.txt"};
	struct buf b = BUF_INIT;
	char *got;
	size_t i;

	for (i = 0; i < 300000; i++)
		buf_add_str(&b, "word ");
	make("big.txt", b.data, b.len);
	make("small.txt", "s", 1);
	buf_reset(&b);
	for (i = 0; i < 3; i++)
		buf_addf(&b, "{\"n\":\"%0600000d\"}\n", 1);
	buf_addf(&b, "{\"n\":\"%01500000d\"}\n{\"n\":1}\n", 1);
	make("lines", b.data, b.len);
	got = read_all(paths, 3, 1 << 20);
	tap_is(got,
	    "skipped big.txt #1 1500000 larger than 1 MB (see --max-size)\n"
	    "record lines:1 #2 600009\nrecord lines:2 #2 600009\nrecord lines:3 #2 600009\n"
	    "skipped lines:4 #2 0 a line larger than 1 MB (see --max-size)\n"
	    "file small.txt #3 1 [s]\n",
	    "the limit is for a file or a line; what comes after goes on");
	free(got);
	buf_clear(&b);
	unlink("big.txt");
	unlink("small.txt");
	unlink("lines");
}

static void
test_paths(void)
{
	static const char *const table[][2] = {
	    {"./x/../a.txt", "/a.txt"}, {"a.txt", "/a.txt"}, {".//a.txt", "/a.txt"}};
	const char *paths[1];
	struct source *s;
	struct piece p;
	char *cwd = getcwd(NULL, 0), *want;
	size_t i;

	make("a.txt", "x", 1);
	if (!file_make_dirs("x", NULL))
		tap_ok(false, "a directory");
	for (i = 0; i < ARRAY_LEN(table); i++) {
		paths[0] = table[i][0];
		s = source_new(paths, 1, 1 << 20);
		want = file_join(cwd, table[i][1] + 1);
		if (tap_ok(source_next(s, &p), "%s comes", paths[0]))
			tap_is(p.absolute, want, "%s is one place", paths[0]);
		piece_clear(&p);
		free(want);
		source_free(s);
	}
	rmdir("x");
	unlink("a.txt");
	free(cwd);
}

/* Standard input between files. */
static void
test_stdin(void)
{
	static const char *const paths[] = {"a.txt", "-", "b.txt", "missing"};
	char *got;
	int fd;

	make("a.txt", "a", 1);
	make("b.txt", "b", 1);
	make("in", "{\"a\":1}\n{\"b\":2}\n", 16);
	fd = open("in", O_RDONLY | O_CLOEXEC);
	dup2(fd, STDIN_FILENO);
	close(fd);
	got = read_all(paths, 4, 1 << 20);
	tap_is(got,
	    "file a.txt #1 1 [a]\nrecord standard input:1 #2 8 [{\"a\":1}]\n"
	    "record standard input:2 #2 8 [{\"b\":2}]\nfile b.txt #3 1 [b]\n"
	    "failed missing #4 0 No such file or directory\n",
	    "standard input in its turn");
	free(got);
	unlink("a.txt");
	unlink("b.txt");
	unlink("in");
}

int
main(void)
{
	char dir[] = "/tmp/lectern-source.XXXXXX";

	if (!mkdtemp(dir) || chdir(dir) < 0) {
		tap_ok(false, "a directory of its own");
		return tap_done();
	}
	test_kinds();
	test_limits();
	test_paths();
	test_stdin();
	if (chdir("/") < 0 || rmdir(dir) < 0)
		tap_ok(false, "%s is empty again", dir);
	return tap_done();
}
