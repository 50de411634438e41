/* What kind of bytes these are. */
#include "format/sniff.h"

#include <string.h>
#include <strings.h>

enum { LOOK = 4096 };

/* Formats that are known by their first bytes. */
static const struct magic {
	const char *bytes;
	size_t len;
	const char *what;
} magics[] = {
    {"%PDF-", 5, "a PDF file"},
    {"\x89PNG\r\n", 6, "an image"},
    {"\xff\xd8\xff", 3, "an image"},
    {"GIF87a", 6, "an image"},
    {"GIF89a", 6, "an image"},
    {"II*\0", 4, "an image"},
    {"MM\0*", 4, "an image"},
    {"\0\0\1\0", 4, "an image"},
    {"RIFF", 4, "an image, a sound or a film"},
    {"OggS", 4, "a sound or a film"},
    {"ID3", 3, "a sound"},
    {"fLaC", 4, "a sound"},
    {"\x1a\x45\xdf\xa3", 4, "a film"},
    {"PK\3\4", 4, "a ZIP archive or a document made of one"},
    {"PK\5\6", 4, "a ZIP archive or a document made of one"},
    {"\x1f\x8b", 2, "gzip data"},
    {"BZh", 3, "bzip2 data"},
    {"\xfd"
     "7zXZ",
	5, "xz data"},
    {"\x28\xb5\x2f\xfd", 4, "zstd data"},
    {"7z\xbc\xaf", 4, "a 7z archive"},
    {"Rar!", 4, "a RAR archive"},
    {"\x7f"
     "ELF",
	4, "a program"},
    {"MZ\x90", 3, "a program"},
    {"\xca\xfe\xba\xbe", 4, "a program"},
    {"\xcf\xfa\xed\xfe", 4, "a program"},
    {"!<arch>\n", 8, "a program library"},
    {"SQLite format 3", 16, "an SQLite database"},
    {"\xd0\xcf\x11\xe0", 4, "an old office document"},
    {"{\\rtf", 5, "an RTF document"},
    {"%!PS", 4, "a PostScript document"},
    {"wOFF", 4, "a font"},
    {"wOF2", 4, "a font"},
};

/* Names whose files are text, but not an article. */
static const struct {
	const char *ending, *what;
} endings[] = {
    {".css", "a style sheet"},
    {".js", "program code"},
    {".mjs", "program code"},
    {".map", "program data"},
    {".ts", "program code"},
    {".c", "program code"},
    {".h", "program code"},
    {".cc", "program code"},
    {".cpp", "program code"},
    {".py", "program code"},
    {".go", "program code"},
    {".rs", "program code"},
    {".java", "program code"},
    {".sh", "program code"},
    {".sql", "program code"},
    {".svg", "an image"},
    {".csv", "a table (CSV)"},
    {".tsv", "a table"},
    {".ini", "a configuration file"},
    {".toml", "a configuration file"},
    {".yaml", "a configuration file"},
    {".yml", "a configuration file"},
    {".eml", "a mail message"},
    {".mbox", "a mailbox"},
    {".mht", "a web archive (MHTML)"},
    {".mhtml", "a web archive (MHTML)"},
    {".warc", "a web archive (WARC)"},
    {".opml", "a list of feeds (OPML)"},
};

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Past white space and a byte order mark. */
static const char *
skip_white(const char *s, const char *end)
{
	if (end - s >= 3 && !memcmp(s, "\xef\xbb\xbf", 3))
		s += 3;
	while (s < end && is_white(*s))
		s++;
	return s;
}

static bool
begins(const char *s, const char *end, const char *word)
{
	size_t len = strlen(word);

	return (size_t)(end - s) >= len && !strncasecmp(s, word, len);
}

/* Past comments, declarations and processing instructions at a page's beginning. */
static const char *
skip_prolog(const char *s, const char *end)
{
	const char *close;

	for (;;) {
		s = skip_white(s, end);
		if (begins(s, end, "<!--")) {
			close = memmem(s, (size_t)(end - s), "-->", 3);
			s = close ? close + 3 : end;
		} else if (begins(s, end, "<?") || begins(s, end, "<!doctype")) {
			close = memchr(s, '>', (size_t)(end - s));
			s = close ? close + 1 : end;
		} else {
			return s;
		}
	}
}

/* Feeds and other XML, known by the root element; NULL: none. */
static const char *
name_xml(const char *s, const char *end)
{
	static const struct {
		const char *root, *what;
	} roots[] = {{"<rss", "a feed (RSS)"}, {"<feed", "a feed (Atom)"},
	    {"<rdf:RDF", "a feed (RDF)"}, {"<opml", "a list of feeds (OPML)"},
	    {"<svg", "an image"}, {"<plist", "a property list"}, {"<urlset", "a site map"},
	    {"<sitemapindex", "a site map"}};
	const char *root = skip_prolog(s, end);
	size_t i;

	for (i = 0; i < ARRAY_LEN(roots); i++)
		if (begins(root, end, roots[i].root))
			return roots[i].what;
	return begins(s, end, "<?xml") && !begins(root, end, "<html") ? "an XML file" : NULL;
}

