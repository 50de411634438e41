/* The command line on a library: what each command prints, changes and answers, by the real
 * programs on the sample articles. */
#include "program.h"
#include "tap.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Lines run in order, each on what the ones before left: words; exit status; a part of
 * standard output; a part of standard error. NULL: nothing, "": anything. A number in braces,
 * {ferry}, is that of the article that the word finds. */
struct line {
	const char *words;
	int status;
	const char *out, *err;
};

static const struct line no_library[] = {
    {"list", 66, NULL, "library.db"},
    {"search ferry", 66, NULL, "library.db"},
    {"undo", 66, NULL, "there is no library yet; lectern add PATH makes one"},
    {"batch undo", 66, NULL, "there is no library yet"},
    {"star ferry", 66, NULL, "there is no library yet"},
    {"reprocess", 66, NULL, "there is no library yet"},
    {"note add 1 well", 66, NULL, "there is no library yet"},
    {"list", 66, NULL, "there is no library yet"},
    {"--library empty.db add list-of-names", 0, "doubtful", NULL},
    {"--library empty.db undo", 1, NULL, "there is nothing to undo; lectern batch undo"},
    {"--library empty.db batch undo", 0, NULL, "taken back"},
    {"--library empty.db list", 1, NULL, "the library is empty"},
    {"show 1", 66, NULL, "lectern: "},
    {"--library /dev/null list", 65, NULL, "/dev/null"},
    {"", 2, NULL, "standard output is no terminal"},
    {"demo", 2, NULL, "wants a terminal"},
    {"serach ferry", 66, NULL, "serach: there is no such file, nor such a command"},
    {"nonsense", 2, NULL, "nor such a command"},
};

static const struct line reading[] = {
    {"list", 0, "\t2024-04-08T07:45+02:00\tunread\t", NULL},
    {"list", 0, "\tThe case for a slower archive\n", NULL},
    {"list --max 1", 0, "Night ferry", NULL},
    {"list -n x", 2, NULL, "--max: expected a number"},
    {"list --json ferry", 0, "\"title\":\"Night ferry to Skarholm", NULL},
    {"list date:2023", 0, "libraire", NULL},
    {"search lighthouse", 0, "logbooks", NULL},
    {"search '\"night ferry'", 0, "Night ferry", "lectern: query:1: "},
    {"search '\"night ferry' --quiet", 0, "Night ferry", NULL},
    {"search colour:red", 1, NULL, "query:1: "},
    {"search xyzzy", 1, NULL, "nothing was found"},
    {"search lighthuose", 1, NULL, "did you mean: lighthouse"},
    {"search", 2, NULL, "search: expected QUERY"},
    {"search 灯台守", 0, "灯台守の日誌", NULL},
    {"search 灯", 0, "灯台守の日誌",
	"query:1: \"灯\": a single character is found only before"},
    {"search title:\"灯\"", 0, "灯台守の日誌", "query:7: "},
    {"search 灯*", 0, "灯台守の日誌", NULL},
    {"search EMILE", 0, "libraire", NULL},
    {"show {ferry}", 0, "Night ferry to Skarholm will run again", NULL},
    {"show id:{ferry}", 0, "Tom Ferreira", NULL},
    {"show {ferry} --as markdown", 0, "# Night ferry", NULL},
    {"show {ferry} --as html", 0, "<h1>Night ferry", NULL},
    {"show {ferry} --json", 0, "{\"title\":\"Night ferry", NULL},
    {"show {ferry} --as original", 0, "Skip to content\nThe Lasko Courier\n", NULL},
    {"show {ferry} --as pdf", 2, NULL, "--as: expected text|markdown"},
    {"show {ferry} {lighthouse}", 0, "logbooks", NULL},
    {"show ferry", 2, NULL, "expected the number of an article, not \"ferry\""},
    {"list is:foo", 1, NULL, "query:4: \"foo\": there is no such state"},
    {"show 999999", 66, NULL, "999999"},
    {"open {ferry}", 66, NULL, "has no address"},
    {"open 999999", 66, NULL, "there is no article 999999"},
    {"related {lighthouse}", 0, "ferry", NULL},
    {"stats", 0, "             5  articles\n", NULL},
    {"--json stats", 0, "{\"articles\":5,\"unread\":5,", NULL},
    {"check", 0, NULL, "library.db: whole"},
};

