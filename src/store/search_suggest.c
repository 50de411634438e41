/* "Did you mean": words that the library has for words that it has not. */
#include "store/search.h"

#include "store/search_part.h"
#include "store/term.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LETTERS = 24, MAX_SCAN = 4000, LETTERS = 26 };

/* A word as code points. */
struct letters {
	uint32_t at[MAX_LETTERS + 2];
	size_t n;
};

struct suggestion {
	struct library *lib;
	char text[TERM_MAX + 1];
	int64_t count;
};

static bool
read_letters(struct letters *out, const char *s, size_t len)
{
	size_t at = 0;

	out->n = 0;
	while (at < len && out->n < MAX_LETTERS)
		at += utf8_decode(s + at, len - at, &out->at[out->n++]);
	return at == len;
}

static size_t
write_letters(const struct letters *l, char out[MAX_LETTERS * 4 + 9])
{
	size_t i, len = 0;

	for (i = 0; i < l->n; i++)
		len += utf8_encode(l->at[i], out + len);
	out[len] = '\0';
	return len;
}

static void
offer(struct suggestion *s, const char *word, int64_t count)
{
	if (count <= s->count || strlen(word) > TERM_MAX)
		return;
	s->count = count;
	memcpy(s->text, word, strlen(word) + 1);
}

static void
try(struct suggestion *s, const struct letters *l)
{
	char word[MAX_LETTERS * 4 + 9];
	size_t len = write_letters(l, word);

	if (len > 0)
		offer(s, word, term_count(s->lib, word, len));
}

/* The first letter of the alphabet that a word is written in: a to z, or as many from
 * the Greek or Cyrillic block. */
static uint32_t
alphabet_of(const struct letters *l)
{
	if (l->at[0] >= 0x370 && l->at[0] < 0x400)
		return 0x3b1;
	if (l->at[0] >= 0x400 && l->at[0] < 0x500)
		return 0x430;
	return 'a';
}

/* All words that are one slip away: a letter left out, put in, changed, or two that changed
 * places (Norvig 2007, "How to Write a Spelling Corrector"; Damerau 1964). */
static void
try_near(struct suggestion *s, const struct letters *word)
{
	uint32_t alphabet = alphabet_of(word), n_letters = alphabet == 'a' ? LETTERS : 32, k;
	struct letters l;
	size_t i;

	for (i = 0; i < word->n; i++) {
		l = *word;
		memmove(l.at + i, l.at + i + 1, (--l.n - i) * sizeof(*l.at));
		try(s, &l);
		l = *word;
		if (i + 1 < word->n) {
			l.at[i] = word->at[i + 1];
			l.at[i + 1] = word->at[i];
			try(s, &l);
		}
	}
	for (i = 0; i <= word->n; i++)
		for (k = 0; k < n_letters; k++) {
			l = *word;
			l.at[i] = alphabet + k;
			if (i < word->n)
				try(s, &l);
			memmove(l.at + i + 1, word->at + i, (l.n++ - i) * sizeof(*l.at));
			try(s, &l);
		}
}

/* Optimal string alignment distance, at most 3. */
static unsigned
distance(const struct letters *a, const struct letters *b)
{
	unsigned rows[3][MAX_LETTERS + 1];
	size_t i, k;

	if (a->n > b->n + 2 || b->n > a->n + 2)
		return 3;
	for (k = 0; k <= b->n; k++)
		rows[0][k] = (unsigned)k;
	for (i = 1; i <= a->n; i++) {
		unsigned *now = rows[i % 3], *before = rows[(i - 1) % 3];

		now[0] = (unsigned)i;
		for (k = 1; k <= b->n; k++) {
			unsigned best = before[k - 1] + (a->at[i - 1] != b->at[k - 1]);

			if (before[k] + 1 < best)
				best = before[k] + 1;
			if (now[k - 1] + 1 < best)
				best = now[k - 1] + 1;
			if (i > 1 && k > 1 && a->at[i - 1] == b->at[k - 2] &&
			    a->at[i - 2] == b->at[k - 1] && rows[(i - 2) % 3][k - 2] + 1 < best)
				best = rows[(i - 2) % 3][k - 2] + 1;
			now[k] = best;
		}
	}
	return rows[a->n % 3][b->n];
}

