/* store/prepare.h: an article ready to be written: what a worker made of it. */
#ifndef STORE_PREPARE_H
#define STORE_PREPARE_H

#include "store/article.h"
#include "store/print.h"

struct prepared {
	int64_t hash;   /* of the bytes as they came */
	uint64_t len;   /* of them */
	bool has_bytes; /* they are kept */
	bool has_print;
	struct print print;
	char *media, *charset, *path, *member; /* owned; or NULL */
	struct buf body;                       /* compressed */
	struct buf original;                   /* compressed with the body's text as prefix */
	struct article article;
};

/* Reads what article_prepare wrote; false when it makes no sense. Clear it in any case. */
bool prepared_read(struct prepared *p, const void *bytes, size_t len);
void prepared_clear(struct prepared *p);

#endif
