/* Bytes of a text and of what cleaning left of it. */
#include "tap.h"

#include "ingest/align.h"
#include "text/clean.h"

#include <string.h>

/* Each mark '|' of want stands where the clean text's bytes begin in the raw text: a raw
 * offset for each clean byte. */
static void
check(const char *raw, size_t len, const size_t *want, size_t n)
{
	struct buf in = BUF_INIT, clean = BUF_INIT;
	struct align a;
	size_t i, wrong = 0;

	buf_add(&in, raw, len);
	clean_text(&clean, raw, len, CLEAN_TEXT);
	align_texts(&a, &in, &clean);
	tap_is_int((long long)clean.len, (long long)n - 1, "%zu bytes stay", n - 1);
	for (i = 0; i < n; i++)
		wrong += align_raw_at(&a, i) != want[i];
	tap_is_int((long long)wrong, 0, "each knows where it came from: %s", buf_str(&clean));
	align_clear(&a);
	buf_clear(&in);
	buf_clear(&clean);
}

int
main(void)
{
	/* "ab" ESC "c" CR LF "d" soft hyphen "e" U+2028 "f" */
	static const char mixed[] = "ab\x1b"
				    "c\r\nd\xc2\xad"
				    "e\xe2\x80\xa8"
				    "f";
	static const size_t mixed_at[] = {0, 1, 3, 5, 6, 9, 10, 13, 14};
	static const size_t plain_at[] = {0, 1, 2, 3, 4, 5};
	/* ten marks on a letter, of which eight stay */
	static const char marks[] = "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"
				    "\xcc\x81\xcc\x81\xcc\x81!";
	static const size_t marks_at[] = {
	    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22};
	static const size_t none_at[] = {0};

	check("a\n\tbc", 5, plain_at, 6);
	check(mixed, sizeof(mixed) - 1, mixed_at, 9);
	check(marks, sizeof(marks) - 1, marks_at, 19);
	check("", 0, none_at, 1);
	return tap_done();
}
