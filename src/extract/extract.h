/* extract/extract.h: finds the article in a document.
 *
 * In comes what format/ made: all blocks of the page, with or without an outline and raw
 * metadata. Out comes an article whose document holds the body only, and whose fields carry
 * where each was found and a confidence. What the page does not say stays unknown. Pure, total,
 * linear; never an empty body when the page has any prose. */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "doc/article.h"

/* What is known besides the page; any may be NULL. */
struct extract_hints {
	const char *url;  /* where it came from */
	const char *name; /* its file's name */
};

/* Fills an initialised, empty article from a tagless dump (format/dump.h). */
void extract_text(
    const struct doc *page, const struct extract_hints *hints, struct article *out);
/* The same from a web page (format/html.h). */
void extract_html(
    const struct doc *page, const struct extract_hints *hints, struct article *out);
/* Guesses from the body's beginning the language of an article that does not say it. */
void extract_language(struct article *out);

#endif
