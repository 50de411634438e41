/* From bytes to an article. */
#include "ingest/read.h"

#include "extract/extract.h"
#include "format/decode.h"
#include "format/dump.h"
#include "format/html.h"
#include "text/segment.h"

#include <string.h>

void
read_finish(struct article *a, const struct read_options *o)
{
	if (!article_get(a, FIELD_LANG))
		extract_language(a);
	if (!a->words)
		a->words =
		    (uint32_t)segment_count_words(buf_str(&a->doc.text), a->doc.text.len);
	if (!o->no_names)
		entity_annotate(o->model, a);
}

static void
find_article(struct reading *r, const char *bytes, size_t len, const struct read_options *o)
{
	const struct extract_hints hints = {.url = o->url, .name = o->name};
	bool is_html = r->kind == SNIFF_HTML;
	char declared[32];
	struct decoded text;
	struct doc page;

	decode_text(bytes, len,
	    o->charset                                             ? o->charset
	    : is_html && decode_html_charset(bytes, len, declared) ? declared
								   : NULL,
	    &text);
	memcpy(r->charset, text.charset, sizeof(r->charset));
	doc_init(&page);
	if (is_html)
		html_to_doc(buf_str(&text.text), text.text.len, &page);
	else
		dump_to_doc(buf_str(&text.text), text.text.len, &page);
	decoded_clear(&text);
	if (is_html)
		extract_html(&page, &hints, &r->article);
	else
		extract_text(&page, &hints, &r->article);
	doc_clear(&page);
}

bool
read_bytes(struct reading *r, const char *bytes, size_t len, const struct read_options *o)
{
	static const enum sniff_kind kinds[] = {
	    [READ_HTML] = SNIFF_HTML, [READ_TEXT] = SNIFF_TEXT};
	const char *what = NULL;

	*r = (struct reading){.kind = o->form == READ_SNIFFED
					  ? sniff_bytes(bytes, len, o->name, &what)
					  : kinds[o->form]};
	article_init(&r->article);
	switch (r->kind) {
	case SNIFF_EMPTY:
		r->reason = "nothing in it";
		return false;
	case SNIFF_RECORDS:
		r->reason = "JSON lines";
		return false;
	case SNIFF_OTHER:
		r->reason = what ? what : "data";
		return false;
	case SNIFF_TEXT:
	case SNIFF_HTML:
		break;
	}
	r->media = r->kind == SNIFF_HTML ? "text/html" : "text/plain";
	find_article(r, bytes, len, o);
	if (!r->article.doc.n_blocks)
		r->reason = "no article found in it";
	else
		read_finish(&r->article, o);
	return !r->reason;
}

void
reading_clear(struct reading *r)
{
	article_clear(&r->article);
}
