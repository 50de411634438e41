/* base/base64.h: bytes in sixty-four letters. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/buf.h"

/* Appends them, with '=' at the end to a multiple of four. */
void base64_add(struct buf *out, const void *bytes, size_t len);

#endif
