/* An article in any form. */
#include "render/render.h"

#include "render/form.h"
#include "render/json.h"
#include "text/clean.h"
#include "text/date.h"

#include <string.h>

enum { MAX_ROLES = 64 };

static const char *const form_names[RENDER_FORMS] = {
    [RENDER_TEXT] = "text",
    [RENDER_MARKDOWN] = "markdown",
    [RENDER_HTML] = "html",
    [RENDER_JSON] = "json",
};

const char *
render_form_name(enum render_form form)
{
	return (size_t)form < RENDER_FORMS ? form_names[form] : "";
}

int
render_form_find(const char *name)
{
	size_t i;

	for (i = 0; i < RENDER_FORMS; i++)
		if (!strcmp(name, form_names[i]))
			return (int)i;
	return -1;
}

bool
form_next_value(const char **at, const char **value, size_t *len)
{
	if (!*at || !**at)
		return false;
	*value = *at;
	*len = strcspn(*at, "\n");
	*at += *len + ((*at)[*len] == '\n');
	return true;
}

void
form_add_values(struct buf *out, const char *values)
{
	const char *value, *between = "";
	size_t len;

	while (form_next_value(&values, &value, &len)) {
		buf_add_str(out, between);
		clean_text(out, value, len, CLEAN_LINE);
		between = ", ";
	}
}

/* The field's value when the page or the user says it; NULL when it is only derived. */
static const char *
told(const struct article *a, enum article_field f)
{
	return a->fields[f].origin == ORIGIN_DERIVED ? NULL : a->fields[f].value;
}

void
form_add_date(struct buf *out, const struct article *a)
{
	const char *value = article_get(a, FIELD_DATE);
	struct date d;

	if (value && date_parse(value, strlen(value), &d))
		date_add_text(out, &d, false);
}

void
form_add_address(struct buf *out, const char *url)
{
	static const char hex[] = "0123456789ABCDEF";
	struct buf clean = BUF_INIT;
	size_t i;

	clean_text(&clean, url, strlen(url), CLEAN_LINE);
	for (i = 0; i < clean.len; i++) {
		unsigned char c = (unsigned char)clean.data[i];

		if (strchr(" <>(){}\\\"", (char)c)) {
			buf_add_char(out, '%');
			buf_add_char(out, hex[c >> 4]);
			buf_add_char(out, hex[c & 15]);
		} else {
			buf_add_char(out, (char)c);
		}
	}
	buf_clear(&clean);
}

/* Appends the part with what parts it from those before, unless it is empty. */
static void
add_part(struct buf *out, size_t begin, const char *between, const struct buf *part)
{
	if (!part->len)
		return;
	if (out->len > begin)
		buf_add_str(out, between);
	buf_add(out, part->data, part->len);
}

void
render_byline(struct buf *out, const struct article *a)
{
	const char *source = article_get(a, FIELD_AGENCY);
	size_t begin = out->len;
	struct buf part = BUF_INIT, place = BUF_INIT;

	form_add_values(&part, article_get(a, FIELD_AUTHORS));
	add_part(out, begin, " · ", &part);
	buf_reset(&part);
	form_add_values(&part, source ? source : article_get(a, FIELD_SOURCE));
	form_add_values(&place, article_get(a, FIELD_DATELINE));
	add_part(&part, 0, ", ", &place);
	add_part(out, begin, " · ", &part);
	buf_reset(&part);
	form_add_date(&part, a);
	add_part(out, begin, " · ", &part);
	buf_clear(&part);
	buf_clear(&place);
}

/* The names of one role, as an array. */
static void
add_role(struct buf *out, const char *credits, const char *role, size_t role_len)
{
	const char *line, *tab;
	size_t len;

	json_item(out);
	render_json_string(out, role, role_len);
	buf_add_str(out, ":[");
	while (form_next_value(&credits, &line, &len)) {
		tab = memchr(line, '\t', len);
		if (!tab || (size_t)(tab - line) != role_len || memcmp(line, role, role_len))
			continue;
		json_item(out);
		render_json_string(out, tab + 1, len - role_len - 1);
	}
	buf_add_char(out, ']');
}

static void
add_credits(struct buf *out, const char *credits)
{
	const char *roles[MAX_ROLES], *at = credits, *line, *tab;
	size_t lens[MAX_ROLES], n = 0, i, len;

	json_key(out, "credits");
	buf_add_char(out, '{');
	while (n < MAX_ROLES && form_next_value(&at, &line, &len)) {
		tab = memchr(line, '\t', len);
		if (!tab)
			continue;
		len = (size_t)(tab - line);
		for (i = 0; i < n; i++)
			if (lens[i] == len && !memcmp(roles[i], line, len))
				break;
		if (i < n)
			continue;
		roles[n] = line;
		lens[n++] = len;
		add_role(out, credits, line, len);
	}
	buf_add_char(out, '}');
}

void
json_add_fields(struct buf *out, const struct article *a, const enum article_field *fields,
    size_t n, bool derived)
{
	const char *value;
	size_t i;

	for (i = 0; i < n; i++) {
		value = derived ? article_get(a, fields[i]) : told(a, fields[i]);
		if (fields[i] == FIELD_CREDITS)
			add_credits(out, value);
		else if (fields[i] == FIELD_AUTHORS)
			json_member_list(out, article_field_name(fields[i]), value);
		else
			json_member(out, article_field_name(fields[i]), value);
	}
}

void
render_extract(struct buf *out, const struct article *a)
{
	static const enum article_field fields[] = {FIELD_TITLE, FIELD_AUTHORS, FIELD_DATE,
	    FIELD_DATELINE, FIELD_AGENCY, FIELD_CAPTION, FIELD_IMAGE_CREDIT, FIELD_CREDITS,
	    FIELD_URL, FIELD_LANG, FIELD_SECTION};
	const struct buf *text = &a->doc.text;

	buf_add_char(out, '{');
	json_add_fields(out, a, fields, ARRAY_LEN(fields), false);
	json_key(out, "text");
	render_json_string(out, buf_str(text), text->len ? text->len - 1 : 0);
	buf_add_char(out, '}');
}

void
render_article(struct buf *out, const struct article *a, enum render_form form, int width)
{
	struct article shown = *a; /* borrows everything */

	if (article_repeats_title(a)) {
		shown.doc.blocks++;
		shown.doc.n_blocks--;
	}
	switch (form) {
	case RENDER_TEXT:
		form_text(out, &shown, width);
		break;
	case RENDER_MARKDOWN:
		form_markdown(out, &shown);
		break;
	case RENDER_HTML:
		form_html(out, &shown);
		break;
	case RENDER_JSON:
	case RENDER_FORMS:
		render_extract(out, a);
		break;
	}
}

void
render_frame(struct buf *out, enum render_form form, enum render_part part)
{
	static const char *const frames[RENDER_FORMS][RENDER_END + 1] = {
	    [RENDER_TEXT] = {"", "\n\n* * *\n\n\n", ""},
	    [RENDER_MARKDOWN] = {"", "\n---\n\n", ""},
	    [RENDER_HTML] = {"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
			     "<title>Articles</title>\n</head>\n<body>\n",
		"", "</body>\n</html>\n"},
	    [RENDER_JSON] = {"", "\n", "\n"},
	};

	buf_add_str(out, frames[form][part]);
}

bool
render_is_link(const char *url)
{
	static const char *const schemes[] = {"http://", "https://", "gemini://", "mailto:"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(schemes); i++)
		if (!strncmp(url, schemes[i], strlen(schemes[i])))
			return true;
	return false;
}
