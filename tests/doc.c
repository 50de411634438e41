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
	doc_add_span(
	    &a->doc, 9, 4, SPAN_LINK, doc_add_string(&a->doc, "https://example.org/", 20));
	article_set(a, FIELD_TITLE, "A title", 7, ORIGIN_PAGE, WHERE_ELEMENT, 90);
	name = mentions_add_string(&a->mentions, "First", 5);
	mentions_add_entity(&a->mentions, (struct local_entity){name, name, 1, MENTION_ORG, 0});
	mentions_add(&a->mentions, (struct mention){0, 5, 0, 0, MENTION_ORG, 200});
	mentions_add(
	    &a->mentions, (struct mention){7, 1, MENTION_NO_ENTITY, 0, MENTION_DATE, 255});
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
	tap_ok(unpack_article(out.data, out.len, &b),
	    "an article comes back from its packed form");
	tap_is(buf_str(&b.doc.text), "First, a link.\nHEAD\n", "with its text");
	tap_is_int(b.doc.blocks[1].level, 2, "its blocks");
	tap_is(doc_string(&b.doc, b.doc.spans[0].target), "https://example.org/", "its spans");
	tap_is(article_get(&b, FIELD_TITLE), "A title", "its fields");
	tap_is_int(b.mentions.items[1].entity, MENTION_NO_ENTITY, "its mentions");
	tap_is(
	    mentions_string(&b.mentions, b.mentions.entities[0].name), "First", "its entities");
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

static void
test_repeated_title(void)
{
	static const struct {
		const char *title, *first;
		bool again;
	} cases[] = {
	    {"Lamps of Skarholm", "Lamps of Skarholm", true},
	    {"Lamps of Skarholm", "LAMPS of Skarholm.", true},
	    {"Lamps \xe2\x80\x94 now", "Lamps now", false},
	    {"Lamps", "Lamps are lit.", false},
	    {"Lamps are lit", "Lamps", false},
	    {"***", "---", false},
	    {"", "A", false},
	};
	struct article a;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		article_init(&a);
		article_set(&a, FIELD_TITLE, cases[i].title, strlen(cases[i].title),
		    ORIGIN_PAGE, WHERE_ELEMENT, 90);
		doc_add_block(&a.doc, BLOCK_HEADING, cases[i].first, strlen(cases[i].first));
		tap_ok(!article_repeats_title(&a), "a text of one block is never left out");
		doc_add_span(&a.doc, 0, 2, SPAN_STRONG, 0);
		doc_add_block(&a.doc, BLOCK_PARAGRAPH, "They are lit.", 13);
		tap_ok(article_repeats_title(&a) == cases[i].again, "\"%s\" after \"%s\"",
		    cases[i].first, cases[i].title);
		doc_drop_first(&a.doc);
		tap_ok(a.doc.n_blocks == 1 && a.doc.n_spans == 0 &&
			   strncmp(a.doc.text.data + a.doc.blocks[0].start, "They", 4) == 0,
		    "the next block is the first");
		article_clear(&a);
	}
}

int
main(void)
{
	test_repeated_title();
	test_pack();
	test_names();
	return tap_done();
}
