/* app/follow.h: what Enter follows in a text: names and links. */
#ifndef APP_FOLLOW_H
#define APP_FOLLOW_H

#include "app/state.h"

/* A name leads to its page, a link to the browser. */
void follow_target(struct app *app, const struct reader_target *target);
/* Opens an address in the browser. */
void follow_address(struct app *app, const char *address);
/* The list of the articles that name an entity. */
void follow_entity(struct app *app, int64_t id);

#endif
