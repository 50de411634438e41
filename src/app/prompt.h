/* app/prompt.h: the line in which something is asked: what is typed, what was typed before,
 * what it can be completed to. */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include "app/command.h"
#include "app/edit.h"

/* Lines of one kind are remembered together. */
enum history_kind {
	HISTORY_COMMANDS,
	HISTORY_QUERIES,
	HISTORY_FINDS,
	HISTORY_OTHERS,
	HISTORY_KINDS
};

enum { HISTORY_KEPT = 200 };

/* Oldest first; no line stands twice. */
struct history {
	char *items[HISTORY_KEPT]; /* owned */
	size_t n;
};

/* What the word before the caret may become. */
struct candidates {
	char **items; /* owned */
	size_t n, cap;
	size_t start; /* the word's first byte in the line */
	char *word;   /* as it was typed; owned */
	int at;       /* the one that stands in the line; -1: the word as typed */
};

struct prompt {
	bool is_open;
	enum command command; /* that gets the line */
	struct edit edit;
	struct history histories[HISTORY_KINDS];
	size_t history_at; /* index of the line that is shown; n: the one being typed */
	char *typed;       /* what stood there before history was looked at; owned */
	struct candidates candidates; /* n > 0: completing */
};

void prompt_init(struct prompt *p);
void prompt_clear(struct prompt *p);
void prompt_open(struct prompt *p, enum command command, const char *initial);
/* Closes it, remembering the line when asked to. */
void prompt_close(struct prompt *p, bool remember);
/* What stands before the line: "search: ". */
void prompt_label(const struct prompt *p, struct buf *out);

/* -1: an older line, 1: a newer one; false when there is none. */
bool prompt_history(struct prompt *p, int direction);
/* The newest line, older than the one shown, that holds what was typed. */
bool prompt_history_search(struct prompt *p);
void history_add(struct history *h, const char *line);

void candidates_clear(struct candidates *c);
void candidates_add(struct candidates *c, const char *text, size_t len);
/* Puts the next (1) or previous (-1) candidate into the line. */
void prompt_next_candidate(struct prompt *p, int direction);

#endif
