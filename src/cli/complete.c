/* Completion scripts for shells, made from the tables. */
#include "cli/command.h"

#include "app/option.h"
#include "base/exit.h"
#include "cli/out.h"
#include "store/query.h"

#include <string.h>

/* What a value may be is told by its name in help. */
static bool
is_file(const char *value)
{
	return value && (!strncmp(value, "FILE", 4) || !strncmp(value, "PATH", 4));
}

/* Do files stand among a command's words? */
static bool
takes_files(const struct subcommand *s)
{
	return strstr(s->words, "PATH") || strstr(s->words, "FILE");
}

static bool
takes_query(const struct subcommand *s)
{
	return strstr(s->words, "QUERY") != NULL;
}

/* "one|two|three" as words. */
static void
add_choices(struct buf *out, const char *choices)
{
	for (; *choices; choices++)
		buf_add_char(out, *choices == '|' ? ' ' : *choices);
}

/* "title:", "by:" ... as words. */
static void
add_fields(struct buf *out)
{
	const struct query_field_info *info;
	int i;

	for (i = QUERY_TEXT + 1; (info = query_field_info((enum query_field)i)); i++)
		buf_addf(out, "%s%s:", i > QUERY_TEXT + 1 ? " " : "", info->name);
}

static void
add_settings(struct buf *out)
{
	int i;

	for (i = 0; i < OPTION_COUNT; i++)
		buf_addf(out, "%s%s=", i ? " " : "", option_get((enum option)i)->name);
}

/* The values of an option, as words; nothing when they are free. */
static void
add_values(struct buf *out, const struct flag *o)
{
	if (o->value && strchr(o->value, '|'))
		add_choices(out, o->value);
	else if (o->id == CLI_SET && o->value && !strcmp(o->value, "OPTION=VALUE"))
		add_settings(out);
}

/* Is there a command before the n-th with the same first word? */
static bool
is_repeated(size_t n)
{
	const char *name = cli_command_at(n)->name;
	size_t len = strcspn(name, " ");

	return name[len] && n && !strncmp(cli_command_at(n - 1)->name, name, len + 1);
}

static void
bash_flag_names(struct buf *out, const struct flag *o)
{
	for (; o && o->name; o++) {
		if (!o->help)
			continue;
		buf_addf(out, " --%s", o->name);
		if (o->letter)
			buf_addf(out, " -%c", o->letter);
	}
}

/* Cases of a bash `case` over the option before the cursor. */
static void
bash_flag_values(struct buf *out, const struct flag *o, const char *command)
{
	struct buf words = BUF_INIT;

	for (; o && o->name; o++) {
		if (!o->value || !o->help)
			continue;
		buf_reset(&words);
		add_values(&words, o);
		buf_addf(out, "\t%s:--%s", command, o->name);
		if (o->letter)
			buf_addf(out, "|%s:-%c", command, o->letter);
		if (words.len)
			buf_addf(out, ") words='%s' ;;\n", words.data);
		else
			buf_addf(out, ") %s ;;\n", is_file(o->value) ? "files=1" : "return");
	}
	buf_clear(&words);
}

static void
bash_skipped(struct buf *out, const struct flag *o)
{
	for (; o && o->name; o++) {
		if (o->value && o->help)
			buf_addf(out, "|--%s", o->name);
		if (o->value && o->letter)
			buf_addf(out, "|-%c", o->letter);
	}
}

static const char bash_end[] =
    "\tif [[ $files ]]; then\n"
    "\t\tcompopt -o filenames 2>/dev/null\n"
    "\t\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$cur\")\n"
    "\tfi\n"
    "\t[[ $words ]] &&\n"
    "\t\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
    "\t[[ ${COMPREPLY[0]-} == *[=:] ]] && compopt -o nospace 2>/dev/null\n"
    "\treturn 0\n"
    "}\n"
    "complete -F _lectern lectern\n";

static void
bash_commands(struct buf *out)
{
	const struct subcommand *s;
	size_t i, len;

	buf_add_str(out, "\tcase $command in\n\t'') files=1 words='");
	for (i = 0; (s = cli_command_at(i)); i++)
		if (!is_repeated(i))
			buf_addf(
			    out, "%s%.*s", i ? " " : "", (int)strcspn(s->name, " "), s->name);
	buf_add_str(out, "' ;;\n");
	for (i = 0; (s = cli_command_at(i)); i++) {
		len = strcspn(s->name, " ");
		if (s->name[len])
			buf_addf(out, "\t%.*s) words+=' %s' ;;&\n", (int)len, s->name,
			    s->name + len + 1);
	}
	for (i = 0; (s = cli_command_at(i)); i++) {
		buf_addf(
		    out, "\t'%s')%s options+='", s->name, takes_files(s) ? " files=1" : "");
		bash_flag_names(out, s->options);
		buf_add_str(out, "'");
		if (takes_query(s)) {
			buf_add_str(out, " words='");
			add_fields(out);
			buf_add_str(out, "'");
		}
		buf_add_str(out, " ;;\n");
	}
	buf_add_str(out, "\tesac\n");
}

