/* The stack of panels and what all of them do. */
#include "app/state.h"

#include "text/fold.h"
#include "text/segment.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

static void
item_clear(struct panel_item *i)
{
	free(i->text);
	free(i->detail);
	free(i->target);
}

static void
reset(struct panel *p)
{
	for (size_t i = 0; i < p->n; i++)
		item_clear(&p->items[i]);
	p->n = 0;
	buf_reset(&p->title);
}

static void
panel_clear(struct panel *p)
{
	reset(p);
	free(p->items);
	buf_clear(&p->title);
	free(p->found);
	memset(p, 0, sizeof *p);
}

void
panels_clear(struct panels *p)
{
	while (p->n > 0)
		panels_close(p);
}

struct panel *
panels_top(struct panels *p)
{
	return p->n > 0 ? &p->stack[p->n - 1] : NULL;
}

void
panels_close(struct panels *p)
{
	if (p->n > 0)
		panel_clear(&p->stack[--p->n]);
}

static void
take_out(struct panels *p, int i)
{
	panel_clear(&p->stack[i]);
	p->n--;
	memmove(p->stack + i, p->stack + i + 1, (size_t)(p->n - i) * sizeof *p->stack);
}

struct panel *
panels_open(struct app *app, const struct panel_kind *kind, int64_t id, struct err *err)
{
	struct panels *stack = &app->panels;
	struct panel p = {.kind = kind, .id = id, .pane = app_pane(app)};

	if (!kind->fill(app, &p, err)) {
		panel_clear(&p);
		return NULL;
	}
	for (int i = 0; i < stack->n; i++)
		if (stack->stack[i].kind == kind)
			take_out(stack, i);
	if (stack->n == PANELS_MAX)
		take_out(stack, 0);
	struct panel *top = &stack->stack[stack->n++];

	*top = p;
	panel_move(top, 0);
	return top;
}

bool
panels_refresh(struct app *app, struct err *err)
{
	struct panel *p = panels_top(&app->panels);
	const struct panel_item *item = p != NULL ? panel_current(p) : NULL;
	int64_t id = item != NULL ? item->id : 0;

	if (p == NULL)
		return true;
	reset(p);
	if (!p->kind->fill(app, p, err))
		return false;
	for (size_t i = 0; id != 0 && i < p->n; i++)
		if (p->items[i].id == id)
			p->at = (int)i;
	panel_move(p, 0);
	return true;
}

struct panel_item *
panel_add(struct panel *p, const char *text, enum style style)
{
	p->items = base_grow(p->items, p->n, &p->cap, sizeof *p->items);
	struct panel_item *item = &p->items[p->n++];

	memset(item, 0, sizeof *item);
	item->text = base_strdup(text);
	item->style = (uint8_t)style;
	return item;
}

struct panel_item *
panel_add_head(struct panel *p, const char *text)
{
	struct panel_item *item = panel_add(p, text, STYLE_HEADING);

	item->is_head = true;
	return item;
}

/* The bytes of a line that fit into so many cells, up to its last blank where it has one. */
static size_t
fitting(const char *s, size_t len, int cells)
{
	size_t at = 0, blank = 0;
	int used = 0;

	while (at < len) {
		size_t n = segment_cluster(s + at, len - at);

		used += width_cluster(s + at, n);
		if (used > cells)
			return blank > 0 ? blank : at;
		at += n;
		if (s[at - 1] == ' ')
			blank = at;
	}
	return len;
}

void
panel_add_wrapped(struct panel *p, const char *s, size_t len, int cells)
{
	do {
		size_t n = fitting(s, len, cells);
		char *piece = base_strndup(s, n);

		panel_add(p, piece, STYLE_TEXT);
		free(piece);
		s += n;
		len -= n;
	} while (len > 0);
}

const struct panel_item *
panel_current(const struct panel *p)
{
	if (!p->kind->picks || p->at < 0 || (size_t)p->at >= p->n || p->items[p->at].is_head)
		return NULL;
	return &p->items[p->at];
}

static int
clamp(int n, int most)
{
	if (n > most)
		n = most;
	return n < 0 ? 0 : n;
}

/* The nearest item at or beyond i in a direction on which the cursor may stand; -1: none. */
static int
standable(const struct panel *p, int i, int direction)
{
	while (i >= 0 && i < (int)p->n && p->items[i].is_head)
		i += direction;
	return i >= 0 && i < (int)p->n ? i : -1;
}

void
panel_move(struct panel *p, int by)
{
	int last = (int)p->n - 1;

	if (!p->kind->picks) {
		p->top = clamp(p->top + by, (int)p->n - p->rows);
		p->at = p->top;
		return;
	}
	int to = clamp(p->at + by, last), there = standable(p, to, by < 0 ? -1 : 1);

	if (there < 0) {
		there = standable(p, to, by < 0 ? 1 : -1);
		if (by < 0)
			p->top = 0; /* the headings above the first item */
	}
	p->at = there < 0 ? 0 : there;
}

int
panel_find(const struct panel *p, const char *what, int from, int direction)
{
	struct buf needle = BUF_INIT, text = BUF_INIT;
	int found = -1;

	fold_text(&needle, what, strlen(what), 0);
	for (int i = from; found < 0 && needle.len > 0 && i >= 0 && i < (int)p->n;
	     i += direction) {
		buf_reset(&text);
		fold_text(&text, p->items[i].text, strlen(p->items[i].text), 0);
		if (strstr(buf_str(&text), needle.data) != NULL && !p->items[i].is_head)
			found = i;
	}
	buf_clear(&needle);
	buf_clear(&text);
	return found;
}

void
panel_show(struct panel *p, int item)
{
	p->at = clamp(item, (int)p->n - 1);
	if (!p->kind->picks)
		p->top = clamp(p->at, (int)p->n - p->rows);
}

void
panel_fit(struct panel *p, int rows)
{
	p->rows = rows;
	if (p->kind->picks) {
		if (p->at < p->top)
			p->top = p->at;
		if (p->at >= p->top + rows)
			p->top = p->at - rows + 1;
		if (p->top > 0 && p->items[p->top - 1].is_head && p->at < p->top + rows - 1)
			p->top--; /* a heading stays with its first item */
	}
	p->top = clamp(p->top, (int)p->n - rows);
}
