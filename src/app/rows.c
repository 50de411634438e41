/* A window of rows. */
#include "app/rows.h"

#include "store/search.h"

#include <string.h>

enum {
	PAGE_ROWS = 64,
	PAGE_HITS = 12,      /* of rows with passages, which cost more */
	RECOUNT_ROWS = 2000, /* so many are read from the start to keep numbers right */
	RECOUNT_HITS = 48
};

void
rows_init(struct rows *r, struct library *lib)
{
	memset(r, 0, sizeof *r);
	r->lib = lib;
	r->source.order = SOURCE_OWN_ORDER;
}

static void
drop_pages(struct rows *r)
{
	for (size_t i = 0; i < r->n_pages; i++)
		page_clear(&r->pages[i]);
	r->n_pages = 0;
	r->n = 0;
}

void
rows_clear(struct rows *r)
{
	drop_pages(r);
	source_clear(&r->source);
}

static bool
fetch(const struct rows *r, const struct source *s, struct list_part part, struct page *out,
    struct err *err)
{
	bool words = s->kind == SOURCE_QUERY && source_has_hits(s);
	bool ok;

	*out = PAGE_INIT;
	library_hold(r->lib);
	ok = source_page(r->lib, s, part, out, err);
	if (ok && words && r->passage > 0 && out->n > 0) {
		ok = search_passages(r->lib, &s->query, out, r->passage, err);
		if (!ok)
			page_clear(out);
	}
	library_release(r->lib);
	return ok;
}

static size_t
page_rows(const struct source *s)
{
	return source_has_hits(s) ? PAGE_HITS : PAGE_ROWS;
}

/* A source with its first page; of a new one the counts are of the past. */
static void
install(struct rows *r, struct source *source, const struct page *page)
{
	drop_pages(r);
	if (&r->source != source) {
		source_clear(&r->source);
		r->source = *source;
		memset(source, 0, sizeof *source);
		source->order = SOURCE_OWN_ORDER;
		r->counted = false;
	}
	r->pages[0] = *page;
	r->n_pages = 1;
	r->n = (int)page->n;
	r->before = false;
	r->after = page->more;
	r->number = 0;
	r->top = r->at = 0;
}

bool
rows_open(struct rows *r, struct source *source, struct err *err)
{
	struct page page;

	if (!fetch(r, source, (struct list_part){NULL, LIST_FORWARD, page_rows(source)}, &page,
		err))
		return false;
	install(r, source, &page);
	return true;
}

static int
find_id(const struct page *page, int64_t id)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->rows[i].id == id)
			return (int)i;
	return -1;
}

/* Reads the list from its start, which is not far: numbers stay exact. */
static bool
open_counting(struct rows *r, struct source *source, const struct row *row, int64_t number,
    struct err *err)
{
	struct page page;

	if (!fetch(r, source,
		(struct list_part){NULL, LIST_FORWARD, (size_t)number + page_rows(source)},
		&page, err))
		return false;
	install(r, source, &page);
	int at = find_id(&page, row->id);

	if (at < 0)
		at = number < r->n ? (int)number : r->n - 1;
	r->at = at < 0 ? 0 : at;
	return true;
}

/* Opens it at a row far down: numbers are unknown. */
static bool
open_far(struct rows *r, struct source *source, const struct row *row, struct err *err)
{
	struct page page;

	if (!fetch(r, source, (struct list_part){row, LIST_AT, page_rows(source)}, &page, err))
		return false;
	if (page.n > 0) {
		install(r, source, &page);
		r->before = true;
	} else { /* it was the last one */
		page_clear(&page);
		if (!fetch(r, source,
			(struct list_part){NULL, LIST_BACKWARD, page_rows(source)}, &page, err))
			return false;
		install(r, source, &page);
		r->before = r->after;
		r->after = false;
		r->at = r->n > 0 ? r->n - 1 : 0;
	}
	r->number = -1;
	return true;
}

/* So far down a list is read from its start. */
static int64_t
near_rows(const struct source *source)
{
	return source_has_hits(source) ? RECOUNT_HITS : RECOUNT_ROWS;
}

static bool
is_at(const struct rows *r, int64_t id)
{
	const struct row *row = rows_current(r);

	return row != NULL && row->id == id;
}

