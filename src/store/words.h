/* store/words.h: the words of a query as the index knows them. Pure.
 *
 * What people type becomes slots that stand one after the other in a text; each slot has the
 * forms that fill it: the exact word and, outside quotes, its other forms: for the index those
 * words that it has (store/inflect.h), for a text the word's stem in every language of the
 * library, marked. A compound may also be written whole. */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "base/arena.h"
#include "store/query.h"
#include "text/token.h"

struct words_env;

enum { WORDS_MAX_SLOTS = 32, WORDS_MAX_FORMS = 512, WORDS_COMPLETIONS = 16 };

/* The at most max commonest words that begin with a prefix, each closed by a NUL, go to out;
 * how many is returned. */
typedef size_t (*words_complete_fn)(void *arg, const char *prefix, size_t max, struct buf *out);

/* The other forms of a word that the index has go to out in the same way. */
typedef size_t (*words_inflect_fn)(
    void *arg, const struct words_env *env, const char *word, struct buf *out);

/* What words depend on; the caller's. */
struct words_env {
	struct tokenizer *tokenizer;
	const char *const *langs; /* of the library */
	size_t n_langs;
	words_complete_fn complete; /* NULL: a prefix is only itself */
	void *complete_arg;
	words_inflect_fn inflect; /* NULL: marked stems */
	void *inflect_arg;
	size_t max_completions; /* 0: WORDS_COMPLETIONS */
};

struct words_slot {
	const char **forms;
	size_t n;
};

struct words {
	struct words_slot *slots;
	size_t n;
	const char *whole; /* the compound written as one word, instead of all slots; or NULL */
	const char *prefix; /* the last slot is filled by all that begin so; or NULL */
};

/* Reads the text of a QUERY_WORDS node (or any text, with node NULL: an exact phrase). What
 * *out points to lives in the arena. False, with no slots, when it holds no word. */
bool words_make(struct words *out, struct arena *arena, const struct words_env *env,
    const char *text, const struct query_node *node);

/* Appends an expression of FTS5's language that finds them: each string in it is a list of
 * words, parted by spaces; a word behind WORDS_SAME is another form of the one before. */
void words_add_match(struct buf *out, const struct words *w);
/* The same as one string, to stand in NEAR(): of several forms of a slot all are given, of a
 * compound the slots alone. */
void words_add_phrase(struct buf *out, const struct words *w);

#define WORDS_SAME '\x02'
/* First byte of a form that is a stem: all words of that stem fit. */
#define WORDS_STEM '\x01'

#endif
