/* render/form.h: what the forms of an article share. For the files of render/ only. */
#ifndef RENDER_FORM_H
#define RENDER_FORM_H

#include "doc/article.h"

/* One form each of render_article. */
void form_text(struct buf *out, const struct article *a, int width);
void form_markdown(struct buf *out, const struct article *a);
void form_html(struct buf *out, const struct article *a);

/* The next value of a field that parts them by '\n'; false at the end. */
bool form_next_value(const char **at, const char **value, size_t *len);
/* Appends a field's values as "A, B". */
void form_add_values(struct buf *out, const char *values);
/* Appends the article's date for people; nothing when there is none. */
void form_add_date(struct buf *out, const struct article *a);

/* Appends an address; what would end it in Markdown or BibTeX is percent-encoded. */
void form_add_address(struct buf *out, const char *url);

/* Text with its spans as a markup language writes them. Spans come out well nested whatever
 * they were. */
struct inline_form {
	/* Escapes; is_code: inside a code span. */
	void (*text)(struct buf *out, const char *s, size_t len, bool is_code);
	void (*open)(struct buf *out, const struct doc *d, const struct span *s);
	void (*close)(struct buf *out, const struct doc *d, const struct span *s);
};

/* A byte range that lies in one block. */
void inline_add(struct buf *out, const struct doc *d, uint32_t start, uint32_t len,
    const struct inline_form *form);

#endif
