/* One line of a JSON lines file. */
#include "format/record.h"

#include "format/dump.h"
#include "format/record_json.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/lang.h"

#include <stdlib.h>
#include <string.h>

enum { SURE = 100 }; /* percent */

static void
set_field(struct record *r, enum article_field f, const char *value, size_t len)
{
	article_set(&r->article, f, value, len, ORIGIN_PAGE, WHERE_RECORD, SURE);
}

/* A date as ISO 8601; what is none is left out. */
static void
set_date(struct record *r, enum article_field f, const char *value)
{
	struct buf iso = BUF_INIT;
	struct date d;

	if (!date_parse(value, strlen(value), &d))
		return;
	date_add_iso(&iso, &d);
	set_field(r, f, buf_str(&iso), iso.len);
	buf_clear(&iso);
}

static bool
read_strings(const json_t *object, struct record *r, struct err *err)
{
	static const enum article_field fields[] = {FIELD_TITLE, FIELD_SOURCE, FIELD_DATE,
	    FIELD_MODIFIED, FIELD_URL, FIELD_SECTION, FIELD_LANG, FIELD_DATELINE, FIELD_AGENCY,
	    FIELD_CAPTION, FIELD_IMAGE_CREDIT};
	struct buf clean = BUF_INIT;
	const json_t *value;
	char tag[12];
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < ARRAY_LEN(fields); i++) {
		ok = record_string(object, article_field_name(fields[i]), &value, err);
		if (!value)
			continue;
		buf_reset(&clean);
		clean_text(
		    &clean, json_string_value(value), json_string_length(value), CLEAN_LINE);
		if (fields[i] == FIELD_DATE || fields[i] == FIELD_MODIFIED)
			set_date(r, fields[i], buf_str(&clean));
		else if (fields[i] != FIELD_LANG)
			set_field(r, fields[i], buf_str(&clean), clean.len);
		else if (lang_normalize(buf_str(&clean), clean.len, tag))
			set_field(r, FIELD_LANG, tag, strlen(tag));
	}
	buf_clear(&clean);
	return ok;
}

/* Authors, tags and credits. */
static bool
read_lists(const json_t *object, struct record *r, struct err *err)
{
	const json_t *authors, *tags, *credits, *names;
	struct buf list = BUF_INIT;
	const char *role;
	bool ok;

	ok = record_array(object, "authors", &authors, err) &&
	     record_array(object, "tags", &tags, err) &&
	     record_object(object, "credits", &credits, err);
	if (ok && authors && !record_join(authors, NULL, &list))
		ok = record_expected(err, "authors", "an array of strings");
	if (ok)
		set_field(r, FIELD_AUTHORS, buf_str(&list), list.len);
	buf_reset(&list);
	if (ok && credits)
		json_object_foreach((json_t *)(uintptr_t)credits, role, names)
		{
			if (ok && !record_join(names, role, &list))
				ok = record_expected(err, "credits", "arrays of strings");
		}
	if (ok)
		set_field(r, FIELD_CREDITS, buf_str(&list), list.len);
	buf_reset(&list);
	if (ok && tags && !record_join(tags, NULL, &list))
		ok = record_expected(err, "tags", "an array of strings");
	if (ok && list.len)
		r->tags = buf_take(&list);
	buf_clear(&list);
	return ok;
}

/* Where each field came from, as "fields" tells it. A user's field may be empty on purpose. */
static bool
read_origins(const json_t *object, struct record *r, struct err *err)
{
	static const char *const origins[] = {
	    [ORIGIN_PAGE] = "page", [ORIGIN_DERIVED] = "derived", [ORIGIN_USER] = "user"};
	const json_t *fields, *row;
	const char *key;

	if (!record_object(object, "fields", &fields, err))
		return false;
	if (!fields)
		return true;
	json_object_foreach((json_t *)(uintptr_t)fields, key, row)
	{
		const char *origin, *where;
		uint32_t confidence;
		int field = article_field_find(key), place;
		size_t i = 0;

		if (field < 0)
			continue;
		if (!record_row(row, "ssu", (void *[]){&origin, &where, &confidence}))
			return record_expected(err, key, "origin, place and confidence");
		while (i < ARRAY_LEN(origins) && strcmp(origins[i], origin))
			i++;
		place = article_where_find(where);
		if (i == ARRAY_LEN(origins) || place < 0 || confidence > SURE)
			return record_expected(err, key, "origin, place and confidence");
		r->article.fields[field].origin = (uint8_t)i;
		r->article.fields[field].where = (uint8_t)place;
		r->article.fields[field].confidence = (uint8_t)confidence;
	}
	return true;
}

