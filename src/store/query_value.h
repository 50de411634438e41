/* store/query_value.h: the values of the query language's fields. Pure. */
#ifndef STORE_QUERY_VALUE_H
#define STORE_QUERY_VALUE_H

#include "store/query.h"

/* What becomes of a value or a mark that means nothing. */
#define QUERY_AS_WORDS "; read as plain words"

/* Keeps a string with the query; its offset for query_string(). A doubled double quote is one;
 * control characters are spaces. */
uint32_t query_value_add(struct query *q, const char *s, size_t len);
/* Reads the value of node->field into *node (sort: into *q). Returns NULL, or why it is none:
 * a static sentence. */
const char *query_value_read(struct query *q, struct query_node *node, const char *s,
    size_t len, const struct query_env *env);

#endif
