/* format/html_ld.h: JSON-LD scripts as raw metadata.
 *
 * Articles, pages, recipes and the like are found at any depth (in @graph, in arrays);
 * authors and publishers given by @id are looked up in all scripts of the page. Keys:
 * "json-ld:" and, of WebPage nodes, "json-ld-page:", with headline, name, author (one entry
 * a person), date, modified, publisher, section, lang, url, credit. */
#ifndef FORMAT_HTML_LD_H
#define FORMAT_HTML_LD_H

#include "doc/doc.h"

/* scripts holds NUL-closed scripts, len bytes in all; it is changed: what breaks JSON
 * without meaning anything (raw control characters) is blanked. */
void html_ld_read(struct doc *d, char *scripts, size_t len);

#endif
