/* ingest/stop.h: the user's wish to stop (C-c, a hang-up) as something that can be polled. */
#ifndef INGEST_STOP_H
#define INGEST_STOP_H

#include "base/base.h"

/* Holds SIGINT, SIGTERM and SIGHUP back from now on. The descriptor is readable when one has
 * come; -1 where the system has no such thing (stop_wanted works there, too). */
int stop_open(void);
bool stop_wanted(void);

#endif
