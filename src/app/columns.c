/* Placing columns. */
#include "app/columns.h"

#include <string.h>

enum { MARKER_CELLS = 2, MIN_TITLE = 30, GOOD_TITLE = 64 };

static const struct {
	const char *name;
	int cols;  /* 0: takes what is left */
	int most;  /* where titles have room enough */
	int gap;   /* cells behind it */
	int order; /* in which columns give way; 0: never */
} kinds[COLUMN_KINDS] = {
    [COLUMN_DATE] = {"%date", 11, 11, 2, 7},
    [COLUMN_SOURCE] = {"%source", 15, 22, 1, 5},
    [COLUMN_MARK] = {"%mark", 1, 1, 1, 0},
    [COLUMN_TITLE] = {"%title", 0, 0, 2, 0},
    [COLUMN_WORDS] = {"%words", 6, 6, 2, 3},
    [COLUMN_HITS] = {"%hits", 3, 3, 2, 6},
    [COLUMN_AUTHORS] = {"%authors", 18, 26, 2, 4},
    [COLUMN_TAGS] = {"%tags", 16, 24, 2, 4},
    [COLUMN_SECTION] = {"%section", 12, 16, 2, 4},
    [COLUMN_ID] = {"%id", 7, 7, 2, 2},
};

static int
find_kind(const char *word, size_t len)
{
	for (int k = 0; k < COLUMN_KINDS; k++)
		if (strlen(kinds[k].name) == len && memcmp(kinds[k].name, word, len) == 0)
			return k;
	return -1;
}

/* Cells that all columns but the title take. */
static int
cells_taken(const struct columns *c)
{
	int taken = MARKER_CELLS;

	for (size_t i = 0; i < c->n; i++)
		if (c->items[i].cols > 0 || c->items[i].kind == COLUMN_TITLE)
			taken +=
			    c->items[i].cols + (i + 1 < c->n ? kinds[c->items[i].kind].gap : 0);
	return taken;
}

/* The next column to give way, or NULL. */
static struct column *
weakest(struct columns *c)
{
	struct column *found = NULL;

	for (size_t i = 0; i < c->n; i++) {
		struct column *item = &c->items[i];

		if (item->cols > 0 && kinds[item->kind].order > 0 &&
		    (found == NULL || kinds[item->kind].order < kinds[found->kind].order))
			found = item;
	}
	return found;
}

/* Gives columns some of the cells that titles do not need. */
static void
widen(struct columns *c, int cols)
{
	for (size_t i = 0; i < c->n; i++) {
		struct column *item = &c->items[i];
		int more = cols - cells_taken(c) - GOOD_TITLE;
		int most = kinds[item->kind].most - item->cols;

		if (item->cols > 0 && more > 0)
			item->cols += more < most ? more : most;
	}
}

void
columns_place(struct columns *c, const char *format, int cols)
{
	struct column *give_way;
	int col = MARKER_CELLS;

	c->n = 0;
	while (*format != '\0') {
		size_t len = strcspn(format, " ");
		int kind = find_kind(format, len);

		if (kind >= 0 && c->n < COLUMNS_MAX)
			c->items[c->n++] = (struct column){(uint8_t)kind, 0, kinds[kind].cols};
		format += len;
		format += strspn(format, " ");
	}
	while (cols - cells_taken(c) < MIN_TITLE && (give_way = weakest(c)) != NULL)
		give_way->cols = 0;
	widen(c, cols);
	int left = cols - cells_taken(c);

	for (size_t i = 0; i < c->n; i++) {
		struct column *item = &c->items[i];

		if (item->kind == COLUMN_TITLE) {
			item->cols = left > 0 ? left : 0;
			left = 0; /* a second one gets nothing */
		}
		item->col = col;
		if (item->cols > 0)
			col += item->cols + kinds[item->kind].gap;
	}
}
