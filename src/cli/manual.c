/* The parts of the manuals that come from tables. */
#include "cli/command.h"

#include "app/command.h"
#include "app/option.h"
#include "base/exit.h"
#include "base/mdoc.h"
#include "cli/out.h"
#include "layout/style.h"
#include "store/query.h"

#include <string.h>

static void
add_argument(struct buf *out, const char *s)
{
	mdoc_add_argument(out, s, strlen(s));
}

static void
add_flags(struct buf *out, const struct flag *o)
{
	buf_add_str(out, ".Bl -tag -width Ds\n");
	for (; o->name; o++) {
		if (!o->help)
			continue;
		buf_add_str(out, ".It ");
		if (o->letter)
			buf_addf(out, "Fl %c , ", o->letter);
		buf_addf(out, "Fl \\-%s", o->name);
		if (o->value) {
			buf_add_str(out, " Ar ");
			add_argument(out, o->value);
		}
		buf_add_char(out, '\n');
		mdoc_add_sentence(out, o->help);
	}
	buf_add_str(out, ".El\n");
}

static void
add_options(struct buf *out)
{
	add_flags(out, cli_common);
}

static void
add_commands(struct buf *out)
{
	const struct subcommand *s;
	size_t i;

	buf_add_str(out, ".Bl -tag -width Ds\n");
	for (i = 0; (s = cli_command_at(i)); i++) {
		buf_addf(out, ".It Cm %s", s->name);
		if (*s->words) {
			buf_add_str(out, " Ar ");
			add_argument(out, s->words);
		}
		buf_add_char(out, '\n');
		mdoc_add_sentence(out, s->help);
		if (s->details)
			mdoc_add_text(out, s->details);
		if (s->options)
			add_flags(out, s->options);
	}
	buf_add_str(out, ".El\n");
}

static void
add_styles(struct buf *out)
{
	int i;

	buf_add_str(out, ".Bl -tag -width \"title-bar\" -compact\n");
	for (i = 0; i < STYLE_COUNT; i++) {
		buf_addf(out, ".It Cm %s\n", style_name((enum style)i));
		mdoc_add_sentence(out, style_help((enum style)i));
	}
	buf_add_str(out, ".El\n");
}

/* The fields of queries, and the values of those that have fixed ones. */
static void
add_fields(struct buf *out)
{
	const struct query_field_info *info;
	int i;

	buf_add_str(out, ".Bl -tag -width \"section:\"\n");
	for (i = QUERY_TEXT + 1; (info = query_field_info((enum query_field)i)); i++) {
		buf_addf(out, ".It Cm %s:\\&\n", info->name);
		mdoc_add_sentence(out, info->help);
		/* How dates are written has a section of its own. */
		if (i >= QUERY_IS && *info->values) {
			buf_add_str(out, "One of\n.Li ");
			add_argument(out, info->values);
			buf_add_str(out, " .\n");
		}
	}
	buf_add_str(out, ".El\n");
}

static const struct {
	const char *name;
	void (*add)(struct buf *out);
} parts[] = {
    {"options", add_options},
    {"commands", add_commands},
    {"keys", command_print_manual},
    {"settings", option_print_manual},
    {"styles", add_styles},
    {"fields", add_fields},
};

int
cli_print_manual(struct cli *c)
{
	const char *wanted = c->values[CLI_PRINT_MANUAL];
	struct buf out = BUF_INIT;
	struct err err;
	size_t i;

	for (i = 0; i < ARRAY_LEN(parts); i++)
		if (!strcmp(parts[i].name, wanted)) {
			parts[i].add(&out);
			out_buf(&out);
			return EXIT_STATUS_DONE;
		}
	err_set(&err, ERR_USAGE, "--print-manual: there is no part \"%s\"", wanted);
	return cli_fail(&err);
}
