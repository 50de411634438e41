/* format/decode.h: bytes of any encoding become UTF-8, once.
 *
 * Order: byte order mark; strict UTF-8; the declared charset (an HTML page's <meta>, or what
 * the caller knows); detection (uchardet); windows-1252. Valid UTF-8 beats what is declared.
 * Invalid sequences become U+FFFD. The text is not cleaned yet (text/clean.h). */
#ifndef FORMAT_DECODE_H
#define FORMAT_DECODE_H

#include "base/buf.h"

/* Where a run of output begins in the input; between two entries both advance alike (the
 * input was UTF-8 already) or the run stands for one stretch of input. */
struct decode_map_item {
	uint32_t out, in; /* bytes */
};

struct decoded {
	struct buf text;             /* UTF-8 */
	char charset[32];            /* lower case: "utf-8", "windows-1252" ... */
	bool is_damaged;             /* something became U+FFFD */
	struct decode_map_item *map; /* the last is the end; empty: text is the input from byte
				      * `skipped` on */
	size_t n_map, cap_map;
	uint32_t skipped; /* bytes of a byte order mark */
	bool has_no_map;  /* nobody asks where a byte came from */
};

/* declared may be NULL. Fills *out, which the caller clears. Total; linear. */
void decode_bytes(const char *bytes, size_t len, const char *declared, struct decoded *out);
/* The same without a map, which can take more memory than the text. */
void decode_text(const char *bytes, size_t len, const char *declared, struct decoded *out);
void decoded_clear(struct decoded *d);
/* The input byte that an output byte came from. */
size_t decode_input_at(const struct decoded *d, size_t out_at);
/* The charset that an HTML page declares in its first 4096 bytes (a <meta>), into out; false
 * when there is none. */
bool decode_html_charset(const char *bytes, size_t len, char out[32]);

/* Loads the converters of all encodings for the rest of the process, some milliseconds: the
 * C library loads each from a file when it is first used, which a worker behind its system
 * call filter cannot. */
void decode_preload(void);

#endif
