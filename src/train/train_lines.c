/* train_lines: makes the tables by which extract/ judges the lines of a dump, and measures them
 * by cross-validation.
 *
 *   train_lines -t FOLDER        answers, as JSON {id: article}, with models that have not seen
 *                                the page's host; score.py eval measures them
 *   train_lines -o DIR FOLDER    writes line_table.c and line_trees.c
 *
 * The trees see what the chain says; for their training it comes from chains that were fitted
 * without the page. */
#include "extract/line_model.h"
#include "extract/line_row.h"
#include "extract/title_row.h"
#include "train/answer.h"
#include "train/boost.h"
#include "train/chain.h"
#include "train/dumps.h"
#include "train/titles.h"
#include "train/vary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { VARIATIONS = 4 };

static const struct boost_options first_options = {.n_trees = LINE_TREES,
    .rate = .12f,
    .min_weight = 3,
    .lambda = 2,
    .row_share = .5f,
    .feature_share = .12f,
    .seed = 7};
static const struct boost_options second_options = {.n_trees = LINE_SECOND_TREES,
    .rate = .09f,
    .min_weight = 3,
    .lambda = 2,
    .row_share = .5f,
    .feature_share = .12f,
    .seed = 8};

struct set {
	struct train_dump *dumps;
	size_t n;
	size_t *first; /* row of each page's first line; one more at the end */
	/* Of each line: */
	struct line_odds *odds;
	bool *skip;
	struct line_row *rows, *second;
	float *labels, *weights;
};

static void
set_init(struct set *s, struct train_dump *dumps, size_t n)
{
	size_t i, k;

	*s = (struct set){.dumps = dumps, .n = n};
	s->first = base_calloc(n + 1, sizeof(*s->first));
	for (i = 0; i < n; i++)
		s->first[i + 1] = s->first[i] + dumps[i].lines.n;
	s->odds = base_calloc(s->first[n] + 1, sizeof(*s->odds));
	s->skip = base_calloc(s->first[n] + 1, sizeof(*s->skip));
	s->rows = base_calloc(s->first[n] + 1, sizeof(*s->rows));
	s->second = base_calloc(s->first[n] + 1, sizeof(*s->second));
	s->labels = base_calloc(s->first[n] + 1, sizeof(*s->labels));
	s->weights = base_calloc(s->first[n] + 1, sizeof(*s->weights));
	for (i = 0; i < n; i++)
		for (k = 0; k < dumps[i].lines.n; k++)
			s->labels[s->first[i] + k] = dumps[i].body[k];
}

static void
set_clear(struct set *s)
{
	free(s->first);
	free(s->odds);
	free(s->skip);
	free(s->rows);
	free(s->second);
	free(s->labels);
	free(s->weights);
}

static struct line_chain
chain_of(const struct chain_table *t)
{
	return (struct line_chain){t->weights, t->transitions};
}

static void
fill_rows(struct set *s, size_t i, const struct chain_table *t)
{
	struct line_chain chain = chain_of(t);
	struct line_odds *odds = s->odds + s->first[i];
	const struct lines *l = &s->dumps[i].lines;

	line_chain_judge(&chain, &s->dumps[i].features, odds);
	line_model_skip(l, odds, s->skip + s->first[i]);
	line_rows_read(l, odds, NULL, s->rows + s->first[i]);
}

/* The rows for the second trees, of a page that the first trees have not seen. */
static void
fill_second(struct set *s, size_t i, const struct forest *first)
{
	const struct lines *l = &s->dumps[i].lines;
	float *scores = base_calloc(l->n + 1, sizeof(*scores));
	size_t k;

	for (k = 0; k < l->n; k++)
		scores[k] = forest_judge(first, s->rows[s->first[i] + k].v);
	line_model_refine(l, scores, s->odds + s->first[i], s->skip + s->first[i]);
	memcpy(s->second + s->first[i], s->rows + s->first[i], l->n * sizeof(*s->second));
	line_rows_renew(l, s->odds + s->first[i], NULL, s->second + s->first[i]);
	free(scores);
}

/* All lines' rows, the first trees' or the second ones', for growing trees. */
static struct boost_rows
rows_of(struct set *s, const struct line_row *rows)
{
	return (struct boost_rows){.values = rows->v,
	    .n = s->first[s->n],
	    .stride = LINE_ROW_SIZE,
	    .n_features = LINE_ROW_SIZE,
	    .labels = s->labels,
	    .weights = s->weights};
}

static void
grow_first(struct set *s, const bool *use, struct forest *out)
{
	struct boost_rows rows = rows_of(s, s->rows);
	size_t i, k;

	for (i = 0; i < s->n; i++)
		for (k = 0; k < s->dumps[i].lines.n; k++)
			s->weights[s->first[i] + k] = use[i] ? s->dumps[i].weights[k] : 0;
	boost_grow(&rows, &first_options, out);
}

