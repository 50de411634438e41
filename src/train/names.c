/* train_names: makes the model file of entity/ from labelled texts and lists of names.
 *
 *   train_names -o names.model -g GAZETTEER -i ISO -l names.txt [-e EPOCHS] [-n ROWS]
 * FILE.conll...
 *
 * The same input gives the same bytes on the same compiler and architecture. */
#include "base/file.h"
#include "doc/mention.h"
#include "entity/feature.h"
#include "entity/model.h"
#include "train/learn.h"
#include "train/lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HASH_BITS = 22, NAME_BITS = 16 };

struct options {
	const char *output;
	struct list_paths paths;
	size_t epochs, rows;
};

/* How much a data set counts, by the beginning of its file's name; unnamed ones count 1.
 * A weight of 0 leaves the set's labels out. */
static const struct {
	const char *name;
	float weight;
} weights[] = {{"voa", 1}, {"wikinews", 1.5f}, {"sec", 0.1f}, {"gum", 0.4f}, {"europarl", 0.7f},
    {"crossner", 0.7f}, {"btc", 1.3f}, {"wnut17", 2}, {"ewt", 0.8f}, {"pud", 0.8f},
    {"wikigold", 0.8f}};

static float
weight_of(const char *path)
{
	const char *name = file_base_name(path);
	size_t i;

	for (i = 0; i < ARRAY_LEN(weights); i++)
		if (!strncmp(name, weights[i].name, strlen(weights[i].name)))
			return weights[i].weight;
	return 1;
}

/* Labels the tokens that a gold name covers; tokens that it cuts are covered whole. */
static void
label_tokens(const struct sample *s, const struct tokens *t, uint8_t *labels)
{
	size_t g, i = 0, first, n;

	for (g = 0; g < s->n_golds; g++) {
		uint32_t start = s->golds[g].start, end = start + s->golds[g].len;
		int kind = s->golds[g].kind;

		while (i < t->n && t->items[i].start + t->items[i].len <= start)
			i++;
		first = i;
		while (i < t->n && t->items[i].start < end &&
		       (i == first || !(t->items[i].flags & TOKEN_SENTENCE)))
			i++;
		n = i - first;
		if (n == 1)
			labels[first] = (uint8_t)LABEL_OF(kind, LABEL_SINGLE);
		for (; n > 1 && first < i; first++)
			labels[first] =
			    (uint8_t)LABEL_OF(kind, first == i - n   ? LABEL_BEGIN
						    : first + 1 == i ? LABEL_END
								     : LABEL_INSIDE);
	}
	/* Tweets with their signs set apart: "@" goes with its handle, as most of them have it.
	 */
	for (i = 1; i < t->n; i++)
		if (s->text.data[t->items[i - 1].start] == '@' && t->items[i - 1].len == 1 &&
		    !(t->items[i].flags & TOKEN_GLUED) && labels[i] && !labels[i - 1])
			labels[i - 1] = (uint8_t)LABEL_OF(LABEL_KIND(labels[i]), LABEL_SINGLE);
}

static void
add_token(struct learn_data *d, const uint32_t *features, size_t n, unsigned label)
{
	size_t i;

	d->starts = base_grow(d->starts, d->n_tokens + 1, &d->cap_starts, sizeof(*d->starts));
	d->labels = base_grow(d->labels, d->n_tokens, &d->cap_labels, sizeof(*d->labels));
	d->labels[d->n_tokens] = (uint8_t)label;
	d->starts[d->n_tokens++] = d->n_features;
	for (i = 0; i < n; i++) {
		d->features = base_grow(
		    d->features, d->n_features, &d->cap_features, sizeof(*d->features));
		d->features[d->n_features++] = features[i] >> (32 - HASH_BITS);
	}
	d->starts[d->n_tokens] = d->n_features;
}

static void
add_sample(
    struct learn_data *d, const struct sample *s, float weight, const struct lookup *names)
{
	const char *text = buf_str(&s->text);
	struct tokens t = TOKENS_INIT;
	struct page p = {.learning = 1};
	uint32_t features[FEATURES_MAX];
	uint8_t *labels;
	size_t i, k, end;

