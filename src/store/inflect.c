/* Words of the library that share a stem. */
#include "store/inflect.h"

#include "store/known.h"
#include "store/term.h"
#include "text/token.h"

#include <stdio.h>
#include <string.h>

enum {
	LEAST = 3,       /* bytes: shorter words have no other forms */
	MAX_SCAN = 8000, /* words looked at */
	MAX_LONGER = 10, /* bytes that another form may be longer or shorter */
	SAMPLE = 16, /* articles asked for a word's languages at either end of the library */
	SHARE = 4    /* a word is of the languages that a quarter of these are in */
};

/* One word and its stem in each language. Sets of languages have a bit for each by its place.
 */
struct stems {
	const char *const *langs;
	size_t n_langs;
	char stem[16][TOKEN_MAX + 1]; /* "" where a language is another one's, or has no say */
	unsigned all;                 /* the languages that have a say */
	size_t prefix;                /* bytes that all forms begin with */
};

static bool
is_same_language(const char *a, const char *b)
{
	return (a[0] | 0x20) == (b[0] | 0x20) && (a[1] | 0x20) == (b[1] | 0x20);
}

/* How much of a word its other forms have too: the stem but for its end, which a stemmer may
 * have changed ("happy", "happi"). */
static size_t
common_len(const char *word, const char *stem)
{
	size_t same = 0, len = strlen(stem), take = len > 5 ? len - 2 : len > 3 ? len - 1 : 2;

	while (same < take && word[same] == stem[same])
		same++;
	while (same > 0 && ((unsigned char)word[same] & 0xc0) == 0x80)
		same--;
	return same;
}

static bool
find_stems(struct library *lib, struct stems *s, const char *word)
{
	size_t i, k, common;

	s->prefix = strlen(word);
	for (i = 0; i < s->n_langs; i++) {
		s->stem[i][0] = '\0';
		for (k = 0; k < i && !is_same_language(s->langs[i], s->langs[k]); k++)
			;
		if (k < i || !tokenizer_stem(
				 lib->tokenizer, word, strlen(word), s->langs[i], s->stem[i]))
			continue;
		common = common_len(word, s->stem[i]);
		if (common < s->prefix)
			s->prefix = common;
		s->all |= 1u << i;
	}
	return s->all && s->prefix > 0;
}

/* The languages in which another word has the same stem. */
static unsigned
find_shared(struct library *lib, const struct stems *s, const char *found)
{
	char stem[TOKEN_MAX + 1];
	unsigned shared = 0;
	size_t i;

	for (i = 0; i < s->n_langs; i++)
		if (s->stem[i][0] &&
		    tokenizer_stem(lib->tokenizer, found, strlen(found), s->langs[i], stem) &&
		    strcmp(stem, s->stem[i]) == 0)
			shared |= 1u << i;
	return shared;
}

/* How many articles of a sample are in each language. */
struct sample {
	size_t in[16], n;
};

/* False when it was stopped. */
static bool
add_sample(struct library *lib, const struct stems *s, const char *sql, const char *word,
    struct sample *out)
{
	sqlite3_stmt *stmt = db_prepare(lib, sql, NULL);
	char match[TERM_MAX + 3];
	size_t i;
	int code;

	if (!stmt)
		return false;
	snprintf(match, sizeof(match), "\"%s\"", word);
	db_bind_text(stmt, 1, match);
	sqlite3_bind_int(stmt, 2, SAMPLE);
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *lang = db_text(stmt, 0);

		if (!lang[0])
			continue;
		out->n++;
		for (i = 0; i < s->n_langs && !is_same_language(s->langs[i], lang); i++)
			continue;
		if (i < s->n_langs)
			out->in[i]++;
	}
	db_done(stmt);
	return code == SQLITE_DONE;
}

/* The languages of the articles that have a word, the newest and the oldest; all when these
 * tell none. False when it was stopped. */
static bool
find_languages(struct library *lib, const struct stems *s, const char *word, unsigned *out)
{
	static const char *const ends[] = {
	    "SELECT a.lang FROM fts CROSS JOIN article a ON a.key = fts.rowid"
	    " WHERE fts MATCH ? ORDER BY fts.rowid DESC LIMIT ?",
	    "SELECT a.lang FROM fts CROSS JOIN article a ON a.key = fts.rowid"
	    " WHERE fts MATCH ? ORDER BY fts.rowid LIMIT ?",
	};
	struct sample sample = {.n = 0};
	size_t i;

	for (i = 0; i < ARRAY_LEN(ends); i++)
		if (!add_sample(lib, s, ends[i], word, &sample))
			return false;
	*out = sample.n ? 0 : s->all;
	for (i = 0; i < s->n_langs; i++)
		if (sample.in[i] && sample.in[i] * SHARE >= sample.n)
			*out |= 1u << i;
	return true;
}