/* "is:un" is three words to bash, which parts them at colons. */
static void
bash_field_values(struct buf *out)
{
	const struct query_field_info *info;
	int i;

	buf_add_str(out,
	    "\tif [[ $cur == : ]]; then\n\t\tfield=${COMP_WORDS[COMP_CWORD - 1]} cur=''\n"
	    "\telif [[ ${COMP_WORDS[COMP_CWORD - 1]} == : ]]; then\n"
	    "\t\tfield=${COMP_WORDS[COMP_CWORD - 2]}\n\tfi\n\tcase $field in\n");
	for (i = QUERY_TEXT + 1; (info = query_field_info((enum query_field)i)); i++)
		if (*info->values)
			buf_addf(out, "\t%s) words='%s' ;;\n", info->name, info->values);
	buf_add_str(out, "\t?*) words='' ;;\n\tesac\n");
}

static void
bash_script(struct buf *out)
{
	const struct subcommand *s;
	size_t i;

	buf_add_str(out,
	    "# Completion of lectern(1) for bash, made by lectern --print-completion.\n"
	    "_lectern() {\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} i\n"
	    "\tlocal command='' files='' words='' options='' field=''\n"
	    "\tCOMPREPLY=()\n"
	    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	    "\t\tcase ${COMP_WORDS[i]} in\n\t\t=");
	bash_skipped(out, cli_common);
	buf_add_str(out, ") ((i++)) ;;\n\t\t-*) ;;\n\t\t*)\n\t\t\tcommand=${COMP_WORDS[i]}\n"
			 "\t\t\tcase \"$command ${COMP_WORDS[i + 1]}\" in\n\t\t\t'x x'");
	for (i = 0; (s = cli_command_at(i)); i++)
		if (strchr(s->name, ' '))
			buf_addf(out, "|'%s'", s->name);
	buf_add_str(out, ") ((i + 1 < COMP_CWORD)) && command+=\" ${COMP_WORDS[i + 1]}\" ;;\n"
			 "\t\t\tesac\n\t\t\tbreak ;;\n\t\tesac\n\tdone\n\toptions='");
	bash_flag_names(out, cli_common);
	buf_add_str(out, "'\n");
	bash_commands(out);
	buf_add_str(out, "\t[[ $cur == -* ]] && words=$options files=''\n"
			 "\tcase $command:${COMP_WORDS[COMP_CWORD - 1]} in\n");
	for (i = 0; (s = cli_command_at(i)); i++) {
		struct buf name = BUF_INIT;

		buf_addf(&name, "'%s'", s->name);
		bash_flag_values(out, s->options, buf_str(&name));
		buf_clear(&name);
	}
	bash_flag_values(out, cli_common, "*");
	buf_add_str(out, "\tesac\n");
	bash_field_values(out);
	buf_add_str(out, bash_end);
}

/* Text inside '...'; in zsh's specifications brackets and colons end a help text. */
static void
add_quoted(struct buf *out, const char *s, const char *escaped)
{
	for (; *s; s++) {
		if (*s == '\'')
			buf_add_str(out, "'\\''");
		else if (strchr(escaped, *s))
			buf_addf(out, "\\%c", *s);
		else
			buf_add_char(out, *s);
	}
}

static void
zsh_flags(struct buf *out, const struct flag *o)
{
	struct buf words = BUF_INIT;
	int form;

	for (; o && o->name; o++)
		for (form = 0; o->help && form < (o->letter ? 2 : 1); form++) {
			if (form)
				buf_addf(out, " \\\n\t\t'-%c[", o->letter);
			else
				buf_addf(
				    out, " \\\n\t\t'--%s%s[", o->name, o->value ? "=" : "");
			add_quoted(out, o->help, "[]:");
			buf_add_char(out, ']');
			buf_reset(&words);
			add_values(&words, o);
			if (words.len)
				buf_addf(out, ":value:(%s)", words.data);
			else if (is_file(o->value))
				buf_add_str(out, ":file:_files");
			else if (o->value)
				buf_add_str(out, ":value: ");
			buf_add_char(out, '\'');
		}
	buf_clear(&words);
}

/* The command's own arguments; those of one name and several second words together. */
static void
zsh_command(struct buf *out, size_t n)
{
	const struct subcommand *s = cli_command_at(n);
	size_t len = strcspn(s->name, " ");
	struct buf second = BUF_INIT;

	buf_addf(out, "\t%.*s)\n\t\t_arguments $common", (int)len, s->name);
	zsh_flags(out, s->options);
	if (s->name[len]) {
		buf_add_str(&second, s->name + len + 1);
		while (cli_command_at(n + 1) && is_repeated(n + 1))
			buf_addf(&second, " %s", cli_command_at(++n)->name + len + 1);
		buf_addf(out, " '1:what:(%s)'", buf_str(&second));
	}
	buf_addf(out, " '*:word:%s'\n\t\t;;\n",
	    takes_query(s)   ? "_lectern_query"
	    : takes_files(s) ? "_files"
			     : " ");
	buf_clear(&second);
}

