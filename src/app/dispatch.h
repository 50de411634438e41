/* app/dispatch.h: from keys and lines to commands. */
#ifndef APP_DISPATCH_H
#define APP_DISPATCH_H

#include "app/command.h"
#include "app/key.h"

struct app;

/* Does what the key is bound to in the pane that has the keys; a prompt takes characters. */
void dispatch_key(struct app *app, struct key key);
/* Runs a line of commands, "star; tag politics". */
void dispatch_line(struct app *app, const char *line, size_t len);
/* Runs one; argument is NULL when there is none. */
void dispatch_command(struct app *app, enum command c, const char *argument);
/* Opens the prompt for a command's argument. */
void dispatch_ask(struct app *app, enum command c, const char *initial);

#endif
