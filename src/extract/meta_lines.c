/* The headline of a page that marks none up, found as in a dump. */
#include "extract/meta_part.h"
#include "extract/title_row.h"

#include <stdlib.h>

enum { JUDGED_BLOCKS = 1 << 14 };

/* The page as a dump whose body is known. Borrows both arrays, zeroed, an item a block. */
static void
init_lines(struct text_page *t, const struct meta *m, size_t n, float *chances)
{
	size_t i;

	lines_read(&t->lines, m->doc, 0, n);
	for (i = 0; i < n; i++) {
		t->roles[i] = m->keep[i] ? ROLE_BODY : ROLE_NONE;
		chances[i] = m->keep[i] ? 1 : 0;
	}
	t->chances = chances;
	t->first = m->first;
	t->end = m->last < n ? m->last + 1 : n;
}

uint32_t
meta_guess_headline(const struct meta *m, unsigned *chance)
{
	size_t n = m->doc->n_blocks < JUDGED_BLOCKS ? m->doc->n_blocks : JUDGED_BLOCKS;
	struct forest trees = {title_trees, TITLE_TREES};
	struct text_page t = {.page = m->doc};
	struct article out;
	float *chances;

	if (m->first >= n)
		return META_NO_BLOCK;
	article_init(&out);
	t.out = &out;
	t.roles = base_calloc(n, sizeof(*t.roles));
	chances = base_calloc(n, sizeof(*chances));
	init_lines(&t, m, n, chances);
	text_find_title(&t, &trees);
	*chance = out.fields[FIELD_TITLE].confidence;
	lines_clear(&t.lines);
	free(t.roles);
	free(chances);
	article_clear(&out);
	return t.title < n ? (uint32_t)t.title : META_NO_BLOCK;
}
