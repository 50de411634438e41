/* Passages and lights of a library's hits. */
#include "store/search.h"

#include "store/article.h"
#include "store/compile.h"
#include "store/inflect.h"
#include "store/passage.h"
#include "store/search_part.h"
#include "store/term.h"

#include <stdlib.h>
#include <string.h>

static size_t
complete(void *arg, const char *prefix, size_t max, struct buf *out)
{
	return term_complete(arg, prefix, max, out, NULL);
}

static size_t
inflect(void *arg, const struct words_env *env, const char *word, struct buf *out)
{
	return inflect_word(arg, env->langs, env->n_langs, word, out);
}

void
search_words_begin(struct library *lib, struct search_words *w)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT lang FROM language", NULL);

	*w = (struct search_words){.env = {.tokenizer = lib->tokenizer,
				       .complete = complete,
				       .complete_arg = lib,
				       .inflect = inflect,
				       .inflect_arg = lib}};
	w->env.langs = w->langs;
	while (stmt && w->env.n_langs < SEARCH_LANGS && sqlite3_step(stmt) == SQLITE_ROW) {
		const char *lang = db_text(stmt, 0);

		if (tokenizer_has_language(lang))
			w->langs[w->env.n_langs++] =
			    arena_strndup(&w->arena, lang, strlen(lang));
	}
	db_done(stmt);
}

void
search_words_end(struct search_words *w)
{
	arena_clear(&w->arena);
}

/* Counts the completions of a word. */
struct counting {
	struct library *lib;
	size_t n;
};

static size_t
count_completions(void *arg, const char *prefix, size_t max, struct buf *out)
{
	struct counting *c = arg;

	c->n = term_complete(c->lib, prefix, max, out, NULL);
	return c->n;
}

bool
search_has_more(struct library *lib, const struct query *q)
{
	struct counting counting = {lib, 0};
	struct words_env env = {.tokenizer = lib->tokenizer,
	    .complete = count_completions,
	    .complete_arg = &counting,
	    .max_completions = COMPILE_TYPED};
	struct arena arena = ARENA_INIT;
	struct words words;
	size_t i;

	for (i = 0; i < q->n_nodes; i++)
		if (q->nodes[i].kind == QUERY_WORDS && q->nodes[i].typing == QUERY_TYPING)
			words_make(&words, &arena, &env, query_string(q, q->nodes[i].text),
			    &q->nodes[i]);
	arena_clear(&arena);
	return counting.n == COMPILE_TYPED;
}

struct lights *
lights_new(struct library *lib, const struct query *q)
{
	struct search_words words;
	struct lights *l;

	search_words_begin(lib, &words);
	words.env.complete = NULL; /* whatever begins so is lit */
	words.env.inflect = NULL;
	l = light_new(&words.env, q);
	search_words_end(&words);
	return l;
}

/* The hits in a row's text, and only when there are none in those of a title said again. */
static void
find_hits(const struct lights *l, const struct row *row, const struct buf *text,
    struct light_hits *hits)
{
	size_t line = strcspn(buf_str(text), "\n"), i;

	if (line < text->len && article_says_title(row->title, text->data, line)) {
		line++;
		light_find(l, text->data + line, text->len - line, row->lang, true, hits);
		for (i = 0; i < hits->n; i++)
			hits->items[i].start += (uint32_t)line;
		if (hits->n)
			return;
	}
	light_find(l, buf_str(text), text->len, row->lang, true, hits);
}

bool
search_passages(
    struct library *lib, const struct query *q, struct page *page, size_t max, struct err *err)
{
	struct lights *l = lights_new(lib, q);
	struct buf text = BUF_INIT;
	struct light_hits hits;
	struct err damaged;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < page->n && light_groups(l) > 0; i++) {
		struct row *row = &page->rows[i];

		buf_reset(&text);
		err_clear(&damaged);
		if (!article_load_text(lib, row->id, &text, &damaged)) {
			/* A damaged text has no passage; its row is shown all the same. */
			ok = damaged.kind == ERR_DATA || damaged.kind == ERR_NO_INPUT;
			if (!ok && err)
				*err = damaged;
			continue;
		}
		find_hits(l, row, &text, &hits);
		passage_give(page, row, &text, &hits, max);
		free(hits.items);
	}
	buf_clear(&text);
	lights_free(l);
	return ok;
}
