/* entity/feature.h: what the tagger sees of a word: hashed features of the word, its
 * neighbours, the lists of known names, and the rest of the document.
 *
 * A page is one document prepared for reading features off it: every token's hashes, case
 * and list memberships, and, for every word, what its other occurrences in the document
 * tell (after Chieu and Ng, "Named entity recognition: a maximum entropy approach using
 * global information", 2002). The trainer and the tagger share this file; the feature
 * hashes are part of the model's format. */
#ifndef ENTITY_FEATURE_H
#define ENTITY_FEATURE_H

#include "entity/lookup.h"
#include "entity/token.h"

/* What the list of names knows of a word or phrase. */
enum list_bit {
	LIST_GIVEN = 1 << 0,
	LIST_SURNAME = 1 << 1,
	LIST_CITY = 1 << 2,
	LIST_COUNTRY = 1 << 3,
	LIST_REGION = 1 << 4,
	LIST_PEOPLE = 1 << 5, /* demonyms, languages, religions */
	LIST_COMPANY = 1 << 6,
	LIST_BODY = 1 << 7, /* agencies, parties, institutions */
	LIST_TEAM = 1 << 8,
	LIST_OTHER = 1 << 9,        /* events, works, products */
	LIST_TITLE = 1 << 10,       /* Mr., President: stands before a person's name */
	LIST_SEEN_PERSON = 1 << 11, /* names of the training texts */
	LIST_SEEN_ORG = 1 << 12,
	LIST_SEEN_PLACE = 1 << 13,
	LIST_SEEN_OTHER = 1 << 14,
	LIST_ONCE = 1 << 15 /* seen in one training document only */
};
#define LIST_SEEN (LIST_SEEN_PERSON | LIST_SEEN_ORG | LIST_SEEN_PLACE | LIST_SEEN_OTHER)

enum word_case { CASE_NONE, CASE_LOWER, CASE_FIRST, CASE_UPPER, CASE_MIXED, CASE_DIGIT };

struct word {
	uint64_t norm; /* folded, digits as 0 */
	uint64_t exact;
	uint64_t shape;                /* "Xx", "X.X.", "x-x", "0": runs cut to one */
	uint64_t prefix[3], suffix[3]; /* 2, 3 and 4 folded bytes */
	uint64_t tail;                 /* what stands after the last hyphen */
	uint16_t alone;                /* list bits of the word by itself */
	uint16_t begin, inside;        /* list bits of longer phrases it begins or goes on */
	uint16_t head;                 /* list bits of what stands before the first hyphen */
	uint8_t case_;                 /* enum word_case */
	uint32_t seen;                 /* index into page->seen */
	uint32_t run_start, run_end;   /* the run of capitalised words it stands in */
};

struct seen {
	uint64_t key;
	uint32_t flags;
};

struct page {
	const char *text;
	const struct tokens *tokens;
	struct word *words;
	struct seen *seen; /* open addressing; n_seen is a power of two */
	size_t n_seen;
	uint8_t *style;   /* of each token's sentence: enum sentence_style */
	uint8_t informal; /* chat or tweets */
	uint8_t learning; /* names seen in one document only are not known */
};

enum sentence_style { STYLE_PLAIN, STYLE_UPPER, STYLE_TITLE, STYLE_LOWER };

enum { FEATURES_MAX = 128 };

/* Prepares a document; text and tokens stay the caller's and must outlive the page. */
void page_open(
    struct page *p, const char *text, const struct tokens *t, const struct lookup *names);
void page_close(struct page *p);
/* The feature hashes of token i of the sentence [first, last); returns how many. */
size_t page_features(
    const struct page *p, size_t i, size_t first, size_t last, uint32_t out[FEATURES_MAX]);
/* The hash under which lists know a word; phrases join them (lookup_join). */
uint64_t feature_word_hash(const char *s, size_t len);

#endif
