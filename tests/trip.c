/* Out of a library and back: what export writes, add reads, and export writes again, byte for
 * byte; the user's own additions alone; taking in again what is there already. */
#include "tap.h"

#include "base/file.h"
#include "base/proc.h"
#include "store/entity.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Runs lectern with words parted by spaces and tells what it printed. */
static char *
run(const char *words, int *status)
{
	const char *argv[24] = {NULL}, *build = getenv("LECTERN_BUILD");
	char *program = file_join(build ? build : ".", "lectern"), *copy = base_strdup(words),
	     *word, *rest = copy;
	struct buf out = BUF_INIT;
	struct err err;
	size_t n = 0;

	argv[n++] = program;
	while ((word = strsep(&rest, " ")) && n + 1 < ARRAY_LEN(argv))
		argv[n++] = word;
	if (!proc_run(argv, "", 0, &out, 4 << 20, status, &err))
		tap_ok(false, "%s", err.text);
	free(program);
	free(copy);
	return buf_take(&out);
}

static void
check_run(const char *words)
{
	int status;
	char *got = run(words, &status);

	tap_is_int(status, 0, "%s", words);
	free(got);
}

static void
forget(const char *name)
{
	struct buf b = BUF_INIT;
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(suffixes); i++) {
		buf_reset(&b);
		buf_addf(&b, "%s%s", name, suffixes[i]);
		unlink(buf_str(&b));
	}
	buf_clear(&b);
}

/* Both exports are the same bytes, and something. */
static void
compare(const char *first, const char *second, const char *what)
{
	int status;
	char *a = run(first, &status), *b = run(second, &status);
	size_t at = 0;

	while (a[at] && a[at] == b[at])
		at++;
	if (!tap_ok(*a && a[at] == b[at], "%s", what))
		tap_note("they part here: %.60s | %.60s", a + at, b + at);
	free(a);
	free(b);
}

static void
save(const char *words, const char *path)
{
	int status;
	char *got = run(words, &status);

	if (!file_write(path, got, strlen(got), NULL))
		tap_ok(false, "%s is written", path);
	free(got);
}

/* What the user makes of names: one is renamed, one hidden, one is another. */
static void
repair_names(void)
{
	struct library *lib;
	struct err err = {ERR_NONE, ""};
	int64_t people[4] = {0}, id;
	struct entity_page page = ENTITY_PAGE_INIT;
	size_t n = 0;

	if (!library_open("a", LIBRARY_WRITE, &lib, &err)) {
		tap_ok(false, "%s", err.text);
		return;
	}
	for (id = 1; id < 200 && n < ARRAY_LEN(people); id++) {
		if (entity_get(lib, id, &page, NULL) && page.n && page.rows[0].kind == 0)
			people[n++] = id;
		entity_page_clear(&page);
	}
	tap_ok(n == ARRAY_LEN(people) && entity_rename(lib, people[0], "Somebody Else", &err) &&
		   entity_hide(lib, people[1], true, &err) &&
		   entity_merge(lib, people[2], people[3], &err),
	    "names are repaired %s", err.text);
	library_close(lib);
}

static void
fill_library(void)
{
	const char *src = getenv("LECTERN_SRC");
	struct buf b = BUF_INIT;

	buf_addf(&b, "--library a -q add %s/doc/samples", src ? src : ".");
	check_run(buf_str(&b));
	check_run("--library a -q tag ferries,boats title:ferry");
	check_run("--library a -q star id:2");
	check_run("--library a -q read id:1");
	check_run("--library a -q archive id:3");
	check_run("--library a -q note add 4 C'est ça.");
	check_run("--library a -q note add --quote handwriting 1 Whose?");
	check_run("--library a -q edit 5 title=Slowly");
	check_run("--library a -q edit 5 authors=");
	repair_names();
	buf_clear(&b);
}

static void
test_whole(const char *options)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "--library a export --as json%s", options);
	save(buf_str(&b), "out.json");
	check_run("--library b -q add out.json");
	compare("--library a export --as json", "--library b export --as json",
	    "what comes in goes out the same");
	compare("--library a export --as json --originals",
	    *options ? "--library b export --as json --originals"
		     : "--library a export --as json --originals",
	    "and so do the originals");
	forget("b");
	unlink("out.json");
	buf_clear(&b);
}

