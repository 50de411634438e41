/* Lists of names: reading, filtering, writing. */
#include "train/lists.h"

#include "base/file.h"
#include "entity/feature.h"
#include "text/letter.h"
#include "entity/token.h"

#include <stdlib.h>
#include <string.h>

enum { COMMON = 3 }; /* lower-case occurrences that make a word too common for a name */

struct list_entry *
lists_add(struct lists *l, uint64_t hash, unsigned bits)
{
	size_t at, i;

	if (2 * l->n >= l->size) {
		struct lists bigger = {.size = l->size ? 2 * l->size : 1024};

		bigger.items = base_calloc(bigger.size, sizeof(*bigger.items));
		for (i = 0; i < l->size; i++)
			if (l->items[i].hash)
				*lists_add(&bigger, l->items[i].hash, 0) = l->items[i];
		free(l->items);
		*l = bigger;
	}
	for (at = (size_t)hash & (l->size - 1); l->items[at].hash && l->items[at].hash != hash;)
		at = (at + 1) & (l->size - 1);
	if (!l->items[at].hash)
		l->n++;
	l->items[at].hash = hash;
	l->items[at].bits |= (uint16_t)bits;
	return &l->items[at];
}

static const struct list_entry *
find(const struct lists *l, uint64_t hash)
{
	size_t at;

	if (!l || !l->size)
		return NULL;
	for (at = (size_t)hash & (l->size - 1); l->items[at].hash && l->items[at].hash != hash;)
		at = (at + 1) & (l->size - 1);
	return l->items[at].hash ? &l->items[at] : NULL;
}

/* The hash of a name as the tagger would make it from its tokens; *n is their number. */
static uint64_t
name_hash(const char *name, size_t len, size_t *n)
{
	struct tokens t = TOKENS_INIT;
	uint64_t hash = 0;
	size_t i;

	tokens_scan(&t, name, len);
	for (i = 0; i < t.n; i++) {
		uint64_t word = feature_word_hash(name + t.items[i].start, t.items[i].len);

		hash = t.n == 1 ? word : lookup_join(i ? hash : 0, word);
	}
	*n = t.n;
	tokens_clear(&t);
	return hash;
}

void
lists_add_name(
    struct lists *l, const struct lists *words, const char *name, size_t len, unsigned bits)
{
	const struct list_entry *common;
	uint64_t hash;
	size_t n;

	if (len < 2 || len > 80)
		return;
	hash = name_hash(name, len, &n);
	if (!n || n > 6)
		return;
	common = n == 1 ? find(words, hash) : NULL;
	if (common && common->documents >= COMMON)
		return;
	lists_add(l, hash, bits);
}

void
lists_count_words(struct lists *words, const struct samples *s)
{
	size_t i, k;

	for (i = 0; i < s->n; i++) {
		const char *text = buf_str(&s->items[i].text);
		struct tokens t = TOKENS_INIT;

		tokens_scan(&t, text, s->items[i].text.len);
		for (k = 0; k < t.n; k++)
			if (t.items[k].kind == TOKEN_WORD &&
			    !(t.items[k].flags & TOKEN_CAPITAL)) {
				struct list_entry *e = lists_add(words,
				    feature_word_hash(text + t.items[k].start, t.items[k].len),
				    0);

				e->documents = (uint16_t)(e->documents + (e->documents < 1000));
			}
		tokens_clear(&t);
	}
}

void
lists_add_samples(struct lists *l, const struct samples *s)
{
	size_t i, k, n;

	for (i = 0; i < s->n; i++)
		for (k = 0; k < s->items[i].n_golds; k++) {
			const struct gold *g = &s->items[i].golds[k];
			const char *name = s->items[i].text.data + g->start;
			uint64_t hash = name_hash(name, g->len, &n);
			struct list_entry *e;

			if (!n || n > 6 || g->len < 2)
				continue;
			e = lists_add(l, hash, (unsigned)LIST_SEEN_PERSON << g->kind);
			if (e->last != i + 1) {
				e->last = (uint32_t)i + 1;
				e->documents = (uint16_t)(e->documents + (e->documents < 1000));
			}
		}
	for (i = 0; i < l->size; i++)
		if (l->items[i].documents == 1)
			l->items[i].bits |= LIST_ONCE;
}

