/* app/complete_path.h: completing the path of a file. */
#ifndef APP_COMPLETE_PATH_H
#define APP_COMPLETE_PATH_H

#include "app/prompt.h"

/* Adds the files and directories whose path begins with the candidates' word, in the order
 * of their names; directories end in "/". */
void complete_path(struct candidates *c);

#endif