static bool
read_state(const json_t *object, struct record *r, struct err *err)
{
	static const char *const names[] = {"read", "starred", "archived"};
	const json_t *state, *item;
	int64_t reading_at, confidence;
	size_t i, bit;

	if (!record_array(object, "state", &state, err) ||
	    !record_number(object, "added", &r->added, err) ||
	    !record_number(object, "reading_at", &reading_at, err) ||
	    !record_number(object, "confidence", &confidence, err))
		return false;
	json_array_foreach(state, i, item)
	{
		if (!json_is_string(item))
			return record_expected(err, "state", "an array of strings");
		for (bit = 0; bit < ARRAY_LEN(names); bit++)
			if (!strcmp(json_string_value(item), names[bit]))
				r->state |= 1u << bit;
	}
	r->has_state = state;
	if (reading_at < 0 || reading_at > UINT32_MAX || confidence < 0 || confidence > SURE)
		return record_expected(
		    err, "reading_at and confidence", "numbers in their range");
	r->reading_at = (uint32_t)reading_at;
	r->article.confidence =
	    (uint8_t)(json_is_integer(json_object_get(object, "confidence")) ? confidence
									     : SURE);
	return true;
}

/* A copy, cleaned to one line. */
static char *
clean_copy(const char *s)
{
	struct buf clean = BUF_INIT;

	clean_text(&clean, s, strlen(s), CLEAN_LINE);
	return clean.data ? buf_take(&clean) : base_strdup("");
}

static bool
read_notes(const json_t *object, struct record *r, struct err *err)
{
	const json_t *notes, *row;
	const char *quote, *comment;
	struct record_note n;
	size_t i;

	if (!record_array(object, "notes", &notes, err))
		return false;
	json_array_foreach(notes, i, row)
	{
		if (!record_row(
			row, "uussi", (void *[]){&n.start, &n.len, &quote, &comment, &n.time}))
			return record_expected(err, "notes", "rows of five items");
		/* A note whose place is unknown is found again by its quote; without a body,
		 * whoever has it must look. */
		if (r->article.doc.text.len && (n.start > r->article.doc.text.len ||
						   n.len > r->article.doc.text.len - n.start))
			n.start = n.len = 0;
		n.quote = clean_copy(quote);
		n.comment = clean_copy(comment);
		r->notes = base_grow(r->notes, r->n_notes, &r->cap_notes, sizeof(*r->notes));
		r->notes[r->n_notes++] = n;
	}
	return true;
}

static bool
read_repairs(const json_t *object, struct record *r, struct err *err)
{
	const json_t *repairs, *row, *part;
	struct buf out = BUF_INIT;
	size_t i, k, j;
	bool ok;

	ok = record_array(object, "repairs", &repairs, err);
	json_array_foreach(repairs, i, row)
	{
		if (out.len)
			buf_add_char(&out, '\n');
		for (k = 0; ok && k < 4; k++) {
			part = json_array_get(row, k);
			ok = json_is_string(part) ||
			     record_expected(err, "repairs", "rows of four strings");
			if (!ok)
				break;
			if (k)
				buf_add_char(&out, '\t');
			j = out.len;
			/* Only the value, which is last, may hold tabs. */
			clean_text(&out, json_string_value(part), json_string_length(part),
			    k < 3 ? CLEAN_LINE : CLEAN_TEXT);
			for (; j < out.len; j++)
				if (out.data[j] == '\n')
					out.data[j] = ' ';
		}
	}
	if (ok && out.len)
		r->repairs = buf_take(&out);
	buf_clear(&out);
	return ok;
}

