/* The prompt's line, history and candidates. */
#include "app/prompt.h"

#include <stdlib.h>
#include <string.h>

void
prompt_init(struct prompt *p)
{
	memset(p, 0, sizeof *p);
	edit_init(&p->edit);
}

void
prompt_clear(struct prompt *p)
{
	for (size_t k = 0; k < HISTORY_KINDS; k++)
		for (size_t i = 0; i < p->histories[k].n; i++)
			free(p->histories[k].items[i]);
	edit_clear(&p->edit);
	candidates_clear(&p->candidates);
	free(p->typed);
	prompt_init(p);
}

static struct history *
history_of(struct prompt *p)
{
	switch (command_get(p->command)->argument) {
	case ARG_COMMAND:
		return &p->histories[HISTORY_COMMANDS];
	case ARG_QUERY:
		return &p->histories[HISTORY_QUERIES];
	default:
		return &p->histories[p->command == COMMAND_FIND ? HISTORY_FINDS
								: HISTORY_OTHERS];
	}
}

void
prompt_open(struct prompt *p, enum command command, const char *initial)
{
	p->is_open = true;
	p->command = command;
	edit_set(&p->edit, initial, strlen(initial));
	p->history_at = history_of(p)->n;
	candidates_clear(&p->candidates);
}

void
prompt_close(struct prompt *p, bool remember)
{
	if (remember && p->edit.text.len > 0)
		history_add(history_of(p), p->edit.text.data);
	p->is_open = false;
	candidates_clear(&p->candidates);
	free(p->typed);
	p->typed = NULL;
}

void
prompt_label(const struct prompt *p, struct buf *out)
{
	if (p->command == COMMAND_COMMAND)
		buf_add_char(out, ':');
	else
		buf_addf(out, "%s: ", command_get(p->command)->name);
}

void
history_add(struct history *h, const char *line)
{
	size_t i = 0;

	while (i < h->n && strcmp(h->items[i], line) != 0)
		i++;
	if (i == h->n && h->n == HISTORY_KEPT)
		i = 0;
	if (i < h->n) {
		free(h->items[i]);
		h->n--;
		memmove(h->items + i, h->items + i + 1, (h->n - i) * sizeof *h->items);
	}
	h->items[h->n++] = base_strdup(line);
}

static void
show_history(struct prompt *p, size_t at)
{
	const struct history *h = history_of(p);
	const char *line = at < h->n ? h->items[at] : p->typed;

	p->history_at = at;
	edit_set(&p->edit, line != NULL ? line : "", line != NULL ? strlen(line) : 0);
}

static void
keep_typed(struct prompt *p)
{
	if (p->history_at != history_of(p)->n)
		return;
	free(p->typed);
	p->typed = base_strdup(buf_str(&p->edit.text));
}

bool
prompt_history(struct prompt *p, int direction)
{
	const struct history *h = history_of(p);

	keep_typed(p);
	if (direction < 0 ? p->history_at == 0 : p->history_at >= h->n)
		return false;
	show_history(p, direction < 0 ? p->history_at - 1 : p->history_at + 1);
	return true;
}

bool
prompt_history_search(struct prompt *p)
{
	const struct history *h = history_of(p);

	keep_typed(p);
	for (size_t i = p->history_at; i > 0; i--)
		if (strstr(h->items[i - 1], p->typed != NULL ? p->typed : "") != NULL) {
			show_history(p, i - 1);
			return true;
		}
	return false;
}

void
candidates_clear(struct candidates *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->items[i]);
	free(c->items);
	free(c->word);
	memset(c, 0, sizeof *c);
	c->at = -1;
}

void
candidates_add(struct candidates *c, const char *text, size_t len)
{
	c->items = base_grow(c->items, c->n, &c->cap, sizeof *c->items);
	c->items[c->n++] = base_strndup(text, len);
}

void
prompt_next_candidate(struct prompt *p, int direction)
{
	struct candidates *c = &p->candidates;
	int n = (int)c->n;

	if (n == 0)
		return;
	c->at += direction; /* -1 .. n - 1 in a ring, -1 being what was typed */
	if (c->at >= n)
		c->at = n == 1 ? 0 : -1;
	if (c->at < -1)
		c->at = n - 1;
	const char *text = c->at < 0 ? c->word : c->items[c->at];

	edit_replace(&p->edit, c->start, text, strlen(text));
}
