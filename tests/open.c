/* How a library is opened, and held for reading. */
#include "library.h"
#include "tap.h"

#include "store/setting.h"
#include "store/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

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

int
main(void)
{
	test_begin("open");
	test_hold();
	test_opening();
	test_end();
	return tap_done();
}