static int
digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Base64 (RFC 4648), either alphabet; white space is passed over. */
static bool
decode_base64(const char *s, struct buf *out)
{
	uint32_t group = 0;
	unsigned n = 0;
	int digit;

	buf_reserve(out, strlen(s) / 4 * 3 + 3);
	for (; *s && *s != '='; s++) {
		if (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t')
			continue;
		digit = digit_of(*s);
		if (digit < 0)
			return false;
		group = group << 6 | (uint32_t)digit;
		if (++n < 4)
			continue;
		buf_add(out, (char[]){(char)(group >> 16), (char)(group >> 8), (char)group}, 3);
		group = n = 0;
	}
	if (n > 1)
		buf_add_char(out, (char)(group >> (n == 2 ? 4 : 10)));
	if (n > 2)
		buf_add_char(out, (char)(group >> 2));
	return n != 1;
}

static bool
read_original(const json_t *object, struct record *r, struct err *err)
{
	struct {
		const char *key;
		char **out;
	} members[] = {{"media", &r->original.media}, {"charset", &r->original.charset},
	    {"path", &r->original.path}, {"member", &r->original.member}};
	const json_t *original, *value;
	int64_t size = 0;
	size_t i;

	if (!record_object(object, "original", &original, err) || !original)
		return !original;
	for (i = 0; i < ARRAY_LEN(members); i++) {
		if (!record_string(original, members[i].key, &value, err))
			return false;
		if (value)
			*members[i].out = base_strdup(json_string_value(value));
	}
	if (!record_string(original, "hash", &value, err) ||
	    !record_number(original, "size", &size, err))
		return false;
	r->original.hash = value ? (int64_t)strtoull(json_string_value(value), NULL, 16) : 0;
	r->original.len = size > 0 ? (uint64_t)size : 0;
	if (!record_string(original, "base64", &value, err))
		return false;
	if (value && !decode_base64(json_string_value(value), &r->original.bytes))
		return record_expected(err, "base64", "base64");
	return true;
}

/* The body: in full, as text, or as a page. */
static bool
read_text(const json_t *object, struct record *r, struct err *err)
{
	const json_t *blocks = json_object_get(object, "blocks");
	struct buf clean = BUF_INIT;
	const json_t *text, *html;
	bool ok = true;

	if (!record_string(object, "text", &text, err) ||
	    !record_string(object, "html", &html, err))
		return false;
	if (text) {
		clean_text(
		    &clean, json_string_value(text), json_string_length(text), CLEAN_TEXT);
		/* Offsets hold only in a text that cleaning leaves as it is. */
		if (blocks && !json_is_null(blocks) && clean.len == json_string_length(text) &&
		    !strcmp(buf_str(&clean), json_string_value(text)))
			ok = record_read_body(object, buf_str(&clean), r, err);
		else
			dump_to_doc(buf_str(&clean), clean.len, &r->article.doc);
	} else if (html) {
		buf_add(&r->html, json_string_value(html), json_string_length(html));
	}
	buf_clear(&clean);
	return ok;
}

bool
record_read(const char *line, size_t len, struct record *out, struct err *err)
{
	json_error_t why;
	json_t *object = json_loadb(line, len, JSON_ALLOW_NUL, &why);
	bool ok;

	memset(out, 0, sizeof(*out));
	article_init(&out->article);
	if (!object) {
		err_set(
		    err, ERR_DATA, "expected JSON, but %s at byte %d", why.text, why.position);
		return false;
	}
	ok = json_is_object(object) || err_set(err, ERR_DATA, "expected an object");
	ok = ok && read_strings(object, out, err) && read_lists(object, out, err) &&
	     read_origins(object, out, err) && read_state(object, out, err) &&
	     read_text(object, out, err) && read_notes(object, out, err) &&
	     read_repairs(object, out, err) && read_original(object, out, err);
	json_decref(object);
	if (!ok)
		record_clear(out);
	return ok;
}

void
record_clear(struct record *r)
{
	size_t i;

	article_clear(&r->article);
	buf_clear(&r->html);
	free(r->tags);
	for (i = 0; i < r->n_notes; i++) {
		free(r->notes[i].quote);
		free(r->notes[i].comment);
	}
	free(r->notes);
	free(r->repairs);
	free(r->original.media);
	free(r->original.charset);
	free(r->original.path);
	free(r->original.member);
	buf_clear(&r->original.bytes);
	memset(r, 0, sizeof(*r));
	article_init(&r->article);
}
