/* train_pages: makes the tables by which extract/ judges the blocks of a page, and measures
 * them by cross-validation.
 *
 *   train_pages -t FOLDER          measures: the pages of a host are never in training and test
 *   train_pages -o FILE.c FOLDER   writes the tables
 *
 * Two judgements: the first sees each block; the second sees the scores of the first as well,
 * which for training come from trees that were grown without the page. */
#include "extract/html_pick.h"
#include "extract/html_trees.h"
#include "train/boost.h"
#include "train/pages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FOLDS = 5, INNER_FOLDS = 4 };

struct set {
	struct train_page *pages;
	size_t n_pages;
	int16_t *values; /* [row][FEATURE_ALL] of all pages */
	float *labels, *weights, *scores;
	size_t *first; /* row of each page */
	size_t n_rows;
};

static const struct boost_options first_options = {.n_trees = HTML_TREES_FIRST,
    .rate = .08f,
    .min_weight = 8,
    .lambda = 4,
    .row_share = .6f,
    .feature_share = .4f,
    .seed = 1};
static const struct boost_options second_options = {.n_trees = HTML_TREES_SECOND,
    .rate = .08f,
    .min_weight = 8,
    .lambda = 4,
    .row_share = .6f,
    .feature_share = .4f,
    .seed = 2};

static unsigned
fold_of(const struct train_page *p, unsigned n, unsigned salt)
{
	return (unsigned)(((p->group + salt) * 0x9e3779b97f4a7c15u >> 40) % n);
}

static void
set_init(struct set *s, struct train_page *pages, size_t n)
{
	size_t i, k, row = 0;

	*s = (struct set){.pages = pages, .n_pages = n};
	s->first = base_calloc(n + 1, sizeof(*s->first));
	for (i = 0; i < n; i++) {
		s->first[i] = s->n_rows;
		s->n_rows += pages[i].doc.n_blocks;
	}
	s->first[n] = s->n_rows;
	s->values = base_calloc(s->n_rows * FEATURE_ALL, sizeof(*s->values));
	s->labels = base_calloc(s->n_rows, sizeof(float));
	s->weights = base_calloc(s->n_rows, sizeof(float));
	s->scores = base_calloc(s->n_rows, sizeof(float));
	for (i = 0; i < n; i++)
		for (k = 0; k < pages[i].doc.n_blocks; k++, row++) {
			s->labels[row] = pages[i].labels[k];
			memcpy(s->values + row * FEATURE_ALL, pages[i].rows[k].v,
			    sizeof(pages[i].rows[k].v));
		}
}

static void
set_clear(struct set *s)
{
	free(s->first);
	free(s->values);
	free(s->labels);
	free(s->weights);
	free(s->scores);
}

/* Weights of the rows of pages that are not in that fold (nor in the outer one). */
static void
weigh(struct set *s, const bool *use)
{
	size_t i, k;

	for (i = 0; i < s->n_pages; i++)
		for (k = 0; k < s->pages[i].doc.n_blocks; k++)
			s->weights[s->first[i] + k] = use[i] ? s->pages[i].weights[k] : 0;
}

static void
grow(struct set *s, const bool *use, size_t n_features, const struct boost_options *o,
    struct forest *out)
{
	struct boost_rows rows = {.values = s->values,
	    .n = s->n_rows,
	    .stride = FEATURE_ALL,
	    .n_features = n_features,
	    .labels = s->labels,
	    .weights = s->weights};

	weigh(s, use);
	boost_grow(&rows, o, out);
}

static void
judge_first(struct set *s, size_t page, const struct forest *f)
{
	struct train_page *p = &s->pages[page];
	float *scores = s->scores + s->first[page];
	size_t k;

	for (k = 0; k < p->doc.n_blocks; k++)
		scores[k] = forest_judge(f, p->rows[k].v);
	feature_scores(&p->page, scores, p->rows);
	for (k = 0; k < p->doc.n_blocks; k++)
		memcpy(s->values + (s->first[page] + k) * FEATURE_ALL, p->rows[k].v,
		    sizeof(p->rows[k].v));
}

/* Grows both forests from the pages in use. */
static void
grow_both(struct set *s, const bool *use, struct forest *first, struct forest *second)
{
	bool *inner = base_calloc(s->n_pages, sizeof(*inner));
	struct forest f;
	unsigned fold;
	size_t i;

	for (fold = 0; fold < INNER_FOLDS; fold++) {
		for (i = 0; i < s->n_pages; i++)
			inner[i] = use[i] && fold_of(&s->pages[i], INNER_FOLDS, 77) != fold;
		grow(s, inner, FEATURE_COUNT, &first_options, &f);
		for (i = 0; i < s->n_pages; i++)
			if (use[i] && !inner[i])
				judge_first(s, i, &f);
		boost_free(&f);
	}
	grow(s, use, FEATURE_ALL, &second_options, second);
	grow(s, use, FEATURE_COUNT, &first_options, first);
	free(inner);
}

struct totals {
	double precision, recall, f1;
	size_t n, n_answers;
};

static void
add_result(struct totals *t, struct page_result r)
{
	t->precision += r.precision;
	t->recall += r.recall;
	t->f1 += r.f1;
	t->n++;
	t->n_answers += r.precision > 0 || r.recall > 0;
}

static void
print_totals(const char *name, const struct totals *t)
{
	double p = t->precision / (double)t->n, r = t->recall / (double)t->n;

	printf("%-20s F1 %.4f P %.4f R %.4f docF1 %.4f\n", name, 2 * p * r / (p + r), p, r,
	    t->f1 / (double)t->n);
}

