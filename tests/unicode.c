/* text/segment and text/width against the Unicode test files and the C library. */
#include "tap.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/proc.h"
#include "text/segment.h"
#include "text/utf8.h"
#include "text/width.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { MAX_POINTS = 64 };

/* A line of a test file: code points, and before each of them and at the end whether the text
 * may be parted there. */
struct sample {
	char text[4 * MAX_POINTS];
	size_t len, n;
	size_t at[MAX_POINTS + 1];
	bool parted[MAX_POINTS + 1];
};

static bool
read_sample(const char *line, struct sample *out)
{
	char *end;

	out->len = out->n = 0;
	for (;;) {
		line += strspn(line, " \t");
		if (!strncmp(line, "\xc3\xb7", 2))
			out->parted[out->n] = true;
		else if (!strncmp(line, "\xc3\x97", 2))
			out->parted[out->n] = false;
		else
			return false;
		out->at[out->n] = out->len;
		line += 2;
		line += strspn(line, " \t");
		if (!strchr("0123456789ABCDEF", *line) || !*line || out->n == MAX_POINTS)
			return out->n > 0;
		out->len +=
		    utf8_encode((uint32_t)strtoul(line, &end, 16), out->text + out->len);
		out->n++;
		line = end;
	}
}

static bool
are_clusters_right(const struct sample *s)
{
	size_t i, at = 0;

	for (i = 1; i <= s->n; i++) {
		if (!s->parted[i])
			continue;
		if (at + segment_cluster(s->text + at, s->len - at) != s->at[i] ||
		    segment_cluster_before(s->text, s->at[i]) != at)
			return false;
		at = s->at[i];
	}
	return true;
}

static bool
are_lines_right(const struct sample *s)
{
	char breaks[4 * MAX_POINTS];
	size_t i;

	segment_line_breaks(s->text, s->len, breaks);
	for (i = 1; i < s->n; i++)
		if (s->parted[i] != (breaks[s->at[i]] != SEGMENT_NO_BREAK))
			return false;
	return breaks[0] == SEGMENT_NO_BREAK;
}

/* Plays a compressed test file; how many samples fail. */
static void
test_file(const char *name, bool (*is_right)(const struct sample *))
{
	const char *source = getenv("LECTERN_SRC");
	char *dir = file_join(source ? source : ".", "../shared/data/inputs/unicode");
	char *path = file_join(dir, name);
	const char *const argv[] = {"gzip", "-dc", path, NULL};
	struct buf text = BUF_INIT;
	struct sample s;
	const char *line;
	size_t n = 0, bad = 0;
	int status = 1;

	if (!proc_run(argv, "", 0, &text, SIZE_MAX / 2, &status, NULL) || status) {
		tap_skip("no Unicode test files here");
	} else {
		for (line = buf_str(&text); *line;
		     line += strcspn(line, "\n"), line += *line == '\n') {
			if (!read_sample(line, &s))
				continue;
			n++;
			if (!is_right(&s) && bad++ < 10)
				tap_note("fails: %.*s", (int)strcspn(line, "\n"), line);
		}
		tap_ok(n > 100 && !bad, "%s: %zu of %zu samples fail", name, bad, n);
	}
	buf_clear(&text);
	free(path);
	free(dir);
}

/* Without the files: a sample of each rule that one pair of classes does not tell. */
static void
test_rules(void)
{
	static const char *const lines[] = {
	    "× 0055 × 002E × 0053 × 002E × 0020 ÷ 0061 ÷",                      /* U.S. a */
	    "× 0077 × 002E × 0065 × 0078 × 002E × 006F ÷",                      /* w.ex.o */
	    "× 0024 × 0028 × 0031 × 002C × 0030 × 002F × 0032 × 0029 × 0025 ÷", /* $(1,0/2)% */
	    "× 0024 ÷ 0028 × 0061 ÷",                                           /* $(a */
	    "× 1F1E6 × 1F1E7 ÷ 1F1E8 × 1F1E9 ÷",
	    "× 05D0 × 002D × 0061 ÷",
	    "× 0061 × 002D ÷ 0061 ÷",
	    "× 1F468 × 200D × 1F469 ÷ 1F469 ÷",
	    "× 0028 × 0020 × 0061 × 0020 ÷ 0300 × 0061 ÷",
	    "× 000D × 000A ÷ 0061 × 000A ÷ 0020 ÷ 0062 ÷",
	    "× 4E00 × 3002 ÷ 4E00 × 3041 ÷",
	    "× 0020 × 0020 ÷ 0061 ÷",
	};
	static const char *const clusters[] = {
	    "÷ 1F1E6 × 1F1E7 ÷ 1F1E8 ÷",
	    "÷ 1F468 × 1F3FF × 200D × 1F469 ÷ 0061 × 200D ÷ 1F469 ÷",
	    "÷ 0061 × 0308 × 0903 ÷ 0600 × 0061 ÷",
	    "÷ 1100 × 1161 × 11A8 ÷ AC00 × 11A8 ÷ 1100 ÷",
	    "÷ 000D × 000A ÷ 000D ÷ 0308 ÷",
	};
	struct sample s;
	size_t i;

	for (i = 0; i < ARRAY_LEN(lines); i++)
		tap_ok(read_sample(lines[i], &s) && are_lines_right(&s), "lines %s", lines[i]);
	for (i = 0; i < ARRAY_LEN(clusters); i++)
		tap_ok(read_sample(clusters[i], &s) && are_clusters_right(&s), "clusters %s",
		    clusters[i]);
	tap_is_int(
	    (long long)segment_cluster("\xff\xcc\x81", 3), 1, "an invalid byte is a cluster");
	tap_is_int((long long)segment_cluster_before("a\xff", 2), 1, "from behind too");
	tap_is_int((long long)segment_cluster("", 0), 0, "nothing has none");
}

/* What the C library calls printable is as wide as it says: ncurses goes by that. */
static void
test_width(void)
{
	uint32_t cp;
	size_t bad = 0;
	int w;

	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		tap_skip("no locale C.UTF-8 here");
		return;
	}
	for (cp = 0x20; cp < 0x110000; cp++) {
		w = wcwidth((wchar_t)cp);
		if (w >= 0 && width_cp(cp) != w && bad++ < 10)
			tap_note("U+%04X: %d, wcwidth %d", (unsigned)cp, width_cp(cp), w);
	}
	/* Another C library knows another Unicode. */
	tap_ok(bad < 400, "widths are those of wcwidth, but for %zu", bad);
#ifdef __GLIBC__
	if (__GLIBC__ == 2 && __GLIBC_MINOR__ == 36)
		tap_ok(!bad, "all of them with this C library");
#endif
	tap_is_int(width_cp(0) + width_cp(0x1f) + width_cp(0x7f) + width_cp(0x9b), 0,
	    "controls take no cell");
	tap_is_int(
	    width_text("e\xcc\x81\xe6\xbc\xa2\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", 17),
	    5, "a cluster is as wide as its first");
}

int
main(void)
{
	test_rules();
	test_file("GraphemeBreakTest.txt.gz", are_clusters_right);
	test_file("LineBreakTest.txt.gz", are_lines_right);
	test_width();
	return tap_done();
}
