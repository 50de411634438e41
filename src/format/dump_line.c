/* The lines of a plain text: how wide, how far apart, wrapped or not. */
#include "format/dump_line.h"

#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

enum {
	TAB = 8,             /* cells */
	WIDEST_MARGIN = 110, /* cells; no one wraps wider */
	MIN_MARGIN = 36,
	MIN_INNER = 4,      /* lines with a following one that must be there to judge */
	MAX_GAP = 8,        /* blank lines told apart */
	MAX_LINES = 1 << 20 /* what stands behind them is one more */
};

static void
add_line(struct dump_lines *l, const char *s, size_t len, uint32_t blanks)
{
	struct dump_line *line;
	size_t at = 0, n, word_end;
	uint32_t cp;
	bool in_word = true;

	l->items = base_grow(l->items, l->n, &l->cap, sizeof(*l->items));
	line = &l->items[l->n++];
	*line = (struct dump_line){.blanks = blanks};
	for (; at < len && (s[at] == ' ' || s[at] == '\t'); at++)
		line->indent += s[at] == '\t' ? TAB - line->indent % TAB : 1;
	while (len > at && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	line->start = (uint32_t)(s + at - l->text.data);
	line->len = (uint32_t)(len - at);
	line->width = line->indent;
	for (word_end = 0; at < len; at += n) {
		for (; !in_word && at < len && (unsigned char)(s[at] - ' ') < 0x7f - ' '; at++)
			line->width++;
		if (at == len)
			break;
		n = utf8_decode(s + at, len - at, &cp);
		line->width += (uint32_t)(cp == '\t' ? 1 : width_cp(cp));
		/* Between ideographs a line may end anywhere. */
		in_word = in_word && cp != ' ' && cp != '\t' && (word_end == 0 || cp < 0x2e80);
		if (in_word) {
			word_end = at;
			line->first_word = line->width - line->indent;
		}
	}
}

/* Is s[i] a byte of a no-break space? */
static bool
is_no_break(const char *s, size_t i)
{
	return (s[i] == '\xc2' && s[i + 1] == '\xa0') ||
	       (i && s[i] == '\xa0' && s[i - 1] == '\xc2');
}

static void
cut_lines(struct dump_lines *l)
{
	const char *s = buf_str(&l->text), *end = s + l->text.len, *next;
	uint32_t blanks = 0;
	size_t len, i;

	for (; s < end; s = next + 1) {
		next = l->n < MAX_LINES ? memchr(s, '\n', (size_t)(end - s)) : NULL;
		if (!next)
			next = end;
		len = (size_t)(next - s);
		for (i = 0; i < len && (s[i] == ' ' || s[i] == '\t' || is_no_break(s, i)); i++)
			;
		if (i == len) {
			blanks++;
			continue;
		}
		add_line(l, s, len, l->n ? blanks : 0);
		blanks = 0;
	}
}

/* Does a line look like a field of a mail's header: "Subject: ..."? */
static bool
is_field(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && ((s[n] | 0x20) >= 'a' || s[n] == '-') && (s[n] | 0x20) <= 'z')
		n++;
	return n > 1 && n + 1 < len && s[n] == ':' && s[n + 1] == ' ';
}

/* The first line behind a mail's header, which is not written as its text is. */
static size_t
skip_header(const struct dump_lines *l)
{
	size_t i = 0;

	while (i < l->n && (!i || !l->items[i].blanks) &&
	       (is_field(l->text.data + l->items[i].start, l->items[i].len) ||
		   (i && l->items[i].indent)))
		i++;
	return i > 2 && i < l->n && l->items[i].blanks ? i : 0;
}

/* The width that no more than one line in fifty exceeds, not counting a few that no one wrote
 * at a margin (addresses, tables); too wide for a margin when there are more. */
static uint32_t
find_margin(const struct dump_lines *l)
{
	uint32_t counts[WIDEST_MARGIN + 1] = {0}, margin = WIDEST_MARGIN;
	size_t i, over = 0, wide = 0;

	for (i = l->body; i < l->n; i++) {
		if (l->items[i].width > WIDEST_MARGIN)
			wide++;
		else
			counts[l->items[i].width]++;
	}
	if (wide * 8 > l->n - l->body)
		return UINT32_MAX;
	while (margin && (over += counts[margin]) * 50 <= l->n - l->body)
		margin--;
	return margin;
}

/* Cells that line i would take with the next line's first word. */
static uint32_t
width_with_next(const struct dump_lines *l, size_t i)
{
	return l->items[i].width + 1 + l->items[i + 1].first_word;
}

