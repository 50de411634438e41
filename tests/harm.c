/* A library that harm is done to. */
#include "harm.h"

#include "program.h"
#include "tap.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { N_FILES = 9, N_RECORDS = 150 };

static void
write_articles(void)
{
	struct buf text = BUF_INIT, records = BUF_INIT;
	char path[32];
	int i;

	file_make_dirs("in", NULL);
	for (i = 0; i < N_FILES; i++) {
		buf_reset(&text);
		buf_addf(&text,
		    "The light of the harbour is out in year %d\n\nBy Anna Berg\n\nNEW YORK "
		    "(Reuters) - The keeper John Smith, who had the light for many years, "
		    "wrote "
		    "line %d in the journal on Tuesday, and nobody has read it since.\n\nThe "
		    "harbourmaster Peter Lund said that the journal went on for %d years, and "
		    "that the town council of Skarholm would look for somebody who reads "
		    "it.\n\n"
		    "\"It is a good journal,\" the keeper said in the evening, before he took "
		    "the "
		    "ferry to the mainland.\n",
		    i + 1, i, i + 30);
		snprintf(path, sizeof(path), "in/%d.txt", i);
		program_write(path, text.data);
	}
	for (i = 0; i < N_RECORDS; i++)
		buf_addf(&records,
		    "{\"title\":\"Record %d\",\"url\":\"http://example.org/%d\",\"published\":"
		    "\"2011-05-%02d\",\"text\":\"Record %d of the harbour tells of Anna Berg "
		    "and "
		    "of Barack Obama.\"}\n",
		    i, i, i % 28 + 1, i);
	program_write("in/lines.jsonl", records.data);
	buf_clear(&text);
	buf_clear(&records);
}

bool
harm_begin(void)
{
	struct ran r;
	bool ok;

	program_enter_home();
	setenv("LECTERN_LIBRARY", "lib.db", 1);
	write_articles();
	r = program_run("add in", NULL);
	ok = r.status == 0;
	if (!ok)
		tap_note("%s", buf_str(&r.err));
	ran_clear(&r);
	r = program_run("backup full.db", NULL);
	ok &= r.status == 0;
	ran_clear(&r);
	return ok;
}

static void
remove_library(void)
{
	unlink("lib.db");
	unlink("lib.db-wal");
	unlink("lib.db-shm");
	unlink("lib.db-journal");
}

void
harm_set_library(bool fresh)
{
	struct buf bytes = BUF_INIT;

	remove_library();
	if (!fresh && file_read("full.db", SIZE_MAX, &bytes, NULL))
		file_write("lib.db", bytes.data, bytes.len, NULL);
	buf_clear(&bytes);
}

bool
harm_is_whole(void)
{
	struct ran r = program_run("check", NULL);
	bool ok = r.status == 0;

	if (!ok)
		tap_note("check: %s%s", buf_str(&r.out), buf_str(&r.err));
	ran_clear(&r);
	return ok;
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Takes "name":...up to the next comma out of a line. */
static void
cut_field(char *line, const char *name)
{
	char *at = strstr(line, name), *end = at ? strchr(at, ',') : NULL;

	if (end)
		memmove(at, end + 1, strlen(end));
}

/* Adds the sorted lines of what a command prints, without what differs from run to run. */
static void
add_lines(struct buf *out, const char *words)
{
	struct ran r = program_run(words, NULL);
	char *lines[1000], *line, *save = NULL;
	size_t n = 0, i;

	if (r.out.len)
		for (line = strtok_r(r.out.data, "\n", &save); line && n < ARRAY_LEN(lines);
		     line = strtok_r(NULL, "\n", &save)) {
			cut_field(line, "\"id\":");
			cut_field(line, "\"added\":");
			lines[n++] = line;
		}
	qsort(lines, n, sizeof(*lines), compare_lines);
	buf_addf(out, "%s: %d\n", words, r.status);
	for (i = 0; i < n; i++)
		buf_addf(out, "%s\n", lines[i]);
	ran_clear(&r);
}

char *
harm_tell_state(void)
{
	static const char *const words[] = {"list --json -n 900",
	    "list --json -n 900 is:deleted", "list --json -n 900 tag:harbour",
	    "entities -n 900"};
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(words); i++)
		add_lines(&out, words[i]);
	return buf_take(&out);
}
