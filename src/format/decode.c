/* Bytes of any encoding become UTF-8. */
#include "config.h"

#include "format/decode.h"

#include "format/decode_map.h"
#include "text/utf8.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>

enum {
	LOOK = 65536,    /* bytes that detection sees */
	PRESCAN = 4096,  /* bytes of a page in which it declares its charset */
	NEARLY_UTF8 = 4, /* so many good sequences to a broken one, and the bytes are UTF-8 */
	FEW = 4          /* bytes above ASCII that are too few to tell an encoding by */
};

static const struct charset *
find(const char *label)
{
	return charset_find(label, strlen(label));
}

static const struct charset *
find_mark(const char *bytes, size_t len, uint32_t *skipped)
{
	static const struct {
		const char *bytes;
		uint32_t len;
		const char *charset;
	} marks[] = {{"\xef\xbb\xbf", 3, "utf-8"}, {"\xff\xfe\0\0", 4, "utf-32le"},
	    {"\0\0\xfe\xff", 4, "utf-32be"}, {"\xff\xfe", 2, "utf-16le"},
	    {"\xfe\xff", 2, "utf-16be"}};
	size_t i;

	for (i = 0; i < ARRAY_LEN(marks); i++)
		if (len >= marks[i].len && !memcmp(bytes, marks[i].bytes, marks[i].len)) {
			*skipped = marks[i].len;
			return find(marks[i].charset);
		}
	return NULL;
}

/* Wide encodings without a mark, by where their NULs stand: most of ASCII's upper halves. */
static const struct charset *
find_wide(const char *bytes, size_t len)
{
	size_t nuls[4] = {0}, i, quarter, other;

	len = len < PRESCAN ? len & ~(size_t)3 : PRESCAN;
	for (i = 0; i < len; i++)
		nuls[i & 3] += !bytes[i];
	quarter = len / 4;
	if (quarter < 2)
		return NULL;
	other = quarter / 8;
	if (nuls[1] + nuls[2] > 2 * (quarter - other) && nuls[3] > quarter - other &&
	    nuls[0] <= other)
		return find("utf-32le");
	if (nuls[1] + nuls[2] > 2 * (quarter - other) && nuls[0] > quarter - other &&
	    nuls[3] <= other)
		return find("utf-32be");
	if (nuls[1] + nuls[3] > quarter && nuls[0] + nuls[2] <= other)
		return find("utf-16le");
	if (nuls[0] + nuls[2] > quarter && nuls[1] + nuls[3] <= other)
		return find("utf-16be");
	return NULL;
}

static const struct charset *
detect(const char *bytes, size_t len)
{
	uchardet_t detector;
	const struct charset *c = NULL;
	size_t at = 0, n = 0;

	len = len < LOOK ? len : LOOK;
	for (; at < len && n < FEW; at++)
		n += (unsigned char)bytes[at] >= 0x80;
	if (n && n < FEW)
		return &charsets[1];
	detector = uchardet_new();
	if (!uchardet_handle_data(detector, bytes, len)) {
		uchardet_data_end(detector);
		c = find(uchardet_get_charset(detector));
	}
	uchardet_delete(detector);
	return c;
}

/* Seven-bit text with escape sequences: ISO 2022 if anything, else plain. */
static const struct charset *
find_shifted(const char *bytes, size_t len, const struct charset *declared)
{
	const struct charset *c = declared;
	const char *escape = memchr(bytes, '\033', len);

	if (!escape || utf8_ascii_len(bytes, len) != len)
		return NULL;
	if (!c || c->kind != CHARSET_STATEFUL)
		c = memmem(bytes, len, "\033$", 2) ? detect(bytes, len) : NULL;
	return c && c->kind == CHARSET_STATEFUL ? c : NULL;
}

/* Is it UTF-8 but for a few broken places? In other encodings such sequences are chance. */
static bool
is_nearly_utf8(const char *bytes, size_t len)
{
	size_t at = 0, good = 0, bad = 0;
	uint32_t cp;

	for (;;) {
		at += utf8_ascii_len(bytes + at, len - at);
		if (at == len)
			break;
		at += utf8_decode_multi(bytes + at, len - at, &cp);
		/* Half a character at the end is where the bytes were cut. */
		if (cp != UTF8_REPLACEMENT)
			good++;
		else if (at < len)
			bad++;
	}
	return good >= NEARLY_UTF8 * bad && (good || !bad);
}

static const struct charset *
choose(const char *bytes, size_t len, const char *label, uint32_t *skipped)
{
	const struct charset *declared = label ? find(label) : NULL, *c;

	c = find_mark(bytes, len, skipped);
	if (!c)
		c = find_wide(bytes, len);
	if (!c)
		c = find_shifted(bytes, len, declared);
	if (!c && is_nearly_utf8(bytes, len))
		c = &charsets[0];
	/* What holds no NULs in the right places is no wide encoding, whatever is declared. */
	if (!c && declared &&
	    (declared->kind == CHARSET_SINGLE || declared->kind == CHARSET_MULTI))
		c = declared;
	if (!c)
		c = detect(bytes, len);
	return c;
}

