/* How a library is opened, and held for reading. */
#include "library.h"
#include "tap.h"

#include "store/schema.h"
#include "store/setting.h"
#include "store/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is read in one hold is of one moment; a change ends it. */
static void
test_hold(void)
{
	struct library *lib = test_open("library.db");
	struct library *other = test_open("library.db");
	struct err err = {0};
	char *value;

	test_add(lib, "Lamps", NULL, NULL, "The lamp is lit.");
	setting_set(other, "colour", "red", &err);
	library_hold(lib);
	value = setting_get(lib, "colour");
	tap_is(value, "red", "a hold begins with what is there");
	free(value);
	tap_ok(setting_set(other, "colour", "blue", &err), "another writes meanwhile %s",
	    err.text);
	value = setting_get(lib, "colour");
	tap_is(value, "red", "which is not seen in the hold");
	free(value);
	library_hold(lib);
	library_release(lib);
	tap_ok(tag_set(lib, (int64_t[]){1}, 1, "held", true, &err), "a change ends the hold %s",
	    err.text);
	value = setting_get(lib, "colour");
	tap_is(value, "blue", "and now it is seen");
	free(value);
	library_release(lib);
	tap_ok(setting_set(other, "colour", "red", &err), "no lock is left %s", err.text);
	library_close(other);
	library_close(lib);
}

static void
test_opening(void)
{
	struct library *lib = NULL;
	struct err err = {0};
	char path[128];
	struct stat st;
	FILE *f;

	snprintf(path, sizeof(path), "%s", test_path("none.db"));
	tap_ok(!library_open(path, LIBRARY_READ, &lib, &err), "missing: %s", err.text);
	snprintf(path, sizeof(path), "%s", test_path("junk.db"));
	f = fopen(path, "w");
	fputs("this is not a database, and it is longer than a header would be "
	      "......................"
	      ".................",
	    f);
	fclose(f);
	tap_ok(!library_open(path, LIBRARY_WRITE, &lib, &err), "junk: %s", err.text);
	snprintf(path, sizeof(path), "%s", test_path("deep/er/new.db"));
	tap_ok(library_open(path, LIBRARY_WRITE, &lib, &err), "made with its directories %s",
	    err.text);
	library_close(lib);
	tap_ok(!stat(path, &st) && (st.st_mode & 0777) == 0600, "for its owner alone");
	snprintf(path, sizeof(path), "%s", test_path("deep"));
	tap_ok(!stat(path, &st) && (st.st_mode & 0777) == 0700, "and so is the directory");
}

/* What makes a library of the schema after n one of schema n again. */
static const char *const backwards[SCHEMA_NOW] = {
    [1] = "DROP INDEX term_frequent; DROP INDEX entity_count_common; INSERT INTO fts(fts, "
	  "rank) VALUES('automerge', 4);",
};

/* A library of any earlier schema becomes one of now, with a copy of it left beside it. */
static void
test_migration(void)
{
	char name[32], backup[48], sql[256];
	struct library *lib, *fresh = test_open("fresh.db");
	struct err err = {0};
	int from, n;

	for (from = 1; from < SCHEMA_NOW; from++) {
		int64_t same = 0, version = 0;

		snprintf(name, sizeof(name), "schema-%d.db", from);
		lib = test_open(name);
		test_add(lib, "Lamps", NULL, NULL, "The lamp is lit.");
		library_close(lib);
		for (n = SCHEMA_NOW - 1; n >= from; n--)
			test_sql(name, backwards[n]);
		snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", from);
		test_sql(name, sql);

		tap_ok(library_open(test_path(name), LIBRARY_READ, &lib, &err),
		    "one of schema %d is opened for reading %s", from, err.text);
		tap_is(test_ids(lib, "lamp"), "1", "schema %d: its article is found", from);
		db_int(lib, "PRAGMA user_version", NULL, 0, &version, NULL);
		tap_is_int(version, SCHEMA_NOW, "it has the number of now");
		snprintf(sql, sizeof(sql), "ATTACH '%s' AS fresh", test_path("fresh.db"));
		db_exec(lib, sql, NULL);
		db_int(lib,
		    "SELECT NOT EXISTS (SELECT name, sql FROM main.sqlite_schema EXCEPT"
		    " SELECT name, sql FROM fresh.sqlite_schema) AND NOT EXISTS"
		    " (SELECT name, sql FROM fresh.sqlite_schema EXCEPT"
		    " SELECT name, sql FROM main.sqlite_schema)",
		    NULL, 0, &same, NULL);
		tap_ok(same, "and the tables of a new library");
		library_close(lib);
		snprintf(backup, sizeof(backup), "%s.%d.backup", name, from);
		tap_ok(
		    access(test_path(backup), F_OK) == 0, "the old one is kept as %s", backup);
	}
	library_close(fresh);
}

/* Programs that open a library which is just being made take it for a library. */
static void
test_race(void)
{
	enum { ROUNDS = 20, OPENERS = 6 };
	struct err err = {0};
	struct library *lib;
	int round, i, status, bad = 0;
	char path[256];

	for (round = 0; round < ROUNDS; round++) {
		snprintf(path, sizeof(path), "%s.%d", test_path("race.db"), round);
		for (i = 0; i < OPENERS; i++)
			if (fork() == 0) {
				bool ok = library_open(path, LIBRARY_WRITE, &lib, &err);

				if (!ok)
					fprintf(stderr, "# %s\n", err.text);
				_exit(!ok);
			}
		for (i = 0; i < OPENERS; i++)
			bad += wait(&status) < 0 || status != 0;
	}
	tap_is_int(bad, 0, "%d programs at once open a new library, %d times", OPENERS, ROUNDS);
}

int
main(void)
{
	test_begin("open");
	test_hold();
	test_opening();
	test_migration();
	test_race();
	test_end();
	return tap_done();
}
