/* format/record_json.h: members of a record, each of the type that it must have. Used by
 * format/record*.c only.
 *
 * A member that is missing or null gives true and nothing. One of another type fills the error
 * with the member's name and what was expected. */
#ifndef FORMAT_RECORD_JSON_H
#define FORMAT_RECORD_JSON_H

#include "format/record.h"

#include <jansson.h>

/* "member "authors": expected an array of strings"; false. */
bool record_expected(struct err *err, const char *key, const char *what);

/* *out is NULL when there is none; borrowed. A string may hold NULs. */
bool record_string(const json_t *object, const char *key, const json_t **out, struct err *err);
bool record_number(const json_t *object, const char *key, int64_t *out, struct err *err);
bool record_array(const json_t *object, const char *key, const json_t **out, struct err *err);
bool record_object(const json_t *object, const char *key, const json_t **out, struct err *err);

/* Appends the strings of an array, cleaned to one line, parted by '\n'; with prefix not NULL
 * each begins with it and a tab. Empty ones are left out. False when one is no string. */
bool record_join(const json_t *array, const char *prefix, struct buf *out);

/* Reads the items of a row, as format says, one letter an item: 'u' a number below 2^32, 'i'
 * any whole number, 's' a string (up to its first NUL), each into the next pointer:
 * uint32_t *, int64_t *, const char **. Items behind the last letter are passed over. */
bool record_row(const json_t *row, const char *format, void *const *out);

/* text/blocks/spans/entities/mentions of a record that has blocks: fills the article, marks the
 * record as whole. text is clean. */
bool record_read_body(
    const json_t *object, const char *text, struct record *r, struct err *err);

#endif