/* Words of the same beginning that are two slips away. */
static void
try_far(struct suggestion *s, const struct letters *word)
{
	struct letters start = *word, other;
	char prefix[MAX_LETTERS * 4 + 9];
	struct buf end = BUF_INIT;
	sqlite3_stmt *stmt;

	if (word->n < 6)
		return;
	start.n = 3;
	write_letters(&start, prefix);
	buf_addf(&end, "%s\xf4\x8f\xbf\xbf", prefix);
	stmt = db_prepare(
	    s->lib, "SELECT word, n FROM term WHERE word >= ? AND word < ? LIMIT ?", NULL);
	if (stmt) {
		db_bind_text(stmt, 1, prefix);
		db_bind_text(stmt, 2, buf_str(&end));
		sqlite3_bind_int(stmt, 3, MAX_SCAN);
	}
	while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
		const char *found = db_text(stmt, 0);

		if (sqlite3_column_int64(stmt, 1) > s->count &&
		    read_letters(&other, found, strlen(found)) && distance(word, &other) <= 2)
			offer(s, found, sqlite3_column_int64(stmt, 1));
	}
	db_done(stmt);
	buf_clear(&end);
}

/* Two words that were written as one: the pair whose rarer word is commonest. */
static void
try_two(struct suggestion *s, const char *word, size_t len)
{
	size_t at;

	for (at = 2; at + 2 <= len && len < TERM_MAX; at++) {
		int64_t a, b;
		char pair[TERM_MAX + 2];

		if (((unsigned char)word[at] & 0xc0) == 0x80)
			continue;
		a = term_count(s->lib, word, at);
		b = a ? term_count(s->lib, word + at, len - at) : 0;
		memcpy(pair, word, at);
		pair[at] = ' ';
		memcpy(pair + at + 1, word + at, len - at);
		pair[len + 1] = '\0';
		offer(s, pair, a < b ? a : b);
	}
}

/* A corrected text, as it grows. */
struct correction {
	struct library *lib;
	const struct query *q;
	struct buf out;
	size_t at;   /* bytes of the query's text that are in out, or passed over */
	size_t base; /* where the present words begin in it */
	size_t n;
};

static bool
take_word(void *arg, const struct token *t)
{
	struct correction *c = arg;
	struct suggestion s = {.lib = c->lib};
	struct letters letters;
	size_t start = c->base + t->start;

	if (t->kind != TOKEN_WORD || start < c->at || t->len > TERM_MAX ||
	    term_count(c->lib, t->text, t->len) > 0 ||
	    !read_letters(&letters, t->text, t->len) || letters.n < 3)
		return true;
	try_near(&s, &letters);
	if (!s.count)
		try_two(&s, t->text, t->len);
	if (!s.count)
		try_far(&s, &letters);
	if (!s.count)
		return true;
	buf_add(&c->out, c->q->text.data + c->at, start - c->at);
	buf_add_str(&c->out, s.text);
	c->at = c->base + t->end;
	c->n++;
	return true;
}

/* In the order of the text, which the tree's leaves are in. */
static void
correct(struct correction *c, uint32_t at)
{
	const struct query_node *n = &c->q->nodes[at];
	const char *text = query_string(c->q, n->text), *found;
	uint32_t child;

	if (n->kind == QUERY_NOT)
		return;
	if (n->kind == QUERY_WORDS && n->end <= c->q->text.len) {
		found = memmem(c->q->text.data + n->at, n->end - n->at, text, strlen(text));
		if (found) {
			c->base = (size_t)(found - c->q->text.data);
			tokenizer_run(c->lib->tokenizer, text, strlen(text), take_word, c);
		}
	}
	for (child = n->first; child; child = c->q->nodes[child].next)
		correct(c, child);
}

char *
search_suggest(struct library *lib, const struct query *q)
{
	struct correction c = {.lib = lib, .q = q, .out = BUF_INIT};

	if (q->n_nodes)
		correct(&c, 0);
	if (!c.n) {
		buf_clear(&c.out);
		return NULL;
	}
	buf_add(&c.out, q->text.data + c.at, q->text.len - c.at);
	return buf_take(&c.out);
}
