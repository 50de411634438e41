/* train/lists.h: compiles the list of names that the model carries. */
#ifndef TRAIN_LISTS_H
#define TRAIN_LISTS_H

#include "base/buf.h"
#include "base/err.h"
#include "train/conll.h"

struct list_entry {
	uint64_t hash;
	uint16_t bits;      /* enum list_bit */
	uint16_t documents; /* training documents that name it */
	uint32_t last;      /* the newest of them, plus one */
};

/* Open addressing; size is a power of two. */
struct lists {
	struct list_entry *items;
	size_t size, n;
};

struct list_entry *lists_add(struct lists *l, uint64_t hash, unsigned bits);
/* Adds a name; words holds hashes of words too common to be names by themselves, or NULL. */
void lists_add_name(
    struct lists *l, const struct lists *words, const char *name, size_t len, unsigned bits);
/* Counts the lower-case words of the samples: what is often lower case is no name. */
void lists_count_words(struct lists *words, const struct samples *s);
/* The names of the labelled samples themselves. */
void lists_add_samples(struct lists *l, const struct samples *s);
/* The files of a gazetteer folder, the ISO code tables, the list written by hand. */
struct list_paths {
	const char *gazetteer, *iso, *own;
};

bool lists_read(struct lists *l, const struct lists *words, const struct list_paths *paths,
    struct err *err);
/* The lookup section of a model file. */
void lists_write(const struct lists *l, unsigned bits, struct buf *out);
void lists_clear(struct lists *l);

#endif
