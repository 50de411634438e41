/* lectern-ingest: the writing program: words become one command. */
#include "config.h"

#include "base/proc.h"
#include "entity/annotate.h"
#include "ingest/ingest.h"
#include "ingest/sandbox.h"
#include "ingest/worker.h"
#include "text/clean.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
	const char *name;
	int (*run)(const struct ingest *in);
} commands[] = {
    {"add", ingest_add},
    {"annotate", ingest_annotate},
    {"extract", ingest_extract},
    {"reprocess", ingest_reprocess},
};

int
ingest_fail(const struct err *err)
{
	struct buf line = BUF_INIT;

	clean_text(&line, err->text, strlen(err->text), CLEAN_LINE);
	fflush(stdout);
	fprintf(stderr, "lectern: %s\n", buf_str(&line));
	buf_clear(&line);
	return exit_status_of(err->kind);
}

bool
ingest_open_library(
    const struct ingest *in, enum library_mode mode, struct library **lib, struct err *err)
{
	if (!in->library)
		return err_set(err, ERR_USAGE, "expected --library FILE");
	if (!library_open(in->library, mode, lib, err))
		return false;
	library_set_now(*lib, (int64_t)time(NULL));
	if (library_read_only(*lib)) {
		err_set(err, ERR_NO_OUTPUT, "%s", library_notice(*lib));
		library_close(*lib);
		*lib = NULL;
		return false;
	}
	if (library_notice(*lib) && !in->quiet)
		fprintf(stderr, "lectern: %s\n", library_notice(*lib));
	return true;
}

static bool
take_option(struct ingest *in, int id, const char *value, struct err *err)
{
	uint64_t n;

	switch ((enum writing_option)id) {
	case WRITING_LIBRARY:
		in->library = value;
		break;
	case WRITING_JSON:
		in->json = true;
		break;
	case WRITING_QUIET:
		in->quiet = true;
		break;
	case WRITING_PROGRESS:
		in->progress = true;
		break;
	case WRITING_TAG:
		if (in->n_tags == INGEST_MAX_TAGS)
			return err_set(
			    err, ERR_USAGE, "--tag: at most %d at once", INGEST_MAX_TAGS);
		in->tags[in->n_tags++] = value;
		break;
	case WRITING_JOBS:
		if (!flag_number("jobs", value, (uint64_t[]){0, 64}, &n, err))
			return false;
		in->jobs = (int)n;
		break;
	case WRITING_MAX_SIZE:
		if (!flag_number(
			"max-size", value, (uint64_t[]){1, INGEST_MAX_SIZE_MB}, &n, err))
			return false;
		in->max_size = n << 20;
		break;
	case WRITING_NO_NAMES:
		in->no_names = true;
		break;
	case WRITING_HTML:
		in->is_html = true;
		break;
	case WRITING_TEXT:
		in->is_text = true;
		break;
	case WRITING_BATCH:
		in->is_batch = true;
		break;
	case WRITING_TSV:
	case WRITING_HELP:
	case WRITING_VERSION:
		break;
	}
	return true;
}

/* Reads the words behind the command's name. words has room for all of them. */
static bool
read_words(struct ingest *in, struct flag_reader *r, const struct subcommand *spec,
    const char **words, struct err *err)
{
	const char *value;
	int id;

	r->tables[0] = spec->options;
	r->dash_words = spec->is_query;
	while ((id = flag_next(r, &value, err)) != FLAG_END) {
		if (id == FLAG_BAD)
			return false;
		if (id == FLAG_WORD)
			words[in->n_words++] = value;
		else if (!take_option(in, id, value, err))
			return false;
	}
	in->words = words;
	if (in->n_words < spec->min_words)
		return err_set(
		    err, ERR_USAGE, "%s: expected %s after it", spec->name, spec->words);
	if (spec->max_words != SUBCOMMAND_ANY && in->n_words > spec->max_words)
		return err_set(
		    err, ERR_USAGE, "%s: there are more words than it takes", spec->name);
	if (in->is_html && in->is_text)
		return err_set(
		    err, ERR_USAGE, "--html and --text: the bytes are one or the other");
	return true;
}

static int
print_version(const char *argv0)
{
	char *path = entity_model_find(argv0, DATADIR);
	struct entity_model *model = NULL;
	struct err err;

	if (path)
		entity_model_open(path, &model, &err);
	printf("%s (lectern-ingest)\nworkers: %s\nmodel of names: %s\n", PACKAGE_STRING,
	    sandbox_name(), entity_model_name(model));
	entity_model_close(model);
	free(path);
	return EXIT_STATUS_DONE;
}

static int
run_command(const char *name, struct ingest *in, struct flag_reader *r)
{
	const char **words = base_calloc((size_t)r->argc + 1, sizeof(*words));
	const struct subcommand *spec;
	struct err err;
	int status = -1;
	size_t i;

	for (spec = writing_commands; spec->name && strcmp(spec->name, name); spec++)
		continue;
	for (i = 0; spec->name && i < ARRAY_LEN(commands); i++) {
		if (strcmp(commands[i].name, name))
			continue;
		status = read_words(in, r, spec, words, &err) ? commands[i].run(in)
							      : ingest_fail(&err);
	}
	if (status < 0) {
		err_set(&err, ERR_USAGE, "%s: lectern-ingest has no such command", name);
		status = ingest_fail(&err);
	}
	free(words);
	return status;
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";
	struct ingest in = {
	    .argv0 = argv[0], .jobs = -1, .max_size = (uint64_t)INGEST_SIZE_MB << 20};
	struct flag_reader r = {.argv = (const char *const *)argv,
	    .argc = argc,
	    .at = 2,
	    .tables = {NULL, writing_common}};
	struct err err;

	setlocale(LC_CTYPE, "C.UTF-8");
	proc_outlive_limits();
	if (!strcmp(name, WORKER_COMMAND))
		return worker_main(argc - 2, (const char *const *)argv + 2);
	if (!strcmp(name, "--version"))
		return print_version(argv[0]);
	if (!*name) {
		err_set(
		    &err, ERR_USAGE, "lectern-ingest is started by lectern; see lectern help");
		return ingest_fail(&err);
	}
	return run_command(name, &in, &r);
}
