/* app/chosen.h: what a command is for: the selection, or the article one is at. */
#ifndef APP_CHOSEN_H
#define APP_CHOSEN_H

#include "app/state.h"

/* The article under the list's cursor, in the reader, or the panel's; 0: there is none. */
int64_t chosen_one(const struct app *app);
/* Fills ids with the selection when the list has the keys and there is one, else with
 * chosen_one. False, told, when there is none. */
bool chosen_all(struct app *app, struct ids *ids);

/* The text of an article, the reader's own when it shows it; else it is loaded into *room,
 * which the caller has initialised and clears. NULL, told, when that fails. */
const struct article *chosen_load(struct app *app, int64_t id, struct article *room);

/* The library has changed by a command: list, panel and reader show it. */
void chosen_changed(struct app *app);

#endif
