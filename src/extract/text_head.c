/* When and where: the lines around a dump's headline and body. */
#include "extract/text_page.h"

#include "extract/dateline.h"
#include "text/date.h"

#include <string.h>

enum {
	ABOVE = 14,
	COPIES_APART = 60,
	BELOW = 6,
	BELOW_GLUED = 15,
	DATE_LINE_MAX = 160,
	FAR = 40,
	FRONT = 10,
	BACK = 3,
	LOOSE_BYTES = 40,
	LABEL_WORDS = 4,
	LISTED = 3,
	UNDER_TITLE = 6
};

/* The headline's topmost copy, if the line chosen is a lower one. */
static size_t
top_title(const struct text_page *t)
{
	const struct line *items = t->lines.items;
	size_t i = t->title > COPIES_APART ? t->title - COPIES_APART : 0;

	if (t->title >= t->lines.n || !items[t->title].copies)
		return t->title;
	while (items[i].hash != items[t->title].hash)
		i++;
	return i;
}

size_t
text_head_start(const struct text_page *t)
{
	size_t above = t->first > ABOVE ? t->first - ABOVE : 0, title = top_title(t);

	if (title < t->lines.n && title < t->first)
		return title > 3 ? (title - 3 < above ? title - 3 : above) : 0;
	return above;
}

static size_t
tail_end(const struct text_page *t)
{
	return t->end + BELOW < t->lines.n ? t->end + BELOW : t->lines.n;
}

/* Does a line say that its date is a change's? */
static bool
says_modified(struct part p)
{
	static const char *const words[] = {"updated", "last updated", "modified",
	    "last modified", "edited", "mis a jour", "aktualisiert", "actualizado",
	    "aggiornato", "обновлено", "更新"};
	size_t at;

	return part_find_any(p, words, ARRAY_LEN(words), &at);
}

static bool
says_published(struct part p)
{
	static const char *const words[] = {"published", "posted", "publie", "veroffentlicht",
	    "publicado", "pubblicato", "date", "datum", "опубликовано", "发布", "公開",
	    "created"};
	size_t at;

	return part_find_any(p, words, ARRAY_LEN(words), &at);
}

struct dated {
	struct date date;
	size_t line, n_lines;
	size_t rest; /* bytes of the line that are not of the date */
	bool modified, published;
	bool glued; /* its month to the word before it */
};

/* What a line says that the date is of. */
static void
read_label(struct dated *d, struct part p)
{
	d->published = says_published(p);
	d->modified = says_modified(p) && !d->published;
}

/* Was a month's name at a byte of a line that was taken apart run together with a word? */
static bool
is_glued(struct part line, const char *loose, size_t at)
{
	enum { SEEN = 5 };

	return at && loose[at - 1] == ' ' && (loose[at] | 0x20) >= 'a' &&
	       !memmem(line.s, line.len, loose + at - 1, SEEN);
}

static bool
find_day(
    const struct text_page *t, const struct buf *s, struct dated *out, size_t *at, size_t *len)
{
	return date_find(
		   buf_str(s), s->len, t->month_first ? "en-US" : NULL, &out->date, at, len) &&
	       out->date.precision >= DATE_DAY;
}

/* A day in pieces, as a page that draws a leaf of a calendar has it: "23", "Jul", "2012". */
static bool
find_leaf(const struct text_page *t, size_t i, struct dated *out)
{
	enum { PIECES = 4, PIECE_MAX = 14 };
	struct buf all = BUF_INIT;
	size_t n, at, len, ends[PIECES];
	bool found;

	for (n = 0; n < PIECES && i + n < t->lines.n; n++) {
		const struct line *l = &t->lines.items[i + n];

		if (!l->len || l->len > PIECE_MAX)
			break;
		if (n)
			buf_add_char(&all, ' ');
		buf_add(&all, l->s, l->len);
		ends[n] = all.len;
	}
	found = n > 1 && find_day(t, &all, out, &at, &len) && !at;
	buf_clear(&all);
	while (found && n && ends[n - 1] > len)
		n--;
	if (!found || n < 2)
		return false;
	out->line = i;
	out->n_lines = n;
	out->rest = 0;
	out->published = out->modified = out->glued = false;
	return true;
}

