/* store/query.h: every string is a query, and its tree is one. The first byte says whether it
 * is being typed; completion is asked at every place, quoting reads back as one value. */
#include "fuzz.h"

#include "store/query.h"

#include <string.h>

static size_t
check_node(const struct query *q, uint32_t at, unsigned depth)
{
	const struct query_node *n = &q->nodes[at];
	uint32_t child;
	size_t count = 1;

	FUZZ_CHECK(at < q->n_nodes && n->kind < QUERY_KINDS && n->field < QUERY_FIELDS);
	FUZZ_CHECK(n->at <= n->end && n->end <= q->text.len);
	FUZZ_CHECK(depth + n->depth <= QUERY_MAX_DEPTH && n->text < q->strings.len);
	FUZZ_CHECK((n->kind == QUERY_ALL) <= (at == 0));
	FUZZ_CHECK((n->first == 0) ==
		   (n->kind == QUERY_ALL || n->kind == QUERY_WORDS || n->kind == QUERY_FIELD));
	for (child = n->first; child; child = q->nodes[child].next) {
		FUZZ_CHECK(n->kind != QUERY_NEAR || q->nodes[child].kind == QUERY_WORDS);
		count += check_node(q, child, depth + 1);
	}
	return count;
}

static void
check_quote(const struct query_env *env, const char *text, size_t len)
{
	struct buf quoted = BUF_INIT;
	struct query q = {.order = 0};
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)text[i] < ' ' || (unsigned char)text[i] >= 0x7f)
			return;
	buf_add_str(&quoted, "tag:");
	query_quote(&quoted, text, len);
	query_parse(&q, buf_str(&quoted), quoted.len, env);
	FUZZ_CHECK(len == 0 || (q.nodes[0].kind == QUERY_FIELD && q.n_slips == 0 &&
				   strlen(query_string(&q, q.nodes[0].text)) == len &&
				   memcmp(query_string(&q, q.nodes[0].text), text, len) == 0));
	query_clear(&q);
	buf_clear(&quoted);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct query_env env = {.now = 1800000000, .zone_minutes = 120};
	struct query q = {.order = 0};
	const char *text = (const char *)bytes + 1;
	size_t i, start;

	if (len == 0)
		return 0;
	len--;
	check_quote(&env, text, len);
	env.typing = bytes[0] & 1;
	query_parse(&q, text, len, &env);
	FUZZ_CHECK(q.n_nodes > 0 && q.n_nodes <= QUERY_MAX_NODES && q.order < LIST_ORDERS);
	FUZZ_CHECK(check_node(&q, 0, 0) == q.n_nodes);
	for (i = 0; i < q.n_slips; i++)
		FUZZ_CHECK(q.slips[i].at + q.slips[i].len <= q.text.len);
	query_clear(&q);
	for (i = 0; i <= len && i < 512; i++) {
		FUZZ_CHECK(query_complete_at(text, len, i, &start) < QUERY_FIELDS);
		FUZZ_CHECK(start <= i);
	}
	return 0;
}
