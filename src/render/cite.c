/* An article as a citation. */
#include "render/render.h"

#include "render/form.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/fold.h"

#include <string.h>

static const char *
source_of(const struct article *a)
{
	const char *source = article_get(a, FIELD_SOURCE);

	return source ? source : article_get(a, FIELD_AGENCY);
}

static void
add_clean(struct buf *out, const char *s)
{
	clean_text(out, s, strlen(s), CLEAN_LINE);
}

/* What Markdown would read as something else. */
static void
add_markdown(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (strchr("\\`*_[]<>", *s))
			buf_add_char(out, '\\');
		buf_add_char(out, *s);
	}
}

static void
add_line(struct buf *out, const struct article *a, bool is_markdown)
{
	const char *url = article_get(a, FIELD_URL), *title = article_get(a, FIELD_TITLE),
		   *source = source_of(a);
	bool is_link = is_markdown && url && render_is_link(url);
	struct buf line = BUF_INIT;

	form_add_values(&line, article_get(a, FIELD_AUTHORS));
	if (line.len)
		buf_add_str(&line, ", ");
	if (is_link)
		buf_add_char(out, '[');
	buf_add_str(&line, "\"");
	add_clean(&line, title ? title : "Untitled");
	buf_add_str(&line, "\"");
	if (source) {
		buf_add_str(&line, ", ");
		add_clean(&line, source);
	}
	if (article_get(a, FIELD_DATE))
		buf_add_str(&line, ", ");
	form_add_date(&line, a);
	if (is_markdown)
		add_markdown(out, buf_str(&line));
	else
		buf_add(out, buf_str(&line), line.len);
	if (is_link) {
		buf_add_str(out, "](");
		form_add_address(out, url);
		buf_add_char(out, ')');
	} else if (url) {
		buf_add_str(out, ", ");
		add_clean(out, url);
	}
	buf_clear(&line);
}

static void
add_tex(struct buf *out, const char *s, size_t len)
{
	static const struct {
		char c;
		const char *tex;
	} table[] = {{'\\', "\\textbackslash{}"}, {'~', "\\textasciitilde{}"},
	    {'^', "\\textasciicircum{}"}};
	struct buf clean = BUF_INIT;
	size_t i, k;

	clean_text(&clean, s, len, CLEAN_LINE);
	for (i = 0; i < clean.len; i++) {
		char c = clean.data[i];

		for (k = 0; k < ARRAY_LEN(table) && table[k].c != c; k++)
			continue;
		if (k < ARRAY_LEN(table)) {
			buf_add_str(out, table[k].tex);
			continue;
		}
		if (strchr("&%$#_{}", c))
			buf_add_char(out, '\\');
		buf_add_char(out, c);
	}
	buf_clear(&clean);
}

static void
add_bib_field(struct buf *out, const char *name, const char *value)
{
	if (!value)
		return;
	buf_addf(out, ",\n  %s = {", name);
	add_tex(out, value, strlen(value));
	buf_add_char(out, '}');
}

/* Appends a word's letters and digits, folded to ASCII; the last word, or the first. */
static void
add_key_word(struct buf *out, const char *s, bool last)
{
	struct buf folded = BUF_INIT;
	const char *at, *end;

	if (!s)
		return;
	fold_text(&folded, s, strcspn(s, "\n"), 0);
	at = buf_str(&folded);
	end = strrchr(at, ' ');
	for (at = last && end ? end + 1 : at; *at && *at != ' '; at++)
		if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
			buf_add_char(out, *at);
	buf_clear(&folded);
}

static void
add_bib_authors(struct buf *out, const char *authors)
{
	const char *value, *between = "";
	size_t len;

	if (!authors)
		return;
	buf_add_str(out, ",\n  author = {");
	while (form_next_value(&authors, &value, &len)) {
		buf_add_str(out, between);
		add_tex(out, value, len);
		between = " and ";
	}
	buf_add_char(out, '}');
}

static void
add_bibtex(struct buf *out, const struct article *a)
{
	const char *date = article_get(a, FIELD_DATE), *authors = article_get(a, FIELD_AUTHORS),
		   *url = article_get(a, FIELD_URL);
	struct buf key = BUF_INIT, iso = BUF_INIT;
	struct date d = {.precision = DATE_NONE};

	if (date && date_parse(date, strlen(date), &d)) {
		d.precision = (uint8_t)(d.precision > DATE_DAY ? DATE_DAY : d.precision);
		date_add_iso(&iso, &d);
	}
	add_key_word(&key, authors ? authors : source_of(a), true);
	if (iso.len)
		buf_addf(&key, "%d", (int)d.year);
	add_key_word(&key, article_get(a, FIELD_TITLE), false);
	buf_addf(out, "@online{%s", key.len ? key.data : "article");
	add_bib_authors(out, authors);
	add_bib_field(out, "title", article_get(a, FIELD_TITLE));
	add_bib_field(out, "organization", source_of(a));
	add_bib_field(out, "date", iso.len ? iso.data : NULL);
	if (url) {
		buf_add_str(out, ",\n  url = {");
		form_add_address(out, url);
		buf_add_char(out, '}');
	}
	buf_add_str(out, "\n}");
	buf_clear(&key);
	buf_clear(&iso);
}

void
render_citation(struct buf *out, const struct article *a, enum cite_form form)
{
	switch (form) {
	case CITE_PLAIN:
	case CITE_MARKDOWN:
		add_line(out, a, form == CITE_MARKDOWN);
		break;
	case CITE_BIBTEX:
		add_bibtex(out, a);
		break;
	}
}