/* The commonest so far, in order. */
struct forms {
	struct {
		char word[TERM_MAX + 1];
		int64_t n;
		unsigned shared; /* the languages in which it is a form */
	} items[INFLECT_FORMS];
	size_t n;
};

static void
offer(struct forms *f, const char *word, int64_t n, unsigned shared)
{
	size_t at;

	if (strlen(word) > TERM_MAX || (f->n == INFLECT_FORMS && n <= f->items[f->n - 1].n))
		return;
	at = f->n < INFLECT_FORMS ? f->n++ : f->n - 1;
	for (; at > 0 && f->items[at - 1].n < n; at--)
		f->items[at] = f->items[at - 1];
	memcpy(f->items[at].word, word, strlen(word) + 1);
	f->items[at].n = n;
	f->items[at].shared = shared;
}

/* False when it was stopped. */
static bool
scan(struct library *lib, const struct stems *s, const char *word, struct forms *out)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT word, n FROM term WHERE word >= ?1 AND word < ?1 || x'f48fbfbf'"
	    " AND length(word) BETWEEN ?2 AND ?3 LIMIT ?4",
	    NULL);
	int64_t len = (int64_t)strlen(word);
	int code;

	if (!stmt)
		return false;
	sqlite3_bind_text(stmt, 1, word, (int)s->prefix, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 2, len / 2 - MAX_LONGER);
	sqlite3_bind_int64(stmt, 3, len + MAX_LONGER);
	sqlite3_bind_int(stmt, 4, MAX_SCAN);
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *found = db_text(stmt, 0);
		unsigned shared = strcmp(found, word) ? find_shared(lib, s, found) : 0;

		if (shared)
			offer(out, found, sqlite3_column_int64(stmt, 1), shared);
	}
	db_done(stmt);
	return code == SQLITE_DONE;
}

/* Leaves those forms that are of a language in which they are forms and the word is at home:
 * "police" and "policy" share a stem in French only, and "policy" is no French word. False when
 * it was stopped. */
static bool
keep_at_home(struct library *lib, const struct stems *s, const char *word, struct forms *f)
{
	unsigned home, of_form;
	bool asked = false;
	size_t i, n = 0;

	for (i = 0; i < f->n; i++) {
		unsigned shared = f->items[i].shared;

		if (shared != s->all) {
			if (!asked && !find_languages(lib, s, word, &home))
				return false;
			asked = true;
			if (!(shared & home))
				continue;
			if (!find_languages(lib, s, f->items[i].word, &of_form))
				return false;
			if (!(shared & home & of_form))
				continue;
		}
		f->items[n++] = f->items[i];
	}
	f->n = n;
	return true;
}

/* Words of scripts that are not stemmed: kana, Han, Hangul; numbers. */
static bool
has_no_forms(const char *word)
{
	unsigned char c = (unsigned char)word[0];

	return strlen(word) < LEAST || strlen(word) > TERM_MAX || (c >= '0' && c <= '9') ||
	       (c >= 0xe3 && c <= 0xed) || c >= 0xf0;
}

size_t
inflect_word(struct library *lib, const char *const *langs, size_t n_langs, const char *word,
    struct buf *out)
{
	struct stems stems = {.langs = langs, .n_langs = n_langs < 16 ? n_langs : 16};
	char name[TERM_MAX + 16];
	struct forms forms;
	size_t start = out->len, i;
	bool whole = true;

	if (n_langs == 0 || has_no_forms(word))
		return 0;
	snprintf(name, sizeof(name), "forms of %s", word);
	if (known_get(lib, name, out, &i))
		return i;
	forms.n = 0;
	if (find_stems(lib, &stems, word))
		whole =
		    scan(lib, &stems, word, &forms) && keep_at_home(lib, &stems, word, &forms);
	for (i = 0; i < forms.n; i++)
		buf_add(out, forms.items[i].word, strlen(forms.items[i].word) + 1);
	if (whole)
		known_keep(lib, name, out, start, forms.n);
	return forms.n;
}
