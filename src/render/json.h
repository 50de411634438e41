/* render/json.h: JSON objects, member by member. A comma is put where one is needed. */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include "doc/article.h"

/* Before an item of an array. */
void json_item(struct buf *out);
/* Before a member's value. */
void json_key(struct buf *out, const char *key);
/* A string, NULL for null. */
void json_member(struct buf *out, const char *key, const char *value);
void json_member_number(struct buf *out, const char *key, int64_t value);
/* A field of values parted by '\n' as an array; NULL is an empty one. */
void json_member_list(struct buf *out, const char *key, const char *values);
/* Members for fields of an article: authors as an array, credits as an object of arrays, others
 * as strings. derived: also what only lectern says; else that is null. */
void json_add_fields(struct buf *out, const struct article *a, const enum article_field *fields,
    size_t n, bool derived);

/* "state": an array of the names of STATE_ bits. */
void json_add_state(struct buf *out, unsigned state);

#endif
