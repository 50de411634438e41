/* The headline of a dump. */
#include "extract/text_page.h"

#include "extract/credit.h"
#include "extract/dateline.h"
#include "extract/people.h"
#include "text/date.h"
#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_MAX_WORDS = 35, TITLE_MAX_BYTES = 300, LOOK_BACK = 150, BODY_WORDS_MAX = 8192 };

/* The words of the body, as hashes in an open table of a power of two. */
struct words {
	uint32_t *slots;
	size_t mask;
};

typedef void (*word_fn)(void *arg, uint32_t hash);

/* Each word longer than three letters, numbers, and every ideograph. */
static void
each_word(struct part p, word_fn fn, void *arg)
{
	uint32_t h = 0;
	size_t letters = 0;

	while (p.len) {
		struct letter l = letter_at(p.s, p.len);
		char folded[4];
		size_t i, n;

		p.s += l.len;
		p.len -= l.len;
		if (l.class_ == LETTER_MARK)
			continue;
		n = letter_fold(l.code, folded);
		if (l.class_ == LETTER_PUNCT || l.class_ == LETTER_SPACE ||
		    l.class_ == LETTER_IDEOGRAPH) {
			if (letters > 3)
				fn(arg, h);
			h = 0;
			letters = 0;
		}
		if (l.class_ == LETTER_PUNCT || l.class_ == LETTER_SPACE)
			continue;
		for (i = 0; i < n; i++)
			h = (h ^ (unsigned char)folded[i]) * 16777619u;
		letters += l.class_ == LETTER_DIGIT || l.class_ == LETTER_IDEOGRAPH ? 2 : 1;
		if (l.class_ == LETTER_IDEOGRAPH) {
			fn(arg, h);
			h = 0;
			letters = 0;
		}
	}
	if (letters > 3)
		fn(arg, h);
}

static void
add_word(void *arg, uint32_t hash)
{
	struct words *w = arg;
	size_t i = hash & w->mask, tries;

	for (tries = 0; tries < 64 && w->slots[i] && w->slots[i] != (hash | 1); tries++)
		i = (i + 1) & w->mask;
	w->slots[i] = hash | 1;
}

struct overlap {
	const struct words *words;
	size_t n, found;
};

static void
look_word(void *arg, uint32_t hash)
{
	struct overlap *o = arg;
	size_t i = hash & o->words->mask, tries;

	o->n++;
	for (tries = 0; tries < 64 && o->words->slots[i]; tries++) {
		if (o->words->slots[i] == (hash | 1)) {
			o->found++;
			return;
		}
		i = (i + 1) & o->words->mask;
	}
}

static void
read_body_words(const struct text_page *t, struct words *w)
{
	size_t i, words = 0;

	for (i = t->first; i < t->end; i++)
		words += text_is_body(t, i) ? t->lines.items[i].words : 0;
	words = words < BODY_WORDS_MAX ? words : BODY_WORDS_MAX;
	for (w->mask = 63; w->mask < words * 4; w->mask = w->mask * 2 + 1)
		;
	w->slots = base_calloc(w->mask + 1, sizeof(*w->slots));
	words = 0;
	for (i = t->first; i < t->end && words < BODY_WORDS_MAX; i++) {
		if (!text_is_body(t, i))
			continue;
		each_word(line_part(&t->lines.items[i]), add_word, w);
		words += t->lines.items[i].words;
	}
}

/* Can a line be a headline at all? */
static bool
is_candidate(const struct line *l)
{
	struct part p = line_part(l), who;
	struct buf names = BUF_INIT;
	struct date date;
	size_t at, n;
	bool ok = l->words >= 1 && l->words <= TITLE_MAX_WORDS && l->len <= TITLE_MAX_BYTES &&
		  l->letters > l->digits && l->letters >= 4 && !l->copyright && !l->address &&
		  l->end != END_COMMA && l->end != END_BAR &&
		  !(l->end == END_STOP && l->sentences > 2);

	if (ok && (people_byline(p, &names) || people_is_marker(p) || credit_image(p, &who) ||
		      dateline_is_place(p)))
		ok = false;
	if (ok && l->digits && date_find(p.s, p.len, NULL, &date, &at, &n) && n * 2 > p.len)
		ok = false;
	buf_clear(&names);
	return ok;
}

static double
score_title(const struct text_page *t, const struct words *words, size_t i)
{
	const struct line *l = &t->lines.items[i];
	struct overlap o = {words, 0, 0};
	double score, distance = i < t->first ? (double)(t->first - i) : 0.0;

	each_word(line_part(l), look_word, &o);
	/* The line's own words are no proof where it stands in the body. */
	score = o.n && i < t->first ? 3.0 * (double)o.found / (double)(o.n + 1) : 0.8;
	score += l->copies ? (l->words > 2 ? 0.8 : -1.0) : 0.0;
	score -= distance > 40 ? 1.6 : 0.04 * distance;
	score += l->words >= 4 && l->words <= 20 ? 0.6 : l->words == 3 ? 0.2 : 0.0;
	score -= l->words == 1 ? 0.8 : 0.0;
	score -=
	    l->end == END_STOP && l->s[l->len - 1] != '?' && l->s[l->len - 1] != '!' ? 0.8 : 0;
	score -= l->end == END_COLON ? 1.0 : 0.0;
	score -= l->end == END_ELLIPSIS ? 0.6 : 0.0;
	score -= l->start == START_MARK || l->start == START_LOWER ? 0.5 : 0.0;
	score += l->kind == BLOCK_HEADING ? 0.7 : 0.0;
	return score;
}

void
text_find_title(struct text_page *t)
{
	struct words words;
	double best = 0.6;
	size_t i, from = t->first > LOOK_BACK ? t->first - LOOK_BACK : 0;
	const struct line *l;

	t->title = t->lines.n;
	read_body_words(t, &words);
	for (i = from; i < t->end && i <= t->first; i++) {
		double score;

		/* At the body's front only a line that is no sentence, with text below it. */
		if (!is_candidate(&t->lines.items[i]) ||
		    (i == t->first &&
			(t->lines.items[i].end == END_STOP || t->end - t->first < 2)))
			continue;
		score = score_title(t, &words, i);
		if (score > best) {
			best = score;
			t->title = i;
		}
	}
	free(words.slots);
	if (t->title == t->lines.n)
		return;
	l = &t->lines.items[t->title];
	t->roles[t->title] = ROLE_TITLE;
	article_set(t->out, FIELD_TITLE, l->s, l->len, ORIGIN_PAGE, WHERE_LINE,
	    best > 3.0   ? 90
	    : best > 2.0 ? 75
			 : 55);
}