	tokens_scan(&t, text, s->text.len);
	labels = base_calloc(t.n + 1, 1);
	label_tokens(s, &t, labels);
	page_open(&p, text, &t, names);
	for (i = 0; i < t.n; i = end) {
		end = tokens_sentence_end(&t, i);
		d->sentences = base_grow(
		    d->sentences, d->n_sentences, &d->cap_sentences, sizeof(*d->sentences));
		d->sentences[d->n_sentences++] =
		    (struct learn_sentence){d->n_tokens, end - i, weight};
		for (k = i; k < end; k++)
			add_token(
			    d, features, page_features(&p, k, i, end, features), labels[k]);
	}
	page_close(&p);
	tokens_clear(&t);
	free(labels);
}

/* Rows that fewer than three tokens have are not worth learning. */
static void
drop_rare(struct learner *l, const struct learn_data *d)
{
	uint8_t *counts = base_calloc((size_t)1 << HASH_BITS, 1);
	size_t i, live = 0;

	for (i = 0; i < d->n_features; i++)
		counts[d->features[i]] =
		    (uint8_t)(counts[d->features[i]] + (counts[d->features[i]] < 255));
	for (i = 0; i < (size_t)1 << HASH_BITS; i++) {
		l->dead[i] = counts[i] < 3;
		live += !l->dead[i];
	}
	fprintf(stderr, "%zu features\n", live);
	free(counts);
}

static float
strength(const struct learn_row *r)
{
	float sum = 0;
	int k;

	for (k = 0; k < LABEL_NAMES; k++)
		sum += r->w[k] * r->w[k];
	return sum;
}

