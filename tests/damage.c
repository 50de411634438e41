/* Libraries that are damaged, another's, or a newer program's: every command ends with a
 * sentence, none makes it worse, and what can be saved is. */
#include "harm.h"
#include "program.h"
#include "tap.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PAGE = 4096 };

/* What is done to the bytes of a library; and what becomes of it. */
enum harm {
	NOISE_HEAD,
	NOISE_FIRST,
	NOISE_MIDDLE,
	NOISE_LAST,
	CUT,
	CUT_IN_PAGE,
	TEXT,
	NEWER,
	OTHER
};

static const struct {
	enum harm harm;
	const char *name;
	bool keeps; /* whatever is run, the file stays as it is, byte for byte */
	bool mends; /* check --repair ends with a library that is whole */
} harms[] = {
    {NOISE_HEAD, "noise instead of its first page", false, true},
    {NOISE_FIRST, "noise in its first page", false, true},
    {NOISE_MIDDLE, "noise in the middle", false, true},
    {NOISE_LAST, "noise at its end", false, true},
    {CUT, "half of it", false, true},
    {CUT_IN_PAGE, "cut in a page", false, true},
    {TEXT, "a text", true, false},
    {NEWER, "made by a newer program", true, false},
    {OTHER, "another program's", true, false},
};

static const char *const commands[] = {"list", "search keeper", "show 1", "entities", "stats",
    "tag x keeper", "note add 1 word", "add in", "reprocess", "delete keeper", "undo",
    "export -n 3", "list --json", "backup b.db"};

static void
noise(struct buf *b, size_t at, size_t len)
{
	unsigned seed = 9;
	size_t i;

	for (i = at; i < at + len && i < b->len; i++) {
		seed = seed * 1103515245 + 12345;
		b->data[i] = (char)(seed >> 16);
	}
}

static void
set_number(struct buf *b, size_t at, uint32_t n)
{
	int i;

	for (i = 0; i < 4; i++)
		b->data[at + (size_t)i] = (char)(n >> (24 - 8 * i));
}

static void
do_harm(struct buf *b, enum harm harm)
{
	size_t pages = b->len / PAGE;

	switch (harm) {
	case NOISE_HEAD:
		noise(b, 0, 4 * PAGE);
		break;
	case NOISE_FIRST:
		noise(b, 100, PAGE - 100);
		break;
	case NOISE_MIDDLE:
		noise(b, pages / 2 * PAGE, 3 * PAGE);
		break;
	case NOISE_LAST:
		noise(b, (pages - 2) * PAGE, 2 * PAGE);
		break;
	case CUT:
		buf_truncate(b, pages / 2 * PAGE);
		break;
	case CUT_IN_PAGE:
		buf_truncate(b, b->len - PAGE - 1000);
		break;
	case TEXT:
		buf_reset(b);
		buf_add_str(b, "These are notes of mine, and no library at all.\n");
		break;
	case NEWER:
		set_number(b, 60, 99999);
		break;
	case OTHER:
		set_number(b, 68, 0x0f055112);
		break;
	}
}

static bool
is_same(const struct buf *want)
{
	struct buf now = BUF_INIT;
	bool same = file_read("lib.db", SIZE_MAX, &now, NULL) && now.len == want->len &&
		    !memcmp(now.data, want->data, now.len);

	buf_clear(&now);
	return same;
}

/* Runs a command; counts what is not as it should be. */
static int
run(const char *words)
{
	struct ran r = program_run(words, NULL);
	bool ok = r.status < 128 && (r.status <= 1 || strstr(buf_str(&r.err), "lectern: "));

	if (!ok)
		tap_note("%s: status %d: %s", words, r.status, buf_str(&r.err));
	ran_clear(&r);
	return !ok;
}

static void
test_harm(size_t h)
{
	struct buf bytes = BUF_INIT;
	int bad = 0, changed = 0;
	struct ran r;
	size_t i;

	harm_set_library(true);
	file_read("full.db", SIZE_MAX, &bytes, NULL);
	do_harm(&bytes, harms[h].harm);
	for (i = 0; i < ARRAY_LEN(commands); i++) {
		unlink("b.db");
		file_write("lib.db", bytes.data, bytes.len, NULL);
		bad += run(commands[i]);
		if (harms[h].keeps)
			changed += !is_same(&bytes);
		harm_set_library(true);
	}
	file_write("lib.db", bytes.data, bytes.len, NULL);
	bad += run("check");
	r = program_run("check --repair", NULL);
	if (harms[h].keeps)
		changed += !is_same(&bytes) || r.status == 0;
	ran_clear(&r);
	tap_is_int(bad, 0, "%s: every command ends with a sentence", harms[h].name);
	if (harms[h].keeps)
		tap_is_int(changed, 0, "%s: nothing touches it", harms[h].name);
	if (harms[h].mends) {
		tap_ok(harm_is_whole(), "%s: mended", harms[h].name);
		tap_is_int(run("list"), 0, "%s: and read", harms[h].name);
	}
	harm_set_library(true);
	buf_clear(&bytes);
}

/* How many articles are left in a library with noise in its first page, or in its last ones. */
static void
test_saved(enum harm harm)
{
	struct buf bytes = BUF_INIT;
	struct ran r;
	int n = 0;
	size_t i;

	harm_set_library(true);
	file_read("full.db", SIZE_MAX, &bytes, NULL);
	do_harm(&bytes, harm);
	file_write("lib.db", bytes.data, bytes.len, NULL);
	r = program_run("check --repair", NULL);
	ran_clear(&r);
	r = program_run("list --json -n 900", NULL);
	for (i = 0; i < r.out.len; i++)
		n += r.out.data[i] == '\n';
	tap_ok(n > 100, "%s: %d of 159 articles are saved", harms[harm].name, n);
	ran_clear(&r);
	buf_clear(&bytes);
}

int
main(void)
{
	size_t i;

	tap_ok(harm_begin(), "a library is there");
	for (i = 0; i < ARRAY_LEN(harms); i++)
		test_harm(i);
	test_saved(NOISE_HEAD);
	test_saved(NOISE_FIRST);
	test_saved(NOISE_LAST);
	program_leave_home();
	return tap_done();
}