static void
test_again(void)
{
	int status;
	char *got;

	save("--library a export --as json", "out.json");
	got = run("--library a add --json out.json", &status);
	tap_ok(strstr(got, "\"added\":0,\"updated\":0,\"duplicate\":5,"),
	    "an export says nothing new to its own library: %s", got);
	free(got);
	compare("--library a export --as json", "--library a export --as json --max 99",
	    "and changes nothing in it");
	unlink("out.json");
}

/* Everything is extracted and marked again from the originals; nothing changes by it. */
static void
test_reprocess(void)
{
	int status;
	char *before = run("--library a export --as json", &status), *after, *got;

	check_run("--library a -q reprocess");
	after = run("--library a export --as json", &status);
	tap_ok(!strcmp(before, after), "extracted again, with the user's values as they were");
	free(before);
	free(after);
	got = run("--library a reprocess --json id:2", &status);
	tap_ok(
	    strstr(got, "{\"outcome\":\"updated\",\"path\":\"article 2\",\"id\":2}\n") == got,
	    "one alone: %s", got);
	free(got);
	free(run("--library a -q reprocess title:nothing", &status));
	tap_is_int(status, 1, "nothing to do has its status");
}

static void
test_state(void)
{
	const char *src = getenv("LECTERN_SRC");
	struct buf b = BUF_INIT;
	char *got;
	int status;

	save("--library a export --as state", "state.json");
	buf_addf(&b, "--library c -q add %s/doc/samples", src ? src : ".");
	check_run(buf_str(&b));
	check_run("--library c -q tag mine id:2");
	got = run("--library c add --json state.json", &status);
	tap_ok(strstr(got, "\"updated\":5,"), "five articles get theirs: %s", got);
	free(got);
	check_run("--library c -q tag -mine id:2");
	compare("--library a export --as state", "--library c export --as state",
	    "what the user added is the same in both");
	check_run("--library c -q add state.json");
	compare("--library a export --as state", "--library c export --as state",
	    "and is not added twice");
	got = run("--library d add --json state.json", &status);
	tap_ok(strstr(got, "\"skipped\":5,"), "without the articles nothing is: %s", got);
	free(got);
	forget("c");
	forget("d");
	unlink("state.json");
	buf_clear(&b);
}

/* Repairs that make no sense here are left out, and nothing with them. */
static void
test_misfits(void)
{
	static const char record[] =
	    "{\"title\":\"One\",\"text\":\"The keeper is Anna Berg.\",\"tags\":[\"kept\"],"
	    "\"repairs\":[[\"merge\",\"person\",\"anna berg\",\"nobody\"],"
	    "[\"merge\",\"person\",\"anna berg\",\"person\\tberg#0123456789abcdef\"],"
	    "[\"hide\",\"ship\",\"anna berg\",\"\"],[\"nothing\",\"person\",\"x\",\"y\"],"
	    "[\"hide\",\"person\",\"anna berg\",\"\"]]}\n";
	int status;
	char *got;

	file_write("out.json", record, strlen(record), NULL);
	check_run("--library e -q add out.json");
	got = run("--library e export --as json tag:kept", &status);
	tap_ok(strstr(got, "\"repairs\":[[\"hide\",\"person\",\"anna berg\",\"\"]]"),
	    "the one that fits is done: %s", got);
	free(got);
	forget("e");
	unlink("out.json");
}

int
main(void)
{
	char dir[] = "/tmp/lectern-trip.XXXXXX";

	if (!mkdtemp(dir) || chdir(dir) < 0) {
		tap_ok(false, "a directory of its own");
		return tap_done();
	}
	fill_library();
	test_whole("");
	test_whole(" --originals");
	test_again();
	test_reprocess();
	test_state();
	test_misfits();
	forget("a");
	if (chdir("/") < 0 || rmdir(dir) < 0)
		tap_ok(false, "%s is empty again", dir);
	return tap_done();
}
