/* Curses, and nothing but curses. */
#include "ui/screen.h"

#include "ui/cells.h"
#include "ui/color.h"
#include "ui/signal.h"
#include "ui/terminfo.h"
#include "ui/update.h"

#include "base/file.h"
#include "layout/bidi.h"

#include <curses.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MAX_PAIRS = 256 };

struct screen {
	SCREEN *term;
	FILE *in, *out;
	int colors;
	bool ansi;   /* speaks ECMA-48, so that private modes and repairs are understood */
	bool titles; /* has a title to set */
	bool mouse;
	bool all;   /* paint every row */
	bool ahead; /* what was painted last went past curses */
	char *title;
	struct termios found; /* the modes before us */
	struct grid shown;    /* what was painted last */
	struct region region;
	int row_left, col_left;         /* where curses left the cursor */
	unsigned generation;            /* of the theme it was painted with */
	struct look looks[STYLE_COUNT]; /* fitted */
	struct {
		short fg, bg;
	} pairs[MAX_PAIRS]; /* [i] is colour pair i; 0 is the terminal's own */
	short n_pairs;
	cchar_t *row; /* one row, ready for curses */
};

/* What is switched on beside curses, and off again. */
static const char modes_on[] = "\033[?2004h\033[?1004h";
static const char modes_off[] = "\033[r\033[?1000l\033[?1006l\033[?1004l\033[?2004l\033[8h";
/* ECMA-48's bidirectional support mode: rows are in the order of the eye already. */
static const char order_on[] = "\033[8l";
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1000l\033[?1006l";

void
screen_send(struct screen *s, const char *bytes, size_t len)
{
	file_write_fd(fileno(s->out), bytes, len, NULL);
}

static void
send_string(struct screen *s, const char *bytes)
{
	screen_send(s, bytes, strlen(bytes));
}

static void
send_modes(struct screen *s)
{
	if (!s->ansi)
		return;
	send_string(s, modes_on);
	if (bidi_is_built_in())
		send_string(s, order_on);
}

/* What puts the terminal back, whoever dies. */
static void
prepare_rescue(struct screen *s)
{
	struct buf out = BUF_INIT;

	if (s->ansi)
		buf_add_str(&out, modes_off);
	terminfo_add_rescue(&out);
	buf_add_str(&out, "\r\n");
	signals_set_rescue(fileno(s->out), out.data, out.len, &s->found);
	buf_clear(&out);
}

/* Keys that a terminal's driver would take for itself come as keys; only C-\ still kills. */
static void
take_keys(struct screen *s)
{
	struct termios modes;

	cbreak();
	noecho();
	nonl();
	if (tcgetattr(fileno(s->in), &modes) == 0) {
		modes.c_cc[VINTR] = modes.c_cc[VSUSP] = _POSIX_VDISABLE;
#ifdef VDSUSP
		modes.c_cc[VDSUSP] = _POSIX_VDISABLE;
#endif
#ifdef VLNEXT
		modes.c_cc[VLNEXT] = _POSIX_VDISABLE;
#endif
#ifdef VDISCARD
		modes.c_cc[VDISCARD] = _POSIX_VDISABLE;
#endif
		modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
		tcsetattr(fileno(s->in), TCSADRAIN, &modes);
	}
	def_prog_mode();
}

static void
start_colors(struct screen *s)
{
	if (!has_colors())
		return;
	start_color();
	use_default_colors();
	s->colors = COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
	s->n_pairs = 1;
}

static void
close_files(struct screen *s)
{
	if (s->in && s->in != stdin)
		fclose(s->in);
	if (s->out)
		fclose(s->out);
	free(s);
}

static struct screen *
open_files(struct err *err)
{
	struct screen *s = base_calloc(1, sizeof(*s));
	int out = dup(STDOUT_FILENO);

	s->out = out < 0 ? NULL : fdopen(out, "w");
	s->in = isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "re");
	if (s->out && s->in && tcgetattr(fileno(s->in), &s->found) == 0) {
		fcntl(out, F_SETFD, FD_CLOEXEC);
		return s;
	}
	err_set(err, ERR_USAGE, "there is no terminal to read keys from");
	close_files(s);
	return NULL;
}

struct screen *
screen_open(struct err *err)
{
	const char *name = getenv("TERM");
	struct screen *s;

	if (!terminfo_check(STDOUT_FILENO, err) || !(s = open_files(err)))
		return NULL;
	s->term = newterm(NULL, s->out, s->in);
	if (!s->term) {
		err_set(err, ERR_USAGE, "the terminal \"%s\" cannot be used", name);
		close_files(s);
		return NULL;
	}
	s->ansi = terminfo_is_ansi();
	s->titles = s->ansi && strncmp(name, "linux", 5) != 0 && strncmp(name, "vt", 2) != 0;
	prepare_rescue(s);
	take_keys(s);
	typeahead(-1); /* a paint is never given up half done */
	idlok(stdscr, TRUE);
	start_colors(s);
	grid_init(&s->shown);
	s->all = true;
	send_string(s, terminfo_keypad(true));
	send_modes(s);
	return s;
}

