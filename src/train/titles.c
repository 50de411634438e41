/* Learning headlines. */
#include "train/titles.h"

#include "extract/title_row.h"

#include <stdlib.h>
#include <string.h>

static const struct boost_options options = {.n_trees = TITLE_TREES,
    .rate = .06f,
    .min_weight = 2,
    .lambda = 2,
    .row_share = .6f,
    .feature_share = .2f,
    .seed = 3};

struct table {
	struct title_row *items;
	float *labels, *weights;
	size_t n, cap, cap_labels, cap_weights;
};

static void
add_row(struct table *t, const struct title_row *row, bool label)
{
	t->items = base_grow(t->items, t->n, &t->cap, sizeof(*t->items));
	t->labels = base_grow(t->labels, t->n, &t->cap_labels, sizeof(*t->labels));
	t->weights = base_grow(t->weights, t->n, &t->cap_weights, sizeof(*t->weights));
	t->items[t->n] = *row;
	t->labels[t->n] = label;
	t->weights[t->n++] = 1;
}

/* A page as extraction sees it when it has found the body that is known. */
static void
add_page(struct table *table, const struct train_dump *d)
{
	size_t n = d->lines.n, i;
	struct text_page t = {
	    .page = &d->doc, .lines = d->lines, .first = n, .end = n, .title = n};
	struct title_rows rows;
	float *chances = base_calloc(n + 1, sizeof(*chances));
	bool stands = false;

	t.roles = base_calloc(n + 1, 1);
	for (i = 0; i < n; i++) {
		bool is_title = d->lines.items[i].hash == d->title;

		/* the headline is taken out of the body before anything else */
		if (!d->body[i] || (is_title && t.first == n))
			continue;
		t.roles[i] = ROLE_BODY;
		chances[i] = .95f;
		t.first = t.first == n ? i : t.first;
		t.end = i + 1;
	}
	t.chances = chances;
	if (t.first < n)
		title_rows_read(&rows, &t);
	else
		rows = (struct title_rows){0};
	for (i = 0; i < rows.n; i++)
		stands |= d->lines.items[rows.lines[i]].hash == d->title;
	for (i = 0; stands && i < rows.n; i++)
		add_row(table, &rows.items[i], d->lines.items[rows.lines[i]].hash == d->title);
	title_rows_clear(&rows);
	free(chances);
	free(t.roles);
}

void
titles_grow(const struct train_dump *dumps, const bool *use, size_t n, struct forest *out)
{
	struct table table = {0};
	struct boost_rows rows = {.stride = TITLE_ROW_SIZE, .n_features = TITLE_ROW_SIZE};
	size_t i;

	for (i = 0; i < n; i++)
		if (use[i] && dumps[i].has_title)
			add_page(&table, &dumps[i]);
	rows.values = table.items ? table.items[0].v : NULL;
	rows.n = table.n;
	rows.labels = table.labels;
	rows.weights = table.weights;
	boost_grow(&rows, &options, out);
	free(table.items);
	free(table.labels);
	free(table.weights);
}
