/* app/task.h: lectern-ingest at work in the background: adding and reprocessing. */
#ifndef APP_TASK_H
#define APP_TASK_H

#include "app/state.h"

/* Starts adding a path. */
void task_add(struct app *app, const char *path);
void task_add_all(struct app *app, const char *const *paths);
/* Extracts again what a query finds. */
void task_reprocess(struct app *app, const char *query);
/* Asks the running program to end; false when none runs. */
bool task_stop(struct app *app);
void task_clear(struct task *t);

/* What it wrote, any part of a line; and how it ended. */
void task_output(struct app *app, const char *bytes, size_t len);
void task_ended(struct app *app, int status, const char *error);

#endif
