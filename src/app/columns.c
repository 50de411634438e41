/* Placing columns. */
#include "app/columns.h"

#include <string.h>

enum { MARKER_CELLS = 2, MIN_TITLE = 30, GOOD_TITLE = 64 };

static const struct {
	const char *name;
	int least; /* narrower it says nothing, and gives way */
	int cols;  /* 0: takes what is left */
	int most;  /* where titles have room enough */
	int gap;   /* cells behind it, when another follows */
	int order; /* in which columns give way; 0: never */
} kinds[COLUMN_KINDS] = {
    [COLUMN_DATE] = {"%date", 11, 11, 11, 2, 7},
    [COLUMN_SOURCE] = {"%source", 15, 15, 22, 1, 5},
    [COLUMN_MARK] = {"%mark", 1, 1, 1, 1, 0},
    [COLUMN_TITLE] = {"%title", 0, 0, 0, 2, 0},
    [COLUMN_WORDS] = {"%words", 6, 6, 6, 2, 3},
    [COLUMN_HITS] = {"%hits", 3, 3, 3, 2, 6},
    [COLUMN_AUTHORS] = {"%authors", 10, 18, 26, 2, 4},
    [COLUMN_TAGS] = {"%tags", 8, 16, 24, 2, 4},
    [COLUMN_SECTION] = {"%section", 8, 12, 16, 2, 4},
    [COLUMN_ID] = {"%id", 7, 7, 7, 2, 2},
};

static int
find_kind(const char *word, size_t len)
{
	for (int k = 0; k < COLUMN_KINDS; k++)
		if (strlen(kinds[k].name) == len && memcmp(kinds[k].name, word, len) == 0)
			return k;
	return -1;
}

static bool
is_shown(const struct column *c)
{
	return c->cols > 0 || c->kind == COLUMN_TITLE;
}

/* Cells that all columns but the title take. */
static int
cells_taken(const struct columns *c)
{
	int taken = MARKER_CELLS, gap = 0;

	for (size_t i = 0; i < c->n; i++)
		if (is_shown(&c->items[i])) {
			taken += gap + c->items[i].cols;
			gap = kinds[c->items[i].kind].gap;
		}
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

/* Takes so many cells from a column, and all when too few are left. */
static void
narrow(struct column *c, int by)
{
	int most = c->cols - kinds[c->kind].least;

	if (most > 0)
		c->cols -= by < most ? by : most;
	else
		c->cols = 0;
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
		narrow(give_way, MIN_TITLE - (cols - cells_taken(c)));
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
