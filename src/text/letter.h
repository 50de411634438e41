/* text/letter.h: cheap classes of characters for tokens, shapes and keys.
 *
 * Tagging reads every character of a text several times, so this knows exactly what
 * names need: is it a letter, of which case, and which plain letters stand for it. It is
 * not a Unicode property library: letters outside Latin, Greek and Cyrillic have no case. */
#ifndef TEXT_LETTER_H
#define TEXT_LETTER_H

#include "base/buf.h"

enum letter_class {
	LETTER_PUNCT, /* and symbols, emoji, controls */
	LETTER_SPACE,
	LETTER_DIGIT,
	LETTER_UPPER,
	LETTER_LOWER,
	LETTER_OTHER,     /* a letter without case */
	LETTER_IDEOGRAPH, /* a word by itself: CJK, kana */
	LETTER_MARK       /* combining: belongs to the letter before it */
};

struct letter {
	uint32_t code;  /* U+FFFD for a byte that is not UTF-8 */
	uint8_t len;    /* bytes, at least 1 */
	uint8_t class_; /* enum letter_class */
};

/* The classes of ASCII. */
extern const uint8_t letter_ascii[128];
/* letter_at for a character that does not begin with ASCII. */
struct letter letter_at_multi(const char *s, size_t len);

/* The character at s; len must not be 0. */
static inline struct letter
letter_at(const char *s, size_t len)
{
	unsigned char c = (unsigned char)s[0];

	if (c < 0x80)
		return (struct letter){c, 1, letter_ascii[c]};
	return letter_at_multi(s, len);
}

/* The class of a code point. */
enum letter_class letter_class_of(uint32_t code);
/* Writes the lower-case letter without accents (é -> e, ß -> ss, Σ -> σ) as UTF-8 into
 * out; returns the bytes written, 0 for a mark. */
size_t letter_fold(uint32_t code, char out[4]);
/* Is a name set in capitals, as headlines and datelines have it? No acronym: it has more than
 * six letters, or more than one word. */
bool letter_is_headline(const char *s, size_t len);
/* Folds a whole text. */
void letter_fold_text(struct buf *out, const char *s, size_t len);

#endif