/* From the lines that the second trees will be asked of. */
static void
grow_second(struct set *s, const bool *use, struct forest *out)
{
	struct boost_rows rows = rows_of(s, s->second);
	size_t i, k;

	for (i = 0; i < s->n; i++)
		for (k = s->first[i]; k < s->first[i + 1]; k++)
			s->weights[k] =
			    use[i] && !s->skip[k] ? s->dumps[i].weights[k - s->first[i]] : 0;
	boost_grow(&rows, &second_options, out);
}

/* inner: the pages in use that are not of that fold. */
static void
hold_out(const struct set *s, const bool *use, unsigned fold, bool *inner)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		inner[i] = use[i] && train_dump_inner_fold(&s->dumps[i]) != fold;
}

/* Fits all parts to the pages in use. The caller frees the chain's table and the trees. */
static struct chain_table *
fit(struct set *s, const bool *use, struct line_model *m)
{
	bool *inner = base_calloc(s->n + 1, sizeof(*inner));
	struct chain_table *t;
	struct forest first;
	unsigned fold;
	size_t i;

	for (fold = 0; fold < TRAIN_INNER_FOLDS; fold++) {
		hold_out(s, use, fold, inner);
		t = chain_fit(s->dumps, inner, s->n);
		for (i = 0; i < s->n; i++)
			if (use[i] && !inner[i])
				fill_rows(s, i, t);
		free(t);
	}
	for (fold = 0; fold < TRAIN_INNER_FOLDS; fold++) {
		hold_out(s, use, fold, inner);
		grow_first(s, inner, &first);
		for (i = 0; i < s->n; i++)
			if (use[i] && !inner[i])
				fill_second(s, i, &first);
		boost_free(&first);
	}
	free(inner);
	grow_second(s, use, &m->second);
	grow_first(s, use, &m->trees);
	t = chain_fit(s->dumps, use, s->n);
	m->chain = chain_of(t);
	return t;
}

static void
answer(const struct train_dump *d, const struct text_model *m, FILE *f)
{
	struct buf out = BUF_INIT;
	struct article a;

	article_init(&a);
	text_extract(&d->doc, NULL, m, &a);
	buf_addf(&out, "\"%s\":", d->id);
	answer_add(&out, &a, 0);
	out.data[out.len - 1] = ',';
	fwrite(out.data, 1, out.len, f);
	article_clear(&a);
	buf_clear(&out);
}

/* Answers one fold's pages. */
static void
validate_fold(struct set *s, unsigned fold, FILE *out)
{
	bool *use = base_calloc(s->n + 1, sizeof(*use));
	struct chain_table *t;
	struct text_model m;
	size_t i;

	for (i = 0; i < s->n; i++)
		use[i] = train_dump_fold(&s->dumps[i]) != fold;
	t = fit(s, use, &m.lines);
	titles_grow(s->dumps, use, s->n, &m.titles);
	for (i = 0; i < s->n; i++)
		if (!use[i] && !s->dumps[i].is_made)
			answer(&s->dumps[i], &m, out);
	free(t);
	boost_free(&m.lines.trees);
	boost_free(&m.lines.second);
	boost_free(&m.titles);
	free(use);
}

/* Each fold in a process of its own. */
static bool
cross_validate(struct set *s)
{
	FILE *parts[TRAIN_FOLDS];
	unsigned fold;
	int c, status;
	bool ok = true;

	for (fold = 0; fold < TRAIN_FOLDS; fold++) {
		parts[fold] = tmpfile();
		if (!parts[fold])
			return false;
		if (fork() == 0) {
			validate_fold(s, fold, parts[fold]);
			_exit(fclose(parts[fold]) != 0);
		}
	}
	while (wait(&status) > 0)
		ok &= status == 0;
	putchar('{');
	for (fold = 0; fold < TRAIN_FOLDS; fold++) {
		rewind(parts[fold]);
		while ((c = getc(parts[fold])) != EOF)
			putchar(c);
		fclose(parts[fold]);
	}
	puts("\"\":{}}");
	return ok;
}

static void
write_numbers(FILE *f, const int16_t *numbers, size_t n)
{
	size_t i;

	fputs("{", f);
	for (i = 0; i < n; i++)
		fprintf(f, "%s%s%d", i ? "," : "", i && i % 16 == 0 ? "\n" : "", numbers[i]);
	fputs("}", f);
}

