/* extract/html_topic.h: what a block's words have to do with those of the rest of the page. */
#ifndef EXTRACT_HTML_TOPIC_H
#define EXTRACT_HTML_TOPIC_H

#include "extract/html_page.h"

struct topic_block {
	uint8_t known;  /* percent of its long words that other blocks of the chosen box have */
	uint8_t title;  /* percent of the title's long words that it has */
	uint8_t writer; /* percent of its words that are of the writer ("I", "we") */
	uint8_t reader; /* ... of the reader ("you") */
	uint8_t quotes, marks; /* quotation marks; question and exclamation marks, at most 99 */
};

/* Fills out[n_blocks]. title may be "". Linear in the text. */
void topic_read(const struct page *p, uint32_t box, const char *title, struct topic_block *out);

#endif
