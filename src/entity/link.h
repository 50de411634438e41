/* entity/link.h: which names of one article are one thing, and the keys under which
 * the library brings articles' entities together.
 *
 * A key is the name folded (case, accents, dots, "&", legal forms like Inc.) or, where a
 * shipped alias table knows the name, the key of its canonical form: U.S., US, USA and
 * United States share one. Keys are compared together with the kind. A bare surname's key
 * is flagged in its local entity and must never merge across articles by itself. */
#ifndef ENTITY_LINK_H
#define ENTITY_LINK_H

#include "doc/mention.h"

/* Fills m->entities from the name mentions in m->items (whose entity fields it sets, and the
 * kind of a name in capitals that stands there in small letters too): surname to full name,
 * acronym to expansion, shorter form of an organisation to the longer. A clash of honorific or
 * given name forbids. text is the body text. */
void link_mentions(struct mentions *m, const char *text, size_t len);

/* Appends the key of a name, as link_mentions would make it. */
void entity_key(struct buf *out, enum mention_kind kind, const char *name, size_t len);

#endif
