/* app/act.h: what each command does: act_FUNCTION for each row of app/command.h.
 *
 * argument is what was typed behind the command's name, or NULL when nothing was: then the
 * command asks for it (dispatch_ask) or does without. */
#ifndef APP_ACT_H
#define APP_ACT_H

#include "app/command.h"

struct app;

typedef void act_fn(struct app *app, const char *argument);

#define ACT_DECLARE(ID, function, ...) act_fn act_##function;
COMMANDS(ACT_DECLARE)
#undef ACT_DECLARE

#endif
