/* Places, and the two stacks of them. */
#include "app/place.h"

#include <stdlib.h>
#include <string.h>

void
place_clear(struct place *p)
{
	source_clear(&p->source);
	free((char *)p->row.title);
	free((char *)p->row.source);
	memset(p, 0, sizeof *p);
}

static void
copy_row(struct row *to, const struct row *from)
{
	*to = *from;
	to->title = from->title != NULL ? base_strdup(from->title) : NULL;
	to->source = from->source != NULL ? base_strdup(from->source) : NULL;
	to->authors = to->lang = to->url = to->section = to->passage = NULL;
	to->hits = NULL;
	to->n_hits = 0;
}

void
place_take(
    struct place *p, const struct rows *rows, struct reader *reader, const struct screen *s)
{
	const struct row *row = rows_current(rows);

	place_clear(p);
	p->is_set = true;
	source_copy(&p->source, &rows->source);
	p->number = -1;
	if (row != NULL) {
		copy_row(&p->row, row);
		p->number = rows_number(rows) - 1;
		p->above = rows->at - rows->top;
	}
	p->article = reader->id;
	p->byte = reader->place;
	p->opened = reader->opened;
	p->zoomed = s->zoomed;
	p->focus = s->focus;
}

/* The same list and article? */
static bool
same_place(const struct place *a, const struct place *b)
{
	return source_equal(&a->source, &b->source) && a->article == b->article &&
	       a->zoomed == b->zoomed && a->row.id == b->row.id;
}

static void
clear_all(struct place *places, size_t *n)
{
	while (*n > 0)
		place_clear(&places[--*n]);
}

void
past_clear(struct past *p)
{
	clear_all(p->back, &p->n_back);
	clear_all(p->forward, &p->n_forward);
}

/* Takes the place over. */
static void
push(struct place *places, size_t *n, struct place *place)
{
	if (*n == PAST_KEPT) {
		place_clear(&places[0]);
		memmove(places, places + 1, (PAST_KEPT - 1) * sizeof *places);
		--*n;
	}
	places[(*n)++] = *place;
	memset(place, 0, sizeof *place);
}

void
past_leave(struct past *p, struct place *here)
{
	clear_all(p->forward, &p->n_forward);
	if (p->n_back > 0 && same_place(&p->back[p->n_back - 1], here))
		place_clear(here);
	else
		push(p->back, &p->n_back, here);
}

void
past_drop(struct past *p, const struct source *source)
{
	while (p->n_back > 0 && source_equal(&p->back[p->n_back - 1].source, source))
		place_clear(&p->back[--p->n_back]);
}

bool
past_step(struct past *p, int direction, struct place *here, struct place *to)
{
	struct place *from = direction < 0 ? p->back : p->forward;
	size_t *n = direction < 0 ? &p->n_back : &p->n_forward;

	if (*n == 0)
		return false;
	*to = from[--*n];
	if (direction < 0)
		push(p->forward, &p->n_forward, here);
	else
		push(p->back, &p->n_back, here);
	return true;
}
