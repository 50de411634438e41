/* ui/outside.h: carries out what the app wants done outside of itself. */
#ifndef UI_OUTSIDE_H
#define UI_OUTSIDE_H

#include "app/app.h"
#include "ui/child.h"
#include "ui/screen.h"

struct outside {
	struct app *app;
	struct screen *screen;
	struct children children;
	bool quit;
};

/* Carries out all effects that wait. */
void outside_run(struct outside *o);
/* Stops the job as C-z does; returns when it goes on, all to be painted anew. */
void outside_suspend(struct outside *o);

#endif
