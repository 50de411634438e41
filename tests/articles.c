/* A library of six articles in many shapes. */
#include "tests/articles.h"

#include "base/file.h"
#include "store/article.h"
#include "tests/tap.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct {
	const char *title, *authors, *source, *date, *place, *url;
	const char
	    *blocks[8]; /* "# " begins a heading, "> " a quote, "* " an item, "` " code */
} articles[] = {
    {"The ferry that came back", "Maren Holt\nIda Ruud", "The Harbour Post", "2023-11-13",
	"BERGEN", "https://harbour.example/ferry",
	{"After eleven years in a foreign yard the ferry Solveig came home on Monday. Maren "
	 "Holt, who had sold her, stood on the quay and said nothing for a long while.",
	    "The town had collected 4.2 million euros, 37% of it from abroad, and the "
	    "shipyard in Gdynia had asked for more.",
	    "# What is left to do",
	    "The engine runs. The cabins are another matter: “a museum of leaks,” said "
	    "Ida Ruud of the Harbour Society.",
	    "> We counted forty-one leaks, and then we stopped counting.",
	    "* New windows for the saloon", "* A licence for ninety passengers"}},
    {"Lighthouse keepers' letters found in an attic", "Tomás Ó Briain", "Coast Review",
	"2023-11-12", "GALWAY", NULL,
	{"The letters lay in a biscuit tin. They tell of storms, of lamp oil, and of the "
	 "winter when the supply boat could not land for nine weeks.",
	    "Dr. Ana Lindqvist of the University of Galway is to edit them."}},
    {"東大の日誌から", "山田 花子", "東京週報", "2023-11-11", NULL, NULL,
	{"図書館の古い日誌が公開された。雨の日の記録が多い。読む人は少なかったが、書く人は"
	 "休まなかった。"}},
    {"A café survives its street", "Zoé Müller", "Le Quai", "2023-11-10", "LYON", NULL,
	{"Everything around it has gone: the printer, the hat shop, the bank. The café "
	 "opens at six, as it did in 1931, and the ferry men still come first."}},
    {"How slowly may one read?", NULL, "Margins", "2023-10", NULL, NULL,
	{"Slowly enough to disagree.", "` for (;;)\n`         turn(page);"}},
    {"A note without a date", NULL, NULL, NULL, NULL, NULL,
	{"Somebody wrote this, and did not say when."}},
};

static void
add_block(struct doc *d, const char *s)
{
	static const struct {
		const char *mark;
		enum block_kind kind;
		uint8_t level;
	} marks[] = {{"# ", BLOCK_HEADING, 2}, {"> ", BLOCK_QUOTE, 1},
	    {"* ", BLOCK_LIST_ITEM, 1}, {"` ", BLOCK_CODE, 0}};
	size_t i = 0;

	while (i < ARRAY_LEN(marks) && strncmp(s, marks[i].mark, 2) != 0)
		i++;
	bool plain = i == ARRAY_LEN(marks);
	const char *text = plain ? s : s + 2;

	doc_add_block(d, plain ? BLOCK_PARAGRAPH : marks[i].kind, text, strlen(text))->level =
	    plain ? 0 : marks[i].level;
}

/* Marks every place of a name or value. */
static void
add_mentions(struct article *a)
{
	static const struct {
		const char *text;
		enum mention_kind kind;
	} known[] = {{"Maren Holt", MENTION_PERSON}, {"4.2 million euros", MENTION_MONEY},
	    {"37%", MENTION_PERCENT}, {"Gdynia", MENTION_PLACE}, {"Ida Ruud", MENTION_PERSON},
	    {"Harbour Society", MENTION_ORG}, {"Ana Lindqvist", MENTION_PERSON},
	    {"University of Galway", MENTION_ORG}}; /* in the order of the text */
	struct mentions *m = &a->mentions;

	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		size_t len = strlen(known[i].text);
		const char *at = strstr(a->doc.text.data, known[i].text);
		bool is_name = known[i].kind <= MENTION_OTHER;
		char key[64];

		if (at == NULL)
			continue;
		struct mention one = {.start = (uint32_t)(at - a->doc.text.data),
		    .len = (uint32_t)len,
		    .entity = MENTION_NO_ENTITY,
		    .kind = (uint8_t)known[i].kind,
		    .score = 255};

		for (size_t c = 0; c <= len; c++)
			key[c] = (char)(known[i].text[c] >= 'A' && known[i].text[c] <= 'Z'
					    ? known[i].text[c] + 32
					    : known[i].text[c]);
		if (is_name)
			one.entity = mentions_add_entity(
			    m, (struct local_entity){mentions_add_string(m, known[i].text, len),
				   mentions_add_string(m, key, len), 1, (uint8_t)known[i].kind,
				   0});
		mentions_add(m, one);
	}
}

