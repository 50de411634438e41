/* entity/: patterns over any text, and any bytes as a model file. */
#include "fuzz.h"

#include "entity/annotate.h"
#include "entity/model.h"
#include "text/clean.h"

#include <string.h>

static void
check_patterns(const uint8_t *bytes, size_t len)
{
	struct buf text = BUF_INIT;
	struct article a;
	size_t i, end = 0;

	article_init(&a);
	clean_text(&text, (const char *)bytes, len, CLEAN_LINE);
	doc_add_block(&a.doc, BLOCK_PARAGRAPH, buf_str(&text), text.len);
	entity_annotate(NULL, &a);
	for (i = 0; i < a.mentions.n; i++) {
		const struct mention *m = &a.mentions.items[i];

		FUZZ_CHECK(m->start >= end && m->len > 0 && m->kind < MENTION_KINDS);
		end = (size_t)m->start + m->len;
		FUZZ_CHECK(end <= a.doc.text.len);
	}
	article_clear(&a);
	buf_clear(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct entity_model m;
	void *aligned = aligned_alloc(MODEL_ALIGN, (len / MODEL_ALIGN + 1) * MODEL_ALIGN);

	check_patterns(bytes, len);
	if (!aligned)
		return 0;
	memset(&m, 0, sizeof(m));
	memcpy(aligned, bytes, len);
	model_from_bytes(&m, aligned, len);
	model_clear(&m);
	free(aligned);
	return 0;
}
