/* Values and names of an article, merged. */
#include "entity/annotate.h"

#include "entity/link.h"
#include "entity/pattern.h"
#include "entity/tagger.h"
#include "entity/token.h"
#include "text/utf8.h"

#include <string.h>

static void
add_value(struct mentions *m, const struct values *values, const struct value_span *v)
{
	const char *text = values->strings.data + v->value;

	mentions_add(m, (struct mention){v->start, v->len, MENTION_NO_ENTITY,
			    mentions_add_string(m, text, strlen(text)), v->kind, 255});
}

static void
add_name(struct mentions *m, const struct tokens *t, const struct name_span *n)
{
	const struct token *first = &t->items[n->first], *last = first + n->n - 1;

	mentions_add(m, (struct mention){first->start, last->start + last->len - first->start,
			    MENTION_NO_ENTITY, 0, n->kind, n->score});
}

/* A value yields to a name that holds it and more: "2012 Olympics", "Seven Network". Money
 * and percent never do. */
static bool
yields(const struct value_span *v, const struct name_span *n)
{
	return v->kind != MENTION_MONEY && v->kind != MENTION_PERCENT && n->first <= v->first &&
	       v->first + v->n <= n->first + n->n && n->n > v->n;
}

static void
merge(struct mentions *m, const struct tokens *t, const struct values *values,
    const struct name_spans *names)
{
	size_t i = 0, k = 0;

	for (;;) {
		const struct value_span *v = i < values->n ? &values->items[i] : NULL;
		const struct name_span *n = k < names->n ? &names->items[k] : NULL;

		if (!v && !n)
			return;
		if (!n || (v && v->first + v->n <= n->first)) {
			add_value(m, values, v);
			i++;
		} else if (!v || n->first + n->n <= v->first) {
			add_name(m, t, n);
			k++;
		} else if (yields(v, n)) {
			i++;
		} else {
			k++;
		}
	}
}

/* What the article itself says to be where it was written is a place, though capitals say
 * little to the model. */
static void
heed_dateline(struct article *a)
{
	const char *text = buf_str(&a->doc.text), *dateline = article_get(a, FIELD_DATELINE);
	size_t len = dateline ? strcspn(dateline, ",") : 0, i;

	for (i = 0; len && i < a->mentions.n; i++) {
		struct mention *m = &a->mentions.items[i];

		if (m->kind <= MENTION_OTHER && m->len == len &&
		    !memcmp(text + m->start, dateline, len))
			m->kind = MENTION_PLACE;
	}
}

void
entity_annotate(const struct entity_model *model, struct article *a)
{
	const char *text = buf_str(&a->doc.text);
	size_t len = a->doc.text.len;
	struct tokens tokens = TOKENS_INIT;
	struct values values = VALUES_INIT;
	struct name_spans names = {NULL, 0, 0};

	if (len > ENTITY_MAX_BYTES)
		len = utf8_prev(text, ENTITY_MAX_BYTES + 1);
	mentions_clear(&a->mentions);
	tokens_scan(&tokens, text, len);
	pattern_scan(&values, text, &tokens, article_get(a, FIELD_DATE));
	if (model)
		tagger_scan(model, text, &tokens, &names);
	merge(&a->mentions, &tokens, &values, &names);
	heed_dateline(a);
	link_mentions(&a->mentions, text, len);
	name_spans_clear(&names);
	values_clear(&values);
	tokens_clear(&tokens);
}