/* A page of the article's row as it stands in the list now, or of none. */
static bool
find_row(const struct rows *r, const struct row *row, struct page *out, struct err *err)
{
	const struct source *s = &r->source;
	struct page self = PAGE_INIT;
	bool ok;
	int at;

	if (s->kind == SOURCE_QUERY && s->query.order == LIST_BEST) {
		/* Only the ranking knows a rank. */
		ok = source_page(
		    r->lib, s, (struct list_part){NULL, LIST_FORWARD, RECOUNT_ROWS}, out, err);
	} else {
		ok = list_row(r->lib, row->id, &self, err);
		if (ok && self.n > 0)
			ok = source_page(
			    r->lib, s, (struct list_part){self.rows, LIST_AT, 1}, out, err);
	}
	at = ok ? find_id(out, row->id) : -1;
	if (at > 0)
		out->rows[0] = out->rows[at];
	out->n = at >= 0;
	page_clear(&self);
	return ok;
}

/* Where a change has moved a row's article elsewhere in the list, the cursor goes there. */
static bool
follow(struct rows *r, const struct row *row, struct err *err)
{
	struct page now = PAGE_INIT;
	bool ok = find_row(r, row, &now, err);

	if (ok && now.n > 0) {
		ok = open_counting(r, &r->source, now.rows, near_rows(&r->source), err);
		if (ok && !is_at(r, row->id))
			ok = open_far(r, &r->source, now.rows, err);
	}
	page_clear(&now);
	return ok;
}

/* Shows so many rows above the cursor's. */
static bool
set_above(struct rows *r, int above, struct err *err)
{
	if (r->before && r->at < above) {
		int want = above - r->at;

		if (!rows_move(r, -want, err) || !rows_move(r, want, err))
			return false;
	}
	r->top = r->at > above ? r->at - above : 0;
	return true;
}

bool
rows_open_at(struct rows *r, struct source *source, const struct row *row, int64_t number,
    int above, struct err *err)
{
	bool ok;

	if (source->kind == SOURCE_RELATED || source->kind == SOURCE_COPIES ||
	    (number >= 0 && number <= near_rows(source)))
		ok = open_counting(r, source, row, number < 0 ? 0 : number, err);
	else
		ok = open_far(r, source, row, err);
	return ok && (is_at(r, row->id) || follow(r, row, err)) && set_above(r, above, err);
}

struct row *
rows_get(const struct rows *r, int i)
{
	if (i < 0)
		return NULL;
	for (size_t p = 0; p < r->n_pages; p++) {
		if ((size_t)i < r->pages[p].n)
			return &r->pages[p].rows[i];
		i -= (int)r->pages[p].n;
	}
	return NULL;
}

struct row *
rows_current(const struct rows *r)
{
	return rows_get(r, r->at);
}

int64_t
rows_number(const struct rows *r)
{
	return r->number < 0 || r->n == 0 ? 0 : r->number + r->at + 1;
}

int
rows_height(const struct rows *r, int i)
{
	const struct row *row = rows_get(r, i);

	return row != NULL && row->passage != NULL && r->passage > 0 ? 2 : 1;
}

static void
drop_first_page(struct rows *r)
{
	int n = (int)r->pages[0].n;

	page_clear(&r->pages[0]);
	r->n_pages--;
	memmove(r->pages, r->pages + 1, r->n_pages * sizeof *r->pages);
	r->n -= n;
	r->at -= n;
	r->top = r->top > n ? r->top - n : 0;
	r->before = true;
	if (r->number >= 0)
		r->number += n;
}

static void
drop_last_page(struct rows *r)
{
	r->n_pages--;
	r->n -= (int)r->pages[r->n_pages].n;
	page_clear(&r->pages[r->n_pages]);
	r->after = true;
}

static bool
get_after(struct rows *r, struct err *err)
{
	const struct row *last = rows_get(r, r->n - 1);
	struct page page;

	if (last == NULL)
		return true;
	if (!fetch(r, &r->source, (struct list_part){last, LIST_FORWARD, page_rows(&r->source)},
		&page, err))
		return false;
	if (r->n_pages == ROWS_PAGES)
		drop_first_page(r);
	r->pages[r->n_pages++] = page;
	r->n += (int)page.n;
	r->after = page.more && page.n > 0;
	return true;
}

