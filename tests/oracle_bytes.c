/* Hostile files, and the look for their bytes. */
#include "oracle.h"

#include "tap.h"

#include "base/file.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Title, clipboard, hyperlink, clear, colours, mouse, device and answer-back requests, printer,
 * a device control string; their C1 forms, raw and in UTF-8; single controls. */
#define ESCAPES                                                                                \
	"\033]0;PWNED\a \033]2;PWNED\033\\ \033]52;c;UFdORUQ=\a \033]8;;http://x/\a "          \
	"\033[2J\033[H"                                                                        \
	"\033[97;101;5m \033[?1003h \033[c \033[6n \033[5i \033P$q\"p\033\\ \033c \033(0 "     \
	"\033#8 "                                                                              \
	"\xc2\x9b"                                                                             \
	"31m \xc2\x9d"                                                                         \
	"0;PWNED\xc2\x9c \x9b"                                                                 \
	"32m \x0e \x0f \x05 \x08\x08 \x7f \r over "

/* Overrides, isolates, marks, tags, soft hyphen, zero widths, fillers, a pile of marks. */
#define FORMATS                                                                                \
	"\u202e\u2066\u2067\u2068\u202a\u202b\u202d\u200e\u200f\u061c \U000e0041\U000e007f "   \
	"so\u00adft \u200b\u2060\ufeff\u3164\u180e \u2028\u2029 e"                             \
	"\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d "

#define BODY                                                                                   \
	"The keeper of the light, Barack \033[2JObama of Reu\u202eters, had written a line "   \
	"in the "                                                                              \
	"journal every evening for thirty-one years " ESCAPES "and nobody ever " FORMATS       \
	"read it.\n\nOn Tuesday, 3 May 2011, the harbourmaster John\033[31m Smith went to "    \
	"New \xc2\x9bYork and paid $5 million \x9b for the schooner, which came round the "    \
	"point "                                                                               \
	"with its lamps out and nobody at the wheel.\n\n(Editing by Anna \033]0;PWNED\a "      \
	"Berg)\n"

#define JSON_ESCAPES "\\u001b]0;PWNED\\u0007 \\u009b31m \\u202e \\u0085 \\u007f \\u00ad"

static const struct {
	const char *name, *bytes;
} files[] = {
    {"dump.txt", "A title " ESCAPES FORMATS
		 "of it\n\nBy Anna \033[2J Berg\n\nLONDON \033[7m (Reuters) - " BODY},
    {"name\033]0;PWNED\a\nlectern: fine\xe2\x80\xae.txt", "A name\n\n" BODY},
    {"bad\xff\xfe\xc0\xaf\x9b"
     "2J.txt",
	"Bytes \xff\xfe\xc0\x9b\xed\xa0\x80\xf5 of none\n\n" BODY},
    {"-rf --help.txt", "A dash\n\n" BODY},
    {"page.html",
	"<!doctype html><html><head><title>Page &#27;]0;PWNED&#7; " ESCAPES "</title>"
	"<meta name=author content='Anna &#155;2J " FORMATS "'>"
	"<meta property='og:site_name' content='Site &#27;[2J" ESCAPES "'>"
	"<link rel=canonical href='http://example.org/\033]0;PWNED\a/&#27;[2J'></head><body>"
	"<article><h1>Page &#27;[97;101;5m</h1><p>" BODY "</p><p><a href='javascript:\033[2J"
	"alert(1)'>link &#x9b;2J &#8238; text</a> <a "
	"href='http://example.org/&#27;[2J\a'>here</a>"
	"<table><tr><th>\033[2J</th><td>&#27;c</td></tr></table><pre>\033[2J\tcode \a</pre>"
	"<p>It went on for many years, and all of the town had a part in it; nobody knew, "
	"though, who had lit the lamp that night.</p></article></body></html>"},
    {"lines.jsonl",
	"{\"title\":\"Line " JSON_ESCAPES "\",\"authors\":[\"Anna " JSON_ESCAPES "\"],\"url\":"
	"\"http://example.org/" JSON_ESCAPES "\",\"source\":\"Site " JSON_ESCAPES "\",\"text\":"
	"\"The keeper of the light had written " JSON_ESCAPES
	" a line.\\n\\nBarack \\u001b[2J Obama "
	"read it.\"}\n"
	"{\"title\":\"\\u001b[2J\",\"text\":\"\\u001b[2J\\u0007\"}\n"
	"{\"title\":\"Half \\ud800 \\u0000 a letter\",\"text\":\"It is not there.\"}\n"
	"{\"title\": \033[2J nonsense\a\n"},
    {"nothing.txt", "\033[2J\a\x9b"},
};

