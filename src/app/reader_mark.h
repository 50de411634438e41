/* app/reader_mark.h: what reader.c asks of reader_mark.c besides app/reader.h. */
#ifndef APP_READER_MARK_H
#define APP_READER_MARK_H

#include "app/reader.h"

/* Marks the names and values whose kinds stand in the list of words. */
void reader_mark_names(struct reader *r, const char *kinds);
/* Fills the targets: names and links, in text order. */
void reader_list_targets(struct reader *r);
/* Numbers links and lists their addresses in the tail. */
void reader_list_links(struct reader *r);

#endif
