/* format/decode_map.h: how decoded text grows together with its map. Used by format/decode*.c
 * only. */
#ifndef FORMAT_DECODE_MAP_H
#define FORMAT_DECODE_MAP_H

#include "format/charset.h"
#include "format/decode.h"

/* Appends the text of in_len bytes of input that lie at byte `in`; a run that advances as
 * its input does joins the one before it. */
void decode_add(struct decoded *d, const char *text, size_t len, size_t in, size_t in_len);

/* Each decodes all of the input from byte d->skipped on. False when iconv does not have the
 * encoding; nothing is added then. */
bool decode_with(struct decoded *d, const struct charset *c, const char *bytes, size_t len);

#endif
