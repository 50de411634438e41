/* app/effects.h: the queue of what is wanted done outside (effect.h). */
#ifndef APP_EFFECTS_H
#define APP_EFFECTS_H

#include "app/effect.h"
#include "base/buf.h"

struct effect_item {
	enum effect_kind kind;
	enum run_mode mode;
	unsigned id;
	char **argv; /* owned strings and array, ends with NULL; or NULL */
	size_t n_argv, cap_argv;
	struct buf input;
};

/* First in, first out. taken is what the last effects_next gave; it lives until the next. */
struct effects {
	struct effect_item *items;
	size_t n, cap;
	struct effect_item taken;
};

void effects_init(struct effects *q);
void effects_clear(struct effects *q);
/* Adds one; the item may be filled until the next call. */
struct effect_item *effects_add(struct effects *q, enum effect_kind kind);
/* Appends a word to its argv. */
void effect_add_word(struct effect_item *item, const char *word, size_t len);
bool effects_next(struct effects *q, struct effect *effect);

#endif