static void
zsh_query(struct buf *out)
{
	const struct query_field_info *info;
	int i;

	buf_add_str(out, "_lectern_query() {\n\tcase $PREFIX in\n");
	for (i = QUERY_TEXT + 1; (info = query_field_info((enum query_field)i)); i++)
		if (*info->values)
			buf_addf(out, "\t%s:*) compset -P '*:'; compadd -- %s ;;\n", info->name,
			    info->values);
	buf_add_str(out, "\t*) compadd -S '' -- ");
	add_fields(out);
	buf_add_str(out, " ;;\n\tesac\n}\n");
}

static void
zsh_script(struct buf *out)
{
	const struct subcommand *s;
	size_t i;

	buf_add_str(out,
	    "#compdef lectern\n"
	    "# Completion of lectern(1) for zsh, made by lectern --print-completion.\n"
	    "local -a commands common line\n"
	    "local curcontext=$curcontext state\n"
	    "typeset -A opt_args\n"
	    "common=(");
	zsh_flags(out, cli_common);
	buf_add_str(out, ")\ncommands=(\n");
	for (i = 0; (s = cli_command_at(i)); i++) {
		if (is_repeated(i))
			continue;
		buf_addf(out, "\t'%.*s:", (int)strcspn(s->name, " "), s->name);
		add_quoted(out, s->help, ":");
		buf_add_str(out, "'\n");
	}
	buf_add_str(out, ")\n");
	zsh_query(out);
	buf_add_str(out, "_arguments -C $common '1: :->command' '*:: :->rest' && return\n"
			 "case $state in\n"
			 "command) _describe command commands; _files ;;\n"
			 "rest)\n\tcase $words[1] in\n");
	for (i = 0; cli_command_at(i); i++)
		if (!is_repeated(i))
			zsh_command(out, i);
	buf_add_str(out, "\t*) _arguments $common '*:file:_files' ;;\n\tesac\n\t;;\nesac\n");
}

static void
fish_flags(struct buf *out, const struct flag *o, const char *condition)
{
	struct buf words = BUF_INIT;

	for (; o && o->name; o++) {
		if (!o->help)
			continue;
		buf_reset(&words);
		add_values(&words, o);
		buf_addf(out, "complete -c lectern%s -l %s", condition, o->name);
		if (o->letter)
			buf_addf(out, " -s %c", o->letter);
		if (words.len)
			buf_addf(out, " -x -a '%s'", words.data);
		else if (o->value)
			buf_add_str(out, is_file(o->value) ? " -r -F" : " -x");
		buf_add_str(out, " -d '");
		add_quoted(out, o->help, "");
		buf_add_str(out, "'\n");
	}
	buf_clear(&words);
}

static void
fish_script(struct buf *out)
{
	const struct subcommand *s;
	struct buf condition = BUF_INIT;
	size_t i, len;

	buf_add_str(
	    out, "# Completion of lectern(1) for fish, made by lectern --print-completion.\n");
	fish_flags(out, cli_common, "");
	for (i = 0; (s = cli_command_at(i)); i++) {
		len = strcspn(s->name, " ");
		if (!is_repeated(i)) {
			buf_addf(out,
			    "complete -c lectern -n __fish_use_subcommand -a %.*s -d '",
			    (int)len, s->name);
			add_quoted(out, s->help, "");
			buf_add_str(out, "'\n");
		}
		buf_reset(&condition);
		buf_addf(
		    &condition, " -n '__fish_seen_subcommand_from %.*s", (int)len, s->name);
		if (s->name[len]) {
			buf_addf(out, "complete -c lectern%s' -f -a %s\n", buf_str(&condition),
			    s->name + len + 1);
			buf_addf(&condition, "; and __fish_seen_subcommand_from %s",
			    s->name + len + 1);
		} else if (!takes_files(s)) {
			buf_addf(out, "complete -c lectern%s' -f\n", buf_str(&condition));
		}
		buf_add_char(&condition, '\'');
		if (takes_query(s)) {
			buf_addf(out, "complete -c lectern%s -f -a '", buf_str(&condition));
			add_fields(out);
			buf_add_str(out, "'\n");
		}
		fish_flags(out, s->options, buf_str(&condition));
	}
	buf_clear(&condition);
}

int
cli_print_completion(struct cli *c)
{
	const char *shell = c->values[CLI_PRINT_COMPLETION];
	struct buf out = BUF_INIT;

	if (!strcmp(shell, "bash"))
		bash_script(&out);
	else if (!strcmp(shell, "zsh"))
		zsh_script(&out);
	else
		fish_script(&out);
	out_buf(&out);
	return EXIT_STATUS_DONE;
}