static bool
get_before(struct rows *r, struct err *err)
{
	const struct row *first = rows_get(r, 0);
	struct page page;

	if (first == NULL)
		return true;
	if (!fetch(r, &r->source,
		(struct list_part){first, LIST_BACKWARD, page_rows(&r->source)}, &page, err))
		return false;
	if (r->n_pages == ROWS_PAGES)
		drop_last_page(r);
	memmove(r->pages + 1, r->pages, r->n_pages * sizeof *r->pages);
	r->pages[0] = page;
	r->n_pages++;
	int n = (int)page.n;

	r->n += n;
	r->at += n;
	r->top += n;
	r->before = page.more && page.n > 0;
	if (r->number >= 0)
		r->number -= n;
	if (!r->before)
		r->number = 0;
	return true;
}

bool
rows_move(struct rows *r, int64_t by, struct err *err)
{
	while (by > 0) {
		int64_t left = r->n - 1 - r->at, step = by < left ? by : left;

		if (step > 0) {
			r->at += (int)step;
			by -= step;
		} else if (!r->after) {
			break;
		} else if (!get_after(r, err)) {
			return false;
		}
	}
	while (by < 0) {
		int64_t step = -by < r->at ? -by : r->at;

		if (step > 0) {
			r->at -= (int)step;
			by += step;
		} else if (!r->before) {
			break;
		} else if (!get_before(r, err)) {
			return false;
		}
	}
	if (r->top > r->at)
		r->top = r->at;
	return true;
}

bool
rows_first(struct rows *r, struct err *err)
{
	if (r->before)
		return rows_open(r, &r->source, err);
	r->at = r->top = 0;
	return true;
}

bool
rows_last(struct rows *r, struct err *err)
{
	struct page page;

	if (r->after) {
		if (!fetch(r, &r->source,
			(struct list_part){NULL, LIST_BACKWARD, page_rows(&r->source)}, &page,
			err))
			return false;
		install(r, &r->source, &page);
		r->before = page.more;
		r->after = false;
		r->number = r->counted && !r->count.capped ? (int64_t)r->count.n - r->n : -1;
	}
	r->at = r->n > 0 ? r->n - 1 : 0;
	return true;
}

int
rows_in(const struct rows *r, int lines)
{
	int n = 0;

	for (int i = r->top; i < r->n && lines > 0; i++) {
		lines -= rows_height(r, i);
		if (lines >= 0)
			n++;
	}
	return n;
}

/* The top that leaves the cursor's row on the last lines. */
static int
lowest_top(const struct rows *r, int at, int lines)
{
	int top = at;

	lines -= rows_height(r, at);
	while (top > 0 && lines >= rows_height(r, top - 1))
		lines -= rows_height(r, --top);
	return top;
}

bool
rows_fit(struct rows *r, int lines, struct err *err)
{
	if (r->n == 0 || lines <= 0)
		return true;
	/* A row takes a line at least. A page that is in sight does not give way to another. */
	while (r->after && r->n - r->top <= lines &&
	       (r->n_pages < ROWS_PAGES || r->top >= (int)r->pages[0].n))
		if (!get_after(r, err))
			return false;
	while (r->before && r->at < lines && r->n_pages < ROWS_PAGES)
		if (!get_before(r, err))
			return false;
	int low = lowest_top(r, r->at, lines), last = lowest_top(r, r->n - 1, lines);

	if (r->top < low)
		r->top = low;
	if (r->top > r->at)
		r->top = r->at;
	if (!r->after && r->top > last) /* no empty lines below while rows are above */
		r->top = last;
	return true;
}

void
rows_mark_read(struct rows *r, struct row *row)
{
	if (row->state & STATE_READ)
		return;
	row->state |= STATE_READ;
	if (r->unread.n > 0 && !r->unread.capped)
		r->unread.n--;
}

bool
rows_count(struct rows *r, uint64_t cap, struct err *err)
{
	struct source unread = {.order = SOURCE_OWN_ORDER};
	struct buf text = BUF_INIT;
	bool ok = true;

	r->unread = (struct list_count){0, false};
	if (!r->after && !r->before) {
		r->count = (struct list_count){(uint64_t)r->n, false};
	} else if (!source_count(r->lib, &r->source, cap, &r->count, err)) {
		return false;
	}
	if (r->source.kind == SOURCE_QUERY && !source_has_hits(&r->source)) {
		buf_addf(&text, "(%s) is:unread", buf_str(&r->source.query.text));
		if (query_is_all(&r->source.query)) {
			buf_reset(&text);
			buf_add_str(&text, "is:unread");
		}
		source_set_query(&unread, "", buf_str(&text), &r->source.env);
		ok = source_count(r->lib, &unread, cap, &r->unread, err);
	}
	r->counted = ok;
	source_clear(&unread);
	buf_clear(&text);
	return ok;
}
