/* extract/extract.h: whatever a page holds, its article is a sound document without an outline,
 * and is empty only when the page is. */
#include "check_doc.h"
#include "fuzz.h"

#include "extract/extract.h"
#include "format/html.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct article a;
	struct doc page;
	const char *value;
	int i;

	doc_init(&page);
	article_init(&a);
	html_to_doc((const char *)bytes, len, &page);
	extract_html(&page, NULL, &a);
	check_doc(&a.doc);
	if (a.doc.n_containers || a.doc.n_metas)
		abort();
	if (a.doc.text.len < 2 && page.text.len > page.n_blocks)
		abort();
	for (i = 0; i < FIELD_COUNT; i++)
		if ((value = article_get(&a, (enum article_field)i)) &&
		    (!*value || !utf8_valid(value, strlen(value))))
			abort();
	article_clear(&a);
	doc_clear(&page);
	return 0;
}
