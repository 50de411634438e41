/* format/decode and format/sniff: bytes to UTF-8, and what bytes are. */
#include "tap.h"

#include "base/file.h"
#include "format/charset.h"
#include "format/decode.h"
#include "format/sniff.h"
#include "text/utf8.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(s) (s), sizeof(s) - 1

static const struct {
	const char *in;
	size_t len;
	const char *declared, *text, *charset;
	bool is_damaged;
} cases[] = {
    {BYTES("plain"), NULL, "plain", "utf-8", false},
    {BYTES(""), NULL, "", "utf-8", false},
    {BYTES("caf\xc3\xa9"), "iso-8859-1", "café", "utf-8", false},
    {BYTES("caf\xe9 \x93x\x94 \x80"), "iso-8859-1", "café “x” €", "windows-1252", false},
    {BYTES("\xef\xbb\xbf"
	   "bom"),
	"koi8-r", "bom", "utf-8", false},
    {BYTES("\xff\xfeh\0i\0\xac\x20"), NULL, "hi€", "utf-16le", false},
    {BYTES("\xfe\xff\0h\0i\xd8\x3d\xde\x00"), NULL, "hi😀", "utf-16be", false},
    {BYTES("h\0e\0l\0l\0o\0 \0y\0o\0u\0"), NULL, "hello you", "utf-16le", false},
    {BYTES("\0h\0e\0l\0l\0o\0 \0y\0o\0u"), NULL, "hello you", "utf-16be", false},
    {BYTES("\xff\xfe\0\0h\0\0\0i\0\0\0"), NULL, "hi", "utf-32le", false},
    {BYTES("h\0\0\0e\0\0\0l\0\0\0l\0\0\0o\0\0\0 \0\0\0y\0\0\0o\0\0\0"), NULL, "hello yo",
	"utf-32le", false},
    {BYTES("\xff\xfeh\0\x00\xd8i\0!"), NULL, "h\xef\xbf\xbdi\xef\xbf\xbd", "utf-16le", true},
    {BYTES("\xf0\xd2\xc9\xd7\xc5\xd4"), "KOI8-R", "Привет", "koi8-r", false},
    {BYTES("\xcf\xf0\xe8\xe2\xe5\xf2"), " Windows-1251 ", "Привет", "windows-1251", false},
    {BYTES("\x93\xfa\x96{\x8c\xea a"), "x-sjis", "日本語 a", "shift_jis", false},
    {BYTES("\xc6\xfc\xcb\xdc\xb8\xec a"), "euc-jp", "日本語 a", "euc-jp", false},
    {BYTES("\xd6\xd0\xce\xc4 a"), "gb2312", "中文 a", "gbk", false},
    {BYTES("\x81\x30\x81\x30\x94\x39\xfc\x36"), "gb18030", "\xc2\x80😀", "gb18030", false},
    {BYTES("\xa4\xa4\xa4\xe5 a"), "big5", "中文 a", "big5", false},
    {BYTES("\xc7\xd1\xb1\xdb a"), "ks_c_5601-1987", "한글 a", "euc-kr", false},
    {BYTES("\x1b$BF|K\\8l\x1b(B a"), NULL, "日本語 a", "iso-2022-jp", false},
    {BYTES("\xe4\xf6"), "utf-7", "äö", "windows-1252", false},
    {BYTES("h\xe9llo"), "utf-16", "héllo", "windows-1252", false},
    {BYTES("\x81\x9d"), "windows-1252", "\xc2\x81\xc2\x9d", "windows-1252", false},
    {BYTES("a\xfc\xff"
	   "b\xc6"),
	"euc-jp",
	"a\xef\xbf\xbd"
	"b\xef\xbf\xbd",
	"euc-jp", true},
    {BYTES("öffnen, schließen, Größe, Ähre, Maß \xe4 Ende"), NULL,
	"öffnen, schließen, Größe, Ähre, Maß \xef\xbf\xbd Ende", "utf-8", true},
    {BYTES("half a character \xe2\x82"), NULL, "half a character \xef\xbf\xbd", "utf-8", true},
};

