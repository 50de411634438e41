/* The rooms of the interface one by one: what is searched in texts, remembered in prompts,
 * selected, placed in columns, shared out on the screen. */
#include "app/byline.h"
#include "app/columns.h"
#include "app/ids.h"
#include "app/place.h"
#include "app/prompt.h"
#include "app/rows.h"
#include "app/screen.h"
#include "app/seek.h"
#include "config.h"
#include "tests/library.h"
#include "tests/tap.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
test_seek(void)
{
	static const struct {
		const char *text, *what, *found; /* found: "start+len ..." */
	} cases[] = {
	    {"The cat, the CAT.", "cat", "4+3 13+3"},
	    {"The cat, the CAT.", "the cat", "0+7 9+7"},
	    {"aaaa", "aa", "0+2 2+2"},
	    {"Zürich, Zurich", "zurich", "0+7 9+6"},
	    {"e\xcc\x81t\xc3\xa9", "ete", "0+6"},
	    {"“cold”", "\"cold\"", "0+10"},
	    {"Straße", "STRASSE", "0+7"},
	    {"ends a\nline", "a line", "5+6"},
	    {"ﬁsh", "fi", "0+3"}, /* half of a ligature lights all of it */
	    {"東京の夜", "京", "3+3"},
	    {"nothing", "", ""},
	    {"", "x", ""},
	    {"short", "longer than it", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct seek s = {.n_origin = 0};
		struct hit_range *hits = NULL;
		struct buf got = BUF_INIT;
		size_t n = 0;

		seek_text(&s, cases[i].text, strlen(cases[i].text));
		seek_find(&s, cases[i].what, strlen(cases[i].what), &hits, &n);
		for (size_t h = 0; h < n; h++)
			buf_addf(&got, "%s%u+%u", h ? " " : "", hits[h].start, hits[h].len);
		tap_is(buf_str(&got), cases[i].found, "\"%s\" in \"%s\"", cases[i].what,
		    cases[i].text);
		free(hits);
		seek_clear(&s);
		buf_clear(&got);
	}
}

static void
test_id_set(void)
{
	static const int64_t many[] = {9, 3, 7, 3, 1, 9};
	struct ids s = {NULL, 0, 0};

	ids_add(&s, 7);
	ids_add(&s, 2);
	ids_add(&s, 7);
	tap_is_int((long long)s.n, 2, "an id is in a set once");
	ids_toggle(&s, 7);
	ids_toggle(&s, 5);
	tap_ok(!ids_has(&s, 7) && ids_has(&s, 5) && ids_has(&s, 2), "toggled");
	ids_add_all(&s, many, ARRAY_LEN(many));
	bool sorted = true;

	for (size_t i = 1; i < s.n; i++)
		sorted &= s.items[i - 1] < s.items[i];
	tap_ok(sorted && s.n == 6, "many at once: sorted, and none twice");
	ids_clear(&s);
}

static void
type(struct prompt *p, enum command c, const char *line)
{
	prompt_open(p, c, line);
	prompt_close(p, true);
}

static void
test_history(void)
{
	struct prompt p;

	prompt_init(&p);
	type(&p, COMMAND_SEARCH, "ferry");
	type(&p, COMMAND_SEARCH, "lighthouse");
	type(&p, COMMAND_TAG, "cyber");
	type(&p, COMMAND_SEARCH, "ferry");
	tap_is_int((long long)p.histories[HISTORY_QUERIES].n, 2, "no line stands twice");
	prompt_open(&p, COMMAND_SEARCH, "li");
	tap_ok(prompt_history(&p, -1), "there is one before");
	tap_is(buf_str(&p.edit.text), "ferry", "the newest comes first");
	tap_ok(prompt_history(&p, -1) && !prompt_history(&p, -1), "and then the oldest");
	tap_is(buf_str(&p.edit.text), "lighthouse", "which stays");
	prompt_history(&p, 1);
	prompt_history(&p, 1);
	tap_is(buf_str(&p.edit.text), "li", "what was typed comes back");
	tap_ok(!prompt_history(&p, 1), "there is nothing after it");
	tap_ok(prompt_history_search(&p), "a line that holds it");
	tap_is(buf_str(&p.edit.text), "lighthouse", "is found");
	prompt_close(&p, false);
	for (int i = 0; i < HISTORY_KEPT + 10; i++) {
		char line[16];

		snprintf(line, sizeof line, "q%d", i);
		type(&p, COMMAND_SEARCH, line);
	}
	tap_is_int((long long)p.histories[HISTORY_QUERIES].n, HISTORY_KEPT, "bounded");
	tap_is(p.histories[HISTORY_QUERIES].items[0], "q10", "the oldest go");
	prompt_clear(&p);
}

static void
test_candidates(void)
{
	struct prompt p;

	prompt_init(&p);
	prompt_open(&p, COMMAND_COMMAND, "se");
	p.candidates.word = base_strdup("se");
	candidates_add(&p.candidates, "search ", 7);
	candidates_add(&p.candidates, "select ", 7);
	prompt_next_candidate(&p, 1);
	tap_is(buf_str(&p.edit.text), "search ", "the first");
	prompt_next_candidate(&p, 1);
	tap_is(buf_str(&p.edit.text), "select ", "the second");
	prompt_next_candidate(&p, 1);
	tap_is(buf_str(&p.edit.text), "se", "what was typed");
	prompt_next_candidate(&p, -1);
	tap_is(buf_str(&p.edit.text), "select ", "backwards");
	prompt_clear(&p);
}

/* A name that runs from the right does not tear the date behind it apart. */
static void
test_byline(void)
{
	static const struct {
		const char *author, *lines;
	} cases[] = {
	    {"Ann Lee", "Ann Lee \u00b7 12 June 2011\n"},
#ifdef HAVE_FRIBIDI
	    {"\u05d3\u05e0\u05d4", "\u05d3\u05e0\u05d4\n12 June 2011\n"},
#endif
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct article a;
		struct doc head;

		article_init(&a);
		doc_init(&head);
		article_set(&a, FIELD_AUTHORS, cases[i].author, strlen(cases[i].author),
		    ORIGIN_PAGE, WHERE_LINE, 90);
		article_set(&a, FIELD_DATE, "2011-06-12", 10, ORIGIN_PAGE, WHERE_LINE, 90);
		byline_make_head(&head, &a, "");
		tap_is(buf_str(&head.text), cases[i].lines, "the head of %s", cases[i].author);
		doc_clear(&head);
		article_clear(&a);
	}
}

static void
test_columns(void)
{
	static const struct {
		const char *format;
		int cols;
		const char *placed; /* "kind@col+cols ..." of those that are shown */
	} cases[] = {
	    {"%date %source %mark %title", 80, "0@2+11 1@15+15 2@31+1 3@33+47"},
	    {"%date %source %mark %title", 100, "0@2+11 1@15+18 2@34+1 3@36+64"},
	    {"%date %source %mark %title", 160, "0@2+11 1@15+22 2@38+1 3@40+120"},
	    {"%date %source %mark %title", 60, "0@2+11 2@15+1 3@17+43"},
	    {"%date %source %mark %title", 40, "2@2+1 3@4+36"},
	    {"%title", 40, "3@2+38"},
	    {"%date %source %mark %title %tags", 80, "0@2+11 1@15+15 2@31+1 3@33+30 7@65+15"},
	    {"%date %source %mark %title %tags", 74, "0@2+11 1@15+15 2@31+1 3@33+30 7@65+9"},
	    {"%date %source %mark %title %tags", 72, "0@2+11 1@15+15 2@31+1 3@33+39"},
	    {"%date %mark %title %tags", 80, "0@2+11 2@15+1 3@17+45 7@64+16"},
	    {"%title %nonsense %date", 80, "3@2+65 0@69+11"},
	    {"", 80, ""},
	    {"%title %title", 80, "3@2+76"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct columns c;
		struct buf got = BUF_INIT;

		columns_place(&c, cases[i].format, cases[i].cols);
		for (size_t k = 0; k < c.n; k++)
			if (c.items[k].cols > 0)
				buf_addf(&got, "%s%d@%d+%d", got.len ? " " : "",
				    c.items[k].kind, c.items[k].col, c.items[k].cols);
		tap_is(buf_str(&got), cases[i].placed, "%d cells: %s", cases[i].cols,
		    cases[i].format);
		buf_clear(&got);
	}
}

/* Whatever the size and the layout: the parts lie on the screen and do not overlap. */
static void
test_screen(void)
{
	struct options o;
	int bad = 0, sizes = 0;

	options_init(&o);
	for (int layout = LAYOUT_STACKED; layout <= LAYOUT_READER; layout++)
		for (int cols = 1; cols <= 300; cols += 7)
			for (int rows = 1; rows <= 100; rows += 3)
				for (int split = 10; split <= 90; split += 40) {
					struct screen s = {.cols = cols, .rows = rows};
					const struct area *parts[] = {
					    &s.list, &s.rule, &s.reader};
					int cells = 0;

					o.number[OPTION_LAYOUT] = layout;
					o.number[OPTION_SPLIT] = split;
					screen_arrange(&s, &o, PANEL_BELOW);
					for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
						const struct area *a = parts[i];

						cells += a->rows * a->cols;
						bad += a->rows < 0 || a->cols < 0 ||
						       a->row + a->rows > rows ||
						       a->col + a->cols > cols;
					}
					if (s.separator >= 0)
						cells += s.reader.rows;
					if (!s.tiny)
						bad += cells != (rows - 2) * cols ||
						       s.panel.row + s.panel.rows != rows - 1;
					sizes++;
				}
	tap_is_int(bad, 0, "%d screens are shared out without rest", sizes);
	options_clear(&o);
}

static void
leave(struct past *p, int64_t article)
{
	struct place here = {.is_set = true, .article = article};

	past_leave(p, &here);
}

static void
test_past(void)
{
	struct past p = {.n_back = 0};
	struct place here = {.is_set = true, .article = 9}, to = {.is_set = false};

	leave(&p, 1);
	leave(&p, 2);
	leave(&p, 2);
	tap_is_int((long long)p.n_back, 2, "a place is not kept twice in a row");
	tap_ok(past_step(&p, -1, &here, &to) && to.article == 2, "back to the last");
	here = (struct place){.is_set = true, .article = to.article};
	tap_ok(past_step(&p, -1, &here, &to) && to.article == 1, "and to the first");
	here = (struct place){.is_set = true, .article = to.article};
	tap_ok(!past_step(&p, -1, &here, &to), "there it ends");
	tap_ok(past_step(&p, 1, &here, &to) && to.article == 2, "forward");
	here = (struct place){.is_set = true, .article = to.article};
	leave(&p, 5);
	tap_ok(!past_step(&p, 1, &here, &to), "going elsewhere ends the way forward");
	for (int i = 0; i < 3 * PAST_KEPT; i++)
		leave(&p, 100 + i);
	tap_is_int((long long)p.n_back, PAST_KEPT, "bounded");
	past_clear(&p);
}

static void
test_rows(void)
{
	struct err err = {.text = ""};
	struct source source = {.is_view = false};
	struct query_env env = {.now = TEST_NOW};
	struct rows rows;
	int lines[] = {20, 400, 20, 3};

	test_begin("app");
	struct library *lib = test_open("l");
	for (int i = 0; i < 230; i++) {
		char title[32];

		snprintf(title, sizeof title, "Ferry %d", i);
		test_add(lib, title, NULL, NULL, "The ferry was late.");
	}
	rows_init(&rows, lib);
	source_set_query(&source, "", "ferry", &env);
	tap_ok(rows_open(&rows, &source, &err), "a search: %s", err.text);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		bool ok = rows_fit(&rows, lines[i], &err);

		ok = ok && rows.top >= 0 && rows.top <= rows.at && rows.at < rows.n;
		tap_ok(ok, "the cursor is in a window of %d lines", lines[i]);
		tap_is_int(rows_number(&rows), 1, "on the first row");
	}
	tap_ok(rows_last(&rows, &err) && rows_fit(&rows, 400, &err), "the last row");
	tap_ok(
	    rows.top >= 0 && rows.top <= rows.at && rows.at == rows.n - 1, "is the window's");
	rows_clear(&rows);
	library_close(lib);
	test_end();
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	test_seek();
	test_id_set();
	test_history();
	test_candidates();
	test_columns();
	test_byline();
	test_screen();
	test_past();
	test_rows();
	return tap_done();
}
