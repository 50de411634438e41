/* Stems of words by language. */
#include "text/stem.h"

#include "text/token.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

enum { N_SLOTS = 8192, SLOT_BYTES = 30 };

static const struct {
	const char tag[4];
	const char *algorithm;
} languages[] = {
    {"ar", "arabic"},
    {"ca", "catalan"},
    {"da", "danish"},
    {"de", "german"},
    {"el", "greek"},
    {"en", "english"},
    {"es", "spanish"},
    {"eu", "basque"},
    {"fi", "finnish"},
    {"fr", "french"},
    {"ga", "irish"},
    {"hi", "hindi"},
    {"hu", "hungarian"},
    {"hy", "armenian"},
    {"id", "indonesian"},
    {"it", "italian"},
    {"lt", "lithuanian"},
    {"ne", "nepali"},
    {"nl", "dutch"},
    {"no", "norwegian"},
    {"nb", "norwegian"},
    {"nn", "norwegian"},
    {"pt", "portuguese"},
    {"ro", "romanian"},
    {"ru", "russian"},
    {"sr", "serbian"},
    {"sv", "swedish"},
    {"ta", "tamil"},
    {"tr", "turkish"},
    {"yi", "yiddish"},
};

/* A word and, behind it, its stem. */
struct slot {
	unsigned char word_len, stem_len;
	char bytes[SLOT_BYTES];
};

struct stem {
	struct sb_stemmer *stemmers[ARRAY_LEN(languages)];
	struct slot *slots[ARRAY_LEN(languages)];
};

/* Index into languages, or -1. */
static int
find_language(const char *lang)
{
	size_t i;

	if (!lang || !lang[0] || !lang[1] || (lang[2] && lang[2] != '-' && lang[2] != '_'))
		return -1;
	for (i = 0; i < ARRAY_LEN(languages); i++)
		if ((lang[0] | 0x20) == languages[i].tag[0] &&
		    (lang[1] | 0x20) == languages[i].tag[1])
			return (int)i;
	return -1;
}

bool
stem_has_language(const char *lang)
{
	return find_language(lang) >= 0;
}

struct stem *
stem_new(void)
{
	return base_calloc(1, sizeof(struct stem));
}

void
stem_free(struct stem *s)
{
	size_t i;

	if (!s)
		return;
	for (i = 0; i < ARRAY_LEN(languages); i++) {
		if (s->stemmers[i])
			sb_stemmer_delete(s->stemmers[i]);
		free(s->slots[i]);
	}
	free(s);
}

/* FNV-1a. */
static uint32_t
hash(const char *s, size_t len)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
}

static bool
run_stemmer(
    struct sb_stemmer *stemmer, const char *word, size_t len, char *out, size_t *out_len)
{
	const sb_symbol *got = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)len);
	int n = got ? sb_stemmer_length(stemmer) : 0;

	if (n <= 0 || n > TOKEN_MAX)
		return false;
	memcpy(out, got, (size_t)n);
	*out_len = (size_t)n;
	return true;
}

bool
stem_word(
    struct stem *s, const char *lang, const char *word, size_t len, char *out, size_t *out_len)
{
	int i = find_language(lang);
	struct slot *slot;

	if (i < 0 || !len || len > TOKEN_MAX)
		return false;
	if (!s->stemmers[i]) {
		s->stemmers[i] = sb_stemmer_new(languages[i].algorithm, "UTF_8");
		if (!s->stemmers[i])
			return false;
		s->slots[i] = base_calloc(N_SLOTS, sizeof(struct slot));
	}
	slot = &s->slots[i][hash(word, len) % N_SLOTS];
	if (slot->word_len == len && !memcmp(slot->bytes, word, len)) {
		*out_len = slot->stem_len;
		memcpy(out, slot->bytes + len, slot->stem_len);
	} else {
		if (!run_stemmer(s->stemmers[i], word, len, out, out_len))
			return false;
		if (len + *out_len <= SLOT_BYTES) {
			slot->word_len = (unsigned char)len;
			slot->stem_len = (unsigned char)*out_len;
			memcpy(slot->bytes, word, len);
			memcpy(slot->bytes + len, out, *out_len);
		}
	}
	return *out_len != len || memcmp(out, word, len);
}
