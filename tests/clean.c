/* text/clean: the one gate. */
#include "tap.h"

#include "text/clean.h"
#include "text/utf8.h"

#include <string.h>

#define BYTES(s) (s), sizeof(s) - 1

static const struct {
	const char *in;
	size_t len;
	const char *text, *line, *what;
} cases[] = {
    {BYTES("plain\ttext\n"), "plain\ttext\n", "plain text", "plain text passes"},
    {BYTES("a\033]0;title\007b"), "a]0;titleb", "a]0;titleb",
	"escape sequences lose their teeth"},
    {BYTES("a\r\nb\rc\x0b"
	   "d\x0c"
	   "e"),
	"a\nb\nc\nd\ne", "a b c d e", "line ends are one"},
    {BYTES("nul\0tail"), "nultail", "nultail", "NUL goes, the tail stays"},
    {BYTES("\xc2\x9b"
	   "31m\xc2\x85x"),
	"31m\nx", "31m x", "C1 controls, NEL is a line end"},
    {BYTES("bad \xff\xfe end"), "bad \xef\xbf\xbd\xef\xbf\xbd end",
	"bad \xef\xbf\xbd\xef\xbf\xbd end", "invalid bytes become U+FFFD"},
    {BYTES("over\xc0\x9blong"), "over\xef\xbf\xbd\xef\xbf\xbdlong",
	"over\xef\xbf\xbd\xef\xbf\xbdlong", "an overlong escape never becomes one"},
    {BYTES("cut \xe2\x82"), "cut \xef\xbf\xbd", "cut \xef\xbf\xbd",
	"half a character at the end"},
    {BYTES("\xe2\x80\xae"
	   "gpj.exe\xe2\x81\xa6"),
	"gpj.exe", "gpj.exe", "bidi overrides and isolates"},
    {BYTES("pass\xc2\xad"
	   "wo\xe2\x80\x8brd\xef\xbb\xbf"),
	"password", "password", "soft hyphens, zero width spaces, byte order marks"},
    {BYTES("tag\xf3\xa0\x81\xa1"), "tag", "tag", "tag characters"},
    {BYTES("  two \xc2\xa0 spaces  "), "  two \xc2\xa0 spaces  ", "two spaces",
	"a line's white space is folded"},
    {BYTES("e\xcc\x81"), "e\xcc\x81", "e\xcc\x81", "a combining mark stays"},
};

static void
test_cases(void)
{
	struct buf out = BUF_INIT, again = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		buf_reset(&out);
		clean_text(&out, cases[i].in, cases[i].len, CLEAN_TEXT);
		tap_is(buf_str(&out), cases[i].text, "text: %s", cases[i].what);
		buf_reset(&again);
		clean_text(&again, out.data, out.len, CLEAN_TEXT);
		tap_is(buf_str(&again), buf_str(&out), "text: cleaning again changes nothing");
		buf_reset(&out);
		clean_text(&out, cases[i].in, cases[i].len, CLEAN_LINE);
		tap_is(buf_str(&out), cases[i].line, "line: %s", cases[i].what);
	}
	buf_clear(&out);
	buf_clear(&again);
}

static void
test_every_byte_pair(void)
{
	struct buf out = BUF_INIT;
	size_t at, used;
	uint32_t cp;
	int a, b, bad = 0;
	char in[3];

	for (a = 0; a < 256; a++)
		for (b = 0; b < 256; b++) {
			in[0] = (char)a;
			in[1] = (char)b;
			in[2] = '|';
			buf_reset(&out);
			clean_text(&out, in, 3, CLEAN_TEXT);
			bad += !utf8_valid(buf_str(&out), out.len);
			for (at = 0; at < out.len; at += used) {
				used = utf8_decode(out.data + at, out.len - at, &cp);
				bad += clean_drops(cp);
			}
		}
	tap_is_int(bad, 0, "no pair of bytes gives invalid UTF-8 or a control");
	buf_clear(&out);
}

static void
test_zalgo(void)
{
	struct buf in = BUF_INIT, out = BUF_INIT;
	int i;

	buf_add_char(&in, 'e');
	for (i = 0; i < 2000; i++)
		buf_add_str(&in, "\xcc\x81");
	clean_text(&out, in.data, in.len, CLEAN_TEXT);
	tap_is_int((long long)out.len, 1 + 2 * CLEAN_MAX_MARKS, "marks beyond the limit go");
	buf_clear(&in);
	buf_clear(&out);
}

int
main(void)
{
	test_cases();
	test_every_byte_pair();
	test_zalgo();
	return tap_done();
}
