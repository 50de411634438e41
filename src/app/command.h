/* app/command.h: everything the interface can be told to do, in one table.
 *
 * The table is the only place where a command, its keys and its help stand: the parser of
 * config lines, the built-in bindings, dispatch, completion, the help panel and the manual
 * are made from it. A row is
 *
 *	X(ID, function, name, group, panes, keys, argument, help)
 *
 * panes: where it makes sense. keys: the built-in bindings, parted by spaces; "pane:key"
 * binds in that pane only, a bare key in all the command's panes. A command whose argument is
 * missing asks for it in a prompt, or does without. function names act_FUNCTION (app/act.h). */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "base/buf.h"

/* Where a key can be bound. More than one may be looked at: names or notes, then panel. */
enum pane_mask {
	PANE_LIST = 1,
	PANE_READER = 2,
	PANE_PANEL = 4,   /* whatever is open over the lower half */
	PANE_NAMES = 8,   /* the panels of entities */
	PANE_VISUAL = 16, /* marking a highlight in the reader */
	PANE_PROMPT = 32,
	PANE_NOTES = 64, /* the panel of notes */
	PANE_MAIN = PANE_LIST | PANE_READER,
	PANE_ANY = PANE_MAIN | PANE_PANEL,
	PANE_MOVE = PANE_ANY | PANE_VISUAL,
	PANE_OWN = PANE_NAMES | PANE_NOTES, /* of one kind of panel */
	PANE_ALL = 127
};

enum command_group {
	GROUP_MOVE,
	GROUP_OPEN,
	GROUP_FIND,
	GROUP_NAMES,
	GROUP_DO,
	GROUP_TAKE, /* out of the program: copy, save, pipe */
	GROUP_SCREEN,
	GROUP_PROGRAM,
	GROUP_EDIT, /* a prompt's line */
	GROUP_COUNT
};

/* What a command's argument is; decides the prompt and the completion. */
enum argument {
	ARG_NONE,
	ARG_COMMAND,
	ARG_QUERY,
	ARG_TEXT,
	ARG_TAG,
	ARG_VIEW,
	ARG_ORDER,
	ARG_ENTITY,
	ARG_KIND,
	ARG_FIELD,
	ARG_SETTING,
	ARG_OPTION,
	ARG_BINDING,
	ARG_STYLE,
	ARG_PATH,
	ARG_EXPORT,
	ARG_SHELL,
	ARG_KEY, /* one key, read without a prompt */
	ARG_PLACE
};

