/* A stand-in for the app (app/app.h): a list, a text, a count of the keys it was given. With
 * it ui/ is tested on a terminal whatever the real app does, crashes included. */
#include "ui/ui.h"

#include "layout/grid.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct app {
	struct grid grid;
	struct theme theme;
	int top, row, keys;
	bool zoomed, mouse;
	struct effect effect; /* EFFECT_NONE: nothing waits */
	char said[128];
};

static const char *const words[] = {"quay", "漢字", "e\xcc\x81t\xc3\xa9", "the boats came in",
    "—", "👩‍👩‍👧", "at six", "“cold”", "U.S.", "and", "nobody saw it", "한국어",
    "x"};

static void
add_line(struct buf *out, unsigned n)
{
	unsigned i, state = n * 2654435761u + 1;

	buf_addf(out, "%u", n);
	for (i = 0; i < n % 11 && n % 7; i++) {
		state = state * 1103515245u + 12345u;
		buf_addf(out, " %s", words[(state >> 16) % ARRAY_LEN(words)]);
	}
}

struct app *
app_new(const struct app_env *env)
{
	struct app *a = base_calloc(1, sizeof(*a));

	grid_init(&a->grid);
	a->grid.emoji_full = true;
	grid_resize(&a->grid, env->cols, env->rows);
	theme_set(&a->theme, env->colors >= 256 ? "dark256" : "default");
	if (env->note)
		snprintf(a->said, sizeof(a->said), "%s", env->note);
	return a;
}

void
app_free(struct app *a)
{
	grid_clear(&a->grid);
	free(a);
}

void
app_save(struct app *a)
{
	(void)a;
}

static const char *const echo_argv[] = {"echo", "from a child", NULL};
static const char *const cat_argv[] = {"cat", NULL};
static const char *const true_argv[] = {
    "sh", "-c", "printf '\\033[?1049hown\\033[?1049l'", NULL};
static const char *const bad_argv[] = {"file:///etc/passwd", NULL};

static const struct {
	const char *key;
	struct effect effect;
} effects[] = {
    {"q", {.kind = EFFECT_QUIT}},
    {"C-z", {.kind = EFFECT_SUSPEND}},
    {"C-l", {.kind = EFFECT_REPAINT}},
    {"c", {.kind = EFFECT_COPY, .input = "copied", .input_len = 6}},
    {"r", {.kind = EFFECT_RUN, .id = 1, .argv = echo_argv}},
    {"t", {.kind = EFFECT_RUN,
	      .mode = RUN_TERMINAL,
	      .argv = cat_argv,
	      .input = "shown",
	      .input_len = 5}},
    {"T", {.kind = EFFECT_RUN, .mode = RUN_TERMINAL, .argv = true_argv}},
    {"o", {.kind = EFFECT_OPEN, .argv = bad_argv}},
};

static void
act(struct app *a, const char *key)
{
	if (!strcmp(key, "j"))
		a->top++;
	else if (!strcmp(key, "k") && a->top > 0)
		a->top--;
	else if (!strcmp(key, "Space"))
		a->top += 13;
	else if (!strcmp(key, "n"))
		a->row++;
	else if (!strcmp(key, "p") && a->row > 0)
		a->row--;
	else if (!strcmp(key, "z"))
		a->zoomed = !a->zoomed;
	else if (!strcmp(key, "m"))
		a->mouse = !a->mouse;
	else if (!strcmp(key, "A"))
		abort();
	else if (!strcmp(key, "S"))
		raise(SIGSEGV);
}

void
app_key(struct app *a, struct key key)
{
	struct buf name = BUF_INIT;
	size_t i;

	key_add_name(&name, key);
	a->keys++;
	for (i = 0; i < ARRAY_LEN(effects); i++)
		if (!strcmp(buf_str(&name), effects[i].key))
			a->effect = effects[i].effect;
	act(a, buf_str(&name));
	buf_clear(&name);
}

