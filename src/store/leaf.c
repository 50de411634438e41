/* Rows out of table leaf pages. */
#include "store/leaf.h"

#include <stdlib.h>
#include <string.h>

enum {
	HEADER = 100,        /* bytes of the file's header */
	LEAF_PAGE = 0x0d,    /* the type of a table leaf page */
	LEAF_HEADER = 8,     /* bytes before its cell pointers */
	DEFAULT_PAGE = 16384 /* as library.c makes them */
};

struct leaf {
	sqlite3_file *file;
	size_t page_size;
	size_t usable; /* bytes of a page; the rest is reserved */
	uint32_t n_pages;
	unsigned char *free; /* a bit a page: on the freelist */
	bool knows_free;
	unsigned char *page;  /* the leaf at hand */
	unsigned char *other; /* a page of the freelist or of an overflow chain */
	uint32_t number;      /* of the leaf at hand */
	size_t cell, n_cells; /* the next one */
	/* The record of the row at hand. */
	uint64_t record_len;
	const unsigned char *local; /* its beginning, in the leaf */
	size_t local_len;
	uint32_t overflow; /* the page where it goes on */
	struct buf record;
};

static unsigned
get_16(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static uint32_t
get_32(const unsigned char *at)
{
	return (uint32_t)get_16(at) << 16 | get_16(at + 2);
}

/* Seven bits a byte, the highest ones first; a ninth byte counts whole. Gives what is behind
 * it, NULL when it ends too late. */
static const unsigned char *
get_varint(const unsigned char *at, const unsigned char *end, uint64_t *out)
{
	uint64_t n = 0;
	int i;

	for (i = 0; i < 8 && at < end; i++) {
		n = n << 7 | (*at & 0x7f);
		if (!(*at++ & 0x80)) {
			*out = n;
			return at;
		}
	}
	if (at >= end)
		return NULL;
	*out = n << 8 | *at;
	return at + 1;
}

static int64_t
get_int(const char *bytes, size_t len)
{
	uint64_t n = len && (bytes[0] & 0x80) ? UINT64_MAX : 0;
	size_t i;

	for (i = 0; i < len; i++)
		n = n << 8 | (unsigned char)bytes[i];
	return (int64_t)n;
}

static bool
read_at(struct leaf *l, void *into, size_t len, uint64_t at)
{
	return l->file->pMethods->xRead(l->file, into, (int)len, (sqlite3_int64)at) ==
	       SQLITE_OK;
}

static bool
is_free(const struct leaf *l, uint32_t number)
{
	return l->free[number / 8] >> number % 8 & 1;
}

/* Pages count from 1; the first one has the file's header and the schema, never rows. */
static bool
read_page(struct leaf *l, uint32_t number, unsigned char *into)
{
	return number > 1 && number <= l->n_pages &&
	       read_at(l, into, l->page_size, (uint64_t)(number - 1) * l->page_size);
}

/* False when that cannot be: outside, or on the list already. */
static bool
mark_free(struct leaf *l, uint32_t number, uint32_t *n_marked)
{
	if (number < 2 || number > l->n_pages || is_free(l, number))
		return false;
	l->free[number / 8] |= (unsigned char)(1u << number % 8);
	++*n_marked;
	return true;
}

/* Follows the freelist: trunk pages, each with the next one, a count, and numbers of pages. */
static bool
read_freelist(struct leaf *l, const unsigned char *header)
{
	uint32_t trunk = get_32(header + 32), n_marked = 0, n, i;

	while (trunk) {
		if (!mark_free(l, trunk, &n_marked) || !read_page(l, trunk, l->other))
			return false;
		trunk = get_32(l->other);
		n = get_32(l->other + 4);
		if (n > l->usable / 4 - 2)
			return false;
		for (i = 0; i < n; i++)
			if (!mark_free(l, get_32(l->other + 8 + 4 * i), &n_marked))
				return false;
	}
	return n_marked == get_32(header + 36);
}

/* Fills page_size and usable, unless the header is none. */
static bool
read_header(struct leaf *l, const unsigned char *header)
{
	static const char magic[] = "SQLite format 3";
	size_t size = get_16(header + 16), reserved = header[20];

	if (size == 1)
		size = 65536;
	if (memcmp(header, magic, sizeof(magic)) != 0 || size < 512 || (size & (size - 1)) ||
	    size - reserved < 480)
		return false;
	l->page_size = size;
	l->usable = size - reserved;
	return true;
}

struct leaf *
leaf_open(sqlite3 *db)
{
	sqlite3_file *file = NULL;
	unsigned char header[HEADER];
	sqlite3_int64 size = 0;
	struct leaf *l;
	uint64_t n;
	bool sound;

	/* SQLite's own handle: closing another one would end its locks. */
	if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) || !file ||
	    !file->pMethods || file->pMethods->xFileSize(file, &size))
		return NULL;
	l = base_calloc(1, sizeof(*l));
	l->file = file;
	l->record = BUF_INIT;
	sound = read_at(l, header, sizeof(header), 0) && read_header(l, header);
	if (!sound)
		l->page_size = l->usable = DEFAULT_PAGE;
	n = (uint64_t)size / l->page_size;
	l->n_pages = n < UINT32_MAX ? (uint32_t)n : UINT32_MAX - 1;
	l->free = base_calloc(l->n_pages / 8 + 1, 1);
	l->page = base_alloc(l->page_size);
	l->other = base_alloc(l->page_size);
	l->number = 1;
	l->knows_free = sound && read_freelist(l, header);
	if (!l->knows_free)
		memset(l->free, 0, l->n_pages / 8 + 1);
	return l;
}

