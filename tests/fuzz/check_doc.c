/* The invariants of a document. */
#include "check_doc.h"

#include "fuzz.h"
#include "text/clean.h"
#include "text/utf8.h"

static void
check_text(const char *s, size_t len)
{
	size_t at = 0;

	while (at < len) {
		uint32_t cp;

		at += utf8_decode(s + at, len - at, &cp);
		FUZZ_CHECK(!clean_drops(cp));
	}
}

void
check_doc(const struct doc *d)
{
	size_t end = 0, i, block;

	check_text(buf_str(&d->text), d->text.len);
	for (i = 0; i < d->n_blocks; i++) {
		const struct block *b = &d->blocks[i];

		FUZZ_CHECK(b->start >= end && b->kind < BLOCK_KINDS);
		end = (size_t)b->start + b->len + 1;
		FUZZ_CHECK(end <= d->text.len && d->text.data[end - 1] == '\n');
		FUZZ_CHECK(!d->n_containers || b->container < d->n_containers);
	}
	for (i = 0; i < d->n_spans; i++) {
		const struct span *s = &d->spans[i];

		FUZZ_CHECK(i == 0 || s->start >= d->spans[i - 1].start);
		block = doc_block_at(d, s->start);
		FUZZ_CHECK(block < d->n_blocks && s->start >= d->blocks[block].start);
		FUZZ_CHECK((size_t)s->start + s->len <=
			   (size_t)d->blocks[block].start + d->blocks[block].len);
		FUZZ_CHECK(s->kind < SPAN_KINDS && s->target <= d->strings.len);
	}
	for (i = 0; i < d->n_containers; i++)
		FUZZ_CHECK(d->containers[i].parent < d->n_containers);
}
