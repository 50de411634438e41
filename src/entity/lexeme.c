/* Cuts tokens into lexemes. */
#include "entity/lexeme.h"

#include <stdlib.h>
#include <string.h>

static struct lexeme *
add(struct lexemes *out, struct lexeme l)
{
	out->items = base_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	out->items[out->n] = l;
	return &out->items[out->n++];
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Reads digits with inner commas, a fraction or a colon; returns the bytes used. */
static size_t
read_number(const char *s, size_t len, struct lexeme *l)
{
	double value = 0, scale = 1, minutes = 0;
	size_t i = 0;

	for (; i < len; i++) {
		if (is_digit(s[i])) {
			value = value * 10 + (s[i] - '0');
			l->code = (int16_t)(l->code + (l->code < 100));
		} else if (s[i] == ',' && i + 3 < len && is_digit(s[i + 1]) &&
			   is_digit(s[i + 2]) && is_digit(s[i + 3])) {
			l->flags |= LEXEME_GROUPED;
		} else {
			break;
		}
	}
	if (i + 1 < len && s[i] == '.' && is_digit(s[i + 1])) {
		l->flags |= LEXEME_DECIMAL;
		for (i++; i < len && is_digit(s[i]); i++)
			value += (s[i] - '0') * (scale /= 10);
	} else if (i + 2 < len && s[i] == ':' && is_digit(s[i + 1]) && is_digit(s[i + 2]) &&
		   value < 24 && !(l->flags & LEXEME_GROUPED)) {
		minutes = (s[i + 1] - '0') * 10 + (s[i + 2] - '0');
		if (minutes < 60) {
			l->flags |= LEXEME_CLOCK;
			value = value * 60 + minutes;
			i += 3;
			while (i < len && (is_digit(s[i]) || s[i] == ':'))
				i++;
		}
	}
	l->number = value;
	return i;
}

/* Bytes of the piece that begins at s. */
static size_t
piece(const char *s, size_t len, struct lexeme *l)
{
	char word[LEXICON_LONGEST + 1];
	int code = 0;
	size_t n = 0, i;

	if (is_digit(*s)) {
		l->class_ = LEX_NUMBER;
		return read_number(s, len, l);
	}
	if (len >= 3 && !memcmp(s, "\xE2\x80", 2) && (s[2] == '\x93' || s[2] == '\x94')) {
		l->class_ = LEX_DASH;
		return 3;
	}
	if (is_alpha(*s))
		while (n < len && (is_alpha(s[n]) || s[n] == '.' || s[n] == '\''))
			n++;
	else
		n = 1;
	if (*s == '-')
		while (n < len && s[n] == '-')
			n++;
	if (n <= LEXICON_LONGEST) {
		for (i = 0; i < n; i++)
			word[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
		l->class_ = (uint8_t)lexicon_find(word, n, &code);
		if (!l->class_ && n > 3 && word[n - 1] == '.')
			l->class_ = (uint8_t)lexicon_find(word, n - 1, &code);
		l->code = (int16_t)code;
	}
	return n;
}

void
lexemes_scan(struct lexemes *out, const char *text, const struct tokens *t)
{
	size_t i, at, n;

	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->items[i];
		const char *s = text + k->start;

		for (at = 0; at < k->len; at += n) {
			struct lexeme l = {0, k->start + (uint32_t)at, (uint32_t)i, 0, 0, 0, 0};

			if (k->kind == TOKEN_ADDRESS) {
				n = k->len;
			} else {
				n = piece(s + at, k->len - at, &l);
				if (s[at] >= 'A' && s[at] <= 'Z')
					l.flags |= LEXEME_CAPITAL;
			}
			l.len = (uint16_t)n;
			if (!at)
				l.flags |=
				    (uint8_t)(LEXEME_FIRST |
					      (k->flags & TOKEN_LINE ? LEXEME_BREAK : 0));
			if (at || k->flags & TOKEN_GLUED)
				l.flags |= LEXEME_GLUED;
			if (at + n == k->len)
				l.flags |= LEXEME_LAST;
			add(out, l);
		}
	}
	n = out->n;
	for (i = 0; i < LEXEME_AHEAD; i++)
		add(out, (struct lexeme){.flags = LEXEME_BREAK | LEXEME_FIRST | LEXEME_LAST});
	out->n = n;
}

void
lexemes_clear(struct lexemes *l)
{
	free(l->items);
	*l = (struct lexemes){NULL, 0, 0};
}
