/* The filters, as programs: bytes in, an article or its marks out; no library anywhere. */
#include "tap.h"

#include "base/file.h"
#include "base/proc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char page[] =
    "<!DOCTYPE html><html lang=en><head><title>The tide turns | The Tide</title>"
    "<meta property='og:title' content='The tide turns'>"
    "<meta name='author' content='Ada L\xc3\xbc"
    "ders'></head><body>"
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>The tide turns</h1>"
    "<p>The harbour of Port Lasko was full of boats on Thursday morning, and none of them "
    "was going out.</p>"
    "<p>The <a href='https://tide.example/b'>harbour master</a> said that the fleet would "
    "wait for the wind, which had turned north in the night and was rising still.</p>"
    "<p>By noon the first of the crews had gone home, and the rest were in the bar, where "
    "the talk was of other winds and of other years.</p></article>"
    "<script>alert('no')</script></body></html>";

/* Runs lectern-ingest with some words and standard input. */
static char *
run(const char *const *words, const char *input, size_t len, int *status)
{
	const char *argv[16] = {NULL};
	const char *build = getenv("LECTERN_BUILD");
	char *program = file_join(build ? build : ".", "lectern-ingest");
	struct buf out = BUF_INIT;
	struct err err;
	size_t n;

	argv[0] = program;
	for (n = 0; words[n]; n++)
		argv[n + 1] = words[n];
	if (!proc_run(argv, input, len, &out, 1 << 20, status, &err))
		tap_ok(false, "%s", err.text);
	free(program);
	return buf_take(&out);
}

static void
test_extract(void)
{
	static const char *const text[] = {"extract", NULL}, *const json[] = {
								 "extract", "--json", NULL};
	int status;
	char *got = run(text, page, sizeof(page) - 1, &status);

	tap_ok(status == 0 && !strncmp(got, "The harbour of Port Lasko", 25) &&
		   strstr(got, "north in the night") && !strstr(got, "alert") &&
		   !strstr(got, "News"),
	    "a page's article as text, a block a line");
	free(got);
	got = run(json, page, sizeof(page) - 1, &status);
	tap_ok(status == 0 && strstr(got, "\"title\":\"The tide turns\"") &&
		   strstr(got, "\"authors\":[\"Ada L\xc3\xbc"
			       "ders\"]") &&
		   strstr(got, "\"date\":null") && got[strlen(got) - 1] == '\n',
	    "the same as an object: %s", got);
	free(got);
}

static void
test_failures(void)
{
	static const struct {
		const char *bytes;
		size_t len;
		int status;
		const char *words[4];
	} table[] = {
	    {" \n", 2, 66, {"extract", NULL}},
	    {"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", 15, 65, {"extract", NULL}},
	    {"", 0, 0, {"extract", "--text", "--json", NULL}},
	    {"", 0, 2, {"extract", "--text", "--html", NULL}},
	    {"", 0, 2, {"extract", "a", "b", NULL}},
	    {"", 0, 66, {"extract", "missing", NULL}},
	    {"", 0, 66, {"annotate", "missing", NULL}},
	    {"", 0, 2, {"nonsense", NULL}},
	    {"", 0, 2, {"extract", "--nonsense", NULL}},
	};
	size_t i;
	int status;

	for (i = 0; i < ARRAY_LEN(table); i++) {
		free(run(table[i].words, table[i].bytes, table[i].len, &status));
		tap_is_int(status, table[i].status, "failure %zu", i);
	}
}

static void
test_batch(void)
{
	static const char *const words[] = {"extract", "--batch", NULL};
	static const char paths[] = "page.html\nmissing\npage.html";
	char *got, *line, *next;
	size_t n = 0;
	int status;

	if (!file_write("page.html", page, sizeof(page) - 1, NULL))
		tap_ok(false, "a page");
	got = run(words, paths, sizeof(paths) - 1, &status);
	for (line = got; *line; line = next, n++) {
		next = strchr(line, '\n');
		if (!tap_ok(next != NULL, "a whole line"))
			break;
		*next++ = '\0';
		tap_ok(strstr(line, ",\"ms\":") && line[strlen(line) - 1] == '}' &&
			   (n == 1 ? strstr(line, "\"error\":\"missing: ") != NULL
				   : strstr(line, "\"title\":\"The tide turns\"") != NULL),
		    "line %zu answers", n);
	}
	tap_is_int((long long)n, 3, "each path has its line");
	free(got);
	unlink("page.html");
}

static void
test_annotate(void)
{
	static const char *const words[] = {"annotate", NULL}, *const json[] = {
								   "annotate", "--json", NULL};
	/* windows-1252, with CR LF, an escape and a soft hyphen before the names */
	static const char text[] = "Caf\xe9 notes\x1b[K! of the \xadmonth:\r\n"
				   "On 14 July 2011 Henry Kissinger paid $5 million.\r\n";
	int status;
	char *got = run(words, text, sizeof(text) - 1, &status);

	tap_is(got,
	    "34\t46\tDATE\t14 July 2011\n"
	    "47\t62\tPER\tHenry Kissinger\n"
	    "68\t78\tMONEY\t$5 million\n",
	    "offsets are the input's");
	free(got);
	got = run(json, text, sizeof(text) - 1, &status);
	tap_ok(
	    strstr(got, "{\"start\":34,\"end\":46,\"type\":\"DATE\",\"text\":\"14 July 2011\","
			"\"value\":\"2011-07-14\",") &&
		strstr(got, "\"name\":\"Henry Kissinger\""),
	    "and as objects: %s", got);
	free(got);
}

/* A name that a margin breaks. */
static void
test_wrapped(void)
{
	static const char *const words[] = {"annotate", NULL};
	static const char text[] =
	    "The harbour of the town was full of boats on that morning, and\n"
	    "nobody was going out. In the bar the talk was of how Henry\n"
	    "Kissinger had come through there on his way north many years\n"
	    "before, and of what he had said about the weather of the coast.\n"
	    "\n"
	    "By noon the first of the crews had gone home, and the rest of\n"
	    "them were asleep on the benches along the wall of the old bar.\n";
	int status;
	char *got = run(words, text, sizeof(text) - 1, &status);

	tap_ok(strstr(got, "116\t131\tPER\tHenry Kissinger\n"), "over a line's end: %s", got);
	free(got);
}

int
main(void)
{
	char dir[] = "/tmp/lectern-filter.XXXXXX";

	if (!mkdtemp(dir) || chdir(dir) < 0) {
		tap_ok(false, "a directory of its own");
		return tap_done();
	}
	test_extract();
	test_failures();
	test_batch();
	test_annotate();
	test_wrapped();
	if (chdir("/") < 0 || rmdir(dir) < 0)
		tap_ok(false, "%s is empty again", dir);
	return tap_done();
}
