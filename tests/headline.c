/* Which lines of a dump may be its headline; lines that are stamps; rows of lines. */
#include "tap.h"

#include "extract/line_row.h"
#include "extract/title_row.h"
#include "format/dump.h"

#include <stdlib.h>
#include <string.h>

/* A line, and what it is: '-' boilerplate that is no headline, '?' that may be one, 'b' body.
 */
static const struct {
	char what;
	const char *text;
} page_lines[] = {
    {'?', "Weather and tides for the whole coast"},
    {'-', "« Fog keeps the boats in for a third day | Main"},
    {'-', "« Fog keeps the boats in | Main | The lamp that came back »"},
    {'-', "← Older stories of the harbour"},
    {'?', "« Nobody counts the lamps any more »"},
    {'-', "Home > News > The harbour page"},
    {'-', "Back / Keepers count the lamps again"},
    {'?', "Keepers count the lamps again"},
    {'?', "Lamps by number and by age"}, /* the ends of a list of contents may be headlines */
    {'-', "Lamps by colour and by reach"},
    {'?', "Lamps that nobody has lit"},
    {'b', "Lamps by number and by age"},
    {'b', "There are forty lamps along this coast, and the keepers have counted them all."},
    {'b', "Lamps by colour and by reach"},
    {'b', "Most of them are white, some are red, and one has not been painted in years."},
    {'b', "Lamps that nobody has lit"},
    {'b', "Three have stood dark since the war, says the harbour master, and will stay so."},
};

static void
read_page(struct doc *doc, struct text_page *t)
{
	size_t n = ARRAY_LEN(page_lines), i;
	struct buf in = BUF_INIT;

	for (i = 0; i < n; i++)
		buf_addf(&in, "%s\n", page_lines[i].text);
	doc_init(doc);
	dump_to_doc(in.data, in.len, doc);
	*t = (struct text_page){.page = doc, .first = n, .end = n, .title = n};
	lines_read(&t->lines, doc, 0, doc->n_blocks);
	t->roles = base_calloc(n + 1, 1);
	for (i = 0; i < n; i++)
		if (page_lines[i].what == 'b') {
			t->roles[i] = ROLE_BODY;
			t->first = t->first == n ? i : t->first;
		}
	buf_clear(&in);
}

static void
test_candidates(void)
{
	size_t n = ARRAY_LEN(page_lines), i, k;
	float *chances = base_calloc(n + 1, sizeof(*chances));
	struct title_rows rows;
	struct text_page t;
	struct doc doc;

	read_page(&doc, &t);
	t.chances = chances;
	if (tap_is_int((long long)t.lines.n, (long long)n, "a line a block")) {
		title_rows_read(&rows, &t);
		for (i = 0; i < t.first; i++) {
			for (k = 0; k < rows.n && rows.lines[k] != i; k++)
				;
			tap_is_int(k < rows.n, page_lines[i].what == '?', "a headline: %s",
			    page_lines[i].text);
		}
		title_rows_clear(&rows);
	}
	lines_clear(&t.lines);
	free(t.roles);
	free(chances);
	doc_clear(&doc);
}

static void
test_stamps(void)
{
	static const struct {
		const char *text;
		bool stamp;
	} cases[] = {
	    {"Ann Lee 07.13.2012 at 07:34", true},
	    {"by Ann Lee on December 30, 2010 at 12:10 am. Reply #", true},
	    {"Posted 3 March 2019", true},
	    {"2024年3月15日 10:47", true},
	    {"Score 2:1", false},
	    {"The best of 2024", false},
	    {"Call 555 1234 for a table", false},
	    {"At 10:47 on the third day the last of the boats came in, the keeper writes, with "
	     "no more than half of its crew aboard, and lay down at the pier.",
		false},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct doc doc;
		struct lines l;

		doc_init(&doc);
		doc_add_block(&doc, BLOCK_PARAGRAPH, cases[i].text, strlen(cases[i].text));
		lines_read(&l, &doc, 0, 1);
		tap_is_int(l.items[0].stamp, cases[i].stamp, "a stamp: %s", cases[i].text);
		lines_clear(&l);
		doc_clear(&doc);
	}
}

/* With other odds only the rows' second part is read again: it must come out as if all were. */
static void
test_renewed(void)
{
	size_t n = ARRAY_LEN(page_lines), i;
	struct line_odds *odds = base_calloc(n, sizeof(*odds));
	struct line_row *renewed = base_calloc(n, sizeof(*renewed));
	struct line_row *fresh = base_calloc(n, sizeof(*fresh));
	struct text_page t;
	struct doc doc;

	read_page(&doc, &t);
	for (i = 0; i < n; i++)
		odds[i] =
		    (struct line_odds){.body = (float)i / (float)n, .words = 2, .ending = -1};
	line_rows_read(&t.lines, odds, NULL, renewed);
	for (i = 0; i < n; i++)
		odds[i].body = page_lines[i].what == 'b' ? .9f : .2f;
	line_rows_read(&t.lines, odds, NULL, fresh);
	tap_ok(memcmp(renewed, fresh, n * sizeof(*fresh)) != 0, "the odds tell");
	line_rows_renew(&t.lines, odds, NULL, renewed);
	tap_ok(memcmp(renewed, fresh, n * sizeof(*fresh)) == 0, "renewed as if read afresh");
	lines_clear(&t.lines);
	free(t.roles);
	free(odds);
	free(renewed);
	free(fresh);
	doc_clear(&doc);
}

int
main(void)
{
	test_candidates();
	test_stamps();
	test_renewed();
	return tap_done();
}
