/* ui/: the parts that need no terminal: input, colours, repairs, clipboard. */
#include "tap.h"

#include "ui/cells.h"
#include "ui/clipboard.h"
#include "ui/color.h"
#include "ui/input.h"

#include <string.h>

/* Names what the bytes become, parted by spaces; "..." when something is left over. */
static void
describe(struct buf *out, struct input *in)
{
	static const char *const mouse[] = {"press", "double", "up", "down"};
	struct input_event e;

	while (input_next(in, &e)) {
		if (out->len)
			buf_add_char(out, ' ');
		if (e.kind == INPUT_KEY)
			key_add_name(out, e.key);
		else if (e.kind == INPUT_PASTE)
			buf_addf(out, "paste(%s)", buf_str(&in->paste));
		else if (e.kind == INPUT_FOCUS)
			buf_add_str(out, "focus");
		else
			buf_addf(out, "%s(%d,%d)", mouse[e.mouse], e.row, e.col);
	}
	if (input_timeout(in) >= 0)
		buf_add_str(out, "...");
}

static void
test_input(void)
{
	static const struct {
		const char *bytes, *want;
	} cases[] = {
	    {"jG ", "j G Space"},
	    {"\r\n\t\b\177\001\032", "Enter Enter Tab Backspace Backspace C-a C-z"},
	    {"\033[A\033OB\033[1;5C\033[1;3D", "Up Down C-Right M-Left"},
	    {"\033[5~\033[6~\033[3~\033[2~\033[1~\033[4~\033[H\033OF",
		"PageUp PageDown Delete Insert Home End Home End"},
	    {"\033OP\033[15~\033[24~\033[[B\033[Z", "F1 F5 F12 F2 S-Tab"},
	    {"\033x\033\302\265", "M-x M-\302\265"},
	    {"\033[27;5;105~\033[97;5u", "C-i C-a"},
	    {"\346\274\242\360\237\230\200", "\346\274\242 \360\237\230\200"},
	    {"\346\274", "..."},
	    {"\377\300\200a\302\205b", "a b"},
	    {"\033", "..."},
	    {"\033[", "..."},
	    {"\033[200~a\033[Ab\nc\033[201~d", "paste(a\033[Ab\nc) d"},
	    {"\033[200~never", "..."},
	    {"\033[<0;10;5M\033[<0;10;5m\033[<64;1;1M\033[<65;1;1M",
		"press(4,9) up(0,0) down(0,0)"},
	    {"\033[M !!\033[Ij", "focus j"},
	    {"\033[1\033[Aj", "Up j"},
	    {"\033[?62;22cj\033[>0;1cj", "j j"},
	    {"\033[12345678901234567890123456789012345678901234567890123456789012345678901~",
		NULL},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct input in;
		struct buf whole = BUF_INIT, parts = BUF_INIT;
		const char *p;

		input_init(&in);
		input_feed(&in, cases[i].bytes, strlen(cases[i].bytes));
		describe(&whole, &in);
		if (cases[i].want)
			tap_is(buf_str(&whole), cases[i].want, "input %zu", i);
		input_clear(&in);
		for (p = cases[i].bytes; *p; p++) {
			input_feed(&in, p, 1);
			if (parts.len >= 3 && !strcmp(parts.data + parts.len - 3, "..."))
				buf_truncate(&parts, parts.len - 3);
			describe(&parts, &in);
		}
		tap_is(buf_str(&parts), buf_str(&whole), "the same byte by byte");
		input_clear(&in);
		buf_clear(&whole);
		buf_clear(&parts);
	}
}

static void
test_expire(void)
{
	static const struct {
		const char *bytes, *want;
	} cases[] = {{"\033", "Esc"}, {"\033[", "M-["}, {"\033O", "M-O"}, {"\033[1;", ""},
	    {"\033[200~cut", "paste(cut)"}, {"\346", ""}};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct input in;
		struct input_event e;
		struct buf out = BUF_INIT;

		input_init(&in);
		input_feed(&in, cases[i].bytes, strlen(cases[i].bytes));
		tap_ok(!input_next(&in, &e), "cut sequence %zu waits", i);
		input_expire(&in);
		describe(&out, &in);
		tap_is(buf_str(&out), cases[i].want, "and then means");
		input_clear(&in);
		buf_clear(&out);
	}
}

static void
test_color(void)
{
	struct look look = {COLOR_RGB | 0xff0000, 8, 0}, got;

	got = color_fit(look, 256);
	tap_is_int(got.fg, 196, "true red on 256 colours");
	got = color_fit(look, 16);
	tap_is_int(got.fg, 9, "on 16");
	tap_is_int(got.bg, 8, "where grey stays");
	got = color_fit(look, 8);
	tap_is_int(got.fg, 1, "on 8");
	tap_is_int(got.bg, 0, "where grey is black");
	look.fg = 8;
	got = color_fit(look, 8);
	tap_ok(got.fg == COLOR_DEFAULT && got.attrs & ATTR_DIM, "dim, not black on black");
	got = color_fit(look, 0);
	tap_ok(got.fg == COLOR_DEFAULT && got.bg == COLOR_DEFAULT,
	    "no colour where there is none");
}

static void
test_repair(void)
{
	struct look looks[STYLE_COUNT];
	struct buf out = BUF_INIT;
	struct grid g;
	size_t i;

	for (i = 0; i < STYLE_COUNT; i++)
		looks[i] = (struct look){COLOR_DEFAULT, COLOR_DEFAULT, 0};
	grid_init(&g);
	grid_resize(&g, 6, 1);
	grid_put(&g, (struct strip){0, 0, 6}, "abcdef", 6, (struct pen){STYLE_TEXT, 0});
	cells_repair_row(&out, &g, 0, looks);
	tap_is(buf_str(&out), "", "a sure row wants no repair");
	grid_cell(&g, 0, 3)->flags |= CELL_UNSURE;
	cells_repair_row(&out, &g, 0, looks);
	tap_is(buf_str(&out), "\0337\033[0m\033[1;4H \033[1;4Hd\033[1;5Hef\0338",
	    "an unsure one is put at its columns");
	grid_clear(&g);
	buf_clear(&out);
}

static void
test_clipboard(void)
{
	struct buf out = BUF_INIT;

	clipboard_add_osc52(&out, "any carnal", 10, CLIPBOARD_PLAIN);
	tap_is(buf_str(&out), "\033]52;c;YW55IGNhcm5hbA==\a", "OSC 52");
	buf_reset(&out);
	clipboard_add_osc52(&out, "abc", 3, CLIPBOARD_TMUX);
	tap_is(buf_str(&out), "\033Ptmux;\033\033]52;c;YWJj\a\033\\", "through tmux");
	buf_reset(&out);
	clipboard_add_osc52(&out, "abcd", 4, CLIPBOARD_SCREEN);
	tap_is(buf_str(&out), "\033P\033]52;c;YWJjZA==\a\033\\", "through screen");
	buf_clear(&out);
}

int
main(void)
{
	test_input();
	test_expire();
	test_color();
	test_repair();
	test_clipboard();
	return tap_done();
}
