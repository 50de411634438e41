/* The words of entities' names. */
#include "store/names.h"

#include "text/token.h"

#include <string.h>

enum { MAX_WORDS = 12 };

/* Words, each closed by a NUL. */
struct name_words {
	struct buf texts;
	size_t n;
};

static bool
take_word(void *arg, const struct token *t)
{
	struct name_words *w = arg;

	if (t->kind != TOKEN_WORD)
		return true;
	buf_add(&w->texts, t->text, t->len);
	buf_add_char(&w->texts, '\0');
	return ++w->n < MAX_WORDS;
}

bool
names_add_words(struct library *lib, int64_t entity, const char *name, struct err *err)
{
	struct name_words words = {BUF_INIT, 0};
	sqlite3_stmt *stmt;
	bool ok = true;
	size_t i, at;

	tokenizer_run(lib->tokenizer, name, strlen(name), take_word, &words);
	for (i = at = 0; ok && i < words.n; i++, at += strlen(words.texts.data + at) + 1) {
		stmt = db_prepare(
		    lib, "INSERT OR IGNORE INTO name_word(word, entity) VALUES(?, ?)", err);
		if (stmt) {
			db_bind_text(stmt, 1, words.texts.data + at);
			sqlite3_bind_int64(stmt, 2, entity);
		}
		ok = db_run(lib, stmt, err);
	}
	buf_clear(&words.texts);
	return ok;
}

size_t
names_add_select(
    struct library *lib, struct buf *sql, struct buf *texts, const char *text, bool goes_on)
{
	struct name_words words = {BUF_INIT, 0};
	size_t first = 1, i;

	for (i = 0; i < texts->len; i++)
		first += texts->data[i] == '\0';
	tokenizer_run(lib->tokenizer, text, strlen(text), take_word, &words);
	for (i = 0; i < words.n; i++) {
		buf_addf(
		    sql, "%sSELECT entity FROM name_word WHERE word ", i ? " INTERSECT " : "");
		if (goes_on && i + 1 == words.n)
			buf_addf(sql, ">= ?%zu AND word < ?%zu || x'f48fbfbf'", first + i,
			    first + i);
		else
			buf_addf(sql, "= ?%zu", first + i);
	}
	buf_add(texts, words.texts.data, words.texts.len);
	buf_clear(&words.texts);
	return words.n;
}