bool
dump_line_goes_on(const struct dump_lines *l, size_t i)
{
	if (i + 1 >= l->n || l->items[i + 1].blanks)
		return false;
	if (l->style.is_markdown)
		return true;
	/* A paragraph's last line ends where the next word had room; ragged lines and words
	 * that were kept together make up for a fifth of it. */
	return l->items[i].width <= WIDEST_MARGIN &&
	       width_with_next(l, i) > l->style.margin - l->style.margin / 5;
}

static bool
is_quoted(const struct dump_lines *l, size_t i)
{
	char c = l->text.data[l->items[i].start];

	return c == '>' || c == '|';
}

/* Lines broken at a margin are those to which the next word could not be added. Verse and
 * lists break elsewhere. Quoted lines have grown since they were broken. */
static bool
is_wrapped(const struct dump_lines *l)
{
	uint32_t margin = l->style.margin;
	size_t i, inner = 0, full = 0, nearly = 0, lines = 0, quoted = 0;

	if (margin > WIDEST_MARGIN || margin < MIN_MARGIN)
		return false;
	for (i = l->body; i + 1 < l->n; i++) {
		if (l->items[i].len == 2 && !memcmp(l->text.data + l->items[i].start, "--", 2))
			break; /* a signature */
		if (is_quoted(l, i)) {
			quoted++;
			continue;
		}
		lines++;
		if (l->items[i + 1].blanks || is_quoted(l, i + 1))
			continue;
		inner++;
		full += width_with_next(l, i) > margin - margin / 16;
		nearly += dump_line_goes_on(l, i);
	}
	if (l->body || quoted > 1) /* a mail: few of them are not wrapped */
		return inner && nearly * 5 >= inner * 3 && margin <= 90;
	return inner >= MIN_INNER && inner * 4 >= lines && full * 4 >= inner * 3;
}

/* The commonest number of blank lines between two lines (between paragraphs, when lines are
 * wrapped). */
static uint32_t
find_gap(const struct dump_lines *l)
{
	size_t counts[MAX_GAP + 1] = {0}, i;
	uint32_t best = l->style.is_wrapped, gap;

	for (i = l->body + 1; i < l->n; i++) {
		gap = l->items[i].blanks;
		counts[gap < MAX_GAP ? gap : MAX_GAP]++;
	}
	for (gap = best; gap <= MAX_GAP; gap++)
		if (counts[gap] > counts[best])
			best = gap;
	return best;
}

/* Does line i stand alone between blank lines? */
static bool
is_alone(const struct dump_lines *l, size_t i)
{
	return (!i || l->items[i].blanks) && (i + 1 == l->n || l->items[i + 1].blanks);
}

static void
find_marks(struct dump_lines *l)
{
	struct dump_style *style = &l->style;
	size_t i, items = 0, marks = 0, parted = 0, mark_len;
	uint32_t value;

	for (i = 0; i < l->n; i++) {
		const struct dump_line *line = &l->items[i];
		const char *s = l->text.data + line->start;

		parted += line->blanks > 0;
		switch (dump_mark_of(s, line->len, &mark_len, &value)) {
		case DUMP_MARK_ITEM:
			items++;
			break;
		case DUMP_MARK_HEADING:
			marks += is_alone(l, i);
			break;
		case DUMP_MARK_FENCE:
			marks++;
			break;
		default:
			if (i && !line->blanks)
				marks += dump_underline_level(s, line->len, line[-1].width) > 0;
		}
	}
	/* A page's lines, none parted from the next, may hold rows of dashes too. */
	if (parted * 10 < l->n)
		marks = 0;
	style->has_marks = style->usual_gap > 0 || marks > 1;
	style->has_lists = items > 1;
	style->has_code = style->has_marks && (marks > 0 || items > 3);
	/* Markdown's paragraphs end at blank lines only. */
	style->is_markdown = marks > 1 && style->margin <= WIDEST_MARGIN;
	if (style->is_markdown) {
		style->is_wrapped = true;
		style->usual_gap = 1;
	}
}

void
dump_lines_read(struct dump_lines *l, const char *s, size_t len)
{
	memset(l, 0, sizeof(*l));
	clean_text(&l->text, s, len, CLEAN_TEXT);
	cut_lines(l);
	l->body = skip_header(l);
	l->style.margin = find_margin(l);
	l->style.is_wrapped = is_wrapped(l);
	l->style.usual_gap = find_gap(l);
	find_marks(l);
}

void
dump_lines_clear(struct dump_lines *l)
{
	buf_clear(&l->text);
	free(l->items);
	memset(l, 0, sizeof(*l));
}
