/* The values of the query language's fields. */
#include "store/query_value.h"

#include "store/query_date.h"

#include <string.h>
#include <strings.h>

static const struct {
	enum query_field field;
	const char *name;
	enum query_is is;
} states[] = {
    {QUERY_IS, "unread", QUERY_IS_UNREAD},
    {QUERY_IS, "read", QUERY_IS_READ},
    {QUERY_IS, "starred", QUERY_IS_STARRED},
    {QUERY_IS, "archived", QUERY_IS_ARCHIVED},
    {QUERY_IS, "noted", QUERY_IS_NOTED},
    {QUERY_IS, "tagged", QUERY_IS_TAGGED},
    {QUERY_IS, "duplicate", QUERY_IS_DUPLICATE},
    {QUERY_IS, "deleted", QUERY_IS_DELETED},
    {QUERY_IS, "doubtful", QUERY_IS_DOUBTFUL},
    {QUERY_HAS, "note", QUERY_IS_NOTED},
    {QUERY_HAS, "tag", QUERY_IS_TAGGED},
    {QUERY_HAS, "original", QUERY_HAS_ORIGINAL},
    {QUERY_HAS, "link", QUERY_HAS_LINK},
};

uint32_t
query_value_add(struct query *q, const char *s, size_t len)
{
	uint32_t at = (uint32_t)q->strings.len;
	size_t i;

	for (i = 0; i < len; i++) {
		buf_add_char(&q->strings, (unsigned char)s[i] < ' ' ? ' ' : s[i]);
		if (s[i] == '"' && i + 1 < len && s[i + 1] == '"')
			i++;
	}
	buf_add_char(&q->strings, '\0');
	return at;
}

static const char *
read_number(struct query_node *node, const char *s, size_t len)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < len && s[i] >= '0' && s[i] <= '9'; i++)
		if (i < 18)
			n = n * 10 + (s[i] - '0');
	if (i < len || len == 0 || len > 18)
		return "a number must stand here" QUERY_AS_WORDS;
	node->from = node->to = n;
	return NULL;
}

static const char *
read_date(struct query_node *node, const char *s, size_t len, const struct query_env *env)
{
	struct query_span span;

	if (!query_date_read(s, len, env, node->field == QUERY_ADDED, &span))
		return "this is no date, such as 2011, 2011-06, yesterday or 7d" QUERY_AS_WORDS;
	node->from = span.from;
	node->to = span.to;
	if (node->field == QUERY_BEFORE) {
		node->from = INT64_MIN;
		node->to = span.from == INT64_MIN ? span.to : span.from;
	} else if (node->field == QUERY_AFTER) {
		node->from = span.is_past || span.to == INT64_MAX ? span.from : span.to;
		node->to = INT64_MAX;
	}
	return NULL;
}

static const char *
read_state(struct query_node *node, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(states); i++)
		if (states[i].field == node->field && strlen(states[i].name) == len &&
		    strncasecmp(states[i].name, s, len) == 0) {
			node->from = states[i].is;
			return NULL;
		}
	return node->field == QUERY_IS
		   ? "there is no such state; is:unread is one" QUERY_AS_WORDS
		   : "this is nothing that an article has; has:note is" QUERY_AS_WORDS;
}

static const char *
read_order(struct query *q, const char *s, size_t len)
{
	bool reverse = len > 0 && s[0] == '-';
	int order = query_order_find(s + reverse, len - reverse);

	if (order < 0)
		return "there is no such order; sort:best is one" QUERY_AS_WORDS;
	q->order = (uint8_t)order;
	q->reverse = reverse;
	q->order_given = true;
	return NULL;
}

const char *
query_value_read(struct query *q, struct query_node *node, const char *s, size_t len,
    const struct query_env *env)
{
	const char *message = NULL;

	switch ((enum query_field)node->field) {
	case QUERY_ID:
	case QUERY_BATCH:
		message = read_number(node, s, len);
		break;
	case QUERY_DATE:
	case QUERY_BEFORE:
	case QUERY_AFTER:
	case QUERY_ADDED:
		message = read_date(node, s, len, env);
		break;
	case QUERY_IS:
	case QUERY_HAS:
		message = read_state(node, s, len);
		break;
	case QUERY_SORT:
		return read_order(q, s, len);
	default:
		if (len == 0)
			return "a value must stand here" QUERY_AS_WORDS;
	}
	if (!message)
		node->text = query_value_add(q, s, len);
	return message;
}
