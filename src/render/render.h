/* render/render.h: an article as text, Markdown, HTML or JSON; a citation.
 *
 * All output is UTF-8 of clean text, escaped as the form demands. Appends to out. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "doc/article.h"
#include "store/list.h"

enum render_form { RENDER_TEXT, RENDER_MARKDOWN, RENDER_HTML, RENDER_JSON, RENDER_FORMS };

/* "text", "markdown" ...; -1 when there is none of that name. */
const char *render_form_name(enum render_form form);
int render_form_find(const char *name);

/* What stands around and between the articles of one file. */
enum render_part { RENDER_BEGIN, RENDER_BETWEEN, RENDER_END };
void render_frame(struct buf *out, enum render_form form, enum render_part part);

/* title, byline and body; width is the cells to wrap text at, 0: a paragraph a line. JSON is
 * the object of render_extract. */
void render_article(struct buf *out, const struct article *a, enum render_form form, int width);
/* The object that `extract --json` prints, on one line, without the closing brace's newline:
 * {"title","authors":[],"date","dateline","agency","caption","image_credit","credits":{},"url",
 * "lang","section","text"}; null where the page does not say (derived values too). */
void render_extract(struct buf *out, const struct article *a);

/* "Diane Bartz, Paul Eckert · Reuters, WASHINGTON · 14 July 2011": what is known of it, on one
 * line. */
void render_byline(struct buf *out, const struct article *a);

enum cite_form { CITE_PLAIN, CITE_MARKDOWN, CITE_BIBTEX };
void render_citation(struct buf *out, const struct article *a, enum cite_form form);

/* A row of a list as one JSON object: id, title, source, authors, date, added, lang, url,
 * words, state words, passage when there is one. */
void render_row(struct buf *out, const struct row *row);

/* JSON, piece by piece: a string with its quotes (cleaned and escaped; NULL is null). */
void render_json_string(struct buf *out, const char *s, size_t len);
/* May such an address stand as a link: http, https, gemini, mailto? */
bool render_is_link(const char *url);

#endif
