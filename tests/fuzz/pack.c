/* doc/pack.h and ingest/wire.h: bytes of a lying worker or a damaged library. What is taken
 * packs to something that is taken again. */
#include "fuzz.h"

#include "doc/pack.h"
#include "ingest/wire.h"

static void
check_pack(const uint8_t *bytes, size_t len)
{
	struct article a, b;
	struct buf out = BUF_INIT;

	article_init(&a);
	if (unpack_article(bytes, len, &a)) {
		pack_article(&out, &a);
		article_init(&b);
		FUZZ_CHECK(unpack_article(out.data, out.len, &b));
		FUZZ_CHECK(
		    a.doc.text.len == b.doc.text.len && a.doc.n_blocks == b.doc.n_blocks);
		article_clear(&b);
	}
	article_clear(&a);
	buf_clear(&out);
}

static void
check_wire(const uint8_t *bytes, size_t len)
{
	struct wire_reader r = WIRE_READER(bytes, len);
	int64_t length = wire_length(bytes, len);
	size_t got, i;

	FUZZ_CHECK(length >= -2 && length <= WIRE_MAX);
	for (i = 0; i < 64 && !wire_done(&r) && !r.bad; i++) {
		const char *s = wire_bytes(&r, &got);

		FUZZ_CHECK(s && got <= len);
		if (wire_number(&r) == 1)
			wire_below(&r, 7);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	check_pack(bytes, len);
	check_wire(bytes, len);
	return 0;
}