void
screen_close(struct screen *s)
{
	if (!s)
		return;
	screen_leave(s);
	signals_set_rescue(-1, NULL, 0, NULL);
	delscreen(s->term);
	grid_clear(&s->shown);
	free(s->row);
	free(s->title);
	close_files(s);
}

int
screen_fd(const struct screen *s)
{
	return fileno(s->in);
}

int
screen_colors(const struct screen *s)
{
	return s->colors;
}

void
screen_size(const struct screen *s, int *cols, int *rows)
{
	(void)s;
	*cols = COLS > 0 ? COLS : 1;
	*rows = LINES > 0 ? LINES : 1;
}

/* The whole screen is the region again, the cursor where curses believes it. */
static void
end_update(struct screen *s)
{
	struct buf out = BUF_INIT;

	update_end(&out, &s->region, s->row_left, s->col_left);
	if (out.len)
		screen_send(s, out.data, out.len);
	buf_clear(&out);
}

/* The colour pair of two colours, made when it is new; 0 when there is no room. */
static short
color_pair(struct screen *s, int32_t fg, int32_t bg)
{
	short i;

	if ((fg == COLOR_DEFAULT && bg == COLOR_DEFAULT) || s->n_pairs == 0)
		return 0;
	for (i = 1; i < s->n_pairs; i++)
		if (s->pairs[i].fg == fg && s->pairs[i].bg == bg)
			return i;
	if (s->n_pairs >= MAX_PAIRS || s->n_pairs >= COLOR_PAIRS ||
	    init_pair(s->n_pairs, (short)fg, (short)bg) == ERR)
		return 0;
	s->pairs[i].fg = (short)fg;
	s->pairs[i].bg = (short)bg;
	s->n_pairs++;
	return i;
}

static attr_t
curses_attrs(unsigned attrs)
{
	attr_t out = A_NORMAL;

	out |= attrs & ATTR_BOLD ? A_BOLD : 0;
	out |= attrs & ATTR_DIM ? A_DIM : 0;
	out |= attrs & ATTR_UNDERLINE ? A_UNDERLINE : 0;
	out |= attrs & ATTR_REVERSE ? A_REVERSE : 0;
#ifdef A_ITALIC
	out |= attrs & ATTR_ITALIC ? A_ITALIC : 0;
#endif
	return out;
}

/* One row into stdscr: whole, so that what it held before is gone. */
static void
put_row(struct screen *s, const struct grid *g, int row)
{
	int col, n = 0;

	for (col = 0; col < g->cols; col++) {
		const struct cell *c = grid_cell(g, row, col);
		const uint32_t *marks = grid_cell_marks(g, c);
		const struct look *look = &s->looks[c->style < STYLE_COUNT ? c->style : 0];
		wchar_t text[CCHARW_MAX + 1];
		size_t len = 0;

		if (c->width == 0)
			continue;
		text[len++] = (wchar_t)(c->cp ? c->cp : ' ');
		while (*marks && len < CCHARW_MAX)
			text[len++] = (wchar_t)*marks++;
		text[len] = L'\0';
		if (setcchar(&s->row[n], text, curses_attrs(look->attrs | c->attrs),
			color_pair(s, look->fg, look->bg), NULL) == ERR)
			setcchar(&s->row[n], L"?", A_NORMAL, 0, NULL);
		n++;
	}
	mvadd_wchnstr(row, 0, s->row, n);
}

/* What ncurses thinks the terminal shows becomes what was painted last, with nothing sent. */
static void
tell_curses(struct screen *s)
{
	int row;

	if (!s->ahead)
		return;
	s->ahead = false;
	for (row = 0; row < s->shown.rows && row < LINES; row++)
		put_row(s, &s->shown, row);
	move(s->shown.cursor_row, s->shown.cursor_col);
	wnoutrefresh(stdscr);
	copywin(newscr, curscr, 0, 0, 0, 0, LINES - 1, COLS - 1, FALSE);
	wtouchln(newscr, 0, LINES, 0);
	wtouchln(curscr, 0, LINES, 0);
}

