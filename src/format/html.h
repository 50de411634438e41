/* format/html.h: a web page as a document.
 *
 * The page is parsed as the HTML standard says (by gumbo), after format/html_limit.h has
 * bounded its nesting and its number of elements, so time and memory are linear in the
 * input whatever it holds. The tree is walked without recursion.
 *
 * The document has:
 * - blocks, each naming its container, with spans for emphasis, strong, code and links
 *   (targets as written in the page; extract/ makes them absolute);
 * - the outline: one container an element that may hold blocks. tag, classes, id and role
 *   are lower case; an itemtype's last part and an itemprop are joined to role as
 *   further words;
 * - raw metadata, in page order; block is the index of the first block at or after the
 *   place. Keys:
 *     title, h1, lang, base, link:REL, time (datetime of a <time>), singlefile:url,
 *     singlefile:date, the name or property of a <meta> in lower case ("og:title"),
 *     itemprop:NAME, rel:author, el:byline, el:author, el:date (elements whose class or id
 *     says so), json-ld:NAME of an article and json-ld-page:NAME of the page
 *     (format/html_ld.h).
 *
 * What no reader sees is dropped: scripts, styles, templates, noscript, form controls,
 * hidden elements and modal dialogues. When nearly all of the text is hidden (pages that a
 * script unveils) hidden elements are kept. */
#ifndef FORMAT_HTML_H
#define FORMAT_HTML_H

#include "doc/doc.h"

/* Fills an initialised, empty document from decoded (UTF-8) text. Total. */
void html_to_doc(const char *s, size_t len, struct doc *out);

/* Appends the page's text, a block a line, cells of tables on lines of their own. */
void html_dump(const char *s, size_t len, struct buf *out);

#endif
