/* format/html.h: any bytes become a document that keeps its promises. */
#include "check_doc.h"
#include "fuzz.h"

#include "format/html.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct buf dump = BUF_INIT;
	struct doc d;

	doc_init(&d);
	html_to_doc((const char *)bytes, len, &d);
	check_doc(&d);
	doc_clear(&d);
	html_dump((const char *)bytes, len, &dump);
	buf_clear(&dump);
	return 0;
}
