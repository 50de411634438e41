/* ui/ on a terminal: after any keys the screen is what painting it anew gives. The stand-in
 * app (tests/stage.c) counts the keys on its last row, so that a test knows when it is done. */
#include "pty.h"
#include "tap.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[] = {
    "j", "k", "n", "p", " ", "jjj", "kk", "jn", "z", "j", "j", "nn", "k"};

static bool
settle(struct pty *p, int n)
{
	char text[32];

	snprintf(text, sizeof(text), "keys %d.", n);
	return pty_wait(p, text);
}

/* The row of the count. */
static void
cut_last_row(char *screen)
{
	char *count = strstr(screen, "\nkeys ");

	if (count)
		*count = '\0';
}

/* Types some keys; the screen then, and the screen painted anew, are equal. */
static bool
play_round(struct pty *p, unsigned *state, int *n)
{
	char *before, *after;
	bool same;
	int i;

	for (i = 0; i < 8; i++) {
		const char *k;

		*state = *state * 1103515245u + 12345u;
		k = keys[(*state >> 16) % ARRAY_LEN(keys)];

		*n += (int)strlen(k);
		pty_keys(p, k);
		if ((*state >> 8) % 2 && !settle(p, *n))
			return false;
	}
	settle(p, *n);
	before = pty_screen(p);
	pty_keys(p, "{C-l}x");
	*n += 2;
	settle(p, *n);
	after = pty_screen(p);
	cut_last_row(before);
	cut_last_row(after);
	same = !strcmp(before, after);
	if (!same)
		tap_note("before:\n%s\nafter:\n%s", before, after);
	free(before);
	free(after);
	return same;
}

int
main(void)
{
	static const char *const terms[] = {"TERM=xterm-256color", "TERM=tmux-256color",
	    "TERM=xterm", "TERM=linux", "TERM=vt220"};
	const char *build = getenv("LECTERN_BUILD");
	struct buf stage = BUF_INIT;
	size_t i;

	buf_addf(&stage, "%s/tests/stage", build ? build : ".");
	for (i = 0; i < ARRAY_LEN(terms); i++) {
		const char *const argv[] = {stage.data, NULL};
		const char *const env[] = {terms[i], "LC_ALL=C.UTF-8", NULL};
		struct pty *p = pty_start(argv, env, 80, 24);
		unsigned state = (unsigned)i + 7;
		int n = 0, round, good = 0;

		for (round = 0; round < 25; round++)
			good += play_round(p, &state, &n);
		tap_is_int(good, 25, "%s: what is sent by pieces is the whole", terms[i]);
		pty_keys(p, "q");
		tap_is_int(pty_wait_end(p), 0, "and ends well");
		tap_ok(!pty_insane(p), "the terminal as it was: %s",
		    pty_insane(p) ? pty_insane(p) : "");
		pty_free(p);
	}
	buf_clear(&stage);
	return tap_done();
}