/* What is measured: the labels themselves, both judgements cut at several scores, and the
 * choice that extract/ makes. */
enum { N_LIMITS = 5, N_CHOICES = 2 + 2 * N_LIMITS };
static const float limits[N_LIMITS] = {.3f, .35f, .4f, .45f, .5f};

static void
measure(struct set *s, size_t page, const struct forest *second, struct totals *t)
{
	struct train_page *p = &s->pages[page];
	bool *keep = base_calloc(p->doc.n_blocks + 1, sizeof(*keep));
	float *scores = base_calloc(p->doc.n_blocks + 1, sizeof(*scores));
	size_t k, j;

	add_result(&t[0], train_page_measure(p, p->labels));
	for (j = 0; j < N_LIMITS; j++) {
		for (k = 0; k < p->doc.n_blocks; k++)
			keep[k] = s->scores[s->first[page] + k] > limits[j];
		add_result(&t[2 + j], train_page_measure(p, keep));
	}
	for (k = 0; k < p->doc.n_blocks; k++)
		scores[k] = forest_judge(second, p->rows[k].v);
	for (j = 0; j < N_LIMITS; j++) {
		for (k = 0; k < p->doc.n_blocks; k++)
			keep[k] = scores[k] > limits[j];
		add_result(&t[2 + N_LIMITS + j], train_page_measure(p, keep));
	}
	pick_by_scores(&p->page, scores, keep);
	add_result(&t[1], train_page_measure(p, keep));
	free(keep);
	free(scores);
}

static void
print_choices(const struct totals *t)
{
	char name[32];
	size_t i;

	print_totals("labels", &t[0]);
	print_totals("choice", &t[1]);
	for (i = 0; i < 2 * N_LIMITS; i++) {
		snprintf(name, sizeof(name), "%s above %.2f", i < N_LIMITS ? "first" : "second",
		    (double)limits[i % N_LIMITS]);
		print_totals(name, &t[2 + i]);
	}
}

static void
cross_validate(struct set *s)
{
	struct totals t[N_CHOICES] = {0};
	bool *use = base_calloc(s->n_pages, sizeof(*use));
	struct forest first, second;
	unsigned fold;
	size_t i;

	for (fold = 0; fold < FOLDS; fold++) {
		for (i = 0; i < s->n_pages; i++)
			use[i] = fold_of(&s->pages[i], FOLDS, 0) != fold;
		grow_both(s, use, &first, &second);
		for (i = 0; i < s->n_pages; i++)
			if (!use[i]) {
				judge_first(s, i, &first);
				measure(s, i, &second, t);
			}
		boost_free(&first);
		boost_free(&second);
	}
	print_choices(t);
	free(use);
}

static void
write_numbers(FILE *f, const void *numbers, size_t n, bool bytes)
{
	size_t i;

	fputs("{", f);
	for (i = 0; i < n; i++)
		fprintf(f, "%s%s%d", i ? "," : "", i && i % 16 == 0 ? "\n" : "",
		    bytes ? ((const uint8_t *)numbers)[i] : ((const int16_t *)numbers)[i]);
	fputs("}", f);
}

static void
write_forest(FILE *f, const struct forest *forest)
{
	const struct forest_tree *t;

	for (t = forest->trees; t < forest->trees + forest->n_trees; t++) {
		fputs("{", f);
		write_numbers(f, t->feature, FOREST_NODES, true);
		fputs(",\n", f);
		write_numbers(f, t->limit, FOREST_NODES, false);
		fputs(",\n", f);
		write_numbers(f, t->leaf, FOREST_LEAVES, false);
		fputs("},\n", f);
	}
}

/* Trees from all pages, as C. */
static bool
write_table(struct set *s, const char *path)
{
	bool *use = base_calloc(s->n_pages, sizeof(*use));
	struct forest first, second;
	struct totals t[N_CHOICES] = {0};
	FILE *f = fopen(path, "w");
	size_t i;

	for (i = 0; i < s->n_pages; i++)
		use[i] = true;
	grow_both(s, use, &first, &second);
	for (i = 0; i < s->n_pages; i++) {
		judge_first(s, i, &first);
		measure(s, i, &second, t);
	}
	print_choices(t);
	free(use);
	if (!f)
		return false;
	fputs("/* extract/html_trees.c: one const table, made by train/train_pages.c. */\n"
	      "#include \"extract/html_trees.h\"\n\n/* clang-format off */\n"
	      "const struct forest_tree html_trees[HTML_TREES_FIRST + HTML_TREES_SECOND] = {\n",
	    f);
	write_forest(f, &first);
	write_forest(f, &second);
	fputs("};\n", f);
	boost_free(&first);
	boost_free(&second);
	return fclose(f) == 0;
}

int
main(int argc, char **argv)
{
	bool write = argc == 4 && !strcmp(argv[1], "-o"), ok = true;
	struct train_page *pages;
	struct err err;
	struct set s;
	size_t n;

	if (!write && (argc != 3 || strcmp(argv[1], "-t"))) {
		fprintf(stderr, "usage: train_pages -t FOLDER | -o FILE.c FOLDER\n");
		return 2;
	}
	if (!train_pages_read(argv[argc - 1], &pages, &n, &err)) {
		fprintf(stderr, "train_pages: %s\n", err.text);
		return 1;
	}
	set_init(&s, pages, n);
	printf("%zu pages, %zu blocks\n", n, s.n_rows);
	if (write)
		ok = write_table(&s, argv[2]);
	else
		cross_validate(&s);
	if (!ok)
		fprintf(stderr, "train_pages: cannot write %s\n", argv[2]);
	set_clear(&s);
	train_pages_free(pages, n);
	return !ok;
}
