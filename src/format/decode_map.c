/* Decoding proper, with the map back to the input. */
#include "format/decode_map.h"

#include "text/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { LONGEST = 8 /* bytes of a character of a multibyte encoding, escapes included */ };

void
decode_add(struct decoded *d, const char *text, size_t len, size_t in, size_t in_len)
{
	struct decode_map_item *last = d->n_map ? &d->map[d->n_map - 1] : NULL;
	/* Does the last run advance as its input does, up to here? */
	bool even = last && d->text.len - last->out == in - last->in;

	/* A run of another length than its input must stand alone, with a new one behind it. */
	if (!d->has_no_map && (!last || !even || len != in_len)) {
		d->map = base_grow(d->map, d->n_map, &d->cap_map, sizeof(*d->map));
		d->map[d->n_map++] =
		    (struct decode_map_item){(uint32_t)d->text.len, (uint32_t)in};
	}
	buf_add(&d->text, text, len);
}

/* The same for one code point. */
static void
add_cp(struct decoded *d, uint32_t cp, size_t in, size_t in_len)
{
	char bytes[4];

	decode_add(d, bytes, utf8_encode(cp, bytes), in, in_len);
}

static void
add_damage(struct decoded *d, size_t in, size_t in_len)
{
	add_cp(d, UTF8_REPLACEMENT, in, in_len);
	d->is_damaged = true;
}

static void
decode_utf8(struct decoded *d, const char *bytes, size_t len)
{
	size_t at = d->skipped, start = at, n;
	uint32_t cp;

	if (utf8_valid(bytes + at, len - at)) {
		buf_add(&d->text, bytes + at, len - at);
		return;
	}
	while (at < len) {
		n = utf8_decode(bytes + at, len - at, &cp);
		if (cp == UTF8_REPLACEMENT &&
		    (n != 3 || memcmp(bytes + at, "\xef\xbf\xbd", 3))) {
			if (at > start)
				decode_add(d, bytes + start, at - start, start, at - start);
			add_damage(d, at, n);
			start = at + n;
		}
		at += n;
	}
	if (at > start)
		decode_add(d, bytes + start, at - start, start, at - start);
}

static uint32_t
unit_at(const unsigned char *u, size_t width, bool big)
{
	uint32_t value = 0;
	size_t i;

	for (i = 0; i < width; i++)
		value = value << 8 | u[big ? i : width - 1 - i];
	return value;
}

static void
decode_wide(struct decoded *d, const struct charset *c, const char *bytes, size_t len)
{
	size_t width = c->kind == CHARSET_UTF16LE || c->kind == CHARSET_UTF16BE ? 2 : 4;
	bool big = c->kind == CHARSET_UTF16BE || c->kind == CHARSET_UTF32BE;
	const unsigned char *u = (const unsigned char *)bytes;
	size_t at = d->skipped, n;
	uint32_t cp, low;

	for (; len - at >= width; at += n) {
		n = width;
		cp = unit_at(u + at, width, big);
		if (width == 2 && cp >= 0xd800 && cp < 0xdc00 && len - at >= 4) {
			low = unit_at(u + at + 2, 2, big);
			if (low >= 0xdc00 && low < 0xe000) {
				cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
				n = 4;
			}
		}
		if ((cp >= 0xd800 && cp < 0xe000) || cp > 0x10ffff)
			add_damage(d, at, n);
		else
			add_cp(d, cp, at, n);
	}
	if (at < len)
		add_damage(d, at, len - at);
}

/* What each byte above ASCII stands for; 0: nothing. What an encoding leaves open below
 * 0xa0 is a control, as the WHATWG's indexes have it. */
static void
fill_table(iconv_t cd, uint32_t table[128])
{
	unsigned i;

	for (i = 0; i < 128; i++) {
		char byte = (char)(0x80 + i), out[8];
		char *in_at = &byte, *out_at = out;
		size_t in_left = 1, out_left = sizeof(out);

		table[i] = i < 0x20 ? 0x80 + i : 0;
		iconv(cd, NULL, NULL, NULL, NULL);
		if (iconv(cd, &in_at, &in_left, &out_at, &out_left) == (size_t)-1)
			continue;
		iconv(cd, NULL, NULL, &out_at, &out_left);
		if (out_at > out)
			utf8_decode(out, (size_t)(out_at - out), &table[i]);
	}
}

static void
decode_single(struct decoded *d, iconv_t cd, const char *bytes, size_t len)
{
	uint32_t table[128], cp;
	size_t at = d->skipped, n;

	fill_table(cd, table);
	while (at < len) {
		n = utf8_ascii_len(bytes + at, len - at);
		if (n) {
			decode_add(d, bytes + at, n, at, n);
			at += n;
			continue;
		}
		cp = table[(unsigned char)bytes[at] - 0x80];
		if (cp)
			add_cp(d, cp, at, 1);
		else
			add_damage(d, at, 1);
		at++;
	}
}

/* One character (or shift) at the start through iconv: the bytes used, 0 when there is none.
 * out gets the text, *out_len bytes. */
static size_t
convert_one(iconv_t cd, const char *s, size_t len, char out[16], size_t *out_len)
{
	size_t given;

	for (given = 1; given <= len && given <= LONGEST; given++) {
		char copy[LONGEST], *in_at = copy, *out_at = out;
		size_t in_left = given, out_left = 16, result;

		memcpy(copy, s, given);
		result = iconv(cd, &in_at, &in_left, &out_at, &out_left);
		if (result == (size_t)-1 && errno != EINVAL)
			return 0;
		if (in_left == given)
			continue;
		/* What waits for a combining character is not to be waited for. */
		*out_len = (size_t)(out_at - out);
		return given - in_left;
	}
	return 0;
}

static void
decode_multi(struct decoded *d, iconv_t cd, const char *bytes, size_t len, bool ascii)
{
	size_t at = d->skipped, n, out_len, rest;
	char out[16], *out_at;

	while (at < len) {
		n = ascii ? utf8_ascii_len(bytes + at, len - at) : 0;
		if (n) {
			decode_add(d, bytes + at, n, at, n);
			at += n;
			continue;
		}
		n = convert_one(cd, bytes + at, len - at, out, &out_len);
		if (!n) {
			iconv(cd, NULL, NULL, NULL, NULL);
			/* A lead byte alone is lost, the ASCII byte behind it is not. */
			n = at + 1 < len && (unsigned char)bytes[at + 1] >= 0x80 && ascii ? 2
											  : 1;
			add_damage(d, at, n);
			at += n;
			continue;
		}
		if (ascii) {
			out_at = out + out_len;
			rest = sizeof(out) - out_len;
			iconv(cd, NULL, NULL, &out_at, &rest);
			out_len = (size_t)(out_at - out);
		}
		if (out_len)
			decode_add(d, out, out_len, at, n);
		at += n;
	}
}

bool
decode_with(struct decoded *d, const struct charset *c, const char *bytes, size_t len)
{
	iconv_t cd;

	if (c->kind == CHARSET_UTF8) {
		decode_utf8(d, bytes, len);
		return true;
	}
	buf_reserve(&d->text, len);
	if (!c->iconv) {
		decode_wide(d, c, bytes, len);
		return true;
	}
	cd = iconv_open("UTF-8", c->iconv);
	if (cd == (iconv_t)-1)
		return false;
	if (c->kind == CHARSET_SINGLE)
		decode_single(d, cd, bytes, len);
	else
		decode_multi(d, cd, bytes, len, c->kind == CHARSET_MULTI);
	iconv_close(cd);
	return true;
}
