/* Values and names of an article, merged. */
#include "entity/annotate.h"

#include "entity/pattern.h"
#include "entity/token.h"

#include <string.h>

static void
add_value(struct mentions *m, const struct values *values, const struct value_span *v)
{
	const char *text = values->strings.data + v->value;

	mentions_add(m, (struct mention){v->start, v->len, MENTION_NO_ENTITY,
			    mentions_add_string(m, text, strlen(text)), v->kind, 255});
}

void
entity_annotate(const struct entity_model *model, struct article *a)
{
	const char *text = buf_str(&a->doc.text);
	struct tokens tokens = TOKENS_INIT;
	struct values values = VALUES_INIT;
	size_t i;

	(void)model;
	mentions_clear(&a->mentions);
	tokens_scan(&tokens, text, a->doc.text.len);
	pattern_scan(&values, text, &tokens, article_get(a, FIELD_DATE));
	for (i = 0; i < values.n; i++)
		add_value(&a->mentions, &values, &values.items[i]);
	values_clear(&values);
	tokens_clear(&tokens);
}
