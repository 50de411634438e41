/* The configuration, and the looks of a theme, printed. */
#include "cli/command.h"

#include "app/config.h"
#include "base/exit.h"
#include "cli/settings.h"
#include "cli/out.h"

#include <stdio.h>
#include <string.h>

int
cli_print_config(struct cli *c)
{
	struct buf text = BUF_INIT;

	(void)c;
	config_print_defaults(&text);
	out_buf(&text);
	return EXIT_STATUS_DONE;
}

/* SGR parameters (ECMA-48, and the 256 and RGB colours that xterm brought). base is 30 for
 * the foreground, 40 for the background. */
static void
add_color(struct buf *out, int32_t color, int base)
{
	if (color == COLOR_DEFAULT)
		return;
	if (color & COLOR_RGB)
		buf_addf(out, ";%d;2;%d;%d;%d", base + 8, color >> 16 & 0xff, color >> 8 & 0xff,
		    color & 0xff);
	else if (color < 8)
		buf_addf(out, ";%d", base + color);
	else
		buf_addf(out, ";%d;5;%d", base + 8, color);
}

static void
add_look(struct buf *out, struct look look)
{
	static const char sgr[] = {1, 2, 3, 4, 7}; /* in the order of enum style_attr */
	size_t i;

	buf_add_str(out, "\033[0");
	for (i = 0; i < ARRAY_LEN(sgr); i++)
		if (look.attrs & 1U << i)
			buf_addf(out, ";%d", sgr[i]);
	add_color(out, look.fg, 30);
	add_color(out, look.bg, 40);
	buf_add_char(out, 'm');
}

int
cli_show_theme(struct cli *c)
{
	struct config config;
	struct buf out = BUF_INIT;
	struct err err;
	int i;

	if (!cli_load_config(c, &config, &err))
		return cli_fail(&err);
	for (i = 0; i < STYLE_COUNT; i++) {
		enum style s = (enum style)i;

		if (c->colored)
			add_look(&out, config.theme.looks[i]);
		buf_addf(&out, " %-11s ", style_name(s));
		if (c->colored)
			buf_add_str(&out, "\033[0m");
		buf_addf(&out, "  %s\n", style_help(s));
	}
	out_buf(&out);
	config_clear(&config);
	return EXIT_STATUS_DONE;
}