static const struct line changing[] = {
    {"star ferry", 0, NULL, "article"},
    {"list is:starred", 0, "unread,starred", NULL},
    {"undo", 0, NULL, "taken back: "},
    {"list is:starred", 1, NULL, "nothing was found"},
    {"redo", 0, NULL, "done again: "},
    {"list is:starred", 0, "starred", NULL},
    {"star --off is:starred", 0, NULL, "no longer starred"},
    {"list is:starred", 1, NULL, ""},
    {"--json read id:{ferry}", 0, "{\"articles\":1,\"change\":\"marked read\"}", NULL},
    {"list is:read", 0, "\tread\t", NULL},
    {"archive id:{ferry}", 0, NULL, "1 article archived"},
    {"list is:archived", 0, "read,archived", NULL},
    {"tag sea,harbour id:{ferry}", 0, NULL, "1 article tagged"},
    {"tag", 0, "1\tharbour\n1\tsea\n", NULL},
    {"list tag:sea", 0, "Night ferry", NULL},
    {"tag -sea tag:sea", 0, NULL, "1 article untagged"},
    {"list tag:sea", 1, NULL, ""},
    {"undo", 0, NULL, "taken back: "},
    {"list tag:sea", 0, "Night ferry", NULL},
    {"tag sea", 2, NULL, "expected a query after \"sea\""},
    {"tag - ferry", 2, NULL, "expected a tag's name"},
    {"tag sea xyzzy", 1, NULL, "nothing was found"},
    {"star ')'", 2, NULL, "star: nothing was changed: query:1: this parenthesis closes "},
    {"star '*'", 2, NULL, "nothing was changed: query:1: "},
    {"read '()'", 2, NULL, "nothing was changed: query:1: "},
    {"archive -- -", 2, NULL, "no word to look for\n"},
    {"delete ''", 2, NULL, "delete: nothing was changed: the query is empty"},
    {"delete '' ' '", 2, NULL, "the query is empty"},
    {"delete id:2,3", 2, NULL, "query:4: \"2,3\": a number must stand here\n"},
    {"star 'is:unread OR'", 2, NULL, "query:11: \"OR\": this joins nothing"},
    {"tag sea 'ferry)'", 2, NULL, "tag: nothing was changed: query:6: "},
    {"tag sea ''", 2, NULL, "tag: nothing was changed: the query is empty"},
    {"delete --off ''", 2, NULL, "the query is empty"},
    {"purge ''", 2, NULL, "purge: nothing was changed: the query is empty"},
    {"reprocess ')'", 2, NULL, "reprocess: nothing was changed: query:1: this parenthesis"},
    {"reprocess ''", 2, NULL, "reprocess: nothing was changed: the query is empty"},
    {"purge 'a) OR (b'", 2, NULL, "purge: nothing was changed: query:2: "},
    {"list is:starred", 1, NULL, ""},
    {"list is:deleted", 1, NULL, ""},
    {"edit {ferry} 'title=The ferry' 'author=Ann Lee; Bo Ek' date=2024-05", 0, NULL, NULL},
    {"list --json id:{ferry}", 0,
	"\"title\":\"The ferry\",\"title_is_derived\":false,\"source\":\"The Lasko Courier\","
	"\"authors\":[\"Ann Lee\",\"Bo Ek\"],\"date\":\"2024-05\"",
	NULL},
    {"undo", 0, NULL, "taken back: edit"},
    {"list --json id:{ferry}", 0, "\"title\":\"Night ferry", NULL},
    {"redo", 0, NULL, ""},
    {"edit {ferry} -title -authors -date", 0, NULL, NULL},
    {"list id:{ferry}", 0, "2024-04-08", NULL},
    {"list id:{ferry}", 0, "Night ferry", NULL},
    {"edit {ferry} colour=red", 2, NULL, "there is no field \"colour\""},
    {"edit {ferry} title", 2, NULL, "expected FIELD=VALUE"},
    {"edit {ferry} date=someday", 2, NULL, "someday"},
    {"edit 999999 title=x", 66, NULL, "999999"},
    {"delete id:{ferry}", 0, NULL, "1 article deleted; lectern undo takes it back"},
    {"list 'night ferry'", 1, NULL, ""},
    {"list is:deleted", 0, "Night ferry", NULL},
    {"delete --off 'night ferry'", 0, NULL, "1 article brought back"},
    {"list 'night ferry'", 0, "Night ferry", NULL},
    {"delete libraire", 0, NULL, "1 article deleted"},
    {"purge", 0, NULL, "1 article removed for good"},
    {"purge", 1, NULL, "nothing was found"},
    {"list is:deleted", 1, NULL, ""},
    {"stats", 0, "             4  articles\n", NULL},
};

