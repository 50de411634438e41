/* Articles of a list, a line each. */
#include "cli/rows.h"

#include "cli/out.h"
#include "render/render.h"
#include "store/search.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/segment.h"
#include "text/width.h"

#include <stdio.h>
#include <string.h>

enum { PAGE_ROWS = 200, PASSAGE_BYTES = 200 };
enum { ID_CELLS = 7, DATE_CELLS = 11, SOURCE_CELLS = 14, MIN_TITLE_CELLS = 20, INDENT = 9 };

static void
add_clean(struct buf *out, const char *s, size_t len)
{
	clean_text(out, s, len, CLEAN_LINE);
}

/* Appends text, cut or filled up to so many cells. */
static void
add_cells(struct buf *out, const char *s, int cells)
{
	struct buf clean = BUF_INIT;
	size_t at = 0, n;
	int width, used = 0;

	add_clean(&clean, s, strlen(s));
	width = width_text(buf_str(&clean), clean.len);
	for (; at < clean.len; at += n) {
		int w;

		n = segment_cluster(clean.data + at, clean.len - at);
		w = width_cluster(clean.data + at, n);
		if (used + w > cells - (width > cells))
			break;
		buf_add(out, clean.data + at, n);
		used += w;
	}
	if (width > cells) {
		buf_add_str(out, "…");
		used++;
	}
	while (used++ < cells)
		buf_add_char(out, ' ');
	buf_clear(&clean);
}

static void
add_date(struct buf *out, const struct row *row, bool iso)
{
	struct date d;

	if (row->precision == DATE_NONE)
		return;
	date_of_time(row->published, row->zone_minutes, &d);
	d.precision = row->precision;
	if (iso)
		date_add_iso(out, &d);
	else
		date_add_text(out, &d, true);
}

static void
add_state(struct buf *out, unsigned state)
{
	static const struct {
		unsigned bit;
		const char *word;
	} words[] = {
	    {STATE_STARRED, "starred"},
	    {STATE_ARCHIVED, "archived"},
	    {STATE_DELETED, "deleted"},
	    {STATE_NOTED, "noted"},
	    {STATE_DUPLICATE, "duplicate"},
	    {STATE_DOUBTFUL, "doubtful"},
	};
	size_t i;

	buf_add_str(out, state & STATE_READ ? "read" : "unread");
	for (i = 0; i < ARRAY_LEN(words); i++)
		if (state & words[i].bit)
			buf_addf(out, ",%s", words[i].word);
}

static void
add_field(struct buf *out, const char *s)
{
	buf_add_char(out, '\t');
	if (s)
		add_clean(out, s, strlen(s));
}

static void
add_tabbed(struct buf *out, const struct row *row)
{
	buf_addf(out, "%lld\t", (long long)row->id);
	add_date(out, row, true);
	buf_add_char(out, '\t');
	add_state(out, row->state);
	add_field(out, row->source);
	add_field(out, row->title);
	if (row->passage)
		add_field(out, row->passage);
	buf_add_char(out, '\n');
}

/* The passage with its hits lit, indented below its title. */
static void
add_passage(struct buf *out, const struct row *row, int columns, bool colored)
{
	size_t at = 0, i, len = strlen(row->passage);
	struct buf line = BUF_INIT;

	for (i = 0; i < row->n_hits; i++) {
		const struct hit_range *h = &row->hits[i];

		if (h->start < at || h->start > len || h->len > len - h->start)
			continue;
		clean_text(&line, row->passage + at, h->start - at, CLEAN_TEXT);
		buf_add_str(&line, colored ? "\033[1;4m" : "");
		clean_text(&line, row->passage + h->start, h->len, CLEAN_TEXT);
		buf_add_str(&line, colored ? "\033[0m" : "");
		at = h->start + h->len;
	}
	clean_text(&line, row->passage + at, len - at, CLEAN_TEXT);
	out_add_wrapped(out, buf_str(&line), INDENT, columns);
	buf_clear(&line);
}

static void
add_aligned(struct buf *out, const struct row *row, int columns, bool colored)
{
	bool is_bold = colored && !(row->state & STATE_READ);
	int title = columns - INDENT - DATE_CELLS - SOURCE_CELLS - 5;
	struct buf date = BUF_INIT;

	add_date(&date, row, false);
	buf_addf(out, "%*lld  %*s", ID_CELLS, (long long)row->id, DATE_CELLS, buf_str(&date));
	buf_add_str(out, "  ");
	if (title < MIN_TITLE_CELLS)
		title += SOURCE_CELLS + 1;
	else {
		add_cells(out, row->source ? row->source : "", SOURCE_CELLS);
		buf_add_char(out, ' ');
	}
	buf_add_str(out, row->state & STATE_STARRED ? "★ "
			 : row->state & STATE_READ  ? "  "
						    : "● ");
	buf_add_str(out, is_bold ? "\033[1m" : "");
	add_cells(out, row->title, title < MIN_TITLE_CELLS ? MIN_TITLE_CELLS : title);
	while (out->len && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_add_str(out, is_bold ? "\033[0m" : "");
	buf_add_char(out, '\n');
	if (row->passage)
		add_passage(out, row, columns, colored);
	buf_clear(&date);
}

void
rows_print(const struct cli *c, const struct row *row)
{
	struct buf out = BUF_INIT;

	if (c->values[CLI_JSON]) {
		render_row(&out, row);
		buf_add_char(&out, '\n');
	} else if (c->columns) {
		add_aligned(&out, row, c->columns, c->colored);
	} else {
		add_tabbed(&out, row);
	}
	out_buf(&out);
}

bool
rows_each(
    struct session *s, uint64_t max, bool passages, rows_fn fn, void *arg, struct err *err)
{
	struct page pages[2] = {PAGE_INIT, PAGE_INIT};
	struct row *from = NULL;
	bool ok = true, more = true;
	unsigned turn = 0;

	for (; ok && more && max; turn ^= 1) {
		struct page *p = &pages[turn];
		size_t i, want = max < PAGE_ROWS ? (size_t)max : PAGE_ROWS;

		ok = list_page(s->lib, &s->query, (struct list_part){from, LIST_FORWARD, want},
			 p, err) &&
		     (!passages || search_passages(s->lib, &s->query, p, PASSAGE_BYTES, err));
		more = ok && p->more && p->n;
		for (i = 0; ok && i < p->n; i++, max--)
			if (!fn(arg, &p->rows[i])) {
				more = false;
				break;
			}
		from = p->n ? &p->rows[p->n - 1] : NULL;
	}
	page_clear(&pages[0]);
	page_clear(&pages[1]);
	return ok;
}

bool
rows_max(const struct cli *c, uint64_t *max, struct err *err)
{
	static const uint64_t range[2] = {1, 1000000000};

	*max = UINT64_MAX;
	return !c->values[CLI_MAX] || flag_number("max", c->values[CLI_MAX], range, max, err);
}
