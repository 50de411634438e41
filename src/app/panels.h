/* app/panels.h: the kinds of panels there are. */
#ifndef APP_PANELS_H
#define APP_PANELS_H

#include "app/state.h"

extern const struct panel_kind panel_help, panel_messages, panel_views, panel_links,
    panel_entities, panel_notes, panel_original;

/* panels_open, telling what failed. */
void panels_show(struct app *app, const struct panel_kind *kind, int64_t id);

#endif