void
app_paste(struct app *a, const char *text, size_t len)
{
	snprintf(a->said, sizeof(a->said), "pasted %.*s", (int)len, text);
}

void
app_mouse(struct app *a, enum mouse_kind kind, int row, int col)
{
	snprintf(a->said, sizeof(a->said), "mouse %d at %d,%d", (int)kind, row, col);
}

void
app_resize(struct app *a, int cols, int rows)
{
	grid_resize(&a->grid, cols, rows);
}

void
app_tick(struct app *a, int64_t now_ms)
{
	(void)a;
	(void)now_ms;
}

int
app_timeout(const struct app *a)
{
	(void)a;
	return 1000;
}

bool
app_has_work(const struct app *a)
{
	(void)a;
	return false;
}

void
app_work(struct app *a)
{
	(void)a;
}

static void
draw_text(struct app *a, int row, unsigned n)
{
	struct buf line = BUF_INIT;

	add_line(&line, n);
	grid_put_cut(&a->grid, (struct strip){row, 4, a->grid.cols - 8}, buf_str(&line),
	    (struct pen){n % 5 ? STYLE_TEXT : STYLE_HEADING, 0});
	buf_clear(&line);
}

const struct grid *
app_draw(struct app *a)
{
	struct grid *g = &a->grid;
	int rows = a->zoomed ? 0 : g->rows / 3, first = a->row >= rows ? a->row - rows + 1 : 0,
	    i;
	char hint[256];

	grid_erase(g);
	grid_put_fill(
	    g, (struct strip){0, 0, g->cols}, " Stage", (struct pen){STYLE_TITLE_BAR, 0});
	g->cursor_row = 0;
	g->cursor_col = 0;
	g->cursor_visible = true;
	for (i = 0; i < rows; i++) {
		draw_text(a, 1 + i, (unsigned)(first + i));
		if (first + i == a->row) {
			grid_put(g, (struct strip){1 + i, 0, 2}, "▸", 3,
			    (struct pen){STYLE_MARKER, 0});
			g->cursor_row = 1 + i;
		}
	}
	grid_put_repeat(
	    g, (struct strip){1 + rows, 0, g->cols}, "─", (struct pen){STYLE_RULE, 0});
	for (i = rows + 2; i < g->rows - 1; i++)
		draw_text(a, i, (unsigned)(1000 + a->top + i));
	snprintf(hint, sizeof(hint), "keys %d. %s", a->keys, a->said);
	grid_put_fill(
	    g, (struct strip){g->rows - 1, 0, g->cols}, hint, (struct pen){STYLE_HINT, 0});
	return g;
}

const struct theme *
app_theme(const struct app *a)
{
	return &a->theme;
}

bool
app_wants_mouse(const struct app *a)
{
	return a->mouse;
}

const char *
app_title(const struct app *a)
{
	(void)a;
	return "Stage\033]2;no\a";
}

bool
app_next_effect(struct app *a, struct effect *effect)
{
	*effect = a->effect;
	a->effect.kind = EFFECT_NONE;
	return effect->kind != EFFECT_NONE;
}

void
app_child_output(struct app *a, unsigned id, const char *bytes, size_t len)
{
	(void)id;
	snprintf(a->said, sizeof(a->said), "%.*s", (int)len, bytes);
}

void
app_child_ended(struct app *a, unsigned id, int status, const char *error)
{
	size_t len = strcspn(a->said, "\n");

	snprintf(a->said + len, sizeof(a->said) - len, " ended %u %d %s", id, status,
	    error ? error : "well");
}

void
app_effect_done(struct app *a, bool ok, const char *sentence)
{
	snprintf(a->said, sizeof(a->said), "%s %s", ok ? "done" : "failed",
	    sentence ? sentence : "");
}

int
main(void)
{
	struct app_env env = {0};
	struct err err = {0};
	int status = ui_run(&env, &err);

	if (err.kind)
		fprintf(stderr, "stage: %s\n", err.text);
	return status;
}
