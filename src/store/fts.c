/* FTS5: the tokenizer, the ranking function, the view's functions. */
#include "store/fts.h"

#include "doc/pack.h"
#include "store/body.h"
#include "store/rank.h"
#include "store/term.h"
#include "store/words.h"
#include "text/fold.h"
#include "text/token.h"

#include <stdlib.h>
#include <string.h>

/* What FTS5 holds as a tokenizer: one a handle. */
struct adapter {
	struct library *lib;
	struct tokenizer *tokenizer;
};

struct sink {
	void *context;
	int (*give)(void *, int, const char *, int, int, int);
	struct terms *terms;
	int code;
};

static int
create(void *arg, const char **words, int n_words, Fts5Tokenizer **out)
{
	struct adapter *a = base_alloc(sizeof(*a));

	(void)words;
	(void)n_words;
	a->lib = arg;
	a->tokenizer = tokenizer_new();
	*out = (Fts5Tokenizer *)a;
	return SQLITE_OK;
}

static void
destroy(Fts5Tokenizer *t)
{
	struct adapter *a = (struct adapter *)t;

	tokenizer_free(a->tokenizer);
	free(a);
}

static bool
take_token(void *arg, const struct token *t)
{
	struct sink *s = arg;

	s->code = s->give(s->context, t->kind == TOKEN_WORD ? 0 : FTS5_TOKEN_COLOCATED, t->text,
	    (int)t->len, (int)t->start, (int)t->end);
	if (s->terms)
		terms_add(s->terms, t->text, t->len);
	return s->code == SQLITE_OK;
}

/* A query's words, as store/words.h writes them. */
static int
split_words(struct sink *s, const char *text, size_t len)
{
	size_t at = 0, end;
	int flags = 0;

	for (; at < len && s->code == SQLITE_OK; at = end + 1) {
		for (end = at; end < len && text[end] != ' ' && text[end] != WORDS_SAME; end++)
			continue;
		if (end > at)
			s->code = s->give(
			    s->context, flags, text + at, (int)(end - at), (int)at, (int)end);
		flags = end < len && text[end] == WORDS_SAME ? FTS5_TOKEN_COLOCATED : 0;
	}
	return s->code;
}

static int
tokenize(Fts5Tokenizer *t, void *context, int flags, const char *text, int len,
    int (*give)(void *, int, const char *, int, int, int))
{
	struct adapter *a = (struct adapter *)t;
	struct sink s = {context, give, NULL, SQLITE_OK};

	if (len <= 0)
		return SQLITE_OK;
	if (flags & FTS5_TOKENIZE_QUERY)
		return split_words(&s, text, (size_t)len);
	if (flags & FTS5_TOKENIZE_DOCUMENT)
		s.terms = a->lib->terms;
	tokenizer_run(a->tokenizer, text, (size_t)len, take_token, &s);
	return s.code;
}

/* lectern_text(bytes): the body's text; of a damaged body, nothing. */
static void
text_function(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct library *lib = sqlite3_user_data(c);
	struct buf packed = BUF_INIT;
	struct article a;

	(void)n;
	article_init(&a);
	if (body_unzip(
		lib, &packed, sqlite3_value_blob(v[0]), (size_t)sqlite3_value_bytes(v[0])))
		unpack_article(packed.data, packed.len, &a);
	sqlite3_result_text(c, buf_str(&a.doc.text), (int)a.doc.text.len, SQLITE_TRANSIENT);
	buf_clear(&packed);
	article_clear(&a);
}

/* lectern_holds(text, folded): is it in the folded text? */
static void
holds_function(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct buf folded = BUF_INIT;
	const char *text = (const char *)sqlite3_value_text(v[0]);
	const char *part = (const char *)sqlite3_value_text(v[1]);

	(void)n;
	if (text && part) {
		fold_text(&folded, text, (size_t)sqlite3_value_bytes(v[0]), 0);
		sqlite3_result_int(c, strstr(buf_str(&folded), part) != NULL);
	}
	buf_clear(&folded);
}

/* lectern_fold(text): without case and accents, as completions are compared. */
static void
fold_function(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct buf folded = BUF_INIT;
	const char *text = (const char *)sqlite3_value_text(v[0]);

	(void)n;
	if (text) {
		fold_text(&folded, text, (size_t)sqlite3_value_bytes(v[0]), 0);
		sqlite3_result_text(c, buf_str(&folded), (int)folded.len, SQLITE_TRANSIENT);
	}
	buf_clear(&folded);
}

static fts5_api *
find_api(struct library *lib)
{
	fts5_api *api = NULL;
	sqlite3_stmt *stmt = NULL;

	if (!sqlite3_prepare_v2(lib->db, "SELECT fts5(?1)", -1, &stmt, NULL)) {
		sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	return api;
}

bool
fts_register(struct library *lib, struct err *err)
{
	fts5_tokenizer tokenizer = {create, destroy, tokenize};
	fts5_api *api = find_api(lib);
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	if (!api)
		return err_set(err, ERR_SOFTWARE,
		    "this SQLite was built without FTS5, which lectern needs for searching");
	if (api->xCreateTokenizer(api, "lectern", lib, &tokenizer, NULL) ||
	    sqlite3_create_function_v2(
		lib->db, "lectern_text", 1, flags, lib, text_function, NULL, NULL, NULL) ||
	    sqlite3_create_function_v2(
		lib->db, "lectern_holds", 2, flags, lib, holds_function, NULL, NULL, NULL) ||
	    sqlite3_create_function_v2(
		lib->db, "lectern_fold", 1, flags, lib, fold_function, NULL, NULL, NULL) ||
	    api->xCreateFunction(api, "lectern_rank", NULL, rank_hit, NULL))
		return db_fail(lib, err, "opening");
	return true;
}

bool
fts_insert(struct library *lib, int64_t key, struct err *err)
{
	if (lib->terms)
		terms_next(lib->terms);
	return db_exec_ints(lib,
	    "INSERT INTO fts(rowid, title, authors, body)"
	    " SELECT key, title, authors, body FROM indexed WHERE key = ?",
	    &key, 1, err);
}

bool
fts_delete(struct library *lib, int64_t key, struct err *err)
{
	return db_exec_ints(lib,
	    "INSERT INTO fts(fts, rowid, title, authors, body)"
	    " SELECT 'delete', key, title, authors, body FROM indexed WHERE key = ?",
	    &key, 1, err);
}

bool
fts_rebuild(struct library *lib, struct err *err)
{
	return db_exec(lib, "INSERT INTO fts(fts) VALUES('rebuild')", err) &&
	       term_rebuild(lib, err);
}
