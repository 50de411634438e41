/* format/decode.h and sniff.h: any bytes become valid UTF-8 with a way back into them. The
 * first byte chooses what the bytes are declared as. */
#include "fuzz.h"

#include "format/charset.h"
#include "format/decode.h"
#include "format/sniff.h"
#include "text/utf8.h"

#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *s = (const char *)bytes + 1, *what = NULL;
	const struct charset *c = charsets;
	struct decoded d;
	size_t i, in, before = 0;
	char declared[32];

	if (!len--)
		return 0;
	for (i = 0; i < *bytes && c->name; i++)
		c++;
	decode_bytes(s, len, c->name, &d);
	FUZZ_CHECK(utf8_valid(buf_str(&d.text), d.text.len));
	FUZZ_CHECK(charset_find(d.charset, strlen(d.charset)));
	for (i = 0; i < d.text.len; i++) {
		in = decode_input_at(&d, i);
		FUZZ_CHECK(in < len && in >= before);
		before = in;
	}
	decoded_clear(&d);
	if (decode_html_charset(s, len, declared))
		FUZZ_CHECK(charset_find(declared, strlen(declared)));
	sniff_bytes(s, len, NULL, &what);
	FUZZ_CHECK(what && *what);
	return 0;
}
