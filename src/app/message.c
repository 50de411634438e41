/* The last MESSAGE_KEPT messages. */
#include "app/message.h"

#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

void
messages_init(struct messages *m)
{
	m->n = 0;
	m->shown = false;
}

void
messages_clear(struct messages *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->items[i].text);
	messages_init(m);
}

void
messages_add(struct messages *m, enum message_kind kind, const char *text, size_t len)
{
	struct buf clean = BUF_INIT;

	clean_text(&clean, text, len, CLEAN_LINE);
	if (m->n == MESSAGE_KEPT) {
		free(m->items[0].text);
		m->n--;
		memmove(m->items, m->items + 1, m->n * sizeof *m->items);
	}
	m->items[m->n].kind = (uint8_t)kind;
	m->items[m->n].text = base_strdup(buf_str(&clean));
	m->n++;
	m->shown = true;
	buf_clear(&clean);
}

const struct message *
messages_shown(const struct messages *m)
{
	return m->shown && m->n > 0 ? &m->items[m->n - 1] : NULL;
}

bool
messages_dismiss(struct messages *m)
{
	bool was = m->shown;

	m->shown = false;
	return was;
}