/* One field of a CSV line; quotes are taken off. */
static const char *
csv_field(const char *s, const char *end, struct buf *field)
{
	bool quoted = s < end && *s == '"';

	buf_reset(field);
	for (s += quoted; s < end; s++) {
		if (quoted && *s == '"') {
			quoted = false;
			continue;
		}
		if (!quoted && *s == ',')
			return s + 1;
		buf_add_char(field, *s);
	}
	return end;
}

/* Cuts what the stock lists add: "- Class A Ordinary Shares", "Common Stock". */
static size_t
company_len(const char *s, size_t len)
{
	static const char *const tails[] = {" - ", " Common", " Class ", " Ordinary",
	    " American Dep", " Depositary", " Warrant", ", Inc", " Inc", " Corp", ", Ltd",
	    " Ltd", " Limited", " Holdings", " Group", " plc", " PLC", " (The)", " ETF",
	    " Trust", " Fund", " Acquisition", " N.V", " S.A", " Company", " Co.", " & Co",
	    ", L", " LLC", " Units", " Preferred", " Notes", " ADR"};
	size_t i, at;

	for (i = 0; i < ARRAY_LEN(tails); i++)
		for (at = 2; at + strlen(tails[i]) <= len; at++)
			if (!memcmp(s + at, tails[i], strlen(tails[i])))
				len = at;
	while (len && (s[len - 1] == ' ' || s[len - 1] == ','))
		len--;
	return len;
}

struct source {
	const char *file;
	unsigned bits[3]; /* of the columns; 0: not used */
	bool company;
};

static void
read_rows(
    struct lists *l, const struct lists *words, const struct buf *in, const struct source *src)
{
	struct buf field = BUF_INIT;
	size_t at = 0, c;

	while (at < in->len) {
		const char *s = in->data + at, *end = memchr(s, '\n', in->len - at);

		if (!end)
			end = in->data + in->len;
		at = (size_t)(end - in->data) + 1;
		for (c = 0; c < 3 && s < end; c++) {
			size_t len;

			s = csv_field(s, end, &field);
			while (field.len && (field.data[field.len - 1] == '\r' ||
						field.data[field.len - 1] == ' '))
				buf_truncate(&field, field.len - 1);
			len =
			    src->company ? company_len(buf_str(&field), field.len) : field.len;
			if (src->bits[c])
				lists_add_name(l, words, buf_str(&field), len, src->bits[c]);
		}
	}
	buf_clear(&field);
}

/* Every "name": "..." of an ISO code table. */
static void
read_iso(struct lists *l, const struct lists *words, const struct buf *in, unsigned bits)
{
	static const char *const keys[] = {
	    "\"name\": \"", "\"common_name\": \"", "\"official_name\": \""};
	size_t k;

	for (k = 0; k < ARRAY_LEN(keys); k++) {
		const char *s = buf_str(in), *end;

		while ((s = strstr(s, keys[k]))) {
			s += strlen(keys[k]);
			end = strchr(s, '"');
			if (!end)
				break;
			lists_add_name(l, words, s, strcspn(s, ",;(\""), bits);
			s = end;
		}
	}
}

