/* ui/color.h: the colours of a theme in the colours that a terminal has. Pure. */
#ifndef UI_COLOR_H
#define UI_COLOR_H

#include "layout/style.h"

/* A look with colours below n only (n: 0, 8, 16, 256 or more), the nearest ones. With 0,
 * look_without_colors. On 8 colours a bright one becomes the plain one with ATTR_BOLD, and
 * bright black, which would be invisible, ATTR_DIM. */
struct look color_fit(struct look l, int n);

#endif
