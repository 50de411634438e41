/* A text as numbers, words and signs. */
#include "text/date_lex.h"

#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf8.h"

#include <string.h>

enum { NEAR_BEFORE = 48, NEAR_BEHIND = 24 }; /* bytes between a word and its number */

/* The value of a decimal digit of a script that writes dates with its own, or -1. */
static int
digit_of(uint32_t cp)
{
	static const uint32_t zeros[] = {
	    '0', 0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xc66, 0xe50, 0xff10};
	size_t i;

	for (i = 0; i < ARRAY_LEN(zeros) && cp >= zeros[i]; i++)
		if (cp <= zeros[i] + 9)
			return (int)(cp - zeros[i]);
	return -1;
}

static bool
is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	/* Ideographs and Hangul are signs, one by one. */
	if ((cp >= 0x2e80 && cp <= 0x9fff) || (cp >= 0xac00 && cp <= 0xd7a3) ||
	    (cp >= 0xf900 && cp <= 0xfaff))
		return false;
	return unicode_of(cp) & UNICODE_WORD;
}

static bool
is_white(uint32_t cp)
{
	return cp <= ' ' || cp == 0xa0 || cp == 0x202f || cp == 0x3000 ||
	       (cp >= 0x2000 && cp <= 0x200a);
}

/* May a number begin with this byte? */
static bool
may_be_digit(char c)
{
	unsigned char u = (unsigned char)c;

	return (u >= '0' && u <= '9') || u == 0xd9 || u == 0xdb || u == 0xe0 || u == 0xef;
}

static bool
is_near_number(struct date_lexer *l, size_t start, size_t end)
{
	if (l->next_digit < end)
		l->next_digit = end;
	while (l->next_digit < l->len && l->next_digit < end + NEAR_BEFORE &&
	       !may_be_digit(l->s[l->next_digit]))
		l->next_digit++;
	return (l->next_digit < l->len && l->next_digit < end + NEAR_BEFORE) ||
	       (l->last_digit && start - l->last_digit < NEAR_BEHIND);
}

static void
look_up(struct date_token *t, const char *s)
{
	struct buf folded = BUF_INIT;
	size_t low = 0, high = date_n_words;

	if (t->end - t->start > 2 * DATE_WORD_LONGEST)
		return;
	fold_text(&folded, s + t->start, t->end - t->start, 0);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(date_words[middle].word, buf_str(&folded)) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (high < date_n_words && !strcmp(date_words[high].word, buf_str(&folded)))
		high++;
	t->words = date_words + low;
	t->n_words = high - low;
	buf_clear(&folded);
}

static void
cut_number(struct date_lexer *l, struct date_token *t)
{
	const struct date_token *sign = &l->before[0], *number = &l->before[1];
	uint32_t cp;
	size_t n;
	int digit;

	t->kind = DATE_TOKEN_NUMBER;
	for (; l->at < l->len; l->at += n) {
		n = utf8_decode(l->s + l->at, l->len - l->at, &cp);
		digit = digit_of(cp);
		if (digit < 0)
			break;
		if (t->digits < 9)
			t->digits++;
		if (t->digits < 9)
			t->value = t->value * 10 + (uint32_t)digit;
	}
	l->last_digit = l->at;
	if (t->spaced || sign->end != t->start)
		return;
	if (sign->kind == DATE_TOKEN_SIGN)
		t->is_inside =
		    sign->value == '$' || sign->value == '#' ||
		    (sign->value < 0x80 && strchr(".,:/-", (int)sign->value) &&
			number->kind == DATE_TOKEN_NUMBER && number->end == sign->start);
	else
		t->is_inside = sign->kind == DATE_TOKEN_WORD;
}

/* A word; a dot inside one of one or two letters belongs to it: "a.m". */
static void
cut_word(struct date_lexer *l, struct date_token *t)
{
	size_t n, letters = 0;
	uint32_t cp, next;

	t->kind = DATE_TOKEN_WORD;
	for (; l->at < l->len; l->at += n) {
		n = utf8_decode(l->s + l->at, l->len - l->at, &cp);
		if (is_letter(cp)) {
			letters++;
			continue;
		}
		if (cp != '.' || letters > 2 || l->at + 1 == l->len)
			break;
		utf8_decode(l->s + l->at + 1, l->len - l->at - 1, &next);
		if (!is_letter(next))
			break;
		letters = 0;
	}
	t->end = l->at;
	if (is_near_number(l, t->start, t->end))
		look_up(t, l->s);
}

static void
cut(struct date_lexer *l, struct date_token *t)
{
	uint32_t cp;
	size_t n;

	*t = (struct date_token){.kind = DATE_TOKEN_END, .spaced = l->at == 0};
	while (l->at < l->len) {
		n = utf8_decode(l->s + l->at, l->len - l->at, &cp);
		t->start = l->at;
		if (is_white(cp)) {
			t->spaced = true;
			l->at += n;
			continue;
		}
		if (digit_of(cp) >= 0) {
			cut_number(l, t);
		} else if (is_letter(cp)) {
			cut_word(l, t);
		} else {
			t->kind = DATE_TOKEN_SIGN;
			t->value = cp;
			l->at += n;
		}
		break;
	}
	t->end = l->at;
	if (t->kind == DATE_TOKEN_END)
		t->start = l->len;
	l->before[1] = l->before[0];
	l->before[0] = *t;
}

void
date_lex_init(struct date_lexer *l, const char *s, size_t len)
{
	memset(l, 0, sizeof(*l));
	l->s = s;
	l->len = len;
}

struct date_token
date_lex_peek(struct date_lexer *l, size_t i)
{
	if (i >= DATE_LOOKAHEAD)
		return (struct date_token){
		    .kind = DATE_TOKEN_END, .start = l->at, .end = l->at};
	for (; l->n <= i; l->n++)
		cut(l, &l->ring[(l->first + l->n) % DATE_LOOKAHEAD]);
	return l->ring[(l->first + i) % DATE_LOOKAHEAD];
}

void
date_lex_drop(struct date_lexer *l)
{
	if (l->n) {
		l->first++;
		l->n--;
	}
}
