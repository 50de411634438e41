/* Saved views. */
#include "store/view.h"

#include "store/db.h"
#include "store/journal.h"

bool
view_set(struct library *lib, const char *name, const char *query, struct err *err)
{
	sqlite3_stmt *stmt;
	bool ok;

	if (!*name)
		return err_set(err, ERR_USAGE, "a view needs a name");
	if (!journal_begin(lib, "saving a view", err))
		return false;
	stmt = db_prepare(lib, "INSERT OR REPLACE INTO view(name, query) VALUES(?, ?)", err);
	if (stmt) {
		db_bind_text(stmt, 1, name);
		db_bind_text(stmt, 2, query);
	}
	ok = db_run(lib, stmt, err);
	return journal_end(lib, ok, err) && ok;
}

bool
view_remove(struct library *lib, const char *name, struct err *err)
{
	sqlite3_stmt *stmt;
	bool ok;

	if (!journal_begin(lib, "forgetting a view", err))
		return false;
	stmt = db_prepare(lib, "DELETE FROM view WHERE name = ?", err);
	if (stmt)
		db_bind_text(stmt, 1, name);
	ok = db_run(lib, stmt, err);
	if (ok && !sqlite3_changes(lib->db))
		ok = err_set(err, ERR_NO_INPUT, "there is no view “%s”", name);
	return journal_end(lib, ok, err) && ok;
}

char *
view_find(struct library *lib, const char *name)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT query FROM view WHERE name = ?", NULL);
	char *query = NULL;

	if (!stmt)
		return NULL;
	db_bind_text(stmt, 1, name);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		query = base_strdup(db_text(stmt, 0));
	db_done(stmt);
	return query;
}

bool
view_list(struct library *lib, view_fn fn, void *arg, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT name, query FROM view ORDER BY name", err);
	int got;

	if (!stmt)
		return false;
	while ((got = db_step(lib, stmt, err)) > 0)
		if (!fn(arg, db_text(stmt, 0), db_text(stmt, 1)))
			break;
	db_done(stmt);
	return got >= 0;
}