/* Links where their text stands. */
static void
add_links(struct doc *d)
{
	static const struct {
		const char *text, *address;
	} known[] = {{"the hat shop", "https://quai.example/hats"},
	    {"ferry men", "https://harbour.example/ferry?from=the-cafe&to=the-other-shore"}};

	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		const char *at = strstr(buf_str(&d->text), known[i].text);

		if (at != NULL)
			doc_add_span(d, (uint32_t)(at - d->text.data),
			    (uint32_t)strlen(known[i].text), SPAN_LINK,
			    doc_add_string(d, known[i].address, strlen(known[i].address)));
	}
}

static void
set(struct article *a, enum article_field f, const char *value)
{
	if (value != NULL)
		article_set(a, f, value, strlen(value), ORIGIN_PAGE, WHERE_LINE, 90);
}

static void
add_article(struct batch *batch, size_t i)
{
	struct article a;
	struct add_result result;
	struct original o = {.media = "text/plain", .charset = "utf-8"};
	char path[32];
	struct err err;

	article_init(&a);
	for (size_t b = 0; b < ARRAY_LEN(articles[i].blocks) && articles[i].blocks[b]; b++)
		add_block(&a.doc, articles[i].blocks[b]);
	add_links(&a.doc);
	set(&a, FIELD_TITLE, articles[i].title);
	set(&a, FIELD_AUTHORS, articles[i].authors);
	set(&a, FIELD_SOURCE, articles[i].source);
	set(&a, FIELD_DATE, articles[i].date);
	set(&a, FIELD_DATELINE, articles[i].place);
	set(&a, FIELD_URL, articles[i].url);
	set(&a, FIELD_LANG, i == 2 ? "ja" : "en");
	add_mentions(&a);
	a.words = 60 + 200 * (uint32_t)i;
	a.confidence = 90;
	snprintf(path, sizeof path, "/articles/%zu.txt", i);
	o.path = path;
	o.bytes = a.doc.text.data;
	o.len = a.doc.text.len;
	if (!article_add(batch, &a, &o, &result, &err))
		tap_note("%s", err.text);
	article_clear(&a);
}

static struct library *
make_library(const char *path, bool filled)
{
	struct library *lib = NULL;
	struct batch *batch;
	struct err err;

	if (!library_open(path, LIBRARY_WRITE, &lib, &err)) {
		tap_note("%s", err.text);
		return NULL;
	}
	library_set_now(lib, ARTICLES_NOW);
	if (filled && batch_begin(lib, "add", &batch, &err)) {
		for (size_t i = 0; i < ARRAY_LEN(articles); i++)
			add_article(batch, i);
		if (!batch_end(batch, &err))
			tap_note("%s", err.text);
	}
	return lib;
}

struct library *
articles_open(const char *dir, bool empty, const char *to)
{
	char from[256];
	struct buf bytes = BUF_INIT;
	struct library *lib = NULL;
	struct err err;

	snprintf(from, sizeof from, "%s/%s.db", dir, empty ? "empty" : "full");
	if (!file_read(from, 1 << 26, &bytes, &err) ||
	    !file_write(to, bytes.data, bytes.len, &err) ||
	    !library_open(to, LIBRARY_WRITE, &lib, &err))
		tap_note("%s", err.text);
	buf_clear(&bytes);
	return lib;
}

void
articles_remove(const char *path)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char file[300];

	for (size_t i = 0; i < ARRAY_LEN(suffixes); i++) {
		snprintf(file, sizeof file, "%s%s", path, suffixes[i]);
		unlink(file);
	}
}

void
articles_begin(const char *dir)
{
	static const char *const names[] = {"empty", "full"};
	char path[256];

	for (int filled = 0; filled < 2; filled++) {
		snprintf(path, sizeof path, "%s/%s.db", dir, names[filled]);
		library_close(make_library(path, filled));
	}
}

bool
articles_end(const char *dir)
{
	char path[256];

	snprintf(path, sizeof path, "%s/empty.db", dir);
	articles_remove(path);
	snprintf(path, sizeof path, "%s/full.db", dir);
	articles_remove(path);
	return rmdir(dir) == 0;
}