static const struct line keeping[] = {
    {"view add sea ferry OR lighthouse", 0, NULL, NULL},
    {"view list", 0, "sea\tferry OR lighthouse\n", NULL},
    {"--json view list", 0, "{\"view\":\"sea\",\"query\":\"ferry OR lighthouse\"}\n", NULL},
    {"view add sea is:starred", 0, NULL, NULL},
    {"view list", 0, "sea\tis:starred\n", NULL},
    {"view remove sea", 0, NULL, NULL},
    {"view remove sea", 66, NULL, "sea"},
    {"view add library lighthouse", 2, NULL,
	"view add: library is a built-in view: take another name, or set it in the "
	"configuration"},
    {"view list", 0, NULL, NULL},
    {"view paint", 2, NULL, "expected one of list, add, remove"},
    {"note add {lighthouse} a comment of mine", 0, NULL, "note 1 added"},
    {"note add {lighthouse} --quote 'every storm'", 0, NULL, "note 2 added"},
    {"note add {lighthouse} --quote 'no such words'", 66, NULL, "does not have these words"},
    {"note add {lighthouse}", 2, NULL, "expected"},
    {"note list {lighthouse}", 0, "\tevery storm\t\n", NULL},
    {"note list", 0, "\t\ta comment of mine\n", NULL},
    {"list is:noted", 0, "logbooks", NULL},
    {"list note:comment", 0, "logbooks", NULL},
    {"note remove 1", 0, NULL, NULL},
    {"note remove 1", 66, NULL, "1"},
    {"undo", 0, NULL, "taken back: "},
    {"note list", 0, "a comment of mine", NULL},
    {"note list {ferry}", 1, NULL, "there are no notes"},
    {"batch list", 0, "\t5\t0\t\t", NULL},
    {"batch undo", 0, NULL, "batch 1 taken back: "},
    {"list", 1, NULL, ""},
    {"batch undo", 66, NULL, "no batch to take back"},
    {"batch undo x", 2, NULL,
	"batch undo: expected the number of a batch, not \"x\"; lectern batch list shows "
	"them\n"},
    {"batch undo 77", 66, NULL, "77"},
    {"undo", 0, NULL, "taken back: "},
    {"list ferry", 0, "Night ferry", NULL},
    {"entities --kind person", 0, "\tperson\t", NULL},
    {"entities --kind date", 2, NULL, "--kind: expected"},
    {"entity Ilse Marchetti", 0, "Ilse Marchetti (person): ", NULL},
    {"entity Nobody Atall", 1, NULL, "no article names \"Nobody Atall\""},
    {"names list-of-names", 0, "2\tIlse Marchetti\t{lighthouse},{slower}\n0\tNobody Atall\t\n",
	NULL},
    {"--json names list-of-names", 0,
	"{\"name\":\"Ilse Marchetti\",\"articles\":2,\"ids\":[{lighthouse},{slower}]}\n", NULL},
    {"names missing", 66, NULL, "missing"},
};

static const struct line exporting[] = {
    {"export ferry", 0, "# Night ferry", NULL},
    {"export --as text ferry", 0, "Night ferry", NULL},
    {"export --as html ferry", 0, "</html>\n", NULL},
    {"export xyzzy", 1, NULL, "nothing was found"},
    {"export --as markdown ferry -o folder", 0, NULL, "1 article exported to folder"},
    {"export --as json -o all.jsonl", 0, NULL, "4 articles exported to all.jsonl"},
    {"export --as json -o all.jsonl", 73, NULL, "is there already"},
    {"export --as json -o missing/all.jsonl", 73, NULL, "missing/all.jsonl"},
    {"export --as json -o each/", 0, NULL, "4 articles exported to each/"},
    {"export --as state -o states/ ferry", 0, NULL, "1 article exported to states/"},
    {"--library each.db add each", 0, "4 added", NULL},
    {"--library each.db export --as json -o each.jsonl", 0, NULL, "4 articles exported"},
    {"export --as state -o state.jsonl", 0, NULL, "2 articles exported"},
    {"export --as state ferry", 0, "\"tags\":[\"harbour\",\"sea\"]", NULL},
    {"backup copy.db", 0, NULL, "copy.db: written"},
    {"backup copy.db", 73, NULL, "copy.db"},
    {"copy.db", 2, NULL, "lectern --library copy.db opens it"},
    {"--library copy.db list ferry", 0, "Night ferry", NULL},
    {"--library copy.db check", 0, NULL, "copy.db: whole"},
    {"--library copy.db check --repair", 0, "", "repaired; 0 rows could not be read"},
    {"--library copy.db list ferry", 0, "Night ferry", NULL},
    {"--library other.db add all.jsonl", 0, "added", NULL},
    {"--library other.db list ferry", 0, "Night ferry", NULL},
    {"--library other.db note list", 0, "a comment of mine", NULL},
    {"--library other.db export --as json -o again.jsonl", 0, NULL, "4 articles exported"},
    {"--library third.db samples", 0, "added", "the paths were added only"},
    {"--library third.db add state.jsonl", 0, "", ""},
    {"--library third.db list tag:sea", 0, "Night ferry", NULL},
    {"--library third.db note list", 0, "a comment of mine", NULL},
    {"--library third.db list ferry", 0, "Night ferry", NULL},
    /* A record that does not tell its language is found by other forms of its words too. */
    {"--library said.db add said.jsonl", 0, "added", NULL},
    {"--library said.db list keeper", 0, "Lamps", NULL},
};

