/* Values in running text: dates resolved against the article's own, times, money, percent and
 * quantities (entity/pattern.h says how values are written). */
#include "tap.h"

#include "entity/pattern.h"
#include "entity/token.h"

#include <string.h>

/* A Thursday. */
#define BASE "2011-07-14"

static const struct {
	const char *base, *text, *want; /* "kind value" each, parted by "; " */
} cases[] = {
    {BASE, "It opened yesterday and closes tomorrow.", "date 2011-07-13; date 2011-07-15"},
    {BASE, "He said so today.", "date 2011-07-14"},
    {BASE, "It burned on Tuesday.", "date 2011-07-12"},
    {BASE, "It burned on Friday.", "date 2011-07-08"},
    {BASE, "It burned on Thursday.", "date 2011-07-14"},
    {BASE, "It will open on Friday.", "date 2011-07-15"},
    {BASE, "It burned last Friday.", "date 2011-07-08"},
    {BASE, "It opens next Monday.", "date 2011-07-18"},
    {BASE, "It rained last week.", "date 2011-07-04/2011-07-10"},
    {BASE, "It opens this week.", "date 2011-07-11/2011-07-17"},
    {BASE, "It rained last weekend.", "date 2011-07-09/2011-07-10"},
    {BASE, "It rained last month.", "date 2011-06"},
    {BASE, "It opens next month.", "date 2011-08"},
    {BASE, "It burned last year.", "date 2010"},
    {BASE, "It opens next year.", "date 2012"},
    {BASE, "It grew last quarter.", "date 2011-34"},
    {BASE, "It shrank last decade.", "date 200X"},
    {BASE, "It shrank last century.", "date 19XX"},
    {BASE, "It burned last March.", "date 2011-03"},
    {BASE, "It rained last summer.", "date 2010-22"},
    {BASE, "It burned three weeks ago.", "date 2011-06-23"},
    {BASE, "It burned two days ago.", "date 2011-07-12"},
    {BASE, "It burned a month ago.", "date 2011-06"},
    {BASE, "It burned ten years ago.", "date 2001"},
    {BASE, "It burned two decades ago.", "date 1991"},
    {BASE, "It burned an hour ago.", "date 2011-07-14"},
    {BASE, "It opens on July 20.", "date 2011-07-20"},
    {BASE, "It opens on December 3.", "date 2011-12-03"},
    {BASE, "It burned in October.", "date 2010-10"},
    {BASE, "It burned in March.", "date 2011-03"},
    {BASE, "May said that she may march.", ""},
    {"2011-01-10", "It burned on December 30.", "date 2010-12-30"},
    {"2011-12-20", "It opens on January 2.", "date 2012-01-02"},
    {"2011-07", "It burned on Tuesday, two months ago.", "date XXXX-WXX-2; date 2011-05"},
    {"2011", "It burned last year, not last month.", "date 2010; date "},
    {NULL, "It burned on Tuesday.", "date XXXX-WXX-2"},
    {NULL, "It burned in April, or on April 3.", "date XXXX-04; date XXXX-04-03"},
    {NULL, "It burned last month.", "date "},
    {NULL, "It opened on Feb. 29, 2012.", "date 2012-02-29"},
    {NULL, "It was a song of the 1970s.", "date 197X"},
    {NULL, "It opens at 10:31 a.m. and closes at 10 p.m.", "time T10:31; time T22:00"},
    {NULL, "It cost $1.3 billion, or €5 million.", "money USD 1300000000; money EUR 5000000"},
    {NULL, "It cost 20 pounds or £20.", "money GBP 20; money GBP 20"},
    {NULL, "It cost ¥500 and 30 cents.", "money JPY 500; money USD 0.3"},
    {NULL, "It costs between $1.2 trillion and $1.4 trillion.",
	"money USD 1200000000000; money USD 1400000000000"},
    {NULL, "It fell by 12.5 percent, then by 3%.", "percent 12.5; percent 3"},
    {NULL, "It is 35 km long, as two years and 90 minutes are.",
	"quantity 35 km; quantity P2Y; quantity PT90M"},
    {NULL, "He ate twelve hundred plums.", "quantity 1200"},
};

static void
check_case(size_t i)
{
	struct tokens tokens = TOKENS_INIT;
	struct values values = VALUES_INIT;
	struct buf got = BUF_INIT;
	size_t k;

	tokens_scan(&tokens, cases[i].text, strlen(cases[i].text));
	pattern_scan(&values, cases[i].text, &tokens, cases[i].base);
	for (k = 0; k < values.n; k++)
		buf_addf(&got, "%s%s %s", k ? "; " : "",
		    mention_kind_name((enum mention_kind)values.items[k].kind),
		    values.strings.data + values.items[k].value);
	tap_is(buf_str(&got), cases[i].want, "%s", cases[i].text);
	buf_clear(&got);
	values_clear(&values);
	tokens_clear(&tokens);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		check_case(i);
	return tap_done();
}