static bool
write_chain(const char *dir, const struct chain_table *t)
{
	struct buf path = BUF_INIT;
	int16_t wide[LINE_STATES];
	FILE *f;
	size_t i, s;

	buf_addf(&path, "%s/line_table.c", dir);
	f = fopen(path.data, "w");
	buf_clear(&path);
	if (!f)
		return false;
	fputs("/* extract/line_table.c: one const table, made by train/train_lines.c. */\n"
	      "#include \"extract/line_table.h\"\n\n/* clang-format off */\n"
	      "const int16_t line_transitions[LINE_STATES][LINE_STATES] = {\n",
	    f);
	for (i = 0; i < LINE_STATES; i++) {
		write_numbers(f, t->transitions[i], LINE_STATES);
		fputs(",\n", f);
	}
	fputs("};\nconst int8_t line_weights[LINE_ROWS][LINE_LANES] = {\n", f);
	for (i = 0; i < LINE_ROWS; i++) {
		bool some = false;

		for (s = 0; s < LINE_STATES; s++)
			some |= (wide[s] = t->weights[i][s]) != 0;
		if (!some)
			continue;
		fprintf(f, "[%zu]=", i);
		write_numbers(f, wide, LINE_STATES);
		fputs(",\n", f);
	}
	fputs("};\n", f);
	return fclose(f) == 0;
}

/* file.c, which holds the table name[count] that header declares. */
struct tree_file {
	const char *file, *header, *name, *count;
};

static bool
write_trees(const char *dir, const struct tree_file *names, const struct forest *forest)
{
	struct buf path = BUF_INIT;
	int16_t features[FOREST_NODES];
	size_t i, k;
	FILE *f;

	buf_addf(&path, "%s/%s", dir, names->file);
	f = fopen(path.data, "w");
	buf_clear(&path);
	if (!f)
		return false;
	fprintf(f,
	    "/* extract/%s: one const table, made by train/train_lines.c. */\n"
	    "#include \"extract/%s\"\n\n/* clang-format off */\n"
	    "const struct forest_tree %s[%s] = {\n",
	    names->file, names->header, names->name, names->count);
	for (i = 0; i < forest->n_trees; i++) {
		for (k = 0; k < FOREST_NODES; k++)
			features[k] = forest->trees[i].feature[k];
		fputs("{", f);
		write_numbers(f, features, FOREST_NODES);
		fputs(",\n", f);
		write_numbers(f, forest->trees[i].limit, FOREST_NODES);
		fputs(",\n", f);
		write_numbers(f, forest->trees[i].leaf, FOREST_LEAVES);
		fputs("},\n", f);
	}
	fputs("};\n", f);
	return fclose(f) == 0;
}

/* Two forests as one. */
static void
join(const struct forest *a, const struct forest *b, struct forest *out)
{
	struct forest_tree *trees = base_calloc(a->n_trees + b->n_trees, sizeof(*trees));

	memcpy(trees, a->trees, a->n_trees * sizeof(*trees));
	memcpy(trees + a->n_trees, b->trees, b->n_trees * sizeof(*trees));
	*out = (struct forest){trees, a->n_trees + b->n_trees};
}

static bool
write_tables(struct set *s, const char *dir)
{
	bool *use = base_calloc(s->n + 1, sizeof(*use)), ok;
	struct chain_table *t;
	static const struct tree_file line_file = {
	    "line_trees.c", "line_table.h", "line_trees", "LINE_TREES + LINE_SECOND_TREES"};
	static const struct tree_file title_file = {
	    "title_trees.c", "title_row.h", "title_trees", "TITLE_TREES"};
	struct line_model m;
	struct forest titles, both;
	size_t i;

	for (i = 0; i < s->n; i++)
		use[i] = true;
	t = fit(s, use, &m);
	titles_grow(s->dumps, use, s->n, &titles);
	join(&m.trees, &m.second, &both);
	ok = write_chain(dir, t) && write_trees(dir, &line_file, &both) &&
	     write_trees(dir, &title_file, &titles);
	free(t);
	boost_free(&m.trees);
	boost_free(&m.second);
	boost_free(&both);
	boost_free(&titles);
	free(use);
	return ok;
}

int
main(int argc, char **argv)
{
	bool write = argc == 4 && !strcmp(argv[1], "-o"), ok = true;
	struct train_dump *dumps;
	struct err err;
	struct set s;
	size_t n;

	if (!write && (argc != 3 || strcmp(argv[1], "-t"))) {
		fprintf(stderr, "usage: train_lines -t FOLDER | -o DIR FOLDER\n");
		return 2;
	}
	if (!train_dumps_read(argv[argc - 1], &dumps, &n, &err)) {
		fprintf(stderr, "train_lines: %s\n", err.text);
		return 1;
	}
	train_dumps_vary(&dumps, &n, VARIATIONS);
	set_init(&s, dumps, n);
	fprintf(stderr, "%zu pages, %zu lines\n", n, s.first[n]);
	if (write)
		ok = write_tables(&s, argv[2]);
	else
		ok = cross_validate(&s);
	if (!ok)
		fprintf(stderr, "train_lines: cannot write the answer\n");
	set_clear(&s);
	train_dumps_free(dumps, n);
	return !ok;
}
