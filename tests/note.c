/* store/note, store/stats: notes of articles, and what a library holds. */
#include "library.h"
#include "tap.h"

#include "store/journal.h"
#include "store/note.h"
#include "store/stats.h"
#include "store/tag.h"

#include <stdlib.h>
#include <string.h>

static bool
add_note(void *arg, const struct note *n)
{
	buf_addf(arg, "%lld:%u+%u \"%s\" (%s); ", (long long)n->article, n->start, n->len,
	    n->quote, n->comment);
	return true;
}

static void
are(struct library *lib, int64_t article, const char *want)
{
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};

	if (!note_list(lib, article, add_note, &got, &err))
		buf_add_str(&got, err.text);
	tap_is(buf_str(&got), want, "notes of %lld", (long long)article);
	buf_clear(&got);
}

static bool
stop(void *arg, const struct note *n)
{
	(void)n;
	++*(int *)arg;
	return false;
}

static void
undo(struct library *lib)
{
	struct err err = {ERR_NONE, ""};
	char *what = NULL;
	int64_t id;

	tap_ok(
	    journal_undo(lib, &what, &id, &err) && what, "undone: %s", what ? what : err.text);
	free(what);
}

static void
test_notes(struct library *lib)
{
	struct note late = {.article = 1, .start = 4, .len = 5, .comment = "which?"};
	struct note early = {.article = 1, .start = 0, .len = 3};
	struct note whole = {.article = 2, .comment = "to be read again"};
	struct note beyond = {.article = 2, .start = 3, .len = 9999};
	struct note nowhere = {.article = 77};
	struct err err = {ERR_NONE, ""};
	int n = 0;

	tap_ok(note_add(lib, &late, &err) && late.id > 0 && late.time == TEST_NOW, "added %s",
	    err.text);
	library_set_now(lib, TEST_NOW + 1);
	tap_ok(note_add(lib, &early, &err) && note_add(lib, &whole, &err), "more %s", err.text);
	are(lib, 1, "1:0+3 \"The\" (); 1:4+5 \"ferry\" (which?); ");
	are(lib, 0,
	    "2:0+0 \"\" (to be read again); 1:0+3 \"The\" (); 1:4+5 \"ferry\" (which?); ");
	tap_ok(note_list(lib, 0, stop, &n, &err) && n == 1, "a list stops when told");
	tap_is(test_ids(lib, "is:noted"), "2 1", "their articles are noted");
	tap_is(test_ids(lib, "note:ferry"), "1", "what is marked is found");
	tap_is(test_ids(lib, "note:\"read again\""), "2", "and what is said of it");
	tap_ok(!note_add(lib, &beyond, &err) && err.kind == ERR_USAGE, "%s", err.text);
	tap_ok(!note_add(lib, &nowhere, &err) && err.kind == ERR_NO_INPUT, "%s", err.text);
	tap_ok(note_set_comment(lib, late.id, "this one", &err), "said anew %s", err.text);
	are(lib, 1, "1:0+3 \"The\" (); 1:4+5 \"ferry\" (this one); ");
	undo(lib);
	are(lib, 1, "1:0+3 \"The\" (); 1:4+5 \"ferry\" (which?); ");
	tap_ok(note_remove(lib, whole.id, &err), "removed %s", err.text);
	tap_is(test_ids(lib, "is:noted"), "1", "its article is noted no more");
	undo(lib);
	tap_is(test_ids(lib, "is:noted"), "2 1", "until that is undone");
	tap_ok(!note_remove(lib, 99, &err) && err.kind == ERR_NO_INPUT, "%s", err.text);
}

static void
test_stats(struct library *lib)
{
	struct library_stats s;
	struct err err = {ERR_NONE, ""};
	const int64_t id = 1;

	tag_set(lib, &id, 1, "boats", true, &err);
	tap_ok(stats_read(lib, &s, &err), "figures %s", err.text);
	tap_ok(s.counts.shown == 2 && s.counts.unread == 2, "two articles");
	tap_ok(
	    s.originals == 2 && s.notes == 3 && s.tags == 1 && s.sources == 1 && s.batches == 2,
	    "rows of each sort");
	tap_ok(s.entities == 1 && s.terms > 5 && s.schema >= 1, "names and words");
	tap_ok(s.text_bytes > 30 && s.body_bytes > 30 && s.original_bytes > 10 &&
		   s.file_bytes > s.body_bytes,
	    "bytes");
}

int
main(void)
{
	struct library *lib;
	struct library_stats s;
	struct err err = {ERR_NONE, ""};

	test_begin("note");
	lib = test_open("library");
	tap_ok(stats_read(lib, &s, &err) && s.counts.shown == 0, "empty %s", err.text);
	test_add(lib, "One", "2011-07-14", "Harbour Post", "The ferry sank near [L Dover].");
	test_add(lib, "Two", "2012", NULL, "Bees sleep.");
	test_notes(lib);
	test_stats(lib);
	library_close(lib);
	test_end();
	return tap_done();
}
