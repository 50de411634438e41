/* Migrations, one after the other. */
#include "store/schema.h"

#include "text/token.h"

#include <stdio.h>

static const char *const migrations[SCHEMA_NOW] = {schema_1, schema_2};

bool
schema_migrate(struct library *lib, int from, struct err *err)
{
	char sql[128];
	int64_t now = 0;
	bool ok;
	int i;

	if (!db_begin(lib, err))
		return false;
	/* Another process may have done it while this one waited for its turn. */
	ok = db_int(lib, "PRAGMA user_version", NULL, 0, &now, err);
	if (ok && now == SCHEMA_NOW)
		return db_end(lib, true, err);
	for (i = from; ok && i < SCHEMA_NOW; i++)
		ok = db_exec(lib, migrations[i], err);
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d; PRAGMA application_id = %d",
	    SCHEMA_NOW, DB_APPLICATION_ID);
	ok = ok && db_exec(lib, sql, err);
	snprintf(sql, sizeof(sql), "%d", TOKEN_VERSION);
	ok = ok && db_set_meta(lib, "tokenizer", sql, err);
	return db_end(lib, ok, err) && ok;
}
