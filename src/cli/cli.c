/* The command line: words, and what they start. */
#include "cli/command.h"

#include "base/exit.h"
#include "base/file.h"
#include "base/proc.h"
#include "base/writing.h"
#include "cli/out.h"
#include "cli/settings.h"
#include "cli/run.h"
#include "text/clean.h"

#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
say(const char *sentence, size_t len)
{
	struct buf line = BUF_INIT;

	clean_text(&line, sentence, len, CLEAN_LINE);
	fprintf(stderr, "lectern: %s\n", buf_str(&line));
	buf_clear(&line);
}

int
cli_fail(const struct err *err)
{
	say(err->text, strlen(err->text));
	return exit_status_of(err->kind);
}

void
cli_tell(const struct cli *c, const char *format, ...)
{
	struct buf line = BUF_INIT;
	va_list args;

	if (c->values[CLI_QUIET])
		return;
	va_start(args, format);
	buf_vaddf(&line, format, args);
	va_end(args);
	say(buf_str(&line), line.len);
	buf_clear(&line);
}

void
cli_join_words(const struct cli *c, size_t n, struct buf *out)
{
	size_t i;

	for (i = n; i < c->n_words; i++)
		buf_addf(out, "%s%s", i > n ? " " : "", c->words[i]);
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

char *
cli_ingest_path(const struct cli *c, struct err *err)
{
	char *path = proc_find_sibling(c->argv0, WRITING_PROGRAM, LIBEXECDIR);

	if (!path)
		err_set(err, ERR_SOFTWARE,
		    "%s: not found beside lectern nor in %s; reinstall lectern",
		    WRITING_PROGRAM, LIBEXECDIR);
	return path;
}

const struct subcommand *
cli_command_at(size_t n)
{
	const struct subcommand *w = writing_commands;
	const struct cli_command *c = cli_commands;

	for (; w->name && n; w++)
		n--;
	if (w->name)
		return w;
	for (; c->spec.name && n; c++)
		n--;
	return c->spec.name ? &c->spec : NULL;
}

bool
cli_is_about(const char *name, const char *topic)
{
	size_t len = strlen(topic);

	return !strncmp(name, topic, len) && (!name[len] || name[len] == ' ');
}

/* Names the command by its first word, and the next when it takes two; a first word that is
 * no command leaves c->spec alone. */
static bool
find_command(struct cli *c, struct flag_reader *r, const char *first, struct err *err)
{
	const char *next = r->at < r->argc ? r->argv[r->at] : "";
	const struct subcommand *s;
	struct buf forms = BUF_INIT;
	size_t i, len = strlen(first);

	for (i = 0; (s = cli_command_at(i)); i++) {
		if (!cli_is_about(s->name, first))
			continue;
		if (s->name[len] && strcmp(s->name + len + 1, next)) {
			buf_addf(&forms, "%s%s", forms.len ? ", " : "", s->name + len + 1);
			continue;
		}
		r->at += s->name[len] != '\0';
		c->spec = s;
		break;
	}
	if (!c->spec && forms.len)
		err_set(
		    err, ERR_USAGE, "%s: expected one of %s after it", first, buf_str(&forms));
	else if (c->spec)
		for (c->command = cli_commands; c->command->spec.name; c->command++)
			if (&c->command->spec == c->spec)
				break;
	if (c->command && !c->command->spec.name)
		c->command = NULL; /* lectern-ingest has it */
	len = forms.len;
	buf_clear(&forms);
	return c->spec || !len;
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

static bool
check_words(const struct cli *c, struct err *err)
{
	const struct subcommand *spec = c->spec;

	if (!spec || c->values[CLI_HELP] || c->values[CLI_VERSION])
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

/* Reads all words. The first that is no option names the command, unless "--" stood before
 * it or it is none. */
static bool
read_words(struct cli *c, struct flag_reader *r, struct err *err)
{
	const char *value = NULL;
	int id, from;

	for (;;) {
		from = r->at;
		id = flag_next(r, &value, err);
		if (id == FLAG_END)
			return check_words(c, err);
		if (id == FLAG_BAD)
			return false;
		if (id == FLAG_WORD && !c->spec && !c->n_words && !r->only_words) {
			if (!find_command(c, r, value, err))
				return false;
			if (c->spec) {
				r->tables[0] = c->spec->options;
				r->dash_words = c->spec->is_query;
				continue;
			}
		}
		if (id == FLAG_WORD)
			c->words[c->n_words++] = value;
		else if (c->spec && !c->command && r->table == 0)
			while (from < r->at)
				c->passed[c->n_passed++] = r->argv[from++];
		else if (!take_flag(c, id, value, err))
			return false;
	}
}

/* The words for lectern-ingest, as they came; library may be NULL. */
static void
fill_words(const struct cli *c, const char *program, const char *library, const char **argv)
{
	size_t n = 0, i;

	argv[n++] = program;
	argv[n++] = c->spec->name;
	if (library) {
		argv[n++] = "--library";
		argv[n++] = library;
	}
	if (c->values[CLI_JSON])
		argv[n++] = "--json";
	if (c->values[CLI_QUIET])
		argv[n++] = "--quiet";
	for (i = 0; i < c->n_passed; i++)
		argv[n++] = c->passed[i];
	argv[n++] = "--";
	for (i = 0; i < c->n_words; i++)
		argv[n++] = c->words[i];
}

/* Becomes lectern-ingest with the words it was given. */
static int
run_writing(struct cli *c)
{
	const char **argv = base_calloc(c->n_passed + c->n_words + 8, sizeof(*argv));
	struct err err;
	char *program = cli_ingest_path(c, &err);
	char *library = program && !c->spec->is_filter ? cli_library_path(c, &err) : NULL;

	if (library || (program && c->spec->is_filter)) {
		fill_words(c, program, library, argv);
		proc_exec(argv, &err);
	}
	free(argv);
	free(program);
	free(library);
	return cli_fail(&err);
}

static int
print_help(struct cli *c)
{
	struct buf out = BUF_INIT;

	if (c->spec)
		help_command(&out, c->spec);
	else
		help_all(&out);
	out_buf(&out);
	return EXIT_STATUS_DONE;
}

static int
run(struct cli *c)
{
	struct err err;

	if (c->values[CLI_HELP])
		return print_help(c);
	if (c->values[CLI_VERSION])
		return cli_print_version(c);
	if (c->values[CLI_PRINT_CONFIG])
		return cli_print_config(c);
	if (c->values[CLI_SHOW_THEME])
		return cli_show_theme(c);
	if (c->values[CLI_PRINT_COMPLETION])
		return cli_print_completion(c);
	if (c->values[CLI_PRINT_MANUAL])
		return cli_print_manual(c);
	if (!cli_check_settings(c, &err))
		return cli_fail(&err);
	if (c->command)
		return c->command->run(c);
	return c->spec ? run_writing(c) : cli_run_interface(c);
}

/* What standard output is must be known before a pager takes its place. */
static int
run_with_output(struct cli *c)
{
	c->columns = out_columns();
	c->colored = out_is_colored(c);
	return run(c);
}

int
cli_main(int argc, char **argv, const struct cli_terminal *terminal)
{
	struct cli c = {.argv0 = argv[0], .terminal = terminal};
	struct flag_reader r = {.argv = (const char *const *)argv,
	    .argc = argc,
	    .at = 1,
	    .tables = {NULL, cli_common}};
	struct err err;
	int status;

	setlocale(LC_ALL, "");
	/* Numbers stay as the program writes them, and letters are UTF-8 whatever LANG says. */
	setlocale(LC_NUMERIC, "C");
	if (strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
	c.words = base_calloc((size_t)argc + 1, sizeof(*c.words));
	c.passed = base_calloc((size_t)argc + 1, sizeof(*c.passed));
	if (!read_words(&c, &r, &err))
		status = cli_fail(&err);
	else
		status = run_with_output(&c);
	if (!out_flush(&err))
		status = cli_fail(&err);
	free(c.words);
	free(c.passed);
	return status;
}