bool
oracle_write_files(const char *dir)
{
	size_t i;

	if (!file_make_dirs(dir, NULL))
		return false;
	for (i = 0; i < ARRAY_LEN(files); i++) {
		char *path = file_join(dir, files[i].name);
		bool ok = file_write(path, files[i].bytes, strlen(files[i].bytes), NULL);

		free(path);
		if (!ok)
			return false;
	}
	return true;
}

/* The window's title and the clipboard, as the interface sets them. */
static size_t
own_string(const char *s, size_t len)
{
	static const char *const starts[] = {"]2;Lectern", "]52;c;"};
	const char *end = memchr(s, '\a', len);
	size_t i, n;

	for (i = 0; end && i < ARRAY_LEN(starts); i++) {
		n = strlen(starts[i]);
		if ((size_t)(end - s) < n || memcmp(s, starts[i], n))
			continue;
		for (n = 0; s + n < end && (unsigned char)s[n] >= 0x20; n++)
			continue;
		return s + n == end && !(i && !memcmp(s + 6, "UFdORUQ=", 8)) ? n + 1 : 0;
	}
	return 0;
}

/* Bytes of the terminal sequence of our own at s, behind its ESC; 0 when it is not ours. */
static size_t
own_sequence(const char *s, size_t len)
{
	static const char finals[] = "mHfJKABCDGdrhlPXLM@STs", foreign[] = "97;101;5";
	size_t n = 1;

	if (!len)
		return 0;
	if (strchr("=>78M", s[0]))
		return 1;
	if (s[0] == '(' || s[0] == ')')
		return len > 1 && (s[1] == 'B' || s[1] == '0') ? 2 : 0;
	if (s[0] == ']')
		return own_string(s, len);
	if (s[0] != '[')
		return 0;
	while (n < len && (unsigned char)s[n] >= 0x20 && (unsigned char)s[n] < 0x40)
		n++;
	if (n < len && s[n] == 't') /* xterm keeps its title meanwhile */
		return n == 7 && (!memcmp(s, "[22;0;0", 7) || !memcmp(s, "[23;0;0", 7)) ? 8 : 0;
	if (n == len || !strchr(finals, s[n]))
		return 0;
	if (n - 1 == strlen(foreign) && !memcmp(s + 1, foreign, n - 1))
		return 0;
	return n + 1;
}

static const char *
judge(uint32_t cp, bool invalid, bool terminal)
{
	if (invalid)
		return "a byte that is no UTF-8";
	if (cp == '\n' || cp == '\t')
		return NULL;
	if (terminal && (cp == '\r' || cp == '\b'))
		return NULL;
	if (cp < 0x20 || cp == 0x7f)
		return "a control character";
	if (cp >= 0x80 && cp < 0xa0)
		return "a C1 control character";
	return clean_drops(cp) ? "an invisible character" : NULL;
}

/* Looks for a foreign byte. NULL when there is none, else what it is, with *at its place. */
static const char *
find_foreign(const struct buf *bytes, bool terminal, size_t *at)
{
	const char *s = buf_str(bytes), *bad;
	size_t n, own;
	uint32_t cp;

	for (*at = 0; *at < bytes->len; *at += n) {
		n = utf8_decode(s + *at, bytes->len - *at, &cp);
		if (terminal && cp == 0x1b) {
			own = own_sequence(s + *at + 1, bytes->len - *at - 1);
			if (!own)
				return "an escape sequence";
			n += own;
			continue;
		}
		bad = judge(cp, cp == UTF8_REPLACEMENT && n < 3, terminal);
		if (bad)
			return bad;
	}
	return NULL;
}

bool
oracle_is_clean(const struct buf *bytes, bool terminal, const char *where)
{
	struct buf line = BUF_INIT;
	const char *what;
	size_t at, i;

	what = find_foreign(bytes, terminal, &at);
	if (!what)
		return true;
	for (i = at < 24 ? 0 : at - 24; i < bytes->len && i < at + 24; i++) {
		unsigned char c = (unsigned char)bytes->data[i];

		if (isprint(c))
			buf_add_char(&line, (char)c);
		else
			buf_addf(&line, "\\x%02x", c);
	}
	for (i = 0; where[i] && isprint((unsigned char)where[i]);)
		i++;
	tap_note("%.*s: %s at byte %zu: %s", (int)i, where, what, at, buf_str(&line));
	buf_clear(&line);
	return false;
}
