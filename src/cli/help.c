/* Help, made from the tables. */
#include "cli/command.h"

#include "app/command.h"
#include "app/option.h"
#include "base/exit.h"
#include "cli/out.h"
#include "store/query.h"

#include <string.h>

static void
add_row(struct buf *out, const char *left, const char *right)
{
	if (strlen(left) > 28)
		buf_addf(out, "  %s\n  %28s  %s\n", left, "", right);
	else
		buf_addf(out, "  %-28s  %s\n", left, right);
}

/* Appends "-q, --quiet" or "--library FILE". */
static void
add_flag(struct buf *out, const struct flag *flag)
{
	if (flag->letter)
		buf_addf(out, "-%c, ", flag->letter);
	buf_addf(out, "--%s", flag->name);
	if (flag->value)
		buf_addf(out, " %s", flag->value);
}

static void
add_options(struct buf *out, const struct flag *o)
{
	struct buf left = BUF_INIT;

	for (; o && o->name; o++) {
		if (!o->help)
			continue;
		buf_reset(&left);
		add_flag(&left, o);
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
add_keys(struct buf *out)
{
	const struct command_info *info;
	unsigned group, i;

	for (group = 0; group < GROUP_COUNT; group++) {
		buf_addf(out, "%s%s\n", group ? "\n" : "",
		    command_group_name((enum command_group)group));
		for (i = 0; i < COMMAND_COUNT; i++) {
			info = command_get((enum command)i);
			if (info->group == group && *info->keys)
				add_row(out, info->keys, info->help);
		}
	}
}

static void
add_settings(struct buf *out)
{
	buf_add_str(
	    out, "--set OPTION=VALUE, or \"set OPTION VALUE\" in the configuration:\n\n");
	option_print_defaults(out);
}

static void
add_query(struct buf *out)
{
	const struct query_field_info *info;
	struct buf name = BUF_INIT;
	int i;

	buf_add_str(out,
	    "  word \"a phrase\" begin* -without, a OR b, (a b), a NEAR/5 b, FIELD:VALUE\n\n"
	    "Fields:\n");
	for (i = QUERY_TEXT + 1; (info = query_field_info((enum query_field)i)); i++) {
		buf_reset(&name);
		buf_addf(&name, "%s:", info->name);
		add_row(out, buf_str(&name), info->help);
		if (*info->values)
			add_row(out, "", info->values);
	}
	buf_add_str(out, "\nman lectern-query has the whole of it.\n");
	buf_clear(&name);
}

/* What help tells beside the commands. */
static const struct {
	const char *name, *help;
	void (*add)(struct buf *out);
} topics[] = {
    {"query", "how a QUERY is written", add_query},
    {"keys", "keys of the interface", add_keys},
    {"settings", "options of the interface and their defaults", add_settings},
};

void
help_all(struct buf *out)
{
	const struct subcommand *c;
	struct buf left = BUF_INIT;
	size_t i;

	buf_add_str(out, "lectern [OPTION...] [PATH...]       read, adding the paths first\n"
			 "lectern [OPTION...] COMMAND ...     do one thing\n\nCommands:\n");
	for (i = 0; (c = cli_command_at(i)); i++) {
		buf_reset(&left);
		buf_addf(&left, "%s%s%s", c->name, *c->words ? " " : "", c->words);
		add_row(out, buf_str(&left), c->help);
	}
	buf_add_str(out, "\nOptions:\n");
	add_options(out, cli_common);
	buf_add_str(out, "\nMore, by lectern help TOPIC:\n");
	for (i = 0; i < ARRAY_LEN(topics); i++)
		add_row(out, topics[i].name, topics[i].help);
	buf_clear(&left);
}

static bool
add_topic(struct buf *out, const char *topic)
{
	const struct subcommand *s;
	size_t i;

	for (i = 0; (s = cli_command_at(i)); i++) {
		if (!cli_is_about(s->name, topic))
			continue;
		if (out->len)
			buf_add_char(out, '\n');
		help_command(out, s);
	}
	for (i = 0; i < ARRAY_LEN(topics) && !out->len; i++)
		if (!strcmp(topics[i].name, topic))
			topics[i].add(out);
	return out->len > 0;
}

int
cli_run_help(struct cli *c)
{
	struct buf out = BUF_INIT, topic = BUF_INIT;
	struct pager pager;
	struct err err;
	int status = EXIT_STATUS_DONE;

	cli_join_words(c, 0, &topic);
	if (!topic.len) {
		help_all(&out);
	} else if (!add_topic(&out, buf_str(&topic))) {
		err_set(&err, ERR_USAGE,
		    "help: there is no command or topic \"%s\"; lectern help lists them",
		    buf_str(&topic));
		status = cli_fail(&err);
	}
	if (out.len) {
		out_begin_pager(c, &pager);
		out_buf(&out);
		out_end_pager(&pager);
	}
	buf_clear(&topic);
	return status;
}
