/* A tagless text dump as a document. */
#include "format/dump.h"

#include "format/dump_line.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <string.h>

enum {
	CODE_INDENT = 4, /* cells more than the text around it */
	MAX_LEVEL = 200
};

struct dump {
	struct dump_lines lines;
	struct doc *doc;
	struct buf scratch; /* the text of the block being gathered */
	size_t at;          /* the line to be read */
	size_t behind;      /* lines from `behind` on have given no block yet: for gaps */
	uint32_t indent; /* of the last paragraph or item that code would be measured against */
};

static const char *
text_of(const struct dump *d, size_t i)
{
	return d->lines.text.data + d->lines.items[i].start;
}

static enum dump_mark
mark_at(const struct dump *d, size_t i, size_t *len, uint32_t *value)
{
	const struct dump_style *style = &d->lines.style;
	enum dump_mark mark = DUMP_MARK_NONE;

	*len = 0;
	if (style->has_marks)
		mark = dump_mark_of(text_of(d, i), d->lines.items[i].len, len, value);
	if (mark == DUMP_MARK_ITEM && !style->has_lists) {
		*len = 0;
		mark = DUMP_MARK_NONE;
	}
	return mark;
}

/* Does a space belong between two lines that are joined? Not between ideographs, not behind
 * the hyphen of a compound. */
static bool
is_space_due(const struct buf *before, const char *s, size_t len)
{
	uint32_t last, first;
	size_t at = utf8_prev(before->data, before->len);

	utf8_decode(before->data + at, before->len - at, &last);
	utf8_decode(s, len, &first);
	if (last == '-' && at && (before->data[at - 1] | 0x20) >= 'a' &&
	    (before->data[at - 1] | 0x20) <= 'z')
		return first < 'a' || first > 'z';
	return !(last >= 0x2e80 && last < 0xac00 && first >= 0x2e80 && first < 0xac00);
}

/* Joins line i, from its byte `from` on, to the text that is gathered. */
static void
gather(struct dump *d, size_t i, size_t from)
{
	const struct dump_line *line = &d->lines.items[i];
	const char *s = text_of(d, i) + from;
	size_t len = line->len - from;

	if (!len)
		return;
	if (d->scratch.len && is_space_due(&d->scratch, s, len))
		buf_add_char(&d->scratch, ' ');
	clean_text(&d->scratch, s, len, CLEAN_LINE);
}

/* Makes a block of what is gathered; lines up to d->at are used up. */
static void
add_block(struct dump *d, enum block_kind kind, uint32_t level, uint32_t ordinal)
{
	const struct dump_line *line;
	struct block *b;

	if (d->scratch.len || kind == BLOCK_RULE) {
		line = &d->lines.items[d->behind];
		b = doc_add_block(d->doc, kind, buf_str(&d->scratch), d->scratch.len);
		b->level = (uint8_t)(level < MAX_LEVEL ? level : MAX_LEVEL);
		b->ordinal = ordinal;
		b->gap = d->behind && line->blanks > d->lines.style.usual_gap;
		d->behind = d->at;
	}
	buf_reset(&d->scratch);
}

/* Does line i go on with the paragraph of the line before it? */
static bool
goes_on(const struct dump *d, size_t i)
{
	const struct dump_line *line = &d->lines.items[i];
	size_t len;
	uint32_t value;

	if (i >= d->lines.n || i < d->lines.body || line->blanks ||
	    !d->lines.style.is_wrapped || !dump_line_goes_on(&d->lines, i - 1) ||
	    mark_at(d, i, &len, &value) != DUMP_MARK_NONE)
		return false;
	/* A first line stands in; what stands in as a whole does not begin anew. */
	return line->indent <= line[-1].indent ||
	       (i + 1 < d->lines.n && !line[1].blanks && line[1].indent >= line->indent);
}

static void
read_paragraph(struct dump *d)
{
	const struct dump_line *line = &d->lines.items[d->at], *under = line + 1;
	unsigned level = 0;

	if (d->lines.style.has_marks && d->at + 1 < d->lines.n && !under->blanks)
		level = dump_underline_level(text_of(d, d->at + 1), under->len, line->width);
	d->indent = line->indent;
	gather(d, d->at++, 0);
	if (level) {
		d->at++;
		add_block(d, BLOCK_HEADING, level, 0);
		return;
	}
	while (goes_on(d, d->at))
		gather(d, d->at++, 0);
	add_block(d, BLOCK_PARAGRAPH, 0, 0);
}

/* "## Title ##" */
static void
read_heading(struct dump *d, size_t mark_len, uint32_t level)
{
	gather(d, d->at++, mark_len);
	while (d->scratch.len && strchr("# ", d->scratch.data[d->scratch.len - 1]))
		buf_truncate(&d->scratch, d->scratch.len - 1);
	add_block(d, BLOCK_HEADING, level, 0);
}

