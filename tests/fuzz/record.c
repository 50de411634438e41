/* format/record.h: any line is an article that keeps its promises, or refused with a reason. */
#include "check_doc.h"
#include "fuzz.h"

#include "doc/pack.h"
#include "format/record.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct buf packed = BUF_INIT;
	struct article back;
	struct record r;
	struct err err;
	size_t i;

	err_clear(&err);
	if (record_read((const char *)bytes, len, &r, &err)) {
		check_doc(&r.article.doc);
		/* Without a body, whoever finds it looks for the notes' places. */
		for (i = 0; r.article.doc.text.len && i < r.n_notes; i++)
			FUZZ_CHECK((size_t)r.notes[i].start + r.notes[i].len <=
				   r.article.doc.text.len);
		/* What is packed is checked when it is unpacked. */
		article_init(&back);
		pack_article(&packed, &r.article);
		FUZZ_CHECK(unpack_article(packed.data, packed.len, &back));
		article_clear(&back);
		buf_clear(&packed);
	} else {
		FUZZ_CHECK(err.kind == ERR_DATA && err.text[0]);
	}
	record_clear(&r);
	return 0;
}
