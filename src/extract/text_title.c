/* The headline of a dump. */
#include "extract/title_row.h"

enum { PER_CENT = 100 };

/* Below this chance no line is a headline. */
static const float least_chance = .05f;

/* Of lines that say the same the one that the body follows: the others stand in a bar, a list.
 */
static size_t
nearest_copy(const struct text_page *t, const struct title_rows *rows, size_t line)
{
	const struct line *l = t->lines.items;
	size_t i, best = line;

	for (i = 0; i < rows->n && rows->lines[i] < t->first; i++)
		if (l[rows->lines[i]].hash == l[line].hash)
			best = rows->lines[i];
	return line < t->first ? best : line;
}

void
text_find_title(struct text_page *t, const struct forest *trees)
{
	struct title_rows rows;
	float best = least_chance;
	const struct line *l;
	size_t i;

	t->title = t->lines.n;
	title_rows_read(&rows, t);
	for (i = 0; i < rows.n; i++) {
		float chance = forest_judge(trees, rows.items[i].v);

		if (chance > best) {
			best = chance;
			t->title = rows.lines[i];
		}
	}
	if (t->title < t->lines.n)
		t->title = nearest_copy(t, &rows, t->title);
	title_rows_clear(&rows);
	if (t->title == t->lines.n)
		return;
	l = &t->lines.items[t->title];
	t->roles[t->title] = ROLE_TITLE;
	article_set(t->out, FIELD_TITLE, l->s, l->len, ORIGIN_PAGE, WHERE_LINE,
	    (unsigned)(PER_CENT * best));
}