static int
descending(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

/* Keeps the strongest rows only. */
static void
prune(struct learner *l, size_t keep)
{
	size_t n = (size_t)1 << HASH_BITS, i, live = 0;
	float *all = base_calloc(n, sizeof(*all)), limit;

	for (i = 0; i < n; i++)
		if (!l->dead[i])
			all[live++] = strength(&l->rows[i]);
	if (live > keep) {
		qsort(all, live, sizeof(*all), descending);
		limit = all[keep];
		for (i = 0; i < n; i++)
			if (!l->dead[i] && strength(&l->rows[i]) <= limit) {
				l->dead[i] = 1;
				memset(&l->rows[i], 0, sizeof(l->rows[i]));
			}
	}
	free(all);
}

static void
write_rows(const struct learner *l, struct buf sections[MODEL_SECTIONS])
{
	size_t n = (size_t)1 << HASH_BITS, i;
	float scale = 1.0f / 20.0f;
	uint32_t seen = 0;
	int k;

	for (i = 0; i < n; i += 64) {
		uint64_t bits = 0;
		size_t b;

		if (i % 512 == 0)
			buf_add(&sections[MODEL_RANK], &seen, sizeof(seen));
		for (b = 0; b < 64; b++) {
			const struct learn_row *r = &l->rows[i + b];

			if (l->dead[i + b] || strength(r) < 1e-4f)
				continue;
			bits |= UINT64_C(1) << b;
			seen++;
			for (k = 0; k < LABEL_NAMES; k++) {
				float v = r->w[k] / scale;
				int q = (int)(v < 0 ? v - 0.5f : v + 0.5f);

				buf_add_char(&sections[MODEL_ROWS], (char)(q > 127    ? 127
									   : q < -127 ? -127
										      : q));
			}
		}
		buf_add(&sections[MODEL_BITS], &bits, sizeof(bits));
	}
	for (k = 0; k < MODEL_ROW_PAD; k++)
		buf_add_char(&sections[MODEL_ROWS], 0);
	buf_add(
	    &sections[MODEL_TRANSITIONS], l->transitions.score, sizeof(l->transitions.score));
	buf_add(&sections[MODEL_TRANSITIONS], &scale, sizeof(scale));
	fprintf(stderr, "%u rows\n", seen);
}

static bool
write_model(const char *path, const struct buf sections[MODEL_SECTIONS], struct err *err)
{
	uint32_t table[2 * MODEL_SECTIONS], head[2] = {MODEL_VERSION, 0};
	struct buf out = BUF_INIT;
	uint64_t sum = 0;
	size_t i;
	bool ok;

	buf_add(&out, "LECNAMES", 8);
	buf_add(&out, head, sizeof(head));
	buf_add(&out, &sum, sizeof(sum));
	buf_add(&out, table, sizeof(table));
	for (i = 0; i < MODEL_SECTIONS; i++) {
		while (out.len % MODEL_ALIGN)
			buf_add_char(&out, 0);
		table[2 * i] = (uint32_t)out.len;
		table[2 * i + 1] = (uint32_t)sections[i].len;
		buf_add(&out, buf_str(&sections[i]), sections[i].len);
	}
	head[1] = (uint32_t)out.len;
	memcpy(out.data + 8, head, sizeof(head));
	memcpy(out.data + MODEL_HEADER, table, sizeof(table));
	sum = model_checksum(out.data + MODEL_HEADER, out.len - MODEL_HEADER);
	memcpy(out.data + 16, &sum, sizeof(sum));
	fprintf(stderr, "%s: %zu bytes\n", path, out.len);
	ok = file_write(path, out.data, out.len, err);
	buf_clear(&out);
	return ok;
}

static void
learn(struct learner *l, const struct learn_data *d, const struct options *o)
{
	size_t e;

	drop_rare(l, d);
	for (e = 0; e < o->epochs; e++) {
		if (e + 1 == o->epochs)
			l->rate *= 0.5f;
		if (e + 2 >= o->epochs)
			prune(l, o->rows);
		fprintf(stderr, "pass %zu: %.4f\n", e + 1, learner_pass(l, d));
	}
	prune(l, o->rows);
}

static bool
train(const struct options *o, char **files, size_t n_files, struct err *err)
{
	struct buf sections[MODEL_SECTIONS] = {{0}};
	struct samples samples = {NULL, 0, 0};
	struct lists words = {0}, lists = {0};
	struct learn_data data = {0};
	struct lookup names;
	struct learner learner;
	size_t i;

	for (i = 0; i < n_files; i++)
		if (!conll_read(files[i], (unsigned)i, &samples, err))
			return false;
	lists_count_words(&words, &samples);
	if (!lists_read(&lists, &words, &o->paths, err))
		return false;
	lists_add_samples(&lists, &samples);
	lists_write(&lists, NAME_BITS, &sections[MODEL_NAMES]);
	fprintf(stderr, "%zu documents, %zu names\n", samples.n, lists.n);
	model_lookup(&names, sections[MODEL_NAMES].data, sections[MODEL_NAMES].len);
	for (i = 0; i < samples.n; i++)
		add_sample(
		    &data, &samples.items[i], weight_of(files[samples.items[i].set]), &names);
	fprintf(stderr, "%zu tokens, %zu sentences\n", data.n_tokens, data.n_sentences);
	learner_init(&learner, HASH_BITS);
	learn(&learner, &data, o);
	write_rows(&learner, sections);
	learner_clear(&learner);
	learn_data_clear(&data);
	samples_clear(&samples);
	lists_clear(&lists);
	lists_clear(&words);
	return write_model(o->output, sections, err);
}

int
main(int argc, char **argv)
{
	struct options o = {
	    "names.model", {".", "/usr/share/iso-codes/json", "names.txt"}, 6, 230000};
	struct err err;
	int c;

	while ((c = getopt(argc, argv, "o:g:i:l:e:n:")) != -1) {
		switch (c) {
		case 'o':
			o.output = optarg;
			break;
		case 'g':
			o.paths.gazetteer = optarg;
			break;
		case 'i':
			o.paths.iso = optarg;
			break;
		case 'l':
			o.paths.own = optarg;
			break;
		case 'e':
			o.epochs = strtoul(optarg, NULL, 10);
			break;
		case 'n':
			o.rows = strtoul(optarg, NULL, 10);
			break;
		default:
			return 64;
		}
	}
	if (!train(&o, argv + optind, (size_t)(argc - optind), &err)) {
		fprintf(stderr, "train_names: %s\n", err.text);
		return 1;
	}
	return 0;
}