/* Lines with quote marks: a new block where the depth changes, at an empty one, and where a
 * line is its paragraph's last. */
static void
read_quote(struct dump *d)
{
	uint32_t depth = 0, value;
	size_t mark_len;
	bool first = true;

	for (; d->at < d->lines.n && (first || !d->lines.items[d->at].blanks); d->at++) {
		const struct dump_line *line = &d->lines.items[d->at];
		bool joined = d->lines.style.is_wrapped && !first &&
			      dump_line_goes_on(&d->lines, d->at - 1);

		if (mark_at(d, d->at, &mark_len, &value) != DUMP_MARK_QUOTE)
			break;
		if (value != depth || mark_len == line->len || !joined)
			add_block(d, BLOCK_QUOTE, depth, 0);
		depth = value;
		gather(d, d->at, mark_len);
		first = false;
	}
	add_block(d, BLOCK_QUOTE, depth, 0);
	d->behind = d->at;
}

/* An item goes on in lines that stand in, or that its own lines were broken into. */
static void
read_item(struct dump *d, size_t mark_len, uint32_t ordinal)
{
	const struct dump_line *line = &d->lines.items[d->at], *next;
	uint32_t indent = line->indent, value;
	size_t len;

	d->indent = indent;
	gather(d, d->at++, mark_len);
	for (; d->at < d->lines.n; d->at++) {
		next = &d->lines.items[d->at];
		if (next->blanks || mark_at(d, d->at, &len, &value) != DUMP_MARK_NONE ||
		    (next->indent <= indent && !goes_on(d, d->at)))
			break;
		gather(d, d->at, 0);
	}
	add_block(d, BLOCK_LIST_ITEM, indent / 2 + 1, ordinal);
}

/* Adds a line of code as it is, without `indent` cells before it. */
static void
gather_code(struct dump *d, size_t i, uint32_t indent)
{
	const struct dump_line *line = &d->lines.items[i];
	uint32_t n;

	if (d->scratch.len)
		for (n = 0; n <= line->blanks; n++)
			buf_add_char(&d->scratch, '\n');
	for (n = indent; n < line->indent; n++)
		buf_add_char(&d->scratch, ' ');
	buf_add(&d->scratch, text_of(d, i), line->len);
}

static void
read_fence(struct dump *d)
{
	uint32_t value, indent = d->lines.items[d->at].indent;
	size_t start = d->at++, len;
	const char *fence = text_of(d, start);

	for (; d->at < d->lines.n; d->at++) {
		if (mark_at(d, d->at, &len, &value) == DUMP_MARK_FENCE &&
		    !strncmp(text_of(d, d->at), fence, 3)) {
			d->at++;
			break;
		}
		gather_code(d, d->at, indent);
	}
	add_block(d, BLOCK_CODE, 0, 0);
	d->behind = d->at;
}

static bool
is_code(const struct dump *d, size_t i)
{
	return i < d->lines.n && d->lines.items[i].indent >= d->indent + CODE_INDENT;
}

static void
read_code(struct dump *d)
{
	uint32_t indent = d->indent + CODE_INDENT;

	while (is_code(d, d->at))
		gather_code(d, d->at++, indent);
	add_block(d, BLOCK_CODE, 0, 0);
}

/* Reads one block, or some, from line d->at on. */
static void
read_block(struct dump *d)
{
	const struct dump_line *line = &d->lines.items[d->at];
	size_t mark_len;
	uint32_t value = 0;

	if (d->lines.style.has_code && is_code(d, d->at) && (!d->at || line->blanks)) {
		read_code(d);
		return;
	}
	switch (mark_at(d, d->at, &mark_len, &value)) {
	case DUMP_MARK_HEADING:
		read_heading(d, mark_len, value);
		break;
	case DUMP_MARK_RULE:
		d->at++;
		add_block(d, BLOCK_RULE, 0, 0);
		break;
	case DUMP_MARK_QUOTE:
		read_quote(d);
		break;
	case DUMP_MARK_ITEM:
		read_item(d, mark_len, value);
		break;
	case DUMP_MARK_FENCE:
		read_fence(d);
		break;
	default:
		read_paragraph(d);
	}
}

/* The indent that all lines have. */
static uint32_t
common_indent(const struct dump_lines *l)
{
	uint32_t least = UINT32_MAX;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->items[i].indent < least)
			least = l->items[i].indent;
	return least;
}

void
dump_to_doc(const char *s, size_t len, struct doc *out)
{
	struct dump d = {.doc = out};

	if (len > UINT32_MAX / 4)
		len = UINT32_MAX / 4;
	dump_lines_read(&d.lines, s, len);
	out->is_parted = d.lines.style.has_marks;
	d.indent = common_indent(&d.lines);
	while (d.at < d.lines.n)
		read_block(&d);
	dump_lines_clear(&d.lines);
	buf_clear(&d.scratch);
}