/* The number of the article whose title holds a word. */
static void
add_id(struct buf *out, const char *word, size_t len)
{
	struct buf words = BUF_INIT;
	struct ran r;

	buf_addf(&words, "list title:%.*s --max 1", (int)len, word);
	r = program_run(buf_str(&words), NULL);
	buf_add(out, buf_str(&r.out), strcspn(buf_str(&r.out), "\t"));
	ran_clear(&r);
	buf_clear(&words);
}

/* Puts numbers in the place of words in braces; other braces are JSON's. */
static char *
fill(const char *s)
{
	struct buf out = BUF_INIT;

	if (!s)
		return NULL;
	for (; *s; s++) {
		size_t len = *s == '{' ? strspn(s + 1, "abcdefghijklmnopqrstuvwxyz") : 0;

		if (len && s[1 + len] == '}') {
			add_id(&out, s + 1, len);
			s += len + 1;
		} else {
			buf_add_char(&out, *s);
		}
	}
	buf_reserve(&out, 1);
	return buf_take(&out);
}

static void
run_lines(const struct line *lines, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		char *words = fill(lines[i].words), *out = fill(lines[i].out);

		program_check(words, lines[i].status, out, lines[i].err);
		free(words);
		free(out);
	}
}

static void
add_samples(void)
{
	const char *src = getenv("LECTERN_SRC");
	struct buf words = BUF_INIT;

	buf_addf(&words, "%s/doc/samples", src ? src : ".");
	tap_ok(!symlink(buf_str(&words), "samples"), "the samples are at hand");
	buf_reset(&words);
	buf_addf(&words, "add %s/doc/samples", src ? src : ".");
	program_check(buf_str(&words), 0, "added", "");
	program_check(buf_str(&words), 0, "duplicate", "");
	buf_clear(&words);
}

/* A library that was exported and read back exports the same bytes. */
static void
test_lossless(void)
{
	struct buf first = BUF_INIT, again = BUF_INIT;

	tap_ok(file_read("all.jsonl", 1 << 24, &first, NULL) &&
		   file_read("again.jsonl", 1 << 24, &again, NULL),
	    "both exports are there");
	tap_is(buf_str(&again), buf_str(&first), "and they are the same");
	buf_clear(&first);
	buf_clear(&again);
}

/* What the files of an export are called. */
static void
test_folder(const char *folder, const char *suffix)
{
	const char *argv[] = {"ls", folder, NULL};
	struct ran r = program_run_argv(argv, NULL);
	char *name =
	    fill("2024-04-08-night-ferry-to-skarholm-will-run-again-after-two-year-pause-"
		 "{ferry}.");
	struct buf want = BUF_INIT;

	buf_addf(&want, "%s%s\n", name, suffix);
	tap_is(buf_str(&r.out), buf_str(&want),
	    "%s: files of an export are named by date, title and number", folder);
	free(name);
	buf_clear(&want);
	ran_clear(&r);
}

