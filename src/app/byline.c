/* Title, byline, dates and numbers for people. */
#include "app/byline.h"

#include "layout/bidi.h"
#include "render/render.h"
#include "text/date.h"

#include <string.h>

/* The byline on one line; but parts of which one runs from the right on a line each: a date
 * behind such a name would be torn apart. */
static void
add_byline(struct doc *head, const struct buf *line)
{
	static const char between[] = " \u00b7 ";
	const char *s = buf_str(line), *end = s + line->len, *next;

	while (bidi_is_wanted(s, (size_t)(end - s)) && (next = strstr(s, between)) != NULL) {
		doc_add_block(head, BLOCK_PARAGRAPH, s, (size_t)(next - s));
		s = next + strlen(between);
	}
	doc_add_block(head, BLOCK_PARAGRAPH, s, (size_t)(end - s));
}

bool
byline_add_tag(void *arg, const char *name, uint64_t count)
{
	struct buf *out = arg;

	(void)count;
	buf_addf(out, out->len > 0 ? ", %s" : "%s", name);
	return true;
}

void
byline_make_head(struct doc *head, const struct article *a, const char *tags)
{
	const char *title = article_get(a, FIELD_TITLE);
	struct buf line = BUF_INIT;

	if (title != NULL)
		doc_add_block(head, BLOCK_HEADING, title, strlen(title))->level = 1;
	render_byline(&line, a);
	if (line.len > 0)
		add_byline(head, &line);
	if (*tags != '\0') {
		buf_reset(&line);
		buf_addf(&line, "tagged %s", tags);
		doc_add_block(head, BLOCK_PARAGRAPH, line.data, line.len);
	}
	buf_clear(&line);
}

static void
add_age(struct buf *out, int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *name;
	} units[] = {{365 * 86400, "year"}, {30 * 86400, "month"}, {86400, "day"},
	    {3600, "hour"}, {60, "minute"}};
	size_t i = 0;

	if (seconds < 60) {
		buf_add_str(out, seconds < -86400 ? "to come" : "now");
		return;
	}
	while (seconds < units[i].seconds)
		i++;
	long long n = seconds / units[i].seconds;

	buf_addf(out, "%lld %s%s", n, units[i].name, n == 1 ? "" : "s");
}

void
byline_add_date(struct buf *out, const struct row *row, bool is_relative, int64_t now)
{
	struct date d;

	if (row->precision == DATE_NONE)
		return;
	if (is_relative && row->precision >= DATE_DAY) {
		add_age(out, now - row->published);
		return;
	}
	date_of_time(row->published, row->zone_minutes, &d);
	d.precision = row->precision < DATE_DAY ? row->precision : DATE_DAY;
	date_add_text(out, &d, true);
}

void
byline_add_number(struct buf *out, uint64_t n)
{
	if (n >= 1000) {
		byline_add_number(out, n / 1000);
		buf_addf(out, ",%03u", (unsigned)(n % 1000));
	} else {
		buf_addf(out, "%u", (unsigned)n);
	}
}
