/* Mentions and the entities of one article. */
#include "doc/mention.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *tag;
} kinds[MENTION_KINDS] = {
    [MENTION_PERSON] = {"person", "PER"},
    [MENTION_ORG] = {"org", "ORG"},
    [MENTION_PLACE] = {"place", "LOC"},
    [MENTION_OTHER] = {"other", "MISC"},
    [MENTION_DATE] = {"date", "DATE"},
    [MENTION_TIME] = {"time", "TIME"},
    [MENTION_MONEY] = {"money", "MONEY"},
    [MENTION_PERCENT] = {"percent", "PERCENT"},
    [MENTION_QUANTITY] = {"quantity", "QUANTITY"},
};

void
mentions_init(struct mentions *m)
{
	*m = (struct mentions){0};
}

void
mentions_clear(struct mentions *m)
{
	free(m->items);
	free(m->entities);
	buf_clear(&m->strings);
	mentions_init(m);
}

struct mention *
mentions_add(struct mentions *m, struct mention item)
{
	m->items = base_grow(m->items, m->n, &m->cap, sizeof(*m->items));
	m->items[m->n] = item;
	return &m->items[m->n++];
}

uint32_t
mentions_add_entity(struct mentions *m, struct local_entity e)
{
	m->entities = base_grow(m->entities, m->n_entities, &m->cap_entities, sizeof(*m->entities));
	m->entities[m->n_entities] = e;
	return (uint32_t)m->n_entities++;
}

uint32_t
mentions_add_string(struct mentions *m, const char *s, size_t len)
{
	size_t at;

	if (!len)
		return 0;
	if (!m->strings.len)
		buf_add_char(&m->strings, '\0');
	at = m->strings.len;
	if (at + len >= UINT32_MAX)
		return 0;
	buf_add(&m->strings, s, len);
	buf_add_char(&m->strings, '\0');
	return (uint32_t)at;
}

const char *
mentions_string(const struct mentions *m, uint32_t at)
{
	return at < m->strings.len ? m->strings.data + at : "";
}

const char *
mention_kind_name(enum mention_kind kind)
{
	return (size_t)kind < MENTION_KINDS ? kinds[kind].name : "";
}

const char *
mention_kind_tag(enum mention_kind kind)
{
	return (size_t)kind < MENTION_KINDS ? kinds[kind].tag : "";
}

int
mention_kind_find(const char *name)
{
	size_t i;

	for (i = 0; i < MENTION_KINDS; i++)
		if (!strcmp(name, kinds[i].name))
			return (int)i;
	return -1;
}
