/* app/go.h: going to places: lists, articles, hits; and staying when things change.
 *
 * What fails is told on the bottom line; nothing moves then. */
#ifndef APP_GO_H
#define APP_GO_H

#include "app/state.h"

/* What queries are read with. */
struct query_env go_env(const struct app *app, enum query_typing typing);

/* Shows another list from its beginning, remembering where one was. Takes the source over.
 * False when it failed. */
bool go_source(struct app *app, struct source *source);
/* The same, remembering another place than the present one; takes that over. */
bool go_source_from(struct app *app, struct source *source, struct place *here);
bool go_query(struct app *app, const char *name, const char *text, bool is_view);
/* The view with that name, the user's, the library's or a built-in one. */
bool go_view(struct app *app, const char *name);

/* Keeps where one is, before going somewhere new. */
void go_leave(struct app *app);
/* Opens the article under the list's cursor on the whole screen; it counts as read. */
void go_open(struct app *app);
/* Shows it in the reader, if it is not there yet. */
void go_preview(struct app *app);
/* The same where the list has the keys; elsewhere what is being read stays. */
void go_show(struct app *app);
/* The list's cursor has moved: the reader will follow. */
void go_moved(struct app *app);
/* Opens any article at a byte of its text, whether the list shows it or not. */
void go_article(struct app *app, int64_t id, uint32_t byte);
/* Marks what is in the reader as opened and read. */
void go_mark_read(struct app *app);
/* To a place kept before; it stays the caller's. */
void go_place(struct app *app, const struct place *to);

/* Reads the list anew after a change, the cursor staying where it is. */
void go_reload(struct app *app);
/* Keeps the reading place of what is in the reader. */
void go_save_place(struct app *app);
/* Lights what the list's search found in the article of the reader. */
void go_light(struct app *app);

#endif