/* Each output character's input byte begins a character: decoding from there gives the rest. */
static bool
is_map_right(const struct decoded *d, const char *in, size_t len, const char *declared)
{
	size_t out_at = 0, in_at, before = 0;
	uint32_t cp;

	while (out_at < d->text.len) {
		struct decoded rest;
		bool same;

		in_at = decode_input_at(d, out_at);
		if (in_at >= len || (out_at && in_at <= before))
			return false;
		before = in_at;
		if (strncmp(d->charset, "utf-", 4) && strncmp(d->charset, "iso-2022", 8)) {
			decode_bytes(in + in_at, len - in_at, declared, &rest);
			same = strcmp(rest.charset, d->charset) ||
			       !strcmp(buf_str(&rest.text), d->text.data + out_at);
			decoded_clear(&rest);
			if (!same)
				return false;
		}
		out_at += utf8_decode(d->text.data + out_at, d->text.len - out_at, &cp);
	}
	return true;
}

static void
test_cases(void)
{
	struct decoded d;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		decode_bytes(cases[i].in, cases[i].len, cases[i].declared, &d);
		tap_is(buf_str(&d.text), cases[i].text, "%s as %s", cases[i].charset,
		    cases[i].declared ? cases[i].declared : "nothing");
		tap_is(d.charset, cases[i].charset, "its charset");
		tap_ok(d.is_damaged == cases[i].is_damaged, "its damage");
		tap_ok(is_map_right(&d, cases[i].in, cases[i].len, cases[i].declared),
		    "and its way back");
		decoded_clear(&d);
		decode_text(cases[i].in, cases[i].len, cases[i].declared, &d);
		tap_ok(!strcmp(buf_str(&d.text), cases[i].text) && !d.n_map,
		    "the same without a map");
		decoded_clear(&d);
	}
}

static void
test_map(void)
{
	static const char in[] = "a\xe9"
				 "bc\xe9\xe9"
				 "d";
	static const size_t want[] = {0, 1, 1, 2, 3, 4, 4, 5, 5, 6};
	struct decoded d;
	size_t i, bad = 0;

	decode_bytes(in, sizeof(in) - 1, "latin1", &d);
	for (i = 0; i < ARRAY_LEN(want); i++)
		bad += decode_input_at(&d, i) != want[i];
	tap_is(buf_str(&d.text), "aébcééd", "a text with wider letters");
	tap_is_int((long long)bad, 0, "every byte knows where it came from");
	decoded_clear(&d);
	decode_bytes("\xef\xbb\xbfxy", 5, NULL, &d);
	tap_is_int((long long)decode_input_at(&d, 1), 4, "behind a byte order mark");
	decoded_clear(&d);
}

static void
test_html(void)
{
	static const struct {
		const char *page, *charset;
	} pages[] = {
	    {"<html><head><META CHARSET=\"Shift_JIS\">", "shift_jis"},
	    {"<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'>",
		"iso-8859-2"},
	    {"<meta content=\"text/html; charset = KOI8-R ; x\">", "koi8-r"},
	    {"<?xml version='1.0' encoding='windows-1251'?><html>", "windows-1251"},
	    {"<!-- <meta charset=big5> --><meta charset=gbk>", "gbk"},
	    {"<meta charset=utf-16>", "utf-8"},
	    {"<meta charset=utf-7><meta name=x>", NULL},
	    {"<metal charset=big5>", NULL},
	    {"<p>charset=big5</p>", NULL},
	    {"<!-- never closed <meta charset=big5>", NULL},
	    {"", NULL},
	};
	char out[32];
	size_t i;

	for (i = 0; i < ARRAY_LEN(pages); i++)
		tap_is(
		    decode_html_charset(pages[i].page, strlen(pages[i].page), out) ? out : NULL,
		    pages[i].charset, "declared by %s", pages[i].page);
}