static void
decode(const char *bytes, size_t len, const char *declared, struct decoded *out)
{
	const struct charset *c;

	if (len > UINT32_MAX / 4)
		len = UINT32_MAX / 4;
	c = choose(bytes, len, declared, &out->skipped);
	if (!c || !decode_with(out, c, bytes, len)) {
		c = &charsets[1];
		if (!decode_with(out, c, bytes, len)) {
			c = &charsets[0];
			decode_with(out, c, bytes, len);
		}
	}
	if (out->n_map) /* the last run's end */
		decode_add(out, "", 0, len, UINT32_MAX);
	memcpy(out->charset, c->name, strlen(c->name) + 1);
}

void
decode_bytes(const char *bytes, size_t len, const char *declared, struct decoded *out)
{
	memset(out, 0, sizeof(*out));
	decode(bytes, len, declared, out);
}

void
decode_text(const char *bytes, size_t len, const char *declared, struct decoded *out)
{
	memset(out, 0, sizeof(*out));
	out->has_no_map = true;
	decode(bytes, len, declared, out);
}

void
decoded_clear(struct decoded *d)
{
	buf_clear(&d->text);
	free(d->map);
	memset(d, 0, sizeof(*d));
}

size_t
decode_input_at(const struct decoded *d, size_t out_at)
{
	size_t low = 0, high = d->n_map - 1, middle;
	const struct decode_map_item *run;

	if (!d->n_map)
		return d->skipped + out_at;
	/* The last item is the end. */
	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (d->map[middle].out <= out_at)
			low = middle;
		else
			high = middle;
	}
	run = &d->map[low];
	if (out_at >= d->map[d->n_map - 1].out)
		return d->map[d->n_map - 1].in;
	if (run[1].out - run->out == run[1].in - run->in)
		return run->in + (out_at - run->out);
	return run->in;
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value of charset= or encoding= in a tag: where it begins, and its length. */
static const char *
find_value(const char *tag, size_t len, const char *name, size_t *value_len)
{
	size_t name_len = strlen(name), at, end;
	char quote = 0;

	for (at = 0; at + name_len < len; at++) {
		if (strncasecmp(tag + at, name, name_len))
			continue;
		end = at + name_len;
		while (end < len && is_white(tag[end]))
			end++;
		if (end == len || tag[end] != '=')
			continue;
		for (end++; end < len && is_white(tag[end]);)
			end++;
		if (end < len && (tag[end] == '"' || tag[end] == '\''))
			quote = tag[end++];
		at = end;
		while (end < len && (quote ? tag[end] != quote : !is_white(tag[end])) &&
		       !strchr(";\"'>?", tag[end]))
			end++;
		*value_len = end - at;
		return tag + at;
	}
	return NULL;
}

static bool
take_value(const char *tag, size_t len, const char *name, char out[32])
{
	size_t value_len = 0;
	const char *value = find_value(tag, len, name, &value_len);
	const struct charset *c = value ? charset_find(value, value_len) : NULL;

	if (!c)
		return false;
	/* A page that can be read so far is in no wide encoding (WHATWG HTML, 13.2.3.2). */
	if (c->kind != CHARSET_SINGLE && c->kind != CHARSET_MULTI &&
	    c->kind != CHARSET_STATEFUL)
		c = &charsets[0];
	memcpy(out, c->name, strlen(c->name) + 1);
	return true;
}

bool
decode_html_charset(const char *bytes, size_t len, char out[32])
{
	const char *at = bytes, *end = bytes + (len < PRESCAN ? len : PRESCAN), *close;

	if (len >= 5 && !memcmp(bytes, "<?xml", 5)) {
		close = memchr(bytes, '>', (size_t)(end - bytes));
		if (close && take_value(bytes, (size_t)(close - bytes), "encoding", out))
			return true;
	}
	while ((at = memchr(at, '<', (size_t)(end - at)))) {
		size_t left = (size_t)(end - at);

		if (left > 4 && !memcmp(at, "<!--", 4)) {
			close = memmem(at + 4, left - 4, "-->", 3);
			if (!close)
				return false;
			at = close + 3;
			continue;
		}
		close = memchr(at, '>', left);
		if (!close)
			close = end;
		if (left > 6 && !strncasecmp(at, "<meta", 5) &&
		    (is_white(at[5]) || at[5] == '/') &&
		    take_value(at, (size_t)(close - at), "charset", out))
			return true;
		at++;
	}
	return false;
}

void
decode_preload(void)
{
#ifndef WITH_SANITIZERS /* a worker is no sandbox there, and the open handles look lost */
	const struct charset *c;

	for (c = charsets; c->name; c++)
		if (c->iconv)
			iconv_open("UTF-8", c->iconv);
#endif
}