void
leaf_close(struct leaf *l)
{
	if (!l)
		return;
	free(l->free);
	free(l->page);
	free(l->other);
	buf_clear(&l->record);
	free(l);
}

bool
leaf_knows_free(const struct leaf *l)
{
	return l->knows_free;
}

/* How much of a record of that length lies in the leaf itself. */
static size_t
local_len(const struct leaf *l, uint64_t record_len)
{
	uint64_t most = l->usable - 35, least = (l->usable - 12) * 32 / 255 - 23, n;

	if (record_len <= most)
		return (size_t)record_len;
	n = least + (record_len - least) % (l->usable - 4);
	return (size_t)(n <= most ? n : least);
}

/* False for codes that mean nothing. */
static bool
read_code(uint64_t code, struct leaf_value *v)
{
	static const unsigned char lens[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

	v->number = 0;
	v->bytes = NULL;
	if (code >= 12) {
		v->class = code & 1 ? LEAF_TEXT : LEAF_BLOB;
		v->len = (code - 12) / 2;
		return true;
	}
	if (code >= ARRAY_LEN(lens))
		return false;
	v->class = code == 0 ? LEAF_NULL : code == 7 ? LEAF_REAL : LEAF_INT;
	v->len = lens[code];
	/* Two constants take no bytes. */
	v->number = code == 9;
	return true;
}

/* A record begins with its header's length and a code a value; all must fill it exactly. */
static bool
read_codes(struct leaf *l, struct leaf_row *row)
{
	const unsigned char *at, *end;
	uint64_t at_value, code;
	struct leaf_value *v;

	row->n_values = 0;
	at = get_varint(l->local, l->local + l->local_len, &at_value);
	if (!at || at_value > l->local_len)
		return false;
	end = l->local + at_value;
	while (at < end) {
		if (row->n_values == LEAF_COLUMNS)
			return false;
		v = &row->values[row->n_values++];
		at = get_varint(at, end, &code);
		if (!at || !read_code(code, v) || v->len > l->record_len - at_value)
			return false;
		v->at = at_value;
		at_value += v->len;
	}
	return at == end && at_value == l->record_len;
}

/* A cell: the record's length, the rowid, as much of the record as has room, and the page
 * where the rest is. */
static bool
read_cell(struct leaf *l, size_t cell, struct leaf_row *row)
{
	const unsigned char *at, *end = l->page + l->usable;
	size_t start = get_16(l->page + LEAF_HEADER + 2 * cell);
	uint64_t rowid;

	if (start < LEAF_HEADER + 2 * l->n_cells || start >= l->usable)
		return false;
	at = get_varint(l->page + start, end, &l->record_len);
	at = at ? get_varint(at, end, &rowid) : NULL;
	if (!at || l->record_len > (uint64_t)l->n_pages * l->usable)
		return false;
	row->rowid = (int64_t)rowid;
	l->local = at;
	l->local_len = local_len(l, l->record_len);
	l->overflow = 0;
	if (l->local_len > (size_t)(end - at))
		return false;
	if (l->local_len < l->record_len) {
		if ((size_t)(end - at) - l->local_len < 4)
			return false;
		l->overflow = get_32(at + l->local_len);
	}
	return read_codes(l, row);
}

static void
begin_page(struct leaf *l)
{
	size_t n;

	l->cell = l->n_cells = 0;
	if (is_free(l, l->number) || !read_page(l, l->number, l->page) ||
	    l->page[0] != LEAF_PAGE)
		return;
	n = get_16(l->page + 3);
	if (LEAF_HEADER + 2 * n <= l->usable)
		l->n_cells = n;
}

bool
leaf_next(struct leaf *l, struct leaf_row *row)
{
	for (;;) {
		while (l->cell < l->n_cells)
			if (read_cell(l, l->cell++, row))
				return true;
		if (l->number >= l->n_pages)
			return false;
		l->number++;
		begin_page(l);
	}
}

/* Appends the part of the record that is in overflow pages. A chain that comes back to the
 * page where it was after 1, 2, 4 ... steps goes round (Brent). */
static bool
read_overflow(struct leaf *l)
{
	uint64_t left = l->record_len - l->local_len;
	uint32_t number = l->overflow, mark = 0;
	uint64_t steps = 0, turn = 1;
	size_t n;

	while (left) {
		if (number == mark || !read_page(l, number, l->other) || is_free(l, number))
			return false;
		if (++steps == turn) {
			mark = number;
			turn *= 2;
		}
		n = left < l->usable - 4 ? (size_t)left : l->usable - 4;
		buf_add(&l->record, l->other + 4, n);
		left -= n;
		number = get_32(l->other);
	}
	return number == 0;
}

bool
leaf_load(struct leaf *l, struct leaf_row *row)
{
	struct leaf_value *v;
	size_t i;

	buf_reset(&l->record);
	buf_add(&l->record, l->local, l->local_len);
	if (!read_overflow(l))
		return false;
	for (i = 0; i < row->n_values; i++) {
		v = &row->values[i];
		v->bytes = l->record.data + v->at;
		if (v->class == LEAF_INT && v->len)
			v->number = get_int(v->bytes, (size_t)v->len);
	}
	return true;
}
