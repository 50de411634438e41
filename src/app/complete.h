/* app/complete.h: what a prompt's word can be completed to. */
#ifndef APP_COMPLETE_H
#define APP_COMPLETE_H

#include "app/state.h"

/* Fills the prompt's candidates for the word before the caret. */
void complete_prompt(struct app *app);

#endif
