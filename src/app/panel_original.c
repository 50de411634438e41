/* The panel that shows the original as it came, line for line. */
#include "app/panels.h"

#include "text/clean.h"

#include <string.h>

enum { MIN_CELLS = 20, MARGIN = 3 };

static void
add_lines(struct panel *p, const struct buf *text, int cells)
{
	const char *at = buf_str(text), *end = at + text->len;

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((newline != NULL ? newline : end) - at);

		panel_add_wrapped(p, at, len, cells);
		at += len + 1;
	}
}

static bool
fill_original(struct app *app, struct panel *p, struct err *err)
{
	struct original_info info = {0};
	struct buf text = BUF_INIT;
	int cells = app_panel_cols(app, p->kind) - MARGIN;

	if (!article_original(app->env.library, p->id, 0, &info, err))
		return false;
	buf_addf(&p->title, "Original: %s", info.path != NULL ? info.path : "standard input");
	if (info.member != NULL)
		buf_addf(&p->title, ", %s", info.member);
	if (info.media != NULL)
		buf_addf(&p->title, " (%s)", info.media);
	clean_text(&text, buf_str(&info.bytes), info.bytes.len, CLEAN_TEXT);
	add_lines(p, &text, cells > MIN_CELLS ? cells : MIN_CELLS);
	buf_clear(&text);
	original_info_clear(&info);
	return true;
}

const struct panel_kind panel_original = {
    .name = "original",
    .panes = PANE_PANEL,
    .fill = fill_original,
};
