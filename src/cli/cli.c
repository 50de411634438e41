/* The command line: words, and what they start. */
#include "cli/command.h"

#include "base/exit.h"
#include "base/file.h"
#include "base/proc.h"
#include "base/writing.h"
#include "text/clean.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
cli_fail(const struct err *err)
{
	struct buf line = BUF_INIT;

	clean_text(&line, err->text, strlen(err->text), CLEAN_LINE);
	fprintf(stderr, "lectern: %s\n", buf_str(&line));
	buf_clear(&line);
	return exit_status_of(err->kind);
}

char *
cli_library_path(const struct cli *c, struct err *err)
{
	const char *given = c->values[CLI_LIBRARY];
	char *path;

	if (!given)
		given = getenv("LECTERN_LIBRARY");
	if (given && *given)
		return base_strdup(given);
	path = file_xdg_path("XDG_DATA_HOME", ".local/share", "library.db");
	if (!path)
		err_set(err, ERR_NO_INPUT,
		    "the library has no place: HOME is not set; name a file with --library");
	return path;
}

static const struct subcommand *
find_writing(const char *name)
{
	const struct subcommand *w;

	for (w = writing_commands; w->name; w++)
		if (!strcmp(w->name, name))
			return w;
	return NULL;
}

static const struct cli_command *
find_command(const char *name)
{
	const struct cli_command *c;

	for (c = cli_commands; c->spec.name; c++)
		if (!strcmp(c->spec.name, name))
			return c;
	return NULL;
}

static bool
take_flag(struct cli *c, int id, const char *value, struct err *err)
{
	c->values[id] = value ? value : "";
	if (id != CLI_SET)
		return true;
	if (c->n_sets == CLI_MAX_SETS)
		return err_set(err, ERR_USAGE, "--set: at most %d at once", CLI_MAX_SETS);
	if (!strchr(value, '='))
		return err_set(
		    err, ERR_USAGE, "--set: expected OPTION=VALUE, not \"%s\"", value);
	c->sets[c->n_sets++] = value;
	return true;
}

/* Reads all words. The first that is no option names the command, unless "--" stood before
 * it or it is none; *writing is set when lectern-ingest has it. */
static bool
read_words(
    struct cli *c, struct flag_reader *r, const struct subcommand **writing, struct err *err)
{
	const struct subcommand *spec = NULL;
	const char *value = NULL;
	int id, from;

	for (;;) {
		from = r->at;
		id = flag_next(r, &value, err);
		if (id == FLAG_END)
			break;
		if (id == FLAG_BAD)
			return false;
		if (id == FLAG_WORD && !spec && !c->n_words && !r->only_words) {
			*writing = find_writing(value);
			c->command = *writing ? NULL : find_command(value);
			spec = *writing ? *writing : c->command ? &c->command->spec : NULL;
			if (spec) {
				r->tables[0] = spec->options;
				r->dash_words = spec->is_query;
				continue;
			}
		}
		if (id == FLAG_WORD)
			c->words[c->n_words++] = value;
		else if (*writing && r->table == 0)
			while (from < r->at)
				c->passed[c->n_passed++] = r->argv[from++];
		else if (!take_flag(c, id, value, err))
			return false;
	}
	if (!spec || c->values[CLI_HELP])
		return true;
	if (c->n_words < spec->min_words)
		return err_set(err, ERR_USAGE, "%s: expected %s after it; see lectern help %s",
		    spec->name, spec->words, spec->name);
	if (spec->max_words != SUBCOMMAND_ANY && c->n_words > spec->max_words)
		return err_set(err, ERR_USAGE,
		    "%s: there are more words than it takes, from \"%s\" on", spec->name,
		    c->words[spec->max_words]);
	return true;
}

int
cli_run_writing(struct cli *c, const struct subcommand *command)
{
	const char **argv = base_calloc(c->n_passed + c->n_words + 9, sizeof(*argv));
	char *program = proc_find_sibling(c->argv0, WRITING_PROGRAM, LIBEXECDIR);
	struct err err;
	char *library = cli_library_path(c, &err);
	size_t n = 0, i;
	int status;

	if (!program)
		err_set(&err, ERR_SOFTWARE,
		    "%s: not found beside lectern nor in %s; reinstall lectern",
		    WRITING_PROGRAM, LIBEXECDIR);
	if (!program || !library) {
		status = cli_fail(&err);
		goto out;
	}
	argv[n++] = program;
	argv[n++] = command->name;
	argv[n++] = "--library";
	argv[n++] = library;
	if (c->values[CLI_JSON])
		argv[n++] = "--json";
	if (c->values[CLI_QUIET])
		argv[n++] = "--quiet";
	for (i = 0; i < c->n_passed; i++)
		argv[n++] = c->passed[i];
	argv[n++] = "--";
	for (i = 0; i < c->n_words; i++)
		argv[n++] = c->words[i];
	fflush(stdout);
	proc_exec(argv, &err);
	status = cli_fail(&err);
out:
	free(argv);
	free(program);
	free(library);
	return status;
}

static int
print_help_of(const struct subcommand *command)
{
	struct buf out = BUF_INIT;

	if (command)
		help_command(&out, command);
	else
		help_all(&out);
	fputs(buf_str(&out), stdout);
	buf_clear(&out);
	return EXIT_STATUS_DONE;
}

int
cli_main(int argc, char **argv, cli_interface *interface)
{
	struct cli c = {.argv0 = argv[0], .interface = interface};
	struct flag_reader r = {.argv = (const char *const *)argv,
	    .argc = argc,
	    .at = 1,
	    .tables = {NULL, cli_common}};
	const struct subcommand *writing = NULL;
	struct err err;
	int status;

	setlocale(LC_ALL, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
	c.words = base_calloc((size_t)argc + 1, sizeof(*c.words));
	c.passed = base_calloc((size_t)argc + 1, sizeof(*c.passed));
	if (!read_words(&c, &r, &writing, &err))
		status = cli_fail(&err);
	else if (c.values[CLI_HELP])
		status = print_help_of(writing ? writing : c.command ? &c.command->spec : NULL);
	else if (c.values[CLI_VERSION])
		status = cli_print_version();
	else if (writing)
		status = cli_run_writing(&c, writing);
	else
		status = c.command ? c.command->run(&c) : print_help_of(NULL);
	free(c.words);
	free(c.passed);
	return status;
}
