/* Lists of words, remembered. */
#include "store/known.h"

#include <stdlib.h>
#include <string.h>

enum { LISTS = 64 };

struct list {
	char *name; /* owned; NULL: free */
	struct buf words;
	size_t n;
	uint64_t used;
};

struct known {
	struct list lists[LISTS];
	uint64_t clock;
	int64_t version; /* of the library's words */
};

struct known *
known_new(void)
{
	return base_calloc(1, sizeof(struct known));
}

static void
forget(struct known *k)
{
	size_t i;

	for (i = 0; i < LISTS; i++) {
		free(k->lists[i].name);
		buf_clear(&k->lists[i].words);
		k->lists[i] = (struct list){.name = NULL};
	}
}

void
known_free(struct known *k)
{
	if (!k)
		return;
	forget(k);
	free(k);
}

bool
known_get(struct library *lib, const char *name, struct buf *out, size_t *n)
{
	struct known *k = lib->known;
	int64_t version = lib->data_version + lib->words_version;
	size_t i;

	if (k->version != version)
		forget(k);
	k->version = version;
	for (i = 0; i < LISTS; i++)
		if (k->lists[i].name && strcmp(k->lists[i].name, name) == 0) {
			k->lists[i].used = ++k->clock;
			buf_add(out, k->lists[i].words.data, k->lists[i].words.len);
			*n = k->lists[i].n;
			return true;
		}
	return false;
}

void
known_keep(
    struct library *lib, const char *name, const struct buf *words, size_t start, size_t n)
{
	struct known *k = lib->known;
	struct list *oldest = &k->lists[0];
	size_t i;

	for (i = 1; i < LISTS; i++)
		if (k->lists[i].used < oldest->used)
			oldest = &k->lists[i];
	free(oldest->name);
	oldest->name = base_strdup(name);
	buf_reset(&oldest->words);
	buf_add(&oldest->words, words->data + start, words->len - start);
	oldest->n = n;
	oldest->used = ++k->clock;
}