static bool
find_line_date(const struct text_page *t, size_t i, struct dated *out)
{
	const struct line *l = &t->lines.items[i];
	struct buf loose = BUF_INIT;
	size_t at, len = 0;
	bool found;

	if (find_leaf(t, i, out))
		return true;
	/* "— Ann Lee (@annlee) May 5, 2016" is the day of a post that the story shows, "*As of
	 * May 5" is a footnote's. */
	if (!l->digits || l->len > DATE_LINE_MAX || l->copyright || l->s[0] == '*' ||
	    memmem(l->s, l->len, " (@", strlen(" (@")))
		return false;
	part_unglue(line_part(l), &loose);
	found = find_day(t, &loose, out, &at, &len);
	out->rest = loose.len - len;
	out->glued = found && is_glued(line_part(l), loose.data, at);
	buf_clear(&loose);
	if (!found)
		return false;
	out->line = i;
	out->n_lines = 1;
	read_label(out, line_part(l));
	if (!out->rest && !out->published && !out->modified && i && l[-1].words <= LABEL_WORDS)
		read_label(out, line_part(l - 1));
	return true;
}

/* Lists of other stories carry a date each: the dated lines nearby. */
static size_t
dated_around(const struct text_page *t, size_t i)
{
	size_t from = i > 6 ? i - 6 : 0, to = i + 7 < t->lines.n ? i + 7 : t->lines.n, n = 0;
	struct dated d;

	for (; from < to; from++)
		n += from != i && find_line_date(t, from, &d);
	return n;
}

static double
score_date(const struct text_page *t, const struct dated *d)
{
	size_t i = d->line, title = i < t->title ? top_title(t) : t->title;
	double score = 2.0;

	if (i < t->first) {
		/* a table of contents may stand between headline and body */
		size_t far = t->first - i;

		if (title < i && i - title <= UNDER_TITLE && far > UNDER_TITLE)
			far = i - title;
		score -= 0.12 * (double)far;
		if (title < t->lines.n && i > title)
			score += 1.0;
		if (title < t->lines.n && i + 3 >= title && i <= title + 3)
			score += 0.5;
	} else {
		score -= 0.8 + (i >= t->end ? 0.15 * (double)(i - t->end) : 0.0);
	}
	score += d->published ? 1.2 : 0.0;
	score += d->date.precision >= DATE_MINUTE ? 0.4 : 0.0;
	score -= 1.6 * ((double)d->rest / 100.0);
	if (dated_around(t, i) >= LISTED)
		score -= 1.5;
	return score;
}

static void
set_date(struct text_page *t, enum article_field f, const struct date *d, int where)
{
	struct buf iso = BUF_INIT;

	date_add_iso(&iso, d);
	article_set(t->out, f, buf_str(&iso), iso.len, ORIGIN_PAGE, (enum field_where)where,
	    where == WHERE_LINE ? 85 : 70);
	buf_clear(&iso);
}

/* The dateline of the first paragraphs, and a place's line of its own above them. */
static bool
find_dateline(struct text_page *t, struct dateline *d)
{
	size_t i, seen = 0;

	for (i = t->first; i < t->end && seen < 3; i++) {
		if (!text_is_body(t, i) || t->lines.items[i].words < 6)
			continue;
		seen++;
		if (dateline_read(line_part(&t->lines.items[i]), d)) {
			article_set(t->out, FIELD_DATELINE, d->place.s, d->place.len,
			    ORIGIN_PAGE, WHERE_BODY, 90);
			article_set(t->out, FIELD_AGENCY, d->agency.s, d->agency.len,
			    ORIGIN_PAGE, WHERE_BODY, 90);
			return true;
		}
	}
	return false;
}

