/* The panels of help and messages. */
#include "app/panels.h"

#include "text/width.h"

#include <string.h>

enum { KEYS_CELLS = 18, MAX_KEYS = 4, MIN_CELLS = 20, MARGIN = 3 };

void
panels_show(struct app *app, const struct panel_kind *kind, int64_t id)
{
	struct err err;

	if (panels_open(app, kind, id, &err) == NULL)
		say_error(app, &err);
}

/* "j Down            one row or line down" */
static void
add_command(struct app *app, struct panel *p, unsigned pane, enum command c)
{
	struct buf line = BUF_INIT;

	if (pane & PANE_OWN)
		keymap_add_keys(&line, &app->config.keymap, pane & PANE_OWN, c, MAX_KEYS);
	keymap_add_keys(&line, &app->config.keymap, pane & ~(unsigned)PANE_OWN, c, MAX_KEYS);
	if (line.len > 0 || command_get(c)->keys[0] == '\0') {
		if (line.len == 0)
			buf_addf(&line, ":%s", command_get(c)->name);
		do
			buf_add_char(&line, ' ');
		while (width_text(line.data, line.len) < KEYS_CELLS);
		buf_add_str(&line, command_get(c)->help);
		panel_add(p, line.data, STYLE_TEXT);
	}
	buf_clear(&line);
}

static bool
fill_help(struct app *app, struct panel *p, struct err *err)
{
	unsigned pane = p->pane;
	bool is_first;

	(void)err;
	buf_add_str(&p->title, "Keys that work here");
	for (int group = 0; group < GROUP_COUNT; group++) {
		is_first = true;
		for (int c = 0; c < COMMAND_COUNT; c++) {
			if (command_get((enum command)c)->group != group ||
			    !(command_get((enum command)c)->panes & pane))
				continue;
			if (is_first)
				panel_add_head(
				    p, command_group_name((enum command_group)group));
			is_first = false;
			add_command(app, p, pane, (enum command)c);
		}
	}
	return true;
}

const struct panel_kind panel_help = {
    .name = "help",
    .panes = PANE_PANEL,
    .fill = fill_help,
};

static bool
fill_messages(struct app *app, struct panel *p, struct err *err)
{
	const struct messages *m = &app->messages;
	int cells = app_panel_cols(app, p->kind) - MARGIN;

	(void)err;
	buf_add_str(&p->title, "What was told, newest first");
	for (size_t i = m->n; i > 0; i--) {
		size_t first = p->n;

		panel_add_wrapped(p, m->items[i - 1].text, strlen(m->items[i - 1].text),
		    cells > MIN_CELLS ? cells : MIN_CELLS);
		for (; m->items[i - 1].kind == MESSAGE_ERROR && first < p->n; first++)
			p->items[first].style = STYLE_ERROR;
	}
	return true;
}

const struct panel_kind panel_messages = {
    .name = "messages",
    .panes = PANE_PANEL,
    .fill = fill_messages,
};
