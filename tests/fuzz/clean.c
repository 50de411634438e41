/* text/clean.h: nothing passes that must not, and cleaning twice changes nothing. */
#include "fuzz.h"

#include "text/clean.h"
#include "text/utf8.h"

#include <string.h>

static void
check(const uint8_t *bytes, size_t len, enum clean_mode mode)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	size_t at = 0;

	clean_text(&once, (const char *)bytes, len, mode);
	while (at < once.len) {
		uint32_t cp;

		at += utf8_decode(once.data + at, once.len - at, &cp);
		FUZZ_CHECK(!clean_drops(cp));
		FUZZ_CHECK(mode == CLEAN_TEXT || (cp != '\n' && cp != '\t'));
	}
	clean_text(&twice, buf_str(&once), once.len, mode);
	FUZZ_CHECK(once.len == twice.len);
	FUZZ_CHECK(!once.len || !memcmp(once.data, twice.data, once.len));
	buf_clear(&once);
	buf_clear(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	check(bytes, len, CLEAN_TEXT);
	check(bytes, len, CLEAN_LINE);
	return 0;
}
