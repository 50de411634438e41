/* cli/session.h: a library opened for one command, and the query that it was given. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/command.h"
#include "store/library.h"
#include "store/query.h"

struct session {
	struct cli *cli;
	struct library *lib;
	struct query_env env; /* the clock and the user's zone */
	struct query query;
};

/* Opens the command's library and tells what is to be known about it. Close the session even
 * when this fails. One that is not there yet is refused, and in LIBRARY_WRITE one that cannot be
 * written. */
bool session_open(struct session *s, struct cli *c, enum library_mode mode, struct err *err);
void session_close(struct session *s);
/* Prints the failure, if there is one, and closes; the exit status. */
int session_end(struct session *s, bool ok, const struct err *err);

/* Parses the words from the n-th on, parted by spaces, as the query, and tells its slips. */
void session_query(struct session *s, size_t n);
/* The same for a change, of what has also some property, "is:deleted", or NULL. What was not
 * understood is refused, told in *err: a slip, and words that name nothing at all, such as an
 * empty variable of a shell. */
bool session_query_change(struct session *s, size_t n, const char *property, struct err *err);

/* Reads "12" or "id:12". */
bool session_id(const struct cli *c, const char *word, int64_t *id, struct err *err);

/* Says that nothing was found, and what the query may have meant; the exit status. */
int session_nothing(struct session *s);

/* Appends a time as "2011-07-14 10:31" where the user is. */
void session_add_time(const struct session *s, struct buf *out, int64_t time);

#endif
