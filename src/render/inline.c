/* Spans as markup: opened and closed in order, parted where they overlap. */
#include "render/form.h"

enum { MAX_OPEN = 16 }; /* deeper ones are left out */

struct walk {
	struct buf *out;
	const struct doc *d;
	const struct inline_form *form;
	const struct span *open[MAX_OPEN];
	size_t n_open;
	size_t next;      /* span */
	uint32_t at, end; /* bytes */
};

/* A span does not begin or end with a space: Markdown would not read it. */
static uint32_t
start_of(const struct doc *d, const struct span *s)
{
	uint32_t at = s->start, end = s->start + s->len;

	while (at < end && d->text.data[at] == ' ')
		at++;
	return at;
}

static uint32_t
end_of(const struct doc *d, const struct span *s)
{
	uint32_t end = s->start + s->len;

	while (end > s->start && d->text.data[end - 1] == ' ')
		end--;
	return end;
}

static size_t
first_span(const struct doc *d, uint32_t start)
{
	size_t low = 0, high = d->n_spans, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (d->spans[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_code(const struct walk *w)
{
	size_t i;

	for (i = 0; i < w->n_open; i++)
		if (w->open[i]->kind == SPAN_CODE)
			return true;
	return false;
}

/* Closes those that end here, and those opened inside them, which are opened again. */
static void
close_ended(struct walk *w)
{
	const struct span *again[MAX_OPEN];
	size_t n_again = 0, keep = 0, i;

	while (keep < w->n_open && end_of(w->d, w->open[keep]) > w->at)
		keep++;
	for (i = w->n_open; i > keep; i--)
		w->form->close(w->out, w->d, w->open[i - 1]);
	for (i = keep; i < w->n_open; i++)
		if (end_of(w->d, w->open[i]) > w->at)
			again[n_again++] = w->open[i];
	w->n_open = keep;
	for (i = 0; i < n_again; i++) {
		w->form->open(w->out, w->d, again[i]);
		w->open[w->n_open++] = again[i];
	}
}

/* Opens those that begin here, the longest first. */
static void
open_begun(struct walk *w)
{
	const struct span *spans = w->d->spans, *fresh[MAX_OPEN];
	size_t n = 0, i;

	for (; w->next < w->d->n_spans && spans[w->next].start < w->end; w->next++) {
		const struct span *s = &spans[w->next];

		if (start_of(w->d, s) > w->at)
			break;
		if (end_of(w->d, s) <= w->at || w->n_open + n == MAX_OPEN || is_code(w))
			continue;
		for (i = n++; i && fresh[i - 1]->len < s->len; i--)
			fresh[i] = fresh[i - 1];
		fresh[i] = s;
	}
	for (i = 0; i < n && !is_code(w); i++) {
		w->form->open(w->out, w->d, fresh[i]);
		w->open[w->n_open++] = fresh[i];
	}
}

static uint32_t
next_stop(const struct walk *w)
{
	uint32_t stop = w->end, at;
	size_t i;

	if (w->next < w->d->n_spans && w->d->spans[w->next].start < stop) {
		at = start_of(w->d, &w->d->spans[w->next]);
		stop = at < stop ? at : stop;
	}
	for (i = 0; i < w->n_open; i++) {
		at = end_of(w->d, w->open[i]);
		stop = at < stop ? at : stop;
	}
	return stop;
}

void
inline_add(struct buf *out, const struct doc *d, uint32_t start, uint32_t len,
    const struct inline_form *form)
{
	struct walk w = {.out = out,
	    .d = d,
	    .form = form,
	    .next = first_span(d, start),
	    .at = start,
	    .end = start + len};
	uint32_t stop;

	while (w.at < w.end) {
		close_ended(&w);
		open_begun(&w);
		stop = next_stop(&w);
		form->text(out, d->text.data + w.at, stop - w.at, is_code(&w));
		w.at = stop;
	}
	while (w.n_open)
		form->close(out, d, w.open[--w.n_open]);
}
