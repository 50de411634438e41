/* Compression: zstd with a trained dictionary, or with the body's text as prefix. */
#include "store/zip.h"

#include <stdlib.h>
#include <zdict.h>
#include <zstd.h>

enum { LEVEL = 3, ORIGINAL_LEVEL = 1, DICTIONARY_BYTES = 64 << 10 };

struct zip {
	ZSTD_CCtx *in;
	ZSTD_DCtx *out;
	ZSTD_CDict *in_dictionary; /* of the newest, once something is compressed with it */
	struct buf newest_bytes;
	ZSTD_DDict *out_dictionaries[ZIP_DICTIONARIES];
	unsigned newest;
};

struct zip *
zip_new(void)
{
	return base_calloc(1, sizeof(struct zip));
}

void
zip_free(struct zip *z)
{
	size_t i;

	if (!z)
		return;
	ZSTD_freeCCtx(z->in);
	ZSTD_freeDCtx(z->out);
	ZSTD_freeCDict(z->in_dictionary);
	buf_clear(&z->newest_bytes);
	for (i = 0; i < ZIP_DICTIONARIES; i++)
		ZSTD_freeDDict(z->out_dictionaries[i]);
	free(z);
}

void
zip_set_dictionary(struct zip *z, unsigned n, const void *bytes, size_t len)
{
	if (n < 1 || n > ZIP_DICTIONARIES || z->out_dictionaries[n - 1])
		return;
	z->out_dictionaries[n - 1] = ZSTD_createDDict(bytes, len);
	if (n <= z->newest)
		return;
	z->newest = n;
	ZSTD_freeCDict(z->in_dictionary);
	z->in_dictionary = NULL;
	buf_reset(&z->newest_bytes);
	buf_add(&z->newest_bytes, bytes, len);
}

bool
zip_has_dictionary(const struct zip *z, unsigned n)
{
	return !n || (n <= ZIP_DICTIONARIES && z->out_dictionaries[n - 1]);
}

unsigned
zip_newest(const struct zip *z)
{
	return z->newest;
}

static ZSTD_CCtx *
compressor(struct zip *z, int level)
{
	if (!z->in)
		z->in = ZSTD_createCCtx();
	if (!z->in)
		abort();
	ZSTD_CCtx_reset(z->in, ZSTD_reset_session_and_parameters);
	ZSTD_CCtx_setParameter(z->in, ZSTD_c_compressionLevel, level);
	ZSTD_CCtx_setParameter(z->in, ZSTD_c_checksumFlag, 1);
	ZSTD_CCtx_setParameter(z->in, ZSTD_c_dictIDFlag, 0);
	return z->in;
}

static ZSTD_DCtx *
decompressor(struct zip *z)
{
	if (!z->out)
		z->out = ZSTD_createDCtx();
	if (!z->out)
		abort();
	ZSTD_DCtx_reset(z->out, ZSTD_reset_session_and_parameters);
	ZSTD_DCtx_setParameter(z->out, ZSTD_d_windowLogMax, 30);
	return z->out;
}

/* Appends the mark and the frame that the prepared compressor makes. */
static void
pack(struct zip *z, struct buf *out, unsigned char mark, const void *bytes, size_t len)
{
	size_t room = ZSTD_compressBound(len), got;

	buf_add_char(out, (char)mark);
	buf_reserve(out, room);
	got = ZSTD_compress2(z->in, out->data + out->len, room, bytes, len);
	if (ZSTD_isError(got))
		abort();
	out->len += got;
	out->data[out->len] = '\0';
}

void
zip_pack(struct zip *z, struct buf *out, const void *bytes, size_t len)
{
	ZSTD_CCtx *c = compressor(z, LEVEL);

	if (z->newest && !z->in_dictionary)
		z->in_dictionary =
		    ZSTD_createCDict(z->newest_bytes.data, z->newest_bytes.len, LEVEL);
	if (z->newest)
		ZSTD_CCtx_refCDict(c, z->in_dictionary);
	pack(z, out, (unsigned char)z->newest, bytes, len);
}

/* The window must reach over the prefix and all of the text. */
static int
window_log(size_t len)
{
	int log = 10;

	while (log < 27 && ((size_t)1 << log) < len)
		log++;
	return log;
}

void
zip_pack_with(
    struct zip *z, struct buf *out, const void *bytes, size_t len, const struct buf *prefix)
{
	ZSTD_CCtx *c = compressor(z, ORIGINAL_LEVEL);

	if (prefix->len) {
		ZSTD_CCtx_setParameter(c, ZSTD_c_windowLog, window_log(prefix->len + len));
		ZSTD_CCtx_refPrefix(c, prefix->data, prefix->len);
	}
	pack(z, out, prefix->len > 0, bytes, len);
}

static bool
unpack(ZSTD_DCtx *d, struct buf *out, const unsigned char *frame, size_t len)
{
	unsigned long long size = ZSTD_getFrameContentSize(frame, len);
	size_t got;

	if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
	    size > ZIP_MAX)
		return false;
	buf_reserve(out, (size_t)size);
	got = ZSTD_decompressDCtx(d, out->data + out->len, (size_t)size, frame, len);
	if (ZSTD_isError(got) || got != size)
		return false;
	out->len += got;
	out->data[out->len] = '\0';
	return true;
}

bool
zip_unpack(struct zip *z, struct buf *out, const void *bytes, size_t len)
{
	const unsigned char *b = bytes;
	ZSTD_DCtx *d = decompressor(z);

	if (!len || b[0] > ZIP_DICTIONARIES || !zip_has_dictionary(z, b[0]))
		return false;
	if (b[0])
		ZSTD_DCtx_refDDict(d, z->out_dictionaries[b[0] - 1]);
	return unpack(d, out, b + 1, len - 1);
}

bool
zip_unpack_with(
    struct zip *z, struct buf *out, const struct buf *bytes, const struct buf *prefix)
{
	ZSTD_DCtx *d = decompressor(z);

	if (!bytes->len || (unsigned char)bytes->data[0] > 1)
		return false;
	if (bytes->data[0])
		ZSTD_DCtx_refPrefix(d, prefix->data, prefix->len);
	return unpack(d, out, (const unsigned char *)bytes->data + 1, bytes->len - 1);
}

void
zip_train(struct buf *out, const struct buf *samples, const size_t *sizes, unsigned n)
{
	size_t got;

	buf_reserve(out, DICTIONARY_BYTES);
	got = ZDICT_trainFromBuffer(
	    out->data + out->len, DICTIONARY_BYTES, samples->data, sizes, n);
	if (!ZDICT_isError(got))
		out->len += got;
	out->data[out->len] = '\0';
}