void
screen_resize(struct screen *s)
{
	struct winsize size;

	tell_curses(s);
	end_update(s);
	if (ioctl(fileno(s->out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0)
		resizeterm(size.ws_row, size.ws_col);
	s->all = true;
}

void
screen_forget(struct screen *s)
{
	s->all = true;
	clearok(curscr, TRUE);
}

void
screen_leave(struct screen *s)
{
	s->region = (struct region){0, 0, false};
	if (s->ansi)
		send_string(s, modes_off);
	curs_set(1);
	endwin();
	send_string(s, terminfo_keypad(false));
	tcsetattr(fileno(s->in), TCSADRAIN, &s->found);
}

void
screen_enter(struct screen *s)
{
	reset_prog_mode();
	screen_resize(s);
	send_string(s, terminfo_keypad(true));
	send_modes(s);
	if (s->mouse)
		send_string(s, mouse_on);
	screen_forget(s);
}

void
screen_set_mouse(struct screen *s, bool on)
{
	if (on == s->mouse || !s->ansi)
		return;
	s->mouse = on;
	send_string(s, on ? mouse_on : mouse_off);
}

void
screen_set_title(struct screen *s, const char *title)
{
	struct buf out = BUF_INIT;
	const char *p;

	if (!s->titles || (s->title && !strcmp(s->title, title)))
		return;
	free(s->title);
	s->title = base_strdup(title);
	buf_add_str(&out, "\033]2;");
	for (p = title; *p; p++) /* C0, DEL and, in UTF-8, C1 */
		if ((unsigned char)*p >= 0x20 && *p != 0x7f &&
		    !((unsigned char)p[0] == 0xc2 && (unsigned char)p[1] < 0xa0) &&
		    !(p > title && (unsigned char)p[-1] == 0xc2 && (unsigned char)p[0] < 0xa0))
			buf_add_char(&out, *p);
	buf_add_str(&out, "\a");
	screen_send(s, out.data, out.len);
	buf_clear(&out);
}

static void
remember(struct screen *s, const struct grid *g)
{
	if (s->shown.cols != g->cols || s->shown.rows != g->rows)
		grid_resize(&s->shown, g->cols, g->rows);
	memcpy(s->shown.cells, g->cells, (size_t)(g->cols * g->rows) * sizeof(*g->cells));
	while (s->shown.cap_marks < g->n_marks)
		s->shown.marks = base_grow(s->shown.marks, s->shown.cap_marks,
		    &s->shown.cap_marks, sizeof(*s->shown.marks));
	if (g->n_marks)
		memcpy(s->shown.marks, g->marks, g->n_marks * sizeof(*g->marks));
	s->shown.n_marks = g->n_marks;
	s->shown.cursor_row = g->cursor_row;
	s->shown.cursor_col = g->cursor_col;
	s->shown.cursor_visible = g->cursor_visible;
}

static void
paint_update(struct screen *s, const struct scroll *scroll)
{
	struct buf out = BUF_INIT;

	update_write(&out, scroll, s->looks, &s->region);
	if (out.len)
		screen_send(s, out.data, out.len);
	buf_clear(&out);
	s->ahead = true;
}

static void
paint_rows(struct screen *s, const struct grid *g)
{
	struct buf repairs = BUF_INIT;
	int row;
	bool any = s->all;

	for (row = 0; row < g->rows && row < LINES; row++) {
		if (!s->all && grid_row_equal(g, row, &s->shown, row))
			continue;
		any = true;
		put_row(s, g, row);
		if (s->ansi)
			cells_repair_row(&repairs, g, row, s->looks);
	}
	if (!any && g->cursor_row == s->shown.cursor_row &&
	    g->cursor_col == s->shown.cursor_col &&
	    g->cursor_visible == s->shown.cursor_visible)
		return;
	end_update(s);
	curs_set(g->cursor_visible ? 1 : 0);
	move(g->cursor_row, g->cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
	s->row_left = g->cursor_row;
	s->col_left = g->cursor_col;
	if (repairs.len)
		screen_send(s, repairs.data, repairs.len);
	buf_clear(&repairs);
}

/* Another theme or another size: everything is painted anew. */
static void
prepare_all(struct screen *s, const struct grid *g, const struct theme *t)
{
	int i;

	for (i = 0; i < STYLE_COUNT; i++)
		s->looks[i] = color_fit(t->looks[i], s->colors);
	s->generation = t->generation;
	s->row = base_realloc(s->row, (size_t)g->cols + 1, sizeof(*s->row));
	werase(stdscr);
	s->all = true;
}

void
screen_paint(struct screen *s, const struct grid *g, const struct theme *t)
{
	bool all = s->all || s->generation != t->generation || s->shown.cols != g->cols ||
		   s->shown.rows != g->rows;
	struct scroll scroll;

	if (!all && s->ansi && g->rows == LINES && g->cols == COLS &&
	    update_find(&scroll, &s->shown, g)) {
		paint_update(s, &scroll);
	} else {
		tell_curses(s);
		if (all)
			prepare_all(s, g, t);
		paint_rows(s, g);
	}
	s->all = false;
	remember(s, g);
}