/* The list written by hand: "KIND: name, name, ..." a line; # begins a comment. */
static bool
read_own(struct lists *l, const char *path, struct err *err)
{
	static const struct {
		const char *word;
		unsigned bits;
	} kinds[] = {{"given", LIST_GIVEN}, {"surname", LIST_SURNAME}, {"place", LIST_CITY},
	    {"country", LIST_COUNTRY}, {"region", LIST_REGION}, {"people", LIST_PEOPLE},
	    {"company", LIST_COMPANY}, {"body", LIST_BODY}, {"team", LIST_TEAM},
	    {"other", LIST_OTHER}, {"title", LIST_TITLE}};
	struct buf in = BUF_INIT;
	char *line, *save = NULL, *name, *rest;
	size_t k, number = 0;

	if (!file_read(path, SIZE_MAX, &in, err))
		return false;
	for (line = strtok_r(in.data, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		number++;
		if (*line == '#')
			continue;
		rest = strchr(line, ':');
		for (k = 0; rest && k < ARRAY_LEN(kinds); k++)
			if (strlen(kinds[k].word) == (size_t)(rest - line) &&
			    !memcmp(line, kinds[k].word, (size_t)(rest - line)))
				break;
		if (!rest || k == ARRAY_LEN(kinds)) {
			buf_clear(&in);
			return err_set(err, ERR_DATA, "%s: line %zu: expected KIND: NAME, NAME",
			    path, number);
		}
		for (rest++; (name = strsep(&rest, ","));) {
			while (*name == ' ')
				name++;
			lists_add_name(l, NULL, name, strlen(name), kinds[k].bits);
		}
	}
	buf_clear(&in);
	return true;
}

bool
lists_read(
    struct lists *l, const struct lists *words, const struct list_paths *paths, struct err *err)
{
	static const struct source sources[] = {{"given-all.txt", {LIST_GIVEN}, false},
	    {"given-us.txt", {LIST_GIVEN}, false}, {"surnames-all.txt", {LIST_SURNAME}, false},
	    {"surnames-us.txt", {LIST_SURNAME}, false},
	    {"world-cities.csv", {LIST_CITY, LIST_COUNTRY, LIST_REGION}, false},
	    {"nyse.csv", {0, LIST_COMPANY}, true}, {"nasdaq.csv", {0, LIST_COMPANY}, true},
	    {"sp500.csv", {0, LIST_COMPANY}, true}};
	static const struct source iso[] = {{"iso_3166-1.json", {LIST_COUNTRY}, false},
	    {"iso_3166-2.json", {LIST_REGION}, false},
	    {"iso_639-2.json", {LIST_PEOPLE}, false}};
	struct buf in = BUF_INIT;
	char *path;
	size_t i;
	bool ok;

	for (i = 0; i < ARRAY_LEN(sources) + ARRAY_LEN(iso); i++) {
		bool is_iso = i >= ARRAY_LEN(sources);
		const struct source *s = is_iso ? &iso[i - ARRAY_LEN(sources)] : &sources[i];

		buf_reset(&in);
		path = file_join(is_iso ? paths->iso : paths->gazetteer, s->file);
		ok = file_read(path, SIZE_MAX, &in, err);
		free(path);
		if (!ok) {
			buf_clear(&in);
			return false;
		}
		if (is_iso)
			read_iso(l, words, &in, s->bits[0]);
		else
			read_rows(l, words, &in, s);
	}
	buf_clear(&in);
	return read_own(l, paths->own, err);
}

static int
by_hash(const void *a, const void *b)
{
	const struct list_entry *x = a, *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

void
lists_write(const struct lists *l, unsigned bits, struct buf *out)
{
	struct list_entry *sorted = base_calloc(l->n + 1, sizeof(*sorted));
	uint32_t head[2] = {bits, (uint32_t)l->n}, at = 0;
	size_t i, n = 0, bucket;

	for (i = 0; i < l->size; i++)
		if (l->items[i].hash)
			sorted[n++] = l->items[i];
	qsort(sorted, n, sizeof(*sorted), by_hash);
	buf_add(out, head, sizeof(head));
	for (bucket = 0; bucket <= (size_t)1 << bits; bucket++) {
		while (at < n && sorted[at].hash >> (64 - bits) < bucket)
			at++;
		buf_add(out, &at, sizeof(at));
	}
	for (i = 0; i < n; i++) {
		uint16_t print = (uint16_t)(sorted[i].hash >> (48 - bits));

		buf_add(out, &print, sizeof(print));
	}
	for (i = 0; i < n; i++)
		buf_add(out, &sorted[i].bits, sizeof(sorted[i].bits));
	free(sorted);
}

void
lists_clear(struct lists *l)
{
	free(l->items);
	*l = (struct lists){NULL, 0, 0};
}
