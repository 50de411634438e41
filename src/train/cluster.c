/* Classes of words: counting, projecting, k-means. */
#include "train/cluster.h"

#include "base/file.h"
#include "entity/crf.h"
#include "entity/feature.h"
#include "entity/hash.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum {
	LEAST = 4, /* times that a word must occur */
	MAX_WORDS = 50000,
	CONTEXTS = 3000, /* the most frequent words are contexts */
	PLACES = 4,      /* -2, -1, 1, 2 */
	DIMENSIONS = 128,
	PASSES = 12
};

struct word_count {
	uint64_t hash;
	uint32_t n;
};

struct vocabulary {
	struct word_count *words; /* by frequency */
	size_t n;
	uint32_t *index; /* open addressing: position in words plus one */
	size_t size;
};

void
cluster_add_text(struct cluster_text *c, const char *text, size_t len)
{
	struct tokens t = TOKENS_INIT;
	struct lookup none = {0};
	struct page p = {.learning = 1};
	size_t i;

	tokens_scan(&t, text, len);
	page_open(&p, text, &t, &none, &none);
	for (i = 0; i < t.n; i++) {
		c->items = base_grow(c->items, c->n + 1, &c->cap, sizeof(*c->items));
		if (t.items[i].flags & TOKEN_SENTENCE)
			c->items[c->n++] = 0;
		c->items[c->n++] = p.words[i].norm;
	}
	page_close(&p);
	tokens_clear(&t);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool
cluster_add_files(struct cluster_text *c, const char *dir, struct err *err)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char **names = NULL, *path;
	struct buf text = BUF_INIT;
	size_t n = 0, cap = 0, i;
	bool ok = true;

	if (!d)
		return err_set(err, ERR_NO_INPUT, "%s: the directory cannot be read", dir);
	while ((e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		names = base_grow(names, n, &cap, sizeof(*names));
		names[n++] = base_strdup(e->d_name);
	}
	closedir(d);
	qsort(names, n, sizeof(*names), compare_names);
	for (i = 0; i < n; i++) {
		path = file_join(dir, names[i]);
		buf_reset(&text);
		ok = ok && file_read(path, 64 << 20, &text, err);
		if (ok)
			cluster_add_text(c, buf_str(&text), text.len);
		free(path);
		free(names[i]);
	}
	free(names);
	buf_clear(&text);
	return ok;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static int
compare_counts(const void *a, const void *b)
{
	const struct word_count *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void
vocabulary_make(struct vocabulary *v, const struct cluster_text *c)
{
	uint64_t *all = base_calloc(c->n + 1, sizeof(*all));
	size_t i, start, cap = 0, at;

	*v = (struct vocabulary){.size = 1 << 18};
	memcpy(all, c->items, c->n * sizeof(*all));
	qsort(all, c->n, sizeof(*all), compare_hashes);
	for (i = 0; i < c->n; i++) {
		for (start = i; i + 1 < c->n && all[i + 1] == all[start]; i++)
			continue;
		if (!all[start] || i - start + 1 < LEAST)
			continue;
		v->words = base_grow(v->words, v->n, &cap, sizeof(*v->words));
		v->words[v->n++] = (struct word_count){all[start], (uint32_t)(i - start + 1)};
	}
	free(all);
	qsort(v->words, v->n, sizeof(*v->words), compare_counts);
	if (v->n > MAX_WORDS)
		v->n = MAX_WORDS;
	v->index = base_calloc(v->size, sizeof(*v->index));
	for (i = 0; i < v->n; i++) {
		for (at = v->words[i].hash & (v->size - 1); v->index[at];)
			at = (at + 1) & (v->size - 1);
		v->index[at] = (uint32_t)i + 1;
	}
}

/* Position plus one; 0: not in it. */
static uint32_t
vocabulary_find(const struct vocabulary *v, uint64_t hash)
{
	size_t at = hash & (v->size - 1);

	if (!hash)
		return 0;
	for (; v->index[at]; at = (at + 1) & (v->size - 1))
		if (v->words[v->index[at] - 1].hash == hash)
			return v->index[at];
	return 0;
}

struct pairs {
	uint64_t *items; /* word << 32 | context */
	size_t n, cap;
};

/* Every word with its neighbours, up to the ends of the sentence. */
static void
collect_pairs(const struct cluster_text *c, const struct vocabulary *v, struct pairs *out)
{
	static const int places[PLACES] = {-2, -1, 1, 2};
	uint32_t *at = base_calloc(c->n + 5, sizeof(*at));
	size_t i, k, other;

	for (i = 0; i < c->n; i++)
		at[i + 2] = c->items[i] ? vocabulary_find(v, c->items[i]) : UINT32_MAX;
	for (i = 2; i < c->n + 2; i++) {
		if (!at[i] || at[i] == UINT32_MAX)
			continue;
		for (k = 0; k < PLACES; k++) {
			other = i + (size_t)places[k];
			if (!at[other] || at[other] == UINT32_MAX || at[other] > CONTEXTS ||
			    ((k == 0 || k == 3) && at[k ? i + 1 : i - 1] == UINT32_MAX))
				continue;
			out->items =
			    base_grow(out->items, out->n, &out->cap, sizeof(*out->items));
			out->items[out->n++] =
			    (uint64_t)(at[i] - 1) << 32 | (k * CONTEXTS + at[other] - 1);
		}
	}
	free(at);
	qsort(out->items, out->n, sizeof(*out->items), compare_hashes);
}

/* The projected vectors: DIMENSIONS floats a word, of length 1. */
static float *
project(const struct pairs *p, const struct vocabulary *v)
{
	float *vectors = base_calloc(v->n * DIMENSIONS, sizeof(*vectors));
	float *contexts = base_calloc(CONTEXTS * PLACES, sizeof(*contexts)), total = 0, sum, x;
	float *words = base_calloc(v->n, sizeof(*words));
	size_t i, start, k, word, context;
	uint64_t random = 0;

	for (i = 0; i < p->n; i++) {
		contexts[(uint32_t)p->items[i]] += 1;
		words[p->items[i] >> 32] += 1;
	}
	for (i = 0; i < CONTEXTS * PLACES; i++) {
		contexts[i] = contexts[i] > 0 ? crf_exp(0.75f * crf_log(contexts[i])) : 0;
		total += contexts[i];
	}
	for (i = 0; i < p->n; i++) {
		for (start = i; i + 1 < p->n && p->items[i + 1] == p->items[start]; i++)
			continue;
		word = p->items[start] >> 32;
		context = (uint32_t)p->items[start];
		x = crf_log((float)(i - start + 1) * total / (words[word] * contexts[context]));
		for (k = 0; x > 0 && k < DIMENSIONS; k++) {
			if (k % 64 == 0)
				random = hash_mix(context + 1, k + 1);
			vectors[word * DIMENSIONS + k] += random >> (k % 64) & 1 ? x : -x;
		}
	}
	for (word = 0; word < v->n; word++) {
		for (sum = 0, k = 0; k < DIMENSIONS; k++)
			sum += vectors[word * DIMENSIONS + k] * vectors[word * DIMENSIONS + k];
		x = sum > 0 ? crf_exp(-0.5f * crf_log(sum)) : 0;
		for (k = 0; k < DIMENSIONS; k++)
			vectors[word * DIMENSIONS + k] *= x;
	}
	free(contexts);
	free(words);
	return vectors;
}

static float
dot(const float *a, const float *b)
{
	float sums[8] = {0};
	size_t k, j;

	for (k = 0; k < DIMENSIONS; k += 8)
		for (j = 0; j < 8; j++)
			sums[j] += a[k + j] * b[k + j];
	return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
	       ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/* A set of words to be parted, and into which class each goes. */
struct parting {
	const float *vectors;
	const uint32_t *members;
	size_t n;
	uint16_t *classes; /* of each member */
};

/* Spherical k-means; the first k members, which are the most frequent, are the seeds. */
static void
part(const struct parting *p, size_t k)
{
	float *centres = base_calloc(k * DIMENSIONS, sizeof(*centres)), best, x;
	size_t i, j, d, pass;

	for (j = 0; j < k && j < p->n; j++)
		memcpy(centres + j * DIMENSIONS, p->vectors + p->members[j] * DIMENSIONS,
		    DIMENSIONS * sizeof(*centres));
	for (pass = 0; pass < PASSES; pass++) {
		for (i = 0; i < p->n; i++) {
			for (best = -2, j = 0; j < k && j < p->n; j++) {
				x = dot(centres + j * DIMENSIONS,
				    p->vectors + p->members[i] * DIMENSIONS);
				if (x > best) {
					best = x;
					p->classes[i] = (uint16_t)j;
				}
			}
		}
		memset(centres, 0, k * DIMENSIONS * sizeof(*centres));
		for (i = 0; i < p->n; i++)
			for (d = 0; d < DIMENSIONS; d++)
				centres[p->classes[i] * DIMENSIONS + d] +=
				    p->vectors[p->members[i] * DIMENSIONS + d];
		for (j = 0; j < k; j++) {
			x = dot(centres + j * DIMENSIONS, centres + j * DIMENSIONS);
			x = x > 0 ? crf_exp(-0.5f * crf_log(x)) : 0;
			for (d = 0; d < DIMENSIONS; d++)
				centres[j * DIMENSIONS + d] *= x;
		}
	}
	free(centres);
}

void
cluster_words(const struct cluster_text *c, size_t n_coarse, struct lists *out)
{
	struct vocabulary v;
	struct pairs pairs = {NULL, 0, 0};
	uint32_t *all, *some;
	uint16_t *coarse, *fine;
	float *vectors;
	size_t i, j, n;

	vocabulary_make(&v, c);
	collect_pairs(c, &v, &pairs);
	vectors = project(&pairs, &v);
	free(pairs.items);
	all = base_calloc(v.n + 1, sizeof(*all));
	some = base_calloc(v.n + 1, sizeof(*some));
	coarse = base_calloc(v.n + 1, sizeof(*coarse));
	fine = base_calloc(v.n + 1, sizeof(*fine));
	for (i = 0; i < v.n; i++)
		all[i] = (uint32_t)i;
	part(&(struct parting){vectors, all, v.n, coarse}, n_coarse);
	for (j = 0; j < n_coarse; j++) {
		for (n = i = 0; i < v.n; i++)
			if (coarse[i] == j)
				some[n++] = (uint32_t)i;
		part(&(struct parting){vectors, some, n, fine}, CLUSTER_FINE);
		for (i = 0; i < n; i++)
			lists_add(out, v.words[some[i]].hash,
			    (unsigned)(j * CLUSTER_FINE + fine[i] + 1));
	}
	free(all);
	free(some);
	free(coarse);
	free(fine);
	free(vectors);
	free(v.words);
	free(v.index);
}

void
cluster_text_clear(struct cluster_text *c)
{
	free(c->items);
	*c = (struct cluster_text){NULL, 0, 0};
}