/* Exporting once more leaves alone what was edited meanwhile, and writes the rest. */
static void
test_edited(void)
{
	static const struct line again[] = {
	    {"export --as markdown -o folder", 0, NULL, "4 articles exported to folder"},
	    {"export --as markdown -o folder", 0, NULL, "4 articles exported to folder"},
	};
	static const struct line edited[] = {
	    {"export --as markdown -o folder", 73, NULL, "3 articles exported to folder"},
	    {"export --as markdown -o folder ferry", 73, NULL,
		"folder: 1 file is there already with other content, not written over"},
	};
	char *path =
	    fill("folder/2024-04-08-night-ferry-to-skarholm-will-run-again-after-two-year-"
		 "pause-{ferry}.md");
	struct buf got = BUF_INIT;

	run_lines(again, ARRAY_LEN(again));
	program_write(path, "mine\n");
	run_lines(edited, ARRAY_LEN(edited));
	file_read(path, 100, &got, NULL);
	tap_is(buf_str(&got), "mine\n", "a file that was edited stays");
	buf_clear(&got);
	free(path);
}

static const struct {
	const char *browser;
	int status;
	const char *out, *err;
} browsers[] = {
    {"echo", 0, "https://example.org/lamps\n", NULL},
    {"echo to me", 0, "to me https://example.org/lamps\n", NULL},
    {"echo  <%s>  now", 0, "<https://example.org/lamps> now\n", NULL},
    {"echo one:no-such-program", 0, "one https://example.org/lamps\n", NULL},
    {"no-such-program --new", 66, NULL, "no-such-program: cannot be started"},
    {"", 66, NULL, "no browser was found (xdg-open, w3m); set BROWSER to one\n"},
    {NULL, 66, NULL, "no browser was found (xdg-open, w3m); set BROWSER to one\n"},
};

/* The browser that a user names, words behind its name included. */
static void
test_open(void)
{
	char *path = base_strdup(getenv("PATH"));
	size_t i;

	unsetenv("DISPLAY");
	unsetenv("WAYLAND_DISPLAY");
	for (i = 0; i < ARRAY_LEN(browsers); i++) {
		if (browsers[i].browser)
			setenv("BROWSER", browsers[i].browser, 1);
		else
			unsetenv("BROWSER");
		if (i + 2 >= ARRAY_LEN(browsers)) /* nor are there others */
			setenv("PATH", "/nowhere", 1);
		program_check("--library said.db open 1", browsers[i].status, browsers[i].out,
		    browsers[i].err);
	}
	setenv("PATH", path, 1);
	unsetenv("BROWSER");
	free(path);
}

/* A pipe whose reader went away, a full disk. */
static void
test_output(void)
{
	char *build = file_join(getenv("LECTERN_BUILD"), "lectern");
	const char *full[][5] = {{"sh", "-c", "\"$0\" list >/dev/full", build, NULL},
	    {"sh", "-c", "\"$0\" show 1 1 1 1 1 1 1 1 --as html >/dev/full", build, NULL}};
	const char *closed[] = {
	    "sh", "-c", "{ \"$0\" list; echo $? >&2; } | true", build, NULL};
	struct ran r;
	size_t i;

	for (i = 0; i < ARRAY_LEN(full); i++) {
		r = program_run_argv(full[i], NULL);
		tap_ok(r.status == 74 &&
			   !strcmp(buf_str(&r.err), "lectern: standard output could not be "
						    "written: No space left on device\n"),
		    "a full disk under the output is told: %s", buf_str(&r.err));
		ran_clear(&r);
	}
	r = program_run_argv(closed, NULL);
	tap_ok(!strstr(buf_str(&r.err), "lectern:"), "a reader that went away is no news: %s",
	    buf_str(&r.err));
	ran_clear(&r);
	free(build);
}

/* LANG=C prints the same bytes. */
static void
test_locale(void)
{
	setenv("LC_ALL", "C", 1);
	program_check("search 灯台守", 0, "灯台守の日誌", NULL);
	unsetenv("LC_ALL");
}

int
main(void)
{
	program_enter_home();
	program_write("list-of-names", "Ilse Marchetti\nNobody Atall\r\n\n");
	run_lines(no_library, ARRAY_LEN(no_library));
	add_samples();
	run_lines(reading, ARRAY_LEN(reading));
	run_lines(changing, ARRAY_LEN(changing));
	run_lines(keeping, ARRAY_LEN(keeping));
	program_write("said.jsonl",
	    "{\"title\":\"Lamps\",\"url\":\"https://example.org/lamps\",\"text\":\"It was the "
	    "night of the storm, and the keepers of "
	    "the light were at the window.\"}\n");
	run_lines(exporting, ARRAY_LEN(exporting));
	test_lossless();
	test_folder("folder", "md");
	test_edited();
	test_folder("states", "json");
	test_open();
	test_output();
	test_locale();
	program_leave_home();
	return tap_done();
}