/* Does it begin as a page, or hold several of the tags that only pages have? */
static bool
is_html(const char *s, const char *end)
{
	static const char *const starts[] = {"<html", "<head", "<body", "<!doctype html",
	    "<title", "<meta", "<link", "<script", "<style", "<article", "<main", "<div",
	    "<table", "<p>", "<p ", "<h1", "<section", "<base"};
	static const char *const inside[] = {"<html", "<body", "<head>", "<div", "<p>", "<p ",
	    "<br>", "<br/", "<a href", "<span", "<td", "</p>", "</a>", "</div>"};
	const char *root = skip_prolog(s, end), *at;
	size_t i, n = 0;

	if (begins(s, end, "<!doctype html"))
		return true;
	for (i = 0; i < ARRAY_LEN(starts); i++)
		if (begins(root, end, starts[i]))
			return true;
	for (at = s; (at = memchr(at, '<', (size_t)(end - at))); at++)
		for (i = 0; i < ARRAY_LEN(inside); i++)
			n += begins(at, end, inside[i]);
	return n >= 6;
}

/* An object whose first member is named is a record; a list or a bare value is only data. */
static bool
is_records(const char *s, const char *end)
{
	if (s >= end || *s != '{')
		return false;
	s = skip_white(s + 1, end);
	return s < end && (*s == '"' || *s == '}');
}

/* Is it UTF-16 or UTF-32, in which ASCII's upper bytes are NULs? */
static bool
is_wide(const char *s, size_t len)
{
	size_t nuls[4] = {0}, i, even, odd, most = len - len / 8;

	if (len >= 4 && (!memcmp(s, "\0\0\xfe\xff", 4) || !memcmp(s, "\xff\xfe\0\0", 4)))
		return true;
	for (i = 0; i < len; i++)
		nuls[i & 3] += !s[i];
	even = nuls[0] + nuls[2];
	odd = nuls[1] + nuls[3];
	if (len >= 4 && (nuls[0] == 0 || nuls[3] == 0) && (even + odd) * 4 > most * 3)
		return true;
	return even + odd > len / 16 && (even <= odd / 8 || odd <= even / 8);
}

/* Bytes that no text holds: NULs, a run of them counting once, as where a disk lost some of a
 * text; and controls other than those of old texts. */
static bool
is_binary(const char *s, size_t len)
{
	size_t i, bad = 0;

	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (!c)
			bad += !i || s[i - 1];
		else
			bad +=
			    c < 0x20 && !is_white((char)c) && !strchr("\b\x0e\x0f\x1a\x1b", c);
	}
	return bad > 8 && bad > len / 16;
}

static bool
has_ending(const char *name, const char *ending)
{
	size_t n = name ? strlen(name) : 0, len = strlen(ending);

	return n > len && !strcasecmp(name + n - len, ending);
}

static const char *
name_other(const char *s, size_t len, const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(magics); i++)
		if (len >= magics[i].len && !memcmp(s, magics[i].bytes, magics[i].len))
			return magics[i].what;
	if (len > 11 && !memcmp(s + 4, "ftyp", 4))
		return "an image or a film";
	if (len >= 4 && is_binary(s, len))
		return "program code or data";
	for (i = 0; i < ARRAY_LEN(endings); i++)
		if (has_ending(name, endings[i].ending))
			return endings[i].what;
	if (len >= 2 && !memcmp(s, "#!", 2))
		return "program code";
	return NULL;
}

static enum sniff_kind
sniff(const char *s, size_t len, const char *name, const char **what)
{
	const char *end = s + len, *start = skip_white(s, end);

	if ((*what = name_other(s, len, name)) || (*what = name_xml(start, end)))
		return SNIFF_OTHER;
	/* before pages: its strings may be full of tags */
	if (start < end && *start == '[' &&
	    (*skip_white(start + 1, end) == '{' || has_ending(name, ".json"))) {
		*what = "JSON data";
		return SNIFF_OTHER;
	}
	if (is_html(start, end)) {
		*what = "a web page";
		return SNIFF_HTML;
	}
	if (is_records(start, end)) {
		*what = "records";
		return SNIFF_RECORDS;
	}
	*what = "a text";
	return SNIFF_TEXT;
}

enum sniff_kind
sniff_bytes(const char *bytes, size_t len, const char *name, const char **what)
{
	char squeezed[LOOK + 1];
	const char *phrase = "nothing but white space";
	size_t look = len < LOOK ? len : LOOK, n = 0, i;
	bool wide = is_wide(bytes, look);
	enum sniff_kind kind = SNIFF_EMPTY;

	for (i = 0; i < look; i++)
		if (!wide || (bytes[i] && (unsigned char)bytes[i] < 0xfe /* the mark */))
			squeezed[n++] = bytes[i];
	squeezed[n] = '\0';
	if (skip_white(squeezed, squeezed + n) < squeezed + n || look < len)
		kind = sniff(squeezed, n, name, &phrase);
	if (what)
		*what = phrase;
	return kind;
}
