/* app/keymap.h: which key does what, where.
 *
 * A binding is (panes, key) -> a line of commands: "down", "tag cyber; star". Later bindings
 * replace earlier ones for the panes they name. */
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include "app/command.h"
#include "app/key.h"

struct binding {
	struct key key;
	unsigned panes; /* of enum pane_mask; 0 once every pane was bound anew */
	char *line;     /* owned: commands, parted by ';' */
};

struct keymap {
	struct binding *items;
	size_t n, cap;
};

void keymap_init(struct keymap *map);
void keymap_clear(struct keymap *map);
/* An empty line unbinds. */
void keymap_bind(
    struct keymap *map, unsigned panes, struct key key, const char *line, size_t len);
/* What the key does in one pane, or NULL. Borrowed until the next keymap_bind. */
const char *keymap_find(const struct keymap *map, unsigned pane, struct key key);
/* Appends the keys of a command in a pane, parted by spaces, at most max of them; where there
 * are more and max is above 2 the first and the last one: "1 … 9". */
void keymap_add_keys(
    struct buf *out, const struct keymap *map, unsigned pane, enum command c, int max);

#endif
