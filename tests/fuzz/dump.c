/* format/dump.h: any text becomes a document that keeps its promises. */
#include "check_doc.h"
#include "fuzz.h"

#include "format/dump.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct doc d;

	doc_init(&d);
	dump_to_doc((const char *)bytes, len, &d);
	check_doc(&d);
	doc_clear(&d);
	return 0;
}