static void
test_sniff(void)
{
	static const struct {
		const char *in;
		size_t len;
		const char *name;
		enum sniff_kind kind;
	} files[] = {
	    {BYTES(" \r\n\t"), NULL, SNIFF_EMPTY},
	    {BYTES(""), "a.html", SNIFF_EMPTY},
	    {BYTES("A text.\nOf two lines."), "a.txt", SNIFF_TEXT},
	    {BYTES("caf\xe9 in Latin-1"), NULL, SNIFF_TEXT},
	    {BYTES("a < b and <b>b</b>"), NULL, SNIFF_TEXT},
	    {BYTES("{curly} text"), NULL, SNIFF_TEXT},
	    {BYTES("\xff\xfeh\0e\0l\0l\0o\0"), NULL, SNIFF_TEXT},
	    {BYTES("\xff\xfe<\0h\0t\0m\0l\0>\0"), NULL, SNIFF_HTML},
	    {BYTES("\n<!DOCTYPE html><title>x"), NULL, SNIFF_HTML},
	    {BYTES("<?xml version='1.0'?><!-- c --><html xmlns='x'>"), NULL, SNIFF_HTML},
	    {BYTES("<div class=a><p>b</p><p>c</p><a href=x>d</a></div>"), NULL, SNIFF_HTML},
	    {BYTES("{\"title\": \"x\"}\n{\"title\": \"y\"}"), "a.jsonl", SNIFF_RECORDS},
	    {BYTES("{ }"), NULL, SNIFF_RECORDS},
	    {BYTES("[{\"title\": \"x\"}]"), NULL, SNIFF_OTHER},
	    {BYTES("[[[["), "a.json", SNIFF_OTHER},
	    {BYTES("[\n{\"content\": \"<html><body><div><p>x</p></div></body></html>\"}\n]"),
		"a", SNIFF_OTHER},
	    {BYTES("[[A link]]"), "a.txt", SNIFF_TEXT},
	    {BYTES("<?xml version='1.0'?>\n<rss version='2.0'>"), NULL, SNIFF_OTHER},
	    {BYTES("%PDF-1.7\n"), "a.txt", SNIFF_OTHER},
	    {BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), NULL, SNIFF_OTHER},
	    {BYTES("body { color: red }"), "a.CSS", SNIFF_OTHER},
	    {BYTES("#!/bin/sh\nexit"), NULL, SNIFF_OTHER},
	    {BYTES("Lost:\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 and found."), NULL, SNIFF_TEXT},
	    {BYTES("\0\0\xfe\xff\0\0\0h\0\0\0i\0\1\xf6\0"), NULL, SNIFF_TEXT},
	    {BYTES("\1\2\3\4\5\6\7\0\1\2\3\4\5\6\7\0\1\2\3"), NULL, SNIFF_OTHER},
	};
	const char *what;
	size_t i;

	for (i = 0; i < ARRAY_LEN(files); i++) {
		tap_is_int(sniff_bytes(files[i].in, files[i].len, files[i].name, &what),
		    files[i].kind, "%.30s is what it is", files[i].in);
		tap_ok(what && *what, "and has a name: %s", what);
	}
}

struct tally {
	size_t files, damaged, found;
};

/* Decodes a file told and untold, and compares. */
static void
try_file(const char *path, const char *charset, struct tally *t)
{
	struct buf bytes = BUF_INIT;
	struct decoded told, untold;

	if (file_read(path, SIZE_MAX / 2, &bytes, NULL)) {
		decode_bytes(bytes.data, bytes.len, charset, &told);
		decode_bytes(bytes.data, bytes.len, NULL, &untold);
		t->files++;
		t->damaged += told.is_damaged;
		if (!strcmp(buf_str(&told.text), buf_str(&untold.text)))
			t->found++;
		else
			tap_note("%s: taken for %s", path, untold.charset);
		decoded_clear(&told);
		decoded_clear(&untold);
	}
	buf_clear(&bytes);
}

static void
try_directory(const char *root, const char *name, struct tally *t)
{
	/* "windows-1250-czech": the language is no part of the name. */
	size_t len = strlen(name);
	char *path = file_join(root, name), *file;
	struct dirent *entry;
	char charset[64] = "";
	DIR *dir;

	while (len && !charset_find(name, len))
		len--;
	memcpy(charset, name, len < sizeof(charset) ? len : 0);
	dir = len ? opendir(path) : NULL;
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		file = file_join(path, entry->d_name);
		try_file(file, charset, t);
		free(file);
	}
	if (dir)
		closedir(dir);
	free(path);
}

/* Web texts in the encodings that their directories name. */
static void
test_corpus(void)
{
	const char *source = getenv("LECTERN_SRC");
	char *root = file_join(source ? source : ".", "../shared/data/inputs/text/charset");
	DIR *dir = opendir(root);
	struct dirent *entry;
	struct tally t = {0, 0, 0};

	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			try_directory(root, entry->d_name, &t);
	if (dir) {
		closedir(dir);
		tap_note(
		    "%zu files, %zu damaged, %zu found untold", t.files, t.damaged, t.found);
		tap_ok(t.files && t.found * 100 >= t.files * 85,
		    "most encodings are found without being told");
	} else {
		tap_skip("no texts in many encodings here");
	}
	free(root);
}

int
main(void)
{
	test_cases();
	test_map();
	test_html();
	test_sniff();
	test_corpus();
	return tap_done();
}