/* clang-format off */
#define COMMANDS(X) \
	X(DOWN, down, "down", GROUP_MOVE, PANE_MOVE, "j Down C-n C-e", ARG_NONE, "one row or line down") \
	X(UP, up, "up", GROUP_MOVE, PANE_MOVE, "k Up C-p C-y", ARG_NONE, "one row or line up") \
	X(PAGE_DOWN, page_down, "page-down", GROUP_MOVE, PANE_MOVE, "Space PageDown list:f reader:f panel:f", ARG_NONE, "a page down") \
	X(PAGE_UP, page_up, "page-up", GROUP_MOVE, PANE_MOVE, "PageUp list:b reader:b panel:b", ARG_NONE, "a page up") \
	X(HALF_DOWN, half_down, "half-down", GROUP_MOVE, PANE_MOVE, "d C-d", ARG_NONE, "half a page down") \
	X(HALF_UP, half_up, "half-up", GROUP_MOVE, PANE_MOVE, "u C-u", ARG_NONE, "half a page up") \
	X(TOP, top, "top", GROUP_MOVE, PANE_MOVE, "g Home", ARG_NONE, "to the first row or line") \
	X(BOTTOM, bottom, "bottom", GROUP_MOVE, PANE_MOVE, "G End", ARG_NONE, "to the last row or line") \
	X(SCROLL_RIGHT, scroll_right, "scroll-right", GROUP_MOVE, PANE_READER, ">", ARG_NONE, "see more of long code lines") \
	X(SCROLL_LEFT, scroll_left, "scroll-left", GROUP_MOVE, PANE_READER, "<", ARG_NONE, "and back") \
	X(GOTO, goto, "goto", GROUP_MOVE, PANE_ANY, "1 2 3 4 5 6 7 8 9", ARG_PLACE, "a number and G or Enter: to that row or line; NN%; 10j") \
	X(CARET_RIGHT, caret_right, "caret-right", GROUP_MOVE, PANE_VISUAL, "l Right", ARG_NONE, "one character right") \
	X(CARET_LEFT, caret_left, "caret-left", GROUP_MOVE, PANE_VISUAL, "h Left", ARG_NONE, "one character left") \
	X(CARET_WORD, caret_word, "caret-word", GROUP_MOVE, PANE_VISUAL, "w e", ARG_NONE, "one word right") \
	X(CARET_BACK, caret_back, "caret-back", GROUP_MOVE, PANE_VISUAL, "b", ARG_NONE, "one word left") \
	X(CARET_START, caret_start, "caret-start", GROUP_MOVE, PANE_VISUAL, "0 ^", ARG_NONE, "to the start of the line") \
	X(CARET_END, caret_end, "caret-end", GROUP_MOVE, PANE_VISUAL, "$", ARG_NONE, "to the end of the line") \
	\
	X(OPEN, open, "open", GROUP_OPEN, PANE_ANY, "list:Enter panel:Enter l Right", ARG_NONE, "open, or follow what is under the cursor") \
	X(FOLLOW, follow, "follow", GROUP_OPEN, PANE_READER, "Enter", ARG_NONE, "the same; where nothing is, one line down") \
	X(LEAVE, leave, "leave", GROUP_OPEN, PANE_ANY, "h Left", ARG_NONE, "back to the list; never quits") \
	X(CLOSE, close, "close", GROUP_OPEN, PANE_MOVE, "q", ARG_NONE, "close the topmost thing; quit at the root") \
	X(ESCAPE, escape, "escape", GROUP_OPEN, PANE_MOVE, "Esc", ARG_NONE, "close the topmost thing; never quits") \
	X(FOCUS, focus, "focus", GROUP_OPEN, PANE_LIST, "Tab", ARG_NONE, "go over to the reader") \
	X(NEXT_LINK, next_link, "next-link", GROUP_OPEN, PANE_READER, "Tab", ARG_NONE, "next name or link on the screen") \
	X(PREV_LINK, prev_link, "prev-link", GROUP_OPEN, PANE_READER, "S-Tab", ARG_NONE, "previous name or link on the screen") \
	X(NEXT_UNREAD, next_unread, "next-unread", GROUP_OPEN, PANE_LIST, "]", ARG_NONE, "next unread article") \
	X(PREV_UNREAD, prev_unread, "prev-unread", GROUP_OPEN, PANE_LIST, "[", ARG_NONE, "previous unread article") \
	X(NEXT_ARTICLE, next_article, "next-article", GROUP_OPEN, PANE_READER, "]", ARG_NONE, "next article of the list") \
	X(PREV_ARTICLE, prev_article, "prev-article", GROUP_OPEN, PANE_READER, "[", ARG_NONE, "previous article of the list") \
	X(BACK, back, "back", GROUP_OPEN, PANE_ANY, "C-o", ARG_NONE, "back through where you have been") \
	X(FORWARD, forward, "forward", GROUP_OPEN, PANE_ANY, "C-f", ARG_NONE, "and forward again") \
	X(MARK, mark, "mark", GROUP_OPEN, PANE_MAIN, "M", ARG_KEY, "set a mark; a letter follows") \
	X(GOTO_MARK, goto_mark, "goto-mark", GROUP_OPEN, PANE_MAIN, "'", ARG_KEY, "go to a mark; a letter follows") \
	\
	X(SEARCH, search, "search", GROUP_FIND, PANE_ANY, "list:/ \\", ARG_QUERY, "search the library while you type") \
	X(FIND, find, "find", GROUP_FIND, PANE_READER | PANE_PANEL, "/", ARG_TEXT, "find in this article or panel") \
	X(NEXT_HIT, next_hit, "next-hit", GROUP_FIND, PANE_ANY, "n", ARG_NONE, "next hit") \
	X(PREV_HIT, prev_hit, "prev-hit", GROUP_FIND, PANE_ANY, "N", ARG_NONE, "previous hit") \
	X(VIEWS, views, "views", GROUP_FIND, PANE_ANY, "c", ARG_NONE, "choose a view") \
	X(VIEW, view, "view", GROUP_FIND, PANE_ANY, "", ARG_VIEW, "open a view; NAME = QUERY makes one") \
	X(UNVIEW, unview, "unview", GROUP_FIND, PANE_MAIN, "", ARG_VIEW, "forget a view") \
	X(SORT, sort, "sort", GROUP_FIND, PANE_LIST, "S", ARG_ORDER, "another order") \
	X(COPIES, copies, "copies", GROUP_FIND, PANE_MAIN, "C", ARG_NONE, "the copies of this story that are folded") \
	X(RELATED, related, "related", GROUP_FIND, PANE_MAIN, "r", ARG_NONE, "related articles, and the same day's") \
	\
	X(ENTITIES, entities, "entities", GROUP_NAMES, PANE_MAIN, "e", ARG_NONE, "people, organisations and places") \
	X(ENTITY, entity, "entity", GROUP_NAMES, PANE_ANY, "", ARG_ENTITY, "every article that names it") \
	X(MERGE, merge, "merge", GROUP_NAMES, PANE_NAMES, "M", ARG_ENTITY, "it is the same as another one") \
	X(HIDE, hide, "hide", GROUP_NAMES, PANE_NAMES, "H", ARG_NONE, "it is no name: hide it, or show it again") \
	X(KIND, kind, "kind", GROUP_NAMES, PANE_NAMES, "K", ARG_KIND, "change what it is") \
	X(ALIAS, alias, "alias", GROUP_NAMES, PANE_NAMES, "A", ARG_TEXT, "give it another name") \
	X(HIGHLIGHTS, highlights, "highlights", GROUP_NAMES, PANE_READER, "H", ARG_NONE, "names marked in the text, or not") \
	\
	X(READ, read, "read", GROUP_DO, PANE_MAIN, "m", ARG_NONE, "mark read or unread") \
	X(STAR, star, "star", GROUP_DO, PANE_MAIN, "s", ARG_NONE, "star, or take the star away") \
	X(ARCHIVE, archive, "archive", GROUP_DO, PANE_MAIN, "x", ARG_NONE, "archive, or fetch back") \
	X(TAG, tag, "tag", GROUP_DO, PANE_MAIN, "t", ARG_TAG, "add tags; -NAME takes one away") \
	X(DELETE, delete, "delete", GROUP_DO, PANE_ANY, "D", ARG_NONE, "delete (undo brings it back)") \
	X(EDIT, edit, "edit", GROUP_DO, PANE_MAIN, "i", ARG_FIELD, "correct a field: title=..., date=...") \
	X(SELECT, select, "select", GROUP_DO, PANE_LIST, "v", ARG_NONE, "select this row, or not") \
	X(SELECT_ALL, select_all, "select-all", GROUP_DO, PANE_LIST, "V", ARG_QUERY, "select all of the view, or of a query") \
	X(UNDO, undo, "undo", GROUP_DO, PANE_ANY, "U", ARG_NONE, "take the last change back") \
	X(REDO, redo, "redo", GROUP_DO, PANE_ANY, "C-r", ARG_NONE, "do it again") \
	X(REPEAT, repeat, "repeat", GROUP_DO, PANE_MAIN, ".", ARG_NONE, "repeat the last change here") \
	X(HIGHLIGHT, highlight, "highlight", GROUP_DO, PANE_READER, "v", ARG_NONE, "start a highlight") \
	X(NOTE, note, "note", GROUP_DO, PANE_MAIN | PANE_VISUAL, "visual:Enter", ARG_TEXT, "keep the highlight, with a note; or a note on the article") \
	X(COMMENT, comment, "comment", GROUP_DO, PANE_NOTES, "i", ARG_TEXT, "change a note's comment") \
	X(SWAP_ENDS, swap_ends, "swap-ends", GROUP_DO, PANE_VISUAL, "o v", ARG_NONE, "move the highlight's other end") \
	X(NOTES, notes, "notes", GROUP_DO, PANE_MAIN, "A", ARG_NONE, "highlights and notes") \
	X(ADD, add, "add", GROUP_DO, PANE_MAIN, "a", ARG_PATH, "add files or directories") \
	X(REPROCESS, reprocess, "reprocess", GROUP_DO, PANE_MAIN, "", ARG_QUERY, "extract again from the originals") \
	\
	X(OPEN_URL, open_url, "open-url", GROUP_TAKE, PANE_ANY, "o", ARG_NONE, "open its address in the browser") \
	X(COPY, copy, "copy", GROUP_TAKE, PANE_MOVE, "y", ARG_NONE, "copy its address, or the highlight") \
	X(CITE, cite, "cite", GROUP_TAKE, PANE_ANY, "Y", ARG_NONE, "copy a citation") \
	X(PIPE, pipe, "pipe", GROUP_TAKE, PANE_MAIN, "|", ARG_SHELL, "give the text to a command") \
	X(EXPORT, export, "export", GROUP_TAKE, PANE_MAIN, "E", ARG_EXPORT, "export as markdown, html, json or text") \
	X(SAVE, save, "save", GROUP_TAKE, PANE_MAIN, "w", ARG_PATH, "save the article's text to a file") \
	X(ORIGINAL, original, "original", GROUP_TAKE, PANE_MAIN, "O", ARG_NONE, "show the original as it came") \
	X(LINKS, links, "links", GROUP_TAKE, PANE_MAIN, "L", ARG_NONE, "links of this article") \
	\
	X(ZOOM, zoom, "zoom", GROUP_SCREEN, PANE_ANY, "z", ARG_NONE, "whole screen, or both panes; a panel too") \
	X(LAYOUT, layout, "layout", GROUP_SCREEN, PANE_MAIN, "=", ARG_NONE, "stacked, side by side, list only") \
	X(SPLIT_MORE, split_more, "split-more", GROUP_SCREEN, PANE_MAIN, "+", ARG_NONE, "a larger list") \
	X(SPLIT_LESS, split_less, "split-less", GROUP_SCREEN, PANE_MAIN, "-", ARG_NONE, "a smaller list") \
	X(HELP, help, "help", GROUP_SCREEN, PANE_MOVE, "? F1", ARG_NONE, "keys that work here now") \
	X(MESSAGES, messages, "messages", GROUP_SCREEN, PANE_ANY, "", ARG_NONE, "what was told so far") \
	X(REDRAW, redraw, "redraw", GROUP_SCREEN, PANE_MOVE, "C-l", ARG_NONE, "paint the screen again") \
	\
	X(COMMAND, command, "command", GROUP_PROGRAM, PANE_ANY, ":", ARG_COMMAND, "type a command") \
	X(SET, set, "set", GROUP_PROGRAM, PANE_ANY, "", ARG_SETTING, "change an option") \
	X(TOGGLE, toggle, "toggle", GROUP_PROGRAM, PANE_ANY, "", ARG_OPTION, "turn an option on or off") \
	X(BIND, bind, "bind", GROUP_PROGRAM, PANE_ANY, "", ARG_BINDING, "bind a key: [pane] key command") \
	X(STYLE, style, "style", GROUP_PROGRAM, PANE_ANY, "", ARG_STYLE, "change how something looks") \
	X(INTERRUPT, interrupt, "interrupt", GROUP_PROGRAM, PANE_MOVE, "C-c", ARG_NONE, "stop a running search or import") \
	X(SUSPEND, suspend, "suspend", GROUP_PROGRAM, PANE_ALL, "C-z", ARG_NONE, "back to the shell for a while") \
	X(QUIT, quit, "quit", GROUP_PROGRAM, PANE_MOVE, "Q", ARG_NONE, "quit from anywhere") \
	\
	X(ACCEPT, accept, "accept", GROUP_EDIT, PANE_PROMPT, "Enter", ARG_NONE, "do what is typed") \
	X(CANCEL, cancel, "cancel", GROUP_EDIT, PANE_PROMPT, "Esc C-c C-g", ARG_NONE, "leave, as if nothing was typed") \
	X(COMPLETE, complete, "complete", GROUP_EDIT, PANE_PROMPT, "Tab", ARG_NONE, "complete the word") \
	X(COMPLETE_BACK, complete_back, "complete-back", GROUP_EDIT, PANE_PROMPT, "S-Tab", ARG_NONE, "the completion before") \
	X(EDIT_LEFT, edit_left, "edit-left", GROUP_EDIT, PANE_PROMPT, "Left C-b", ARG_NONE, "one character left") \
	X(EDIT_RIGHT, edit_right, "edit-right", GROUP_EDIT, PANE_PROMPT, "Right C-f", ARG_NONE, "one character right") \
	X(EDIT_WORD_LEFT, edit_word_left, "edit-word-left", GROUP_EDIT, PANE_PROMPT, "M-b C-Left M-Left", ARG_NONE, "one word left") \
	X(EDIT_WORD_RIGHT, edit_word_right, "edit-word-right", GROUP_EDIT, PANE_PROMPT, "M-f C-Right M-Right", ARG_NONE, "one word right") \
	X(EDIT_START, edit_start, "edit-start", GROUP_EDIT, PANE_PROMPT, "Home C-a", ARG_NONE, "to the start") \
	X(EDIT_END, edit_end, "edit-end", GROUP_EDIT, PANE_PROMPT, "End C-e", ARG_NONE, "to the end") \
	X(ERASE_LEFT, erase_left, "erase-left", GROUP_EDIT, PANE_PROMPT, "Backspace", ARG_NONE, "erase to the left; leaves an empty prompt") \
	X(ERASE_RIGHT, erase_right, "erase-right", GROUP_EDIT, PANE_PROMPT, "Delete C-d", ARG_NONE, "erase to the right") \
	X(ERASE_WORD, erase_word, "erase-word", GROUP_EDIT, PANE_PROMPT, "C-w M-Backspace", ARG_NONE, "erase the word to the left") \
	X(ERASE_WORD_RIGHT, erase_word_right, "erase-word-right", GROUP_EDIT, PANE_PROMPT, "M-d", ARG_NONE, "erase the word to the right") \
	X(ERASE_START, erase_start, "erase-start", GROUP_EDIT, PANE_PROMPT, "C-u", ARG_NONE, "erase to the start") \
	X(ERASE_END, erase_end, "erase-end", GROUP_EDIT, PANE_PROMPT, "C-k", ARG_NONE, "erase to the end") \
	X(YANK, yank, "yank", GROUP_EDIT, PANE_PROMPT, "C-y", ARG_NONE, "put back what was erased") \
	X(HISTORY_BACK, history_back, "history-back", GROUP_EDIT, PANE_PROMPT, "Up C-p", ARG_NONE, "what was typed before") \
	X(HISTORY_FORWARD, history_forward, "history-forward", GROUP_EDIT, PANE_PROMPT, "Down C-n", ARG_NONE, "what was typed after") \
	X(HISTORY_SEARCH, history_search, "history-search", GROUP_EDIT, PANE_PROMPT, "C-r", ARG_NONE, "the last line that holds what is typed")
/* clang-format on */

enum command {
#define COMMAND_ID(ID, ...) COMMAND_##ID,
	COMMANDS(COMMAND_ID)
#undef COMMAND_ID
	    COMMAND_COUNT
};

struct command_info {
	const char *name;
	uint8_t group;    /* enum command_group */
	uint8_t panes;    /* of enum pane_mask */
	uint8_t argument; /* enum argument */
	const char *keys;
	const char *help;
};

const struct command_info *command_get(enum command c);
/* The command with that name, or -1. A beginning that fits one name only is enough. */
int command_find(const char *name, size_t len);
/* "Moving", "Finding" ... */
const char *command_group_name(enum command_group group);
/* The word of `bind` for one pane: "list", "reader" ...; NULL for another mask. */
const char *command_pane_name(unsigned pane);
/* The pane with that name, or 0. */
unsigned command_pane_find(const char *name, size_t len);

/* Appends the built-in bindings as config lines. */
void command_print_bindings(struct buf *out);
/* Appends mdoc for the manual: a list of keys, commands and their help, by group. */
void command_print_manual(struct buf *out);

#endif
