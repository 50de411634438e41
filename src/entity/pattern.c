/* Runs the patterns over a text, leftmost first, and keeps matches that begin and end with
 * a token. */
#include "entity/pattern.h"

#include "entity/pattern_part.h"

#include <stdlib.h>

/* Whether anything can begin with a lexeme of this class. */
static bool
may_begin(const struct lexeme *l)
{
	switch ((enum lexicon_class)l->class_) {
	case LEX_NONE:
	case LEX_PREPOSITION:
	case LEX_JOIN:
	case LEX_COMMA:
	case LEX_STOP:
	case LEX_DASH:
	case LEX_FUTURE:
		return false;
	default:
		return l->flags & LEXEME_FIRST;
	}
}

static size_t
match(const struct pattern_context *c, size_t i, struct buf *value, enum mention_kind *kind)
{
	size_t n;

	*kind = MENTION_DATE;
	n = pattern_date(c, i, value);
	if (n)
		return n;
	*kind = MENTION_TIME;
	n = pattern_time(c, i, value);
	return n ? n : pattern_amount(c, i, value, kind);
}

static void
add_value(struct values *out, const struct pattern_context *c, size_t i, size_t n,
    struct value_span v)
{
	const struct lexeme *first = &c->lexemes->items[i],
			    *last = &c->lexemes->items[i + n - 1];

	v.first = first->token;
	v.n = last->token - first->token + 1;
	v.start = first->start;
	v.len = last->start + last->len - first->start;
	out->items = base_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	out->items[out->n++] = v;
}

void
pattern_scan(struct values *out, const char *text, const struct tokens *t, const char *base)
{
	struct lexemes lexemes = {NULL, 0, 0};
	struct pattern_context c = {text, &lexemes, {0, 0, 0}};
	size_t i = 0;

	calendar_parse(base, &c.base);
	lexemes_scan(&lexemes, text, t);
	if (!out->strings.len)
		buf_add_char(&out->strings, '\0');
	while (i < lexemes.n) {
		size_t mark = out->strings.len, n = 0;
		enum mention_kind kind = MENTION_DATE;

		if (may_begin(&lexemes.items[i]))
			n = match(&c, i, &out->strings, &kind);
		if (!n || i + n > lexemes.n ||
		    !(lexemes.items[i + n - 1].flags & LEXEME_LAST)) {
			buf_truncate(&out->strings, mark);
			i++;
			continue;
		}
		add_value(out, &c, i, n,
		    (struct value_span){.value = out->strings.len > mark ? (uint32_t)mark : 0,
			.kind = (uint8_t)kind});
		if (out->strings.len > mark)
			buf_add_char(&out->strings, '\0');
		i += n;
	}
	lexemes_clear(&lexemes);
}

void
values_clear(struct values *v)
{
	free(v->items);
	buf_clear(&v->strings);
	*v = VALUES_INIT;
}
