/* doc/: the document, mentions, articles and their packed form. */
#include "tap.h"

#include "doc/article.h"
#include "doc/pack.h"

#include <string.h>

static void
make_article(struct article *a)
{
	uint32_t name;

	article_init(a);
	doc_add_block(&a->doc, BLOCK_PARAGRAPH, "First, a link.", 14);
	doc_add_block(&a->doc, BLOCK_HEADING, "HEAD", 4)->level = 2;
	doc_add_span(&a->doc, 9, 4, SPAN_LINK, doc_add_string(&a->doc, "https://example.org/", 20));
	article_set(a, FIELD_TITLE, "A title", 7, ORIGIN_PAGE, WHERE_ELEMENT, 90);
	name = mentions_add_string(&a->mentions, "First", 5);
	mentions_add_entity(&a->mentions, (struct local_entity){name, name, 1, MENTION_ORG, 0});
	mentions_add(&a->mentions, (struct mention){0, 5, 0, 0, MENTION_ORG, 200});
	mentions_add(&a->mentions, (struct mention){7, 1, MENTION_NO_ENTITY, 0, MENTION_DATE, 255});
	a->words = 4;
	a->confidence = 80;
}

static void
test_pack(void)
{
	struct article a, b;
	struct buf out = BUF_INIT;
	size_t i;
	int bad = 0;

	make_article(&a);
	pack_article(&out, &a);
	article_init(&b);
	tap_ok(unpack_article(out.data, out.len, &b), "an article comes back from its packed form");
	tap_is(buf_str(&b.doc.text), "First, a link.\nHEAD\n", "with its text");
	tap_is_int(b.doc.blocks[1].level, 2, "its blocks");
	tap_is(doc_string(&b.doc, b.doc.spans[0].target), "https://example.org/", "its spans");
	tap_is(article_get(&b, FIELD_TITLE), "A title", "its fields");
	tap_is_int(b.mentions.items[1].entity, MENTION_NO_ENTITY, "its mentions");
	tap_is(mentions_string(&b.mentions, b.mentions.entities[0].name), "First", "its entities");
	article_clear(&b);
	for (i = 0; i < out.len; i++)
		bad += unpack_article(out.data, i, &b) ? 1 : 0;
	tap_is_int(bad, 0, "a cut form is refused at every length");
	for (i = 0; i < out.len; i++) {
		out.data[i] = (char)(out.data[i] ^ 0xff);
		unpack_article(out.data, out.len, &b);
		article_clear(&b);
		out.data[i] = (char)(out.data[i] ^ 0xff);
	}
	article_clear(&a);
	buf_clear(&out);
}

static void
test_names(void)
{
	size_t i;
	bool ok = true;

	for (i = 0; i < FIELD_COUNT; i++)
		ok &= article_field_find(article_field_name((enum article_field)i)) == (int)i;
	for (i = 0; i < MENTION_KINDS; i++)
		ok &= mention_kind_find(mention_kind_name((enum mention_kind)i)) == (int)i;
	tap_ok(ok, "fields and kinds are found by their names");
	tap_is_int(article_field_find("nothing"), -1, "and only those");
}

int
main(void)
{
	test_pack();
	test_names();
	return tap_done();
}
