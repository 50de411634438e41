/* Which versions of the Unicode and stemming libraries are in. */
#include "text/version.h"

#include <unistring/version.h>

void
text_add_versions(struct buf *out)
{
	unsigned v = (unsigned)_libunistring_version;

	buf_addf(out, "libunistring %u.%u", v >> 16 & 0xff, v >> 8 & 0xff);
	if (v & 0xff)
		buf_addf(out, ".%u", v & 0xff);
	/* libstemmer does not tell its version. */
	buf_add_str(out, "\nlibstemmer (Snowball)\n");
}
