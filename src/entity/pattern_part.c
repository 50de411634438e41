/* Looking at lexemes. */
#include "entity/pattern_part.h"

#include <string.h>

const struct lexeme *
part_at(const struct pattern_context *c, size_t i)
{
	return &c->lexemes->items[i];
}

const struct lexeme *
part_before(const struct pattern_context *c, size_t i)
{
	static const struct lexeme none = {.flags = LEXEME_BREAK};

	return i && !(part_at(c, i)->flags & LEXEME_BREAK) ? part_at(c, i - 1) : &none;
}

bool
part_is(const struct pattern_context *c, size_t i, enum lexicon_class class_)
{
	return part_at(c, i)->class_ == class_ && !(part_at(c, i)->flags & LEXEME_BREAK);
}

bool
part_is_word(const struct pattern_context *c, size_t i, const char *word)
{
	const struct lexeme *l = part_at(c, i);

	return l->len == strlen(word) && !memcmp(c->text + l->start, word, l->len) &&
	       !(l->flags & LEXEME_BREAK);
}

bool
part_is_int(const struct pattern_context *c, size_t i, int low, int high)
{
	const struct lexeme *l = part_at(c, i);

	return l->class_ == LEX_NUMBER &&
	       !(l->flags & (LEXEME_DECIMAL | LEXEME_GROUPED | LEXEME_CLOCK)) &&
	       l->number >= low && l->number <= high;
}

bool
part_is_year(const struct pattern_context *c, size_t i)
{
	return part_is_int(c, i, 1000, 2100) && part_at(c, i)->code == 4 &&
	       !(part_at(c, i)->flags & LEXEME_BREAK);
}

bool
part_is_future(const struct pattern_context *c, size_t i)
{
	size_t k;

	for (k = 0; k < 10 && i > k && !(part_at(c, i - k)->flags & LEXEME_BREAK); k++) {
		const struct lexeme *l = part_at(c, i - k - 1);

		if (l->class_ == LEX_FUTURE)
			return true;
		if (l->class_ == LEX_STOP)
			return false;
	}
	return false;
}
