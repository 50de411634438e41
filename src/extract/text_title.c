/* The headline of a dump. */
#include "extract/people.h"
#include "extract/title_row.h"

enum { PER_CENT = 100, HEADING_MAX_WORDS = 14 };

/* Below this chance no line is a headline. */
static const float least_chance = .05f;
/* What the first third of the trees thinks so little of comes to nothing with the others. */
static const float hopeless = .015f;

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

/* What a written text is headed with: the one heading of the first level, else, where the trees
 * find none, a first line that is no sentence; or lines.n. */
static size_t
written_heading(const struct text_page *t)
{
	const struct line *first = t->lines.items;
	size_t i, found = t->lines.n, n = 0;

	for (i = 0; i < t->lines.n; i++)
		if (t->page->blocks[i].kind == BLOCK_HEADING && t->page->blocks[i].level == 1) {
			n++;
			found = i;
		}
	if (n == 1)
		return found;
	return t->title == t->lines.n && t->lines.n > 1 && first->letters &&
		       !first->sentences && first->words <= HEADING_MAX_WORDS &&
		       first->kind == BLOCK_PARAGRAPH && first->end == END_OTHER &&
		       !people_is_marker(line_part(first))
		   ? 0
		   : t->title;
}

void
text_find_title(struct text_page *t, const struct forest *trees)
{
	const struct forest glance = {trees->trees, trees->n_trees / 3};
	struct title_rows rows;
	float best = least_chance;
	const struct line *l;
	size_t i;

	t->title = t->lines.n;
	title_rows_read(&rows, t);
	for (i = 0; i < rows.n; i++) {
		float chance = forest_judge(&glance, rows.items[i].v);

		if (chance < hopeless)
			continue;
		chance = forest_judge(trees, rows.items[i].v);

		if (chance > best) {
			best = chance;
			t->title = rows.lines[i];
		}
	}
	if (t->title < t->lines.n)
		t->title = nearest_copy(t, &rows, t->title);
	if (t->page->is_parted && written_heading(t) != t->title) {
		t->title = written_heading(t);
		best = .9f;
	}
	title_rows_clear(&rows);
	if (t->title == t->lines.n)
		return;
	l = &t->lines.items[t->title];
	t->roles[t->title] = ROLE_TITLE;
	while (t->first < t->end && !text_is_body(t, t->first))
		t->first++;
	article_set(t->out, FIELD_TITLE, l->s, l->len, ORIGIN_PAGE, WHERE_LINE,
	    (unsigned)(PER_CENT * best));
}