static void
find_place_line(struct text_page *t)
{
	size_t i;

	for (i = t->first; i-- > 0 && t->first - i <= 4;) {
		const struct line *l = &t->lines.items[i];

		if (t->roles[i] || l->words > 5 || !dateline_is_place(line_part(l)))
			continue;
		t->roles[i] = ROLE_PLACE;
		if (!article_get(t->out, FIELD_DATELINE)) {
			struct part p = part_trim(line_part(l));

			article_set(
			    t->out, FIELD_DATELINE, p.s, p.len, ORIGIN_PAGE, WHERE_LINE, 70);
		}
		return;
	}
}

/* In the body a date counts where it is a line of its own, or where one of the first lines
 * begins with what it is of. */
static bool
opens_body(const struct text_page *t, size_t i)
{
	static const char *const words[] = {"posted", "published", "publie", "publicado"};
	struct part p = line_part(&t->lines.items[i]);

	return i < t->first + 3 && part_skip_any(&p, words, ARRAY_LEN(words)) >= 0;
}

/* Two bare days one below the other: the later one is of a change. */
static bool
is_change_of(const struct dated *d, const struct dated *before)
{
	return before->line + 1 == d->line && !d->rest && !before->rest && !d->published &&
	       !before->modified && date_time(&before->date) < date_time(&d->date);
}

/* Far from the story: a day below it that is run together with its author, where a page's
 * template puts both; else the only one about it that is said to be of publishing. */
static void
find_far(const struct text_page *t, struct dated *out)
{
	size_t n_lines = t->lines.n, start = text_head_start(t), i = tail_end(t), n = 0;
	struct dated d;

	for (; i < n_lines && i < t->end + BELOW_GLUED; i++)
		if (find_line_date(t, i, &d) && d.glued) {
			*out = d;
			return;
		}
	for (i = start > FAR ? start - FAR : 0; i < n_lines && i < t->end + FAR; i++) {
		if ((i >= start && i < t->end) || !find_line_date(t, i, &d))
			continue;
		if (d.published && d.rest <= LOOSE_BYTES && !n++)
			*out = d;
	}
	if (n > 1)
		out->line = n_lines;
}

void
text_find_dates(struct text_page *t)
{
	struct dated d, best = {.line = t->lines.n}, changed = best, before = best;
	struct dateline line = {.date = {.precision = DATE_NONE}};
	double best_score = 0.0, changed_score = 0.0;
	size_t i, end = tail_end(t);

	t->month_first = date_is_month_first(buf_str(&t->page->text), t->page->text.len);
	find_dateline(t, &line);
	find_place_line(t);
	for (i = text_head_start(t); i < end; i++) {
		double score;

		if ((i > t->first + FRONT && i + BACK < t->end) || !find_line_date(t, i, &d))
			continue;
		if (text_is_body(t, i) && d.rest > LOOSE_BYTES && !opens_body(t, i))
			continue;
		d.modified = d.modified || is_change_of(&d, &before);
		before = d;
		score = score_date(t, &d);
		if (score > (d.modified ? changed_score : best_score)) {
			*(d.modified ? &changed : &best) = d;
			*(d.modified ? &changed_score : &best_score) = score;
		}
	}
	if (changed.line < t->lines.n)
		set_date(t, FIELD_MODIFIED, &changed.date, WHERE_LINE);
	/* What says only when it was updated was out by then; at its foot it tells of upkeep. A
	 * day in or below the body that says nothing of itself is more likely another's. */
	if ((best.line == t->lines.n && line.date.precision < DATE_DAY &&
		changed.line <= t->first + FRONT) ||
	    (changed.line < t->first && best.line >= t->first && !best.published))
		best = changed;
	if (best.line == t->lines.n && line.date.precision < DATE_DAY)
		find_far(t, &best);
	if (best.line < t->lines.n) {
		set_date(t, FIELD_DATE, &best.date, WHERE_LINE);
		if (!t->roles[best.line] ||
		    (text_is_body(t, best.line) && best.rest <= LOOSE_BYTES))
			t->roles[best.line] = ROLE_DATE;
	} else if (line.date.precision >= DATE_DAY) {
		set_date(t, FIELD_DATE, &line.date, WHERE_BODY);
	}
}
