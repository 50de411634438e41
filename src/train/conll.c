/* The reader of labelled data. */
#include "train/conll.h"

#include "base/file.h"
#include "doc/mention.h"

#include <stdlib.h>
#include <string.h>

struct reader {
	struct samples *out;
	struct sample *doc; /* NULL before the first */
	unsigned set;
	bool stopped;    /* the sentence before had a final stop */
	struct buf line; /* the sentence so far */
	struct gold *golds;
	size_t n_golds, cap_golds;
	bool open; /* a name goes on */
	bool final_stop;
};

static int
kind_of(const char *tag, size_t len)
{
	static const char *const names[] = {"PER", "ORG", "LOC", "MISC"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (len == strlen(names[i]) && !memcmp(tag, names[i], len))
			return (int)i;
	return -1;
}

static void
end_sentence(struct reader *r)
{
	struct buf *text;
	size_t at, i;

	if (!r->line.len)
		return;
	while (r->line.len && r->line.data[r->line.len - 1] == ' ')
		buf_truncate(&r->line, r->line.len - 1);
	text = &r->doc->text;
	if (text->len)
		buf_add_char(text, r->stopped && r->final_stop ? ' ' : '\n');
	at = text->len;
	buf_add(text, r->line.data, r->line.len);
	for (i = 0; i < r->n_golds; i++) {
		struct sample *d = r->doc;

		d->golds = base_grow(d->golds, d->n_golds, &d->cap_golds, sizeof(*d->golds));
		d->golds[d->n_golds] = r->golds[i];
		d->golds[d->n_golds++].start += (uint32_t)at;
	}
	r->stopped = r->final_stop;
	r->n_golds = 0;
	r->open = false;
	buf_reset(&r->line);
}

static void
begin_document(struct reader *r)
{
	struct samples *s = r->out;

	s->items = base_grow(s->items, s->n, &s->cap, sizeof(*s->items));
	s->items[s->n] = (struct sample){.text = BUF_INIT, .set = (uint8_t)r->set};
	r->doc = &s->items[s->n++];
	r->stopped = true;
}

static bool
is_stop(const char *s, size_t len)
{
	static const char *const stops[] = {
	    ".", "!", "?", "\"", "''", ")", "\xE2\x80\x9D", "\xE2\x80\xA6"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(stops); i++)
		if (len == strlen(stops[i]) && !memcmp(s, stops[i], len))
			return true;
	return false;
}

static void
read_token(struct reader *r, const char *word, size_t len, const char *tag, size_t tag_len)
{
	int kind = tag_len > 2 ? kind_of(tag + 2, tag_len - 2) : -1;

	if (kind >= 0) {
		bool more = r->open && tag[0] == 'I' && r->golds[r->n_golds - 1].kind == kind;

		if (!more) {
			r->golds =
			    base_grow(r->golds, r->n_golds, &r->cap_golds, sizeof(*r->golds));
			r->golds[r->n_golds++] =
			    (struct gold){(uint32_t)r->line.len, 0, (uint8_t)kind};
		}
		r->golds[r->n_golds - 1].len =
		    (uint32_t)(r->line.len + len) - r->golds[r->n_golds - 1].start;
	}
	r->open = kind >= 0;
	buf_add(&r->line, word, len);
	r->final_stop = is_stop(word, len);
}

static void
read_line(struct reader *r, const char *s, size_t len)
{
	const char *tag, *space;

	if (len && s[len - 1] == '\r')
		len--;
	if (!len) {
		end_sentence(r);
		return;
	}
	if (len > 10 && !memcmp(s, "-DOCSTART-", 10)) {
		end_sentence(r);
		begin_document(r);
		return;
	}
	if (!r->doc)
		begin_document(r);
	tag = memchr(s, ' ', len);
	if (!tag || tag == s)
		return;
	tag++;
	space = memchr(tag, ' ', (size_t)(s + len - tag));
	read_token(r, s, (size_t)(tag - 1 - s), tag, (size_t)((space ? space : s + len) - tag));
	if (!space || space[1] != '0')
		buf_add_char(&r->line, ' ');
}

bool
conll_read(const char *path, unsigned set, struct samples *out, struct err *err)
{
	struct reader r = {.out = out, .set = set};
	struct buf in = BUF_INIT;
	size_t at = 0;

	if (!file_read(path, SIZE_MAX, &in, err))
		return false;
	while (at < in.len) {
		const char *end = memchr(in.data + at, '\n', in.len - at);
		size_t len = end ? (size_t)(end - in.data) - at : in.len - at;

		read_line(&r, in.data + at, len);
		at += len + 1;
	}
	end_sentence(&r);
	buf_clear(&in);
	buf_clear(&r.line);
	free(r.golds);
	return true;
}

void
samples_clear(struct samples *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		buf_clear(&s->items[i].text);
		free(s->items[i].golds);
	}
	free(s->items);
	*s = (struct samples){NULL, 0, 0};
}
