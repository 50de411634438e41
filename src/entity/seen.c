/* What the whole document tells of each word. */
#include "entity/feature_part.h"

#include <stdlib.h>
#include <string.h>

static const char *const forms[] = {"bhd", "co", "co.", "corp", "corp.", "corporation", "group",
    "holdings", "inc", "inc.", "llc", "llp", "ltd", "ltd.", "plc", "pty", "s.a."};
static const char *const places[] = {"across", "at", "from", "in", "inside", "near", "outside",
    "throughout", "to", "toward", "towards", "visited"};
static const char *const speech[] = {"added", "announced", "asked", "believes", "called",
    "claimed", "denied", "explained", "insisted", "noted", "replied", "said", "says",
    "testified", "thinks", "told", "tweeted", "warned", "wrote"};
static const char *const bodies[] = {"academy", "agency", "airlines", "airways", "army",
    "assembly", "association", "authority", "bank", "board", "bureau", "center", "centre",
    "club", "college", "commission", "committee", "company", "congress", "corps", "council",
    "court", "department", "federation", "force", "foundation", "front", "fund", "government",
    "hospital", "institute", "institution", "league", "ministry", "movement", "network",
    "organisation", "organization", "parliament", "party", "police", "post", "school", "senate",
    "service", "society", "times", "tribunal", "union", "university"};

static int
compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool
listed(const struct page *p, size_t i, const char *const *list, size_t n)
{
	const struct token *t = &p->tokens->items[i];
	char word[16];
	size_t k;

	if (t->len >= sizeof(word))
		return false;
	for (k = 0; k < t->len; k++) {
		char c = p->text[t->start + k];

		word[k] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	word[k] = '\0';
	return bsearch(word, list, n, sizeof(*list), compare) != NULL;
}

#define LISTED(p, i, list) listed(p, i, list, ARRAY_LEN(list))

static struct seen *
slot(struct page *p, uint64_t key)
{
	size_t at = (size_t)key & (p->n_seen - 1);

	while (p->seen[at].key && p->seen[at].key != key)
		at = (at + 1) & (p->n_seen - 1);
	p->seen[at].key = key;
	return &p->seen[at];
}

static bool
is_first(const struct page *p, size_t i)
{
	return p->tokens->items[i].flags & TOKEN_SENTENCE ||
	       (i && p->tokens->items[i - 1].kind == TOKEN_PUNCT &&
		   p->tokens->items[i - 1].flags & TOKEN_SENTENCE);
}

static uint32_t
flags_before(const struct page *p, size_t i)
{
	const struct word *b = &p->words[i - 1];
	const struct token *k = &p->tokens->items[i - 1];
	uint32_t flags = 0;
	bool capital = b->case_ >= CASE_FIRST && b->case_ <= CASE_MIXED;

	if (capital && b->alone & LIST_GIVEN)
		flags |= SEEN_AFTER_GIVEN;
	if (b->alone & LIST_TITLE)
		flags |= SEEN_AFTER_TITLE;
	if (capital && k->len == 2 && p->text[k->start + 1] == '.')
		flags |= SEEN_INITIAL;
	if (!capital && LISTED(p, i - 1, places))
		flags |= SEEN_AFTER_IN;
	if (LISTED(p, i - 1, speech))
		flags |= SEEN_SPEAKS;
	if (k->len == 3 && !memcmp(p->text + k->start, "the", 3))
		flags |= SEEN_AFTER_THE;
	return flags;
}

static uint32_t
flags_after(const struct page *p, size_t i)
{
	const struct token *k = &p->tokens->items[i + 1];
	uint32_t flags = 0;

	if (LISTED(p, i + 1, speech))
		flags |= SEEN_SPEAKS;
	if (p->words[i + 1].case_ >= CASE_FIRST && LISTED(p, i + 1, forms))
		flags |= SEEN_BEFORE_FORM;
	if (k->flags & TOKEN_SUFFIX)
		flags |= SEEN_POSSESSIVE;
	if (i && p->text[k->start] == ')' && p->text[p->tokens->items[i - 1].start] == '(')
		flags |= SEEN_BRACKETS;
	return flags;
}

static uint32_t
flags_of(const struct page *p, size_t i)
{
	const struct word *w = &p->words[i];
	bool start = p->tokens->items[i].flags & TOKEN_SENTENCE;
	bool end = i + 1 >= p->tokens->n || p->tokens->items[i + 1].flags & TOKEN_SENTENCE;
	unsigned phrase = w->begin | w->inside;
	uint32_t flags = 0;

	if (w->case_ == CASE_LOWER)
		return SEEN_LOWER;
	if (w->case_ < CASE_FIRST || w->case_ > CASE_MIXED || p->style[i] == STYLE_UPPER ||
	    p->style[i] == STYLE_TITLE)
		return 0;
	if (!is_first(p, i))
		flags |= SEEN_INNER;
	if (!start)
		flags |= flags_before(p, i);
	if (!end)
		flags |= flags_after(p, i);
	if (phrase & LIST_SEEN_PERSON)
		flags |= SEEN_PERSON_PHRASE;
	if (phrase & (LIST_SEEN_ORG | LIST_COMPANY | LIST_BODY | LIST_TEAM))
		flags |= SEEN_ORG_PHRASE;
	if (phrase & (LIST_SEEN_PLACE | LIST_CITY | LIST_COUNTRY | LIST_REGION))
		flags |= SEEN_PLACE_PHRASE;
	if (phrase & (LIST_SEEN_OTHER | LIST_OTHER))
		flags |= SEEN_OTHER_PHRASE;
	if (w->run_end - w->run_start > 1 && LISTED(p, w->run_end - 1, bodies))
		flags |= SEEN_ORG_RUN;
	return flags;
}

void
page_see(struct page *p)
{
	size_t i;

	for (p->n_seen = 64; p->n_seen < 2 * p->tokens->n; p->n_seen *= 2)
		;
	p->seen = base_calloc(p->n_seen, sizeof(*p->seen));
	for (i = 0; i < p->tokens->n; i++) {
		struct word *w = &p->words[i];
		struct seen *s;
		uint32_t flags;

		if (!w->case_ || w->case_ == CASE_DIGIT)
			continue;
		s = slot(p, w->norm | 1);
		w->seen = (uint32_t)(s - p->seen) + 1;
		flags = flags_of(p, i);
		if (w->case_ >= CASE_FIRST && p->style[i] == STYLE_PLAIN) {
			if (s->flags & SEEN_TWICE_CAPITAL)
				flags |= SEEN_MANY;
			flags |= s->flags & SEEN_ONCE_CAPITAL ? SEEN_TWICE_CAPITAL
							      : SEEN_ONCE_CAPITAL;
		}
		s->flags |= flags;
	}
}
