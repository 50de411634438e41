/* A library in a directory of its own, and articles for it. */
#include "library.h"

#include "store/db.h"
#include "store/list.h"
#include "tap.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char dir[128];

void
test_begin(const char *name)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(dir, sizeof(dir), "%s/lectern-%s-XXXXXX", tmp ? tmp : "/tmp", name);
	if (!mkdtemp(dir)) {
		perror(dir);
		exit(1);
	}
}

void
test_end(void)
{
	tap_remove_tree(dir);
}

const char *
test_path(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	return path;
}

struct library *
test_open(const char *name)
{
	struct library *lib = NULL;
	struct err err = {ERR_NONE, ""};

	if (!library_open(test_path(name), LIBRARY_WRITE, &lib, &err)) {
		tap_ok(false, "%s opens: %s", name, err.text);
		exit(tap_done());
	}
	library_set_now(lib, TEST_NOW);
	return lib;
}

/* The local entity of a kind and key; made when it is new. */
static uint32_t
find_entity(struct mentions *m, uint8_t kind, bool bare, const char *name)
{
	struct buf key = BUF_INIT;
	uint32_t i;

	fold_text(&key, name, strlen(name), 0);
	for (i = 0; i < m->n_entities; i++)
		if (m->entities[i].kind == kind &&
		    strcmp(mentions_string(m, m->entities[i].key), buf_str(&key)) == 0)
			break;
	if (i == m->n_entities)
		mentions_add_entity(
		    m, (struct local_entity){
			   .name = mentions_add_string(m, name, strlen(name)),
			   .key = mentions_add_string(m, buf_str(&key), key.len),
			   .kind = kind,
			   .bare = bare,
		       });
	m->entities[i].count++;
	buf_clear(&key);
	return i;
}

static void
add_paragraph(struct article *a, const char *s, size_t len)
{
	static const char letters[] = "POLMp";
	size_t i;

	doc_open_block(&a->doc, BLOCK_PARAGRAPH);
	for (i = 0; i < len; i++) {
		const char *letter = s[i] == '[' ? strchr(letters, s[i + 1]) : NULL;
		size_t n = letter ? strcspn(s + i + 3, "]") : 0;

		if (!letter || s[i + 2] != ' ') {
			buf_add_char(&a->doc.text, s[i]);
			continue;
		}
		{
			char *name = base_strndup(s + i + 3, n);
			uint8_t kind = *letter == 'p' ? 0 : (uint8_t)(letter - letters);

			mentions_add(&a->mentions,
			    (struct mention){.start = (uint32_t)a->doc.text.len,
				.len = (uint32_t)n,
				.kind = kind,
				.score = 255,
				.entity =
				    find_entity(&a->mentions, kind, *letter == 'p', name)});
			buf_add(&a->doc.text, name, n);
			free(name);
		}
		i += n + 3;
	}
	doc_close_block(&a->doc);
}

int64_t
test_add(struct library *lib, const char *title, const char *date, const char *source,
    const char *marked)
{
	const char *values[] = {title, date, source, "en"};

	return test_add_fields(lib, values, marked);
}

int64_t
test_add_fields(struct library *lib, const char *const values[4], const char *marked)
{
	static const enum article_field fields[] = {
	    FIELD_TITLE, FIELD_DATE, FIELD_SOURCE, FIELD_LANG};
	struct original o = {.media = "text/plain", .bytes = marked, .len = strlen(marked)};
	struct err err = {ERR_NONE, ""};
	struct add_result result = {.id = 0};
	struct article a;
	struct batch *b;
	size_t i;

	article_init(&a);
	for (i = 0; i < ARRAY_LEN(fields); i++)
		if (values[i])
			article_set(&a, fields[i], values[i], strlen(values[i]), ORIGIN_PAGE,
			    WHERE_RECORD, 100);
	for (i = 0; marked[i]; i += strcspn(marked + i, "\n") + (marked[i] == '\n')) {
		i += marked[i] == '\n';
		add_paragraph(&a, marked + i, strcspn(marked + i, "\n"));
	}
	a.confidence = 90;
	a.words = (uint32_t)a.doc.text.len / 6;
	if (!batch_begin(lib, "test", &b, &err) || !article_add(b, &a, &o, &result, &err) ||
	    !batch_end(b, &err))
		tap_ok(false, "adding \"%s\": %s", values[0] ? values[0] : marked, err.text);
	article_clear(&a);
	return result.id;
}

void
test_sql(const char *name, const char *sql)
{
	struct library *lib = test_open(name);
	struct err err = {ERR_NONE, ""};

	if (!db_exec(lib, sql, &err))
		tap_ok(false, "%s: %s", sql, err.text);
	library_close(lib);
}

const char *
test_ids(struct library *lib, const char *query)
{
	static char out[512];
	struct query q = {.order = LIST_DATE};
	struct query_env env = {.now = TEST_NOW};
	struct page page = PAGE_INIT;
	struct err err = {ERR_NONE, ""};
	size_t i, at = 0;

	out[0] = '\0';
	query_parse(&q, query, strlen(query), &env);
	if (!list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 50}, &page, &err))
		snprintf(out, sizeof(out), "failed: %.400s", err.text);
	for (i = 0; i < page.n; i++)
		at += (size_t)snprintf(out + at, sizeof(out) - at, i ? " %lld" : "%lld",
		    (long long)page.rows[i].id);
	page_clear(&page);
	query_clear(&q);
	return out;
}
