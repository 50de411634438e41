/* Help, made from the tables. */
#include "cli/command.h"

#include "base/exit.h"
#include "base/writing.h"

#include <stdio.h>
#include <string.h>

static void
add_row(struct buf *out, const char *left, const char *right)
{
	if (strlen(left) > 28)
		buf_addf(out, "  %s\n  %28s  %s\n", left, "", right);
	else
		buf_addf(out, "  %-28s  %s\n", left, right);
}

static void
add_options(struct buf *out, const struct flag *o)
{
	struct buf left = BUF_INIT;

	for (; o && o->name; o++) {
		if (!o->help)
			continue;
		buf_reset(&left);
		if (o->letter)
			buf_addf(&left, "-%c, ", o->letter);
		buf_addf(&left, "--%s", o->name);
		if (o->value)
			buf_addf(&left, " %s", o->value);
		add_row(out, buf_str(&left), o->help);
	}
	buf_clear(&left);
}

void
help_command(struct buf *out, const struct subcommand *c)
{
	buf_addf(
	    out, "lectern %s%s%s\n\n  %s.\n", c->name, *c->words ? " " : "", c->words, c->help);
	if (c->details) {
		buf_add_char(out, '\n');
		buf_add_str(out, c->details);
	}
	if (c->options) {
		buf_add_str(out, "\nOptions:\n");
		add_options(out, c->options);
	}
}

static void
add_command(struct buf *out, const struct subcommand *c)
{
	struct buf left = BUF_INIT;

	buf_addf(&left, "%s%s%s", c->name, *c->words ? " " : "", c->words);
	add_row(out, buf_str(&left), c->help);
	buf_clear(&left);
}

void
help_all(struct buf *out)
{
	const struct cli_command *c;
	const struct subcommand *w;

	buf_add_str(out, "lectern [OPTION...] [PATH...]       read, adding the paths first\n"
			 "lectern [OPTION...] COMMAND ...     do one thing\n\nCommands:\n");
	for (w = writing_commands; w->name; w++)
		add_command(out, w);
	for (c = cli_commands; c->spec.name; c++)
		add_command(out, &c->spec);
	buf_add_str(out, "\nOptions:\n");
	add_options(out, cli_common);
}

static const struct subcommand *
find_command(const char *name)
{
	const struct cli_command *c;
	const struct subcommand *w;

	for (w = writing_commands; w->name; w++)
		if (!strcmp(w->name, name))
			return w;
	for (c = cli_commands; c->spec.name; c++)
		if (!strcmp(c->spec.name, name))
			return &c->spec;
	return NULL;
}

int
cli_run_help(struct cli *c)
{
	const struct subcommand *topic;
	struct buf out = BUF_INIT;
	struct err err;

	if (!c->n_words) {
		help_all(&out);
	} else {
		topic = find_command(c->words[0]);
		if (!topic) {
			err_set(&err, ERR_USAGE,
			    "help: there is no command \"%s\"; lectern help lists them",
			    c->words[0]);
			return cli_fail(&err);
		}
		help_command(&out, topic);
	}
	fputs(buf_str(&out), stdout);
	buf_clear(&out);
	return EXIT_STATUS_DONE;
}
