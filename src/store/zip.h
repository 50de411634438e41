/* store/zip.h: compressed bodies and originals (zstd).
 *
 * A body's first byte is the number of its dictionary (0: none), then a zstd frame. An
 * original's frame is made with the body's text as its prefix, so that what both say is kept
 * once; its first byte is 1 then, 0 for a frame by itself. */
#ifndef STORE_ZIP_H
#define STORE_ZIP_H

#include "base/buf.h"

struct zip;

enum { ZIP_MAX = 1 << 30, ZIP_DICTIONARIES = 8, ZIP_TRAIN = 400 };

struct zip *zip_new(void);
void zip_free(struct zip *z);
/* Dictionary n (1 .. ZIP_DICTIONARIES) from now on; bodies are compressed with the newest. */
void zip_set_dictionary(struct zip *z, unsigned n, const void *bytes, size_t len);
bool zip_has_dictionary(const struct zip *z, unsigned n);
/* The newest one's number; 0: none. */
unsigned zip_newest(const struct zip *z);

/* Append to out. */
void zip_pack(struct zip *z, struct buf *out, const void *bytes, size_t len);
void zip_pack_with(
    struct zip *z, struct buf *out, const void *bytes, size_t len, const struct buf *prefix);
/* False when the bytes are damaged, or need a dictionary that is not set. */
bool zip_unpack(struct zip *z, struct buf *out, const void *bytes, size_t len);
bool zip_unpack_with(
    struct zip *z, struct buf *out, const struct buf *bytes, const struct buf *prefix);

/* Makes a dictionary from samples that lie behind each other; appends nothing when they give
 * none. */
void zip_train(struct buf *out, const struct buf *samples, const size_t *sizes, unsigned n);

#endif
