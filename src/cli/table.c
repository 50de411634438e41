/* The commands and options of lectern: one const table each. */
#include "cli/run.h"

const struct flag cli_common[] = {
    {CLI_LIBRARY, "library", 0, "FILE", "the library to use"},
    {CLI_CONFIG, "config", 0, "FILE", "the configuration to read"},
    {CLI_SET, "set", 0, "OPTION=VALUE", "set an option, as a line of the configuration does"},
    {CLI_JSON, "json", 0, NULL, "print one JSON object a line"},
    {CLI_QUIET, "quiet", 'q', NULL, "print results only"},
    {CLI_COLOR, "color", 0, "auto|always|never", "colours in the output of commands"},
    {CLI_HELP, "help", 'h', NULL, "this help, or that of a command"},
    {CLI_VERSION, "version", 0, NULL, "version, libraries and what was built in"},
    {CLI_PRINT_CONFIG, "print-config", 0, NULL, "the built-in configuration"},
    {CLI_SHOW_THEME, "show-theme", 0, NULL, "each style in its look"},
    {CLI_PRINT_COMPLETION, "print-completion", 0, "bash|zsh|fish", NULL},
    {CLI_PRINT_MANUAL, "print-manual", 0, "PART", NULL},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag list_options[] = {
    {CLI_MAX, "max", 'n', "N", "at most N of them"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag show_options[] = {
    {CLI_AS, "as", 0, "text|markdown|html|json|original", "in which form (default: text)"},
    {CLI_WIDTH, "width", 0, "CELLS",
	"wrap text so (default: 72 on a terminal, else a paragraph a line)"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag off_options[] = {
    {CLI_OFF, "off", 0, NULL, "take it back: unread, not starred ..."},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag delete_options[] = {
    {CLI_OFF, "off", 0, NULL, "bring back what the query finds among the deleted"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag note_options[] = {
    {CLI_QUOTE, "quote", 0, "WORDS", "highlight these words of the article"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag entities_options[] = {
    {CLI_KIND, "kind", 'k', "person|org|place|other", "only these"},
    {CLI_MAX, "max", 'n', "N", "at most N of them"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag export_options[] = {
    {CLI_AS, "as", 0, "markdown|html|json|text|state", "in which form (default: markdown)"},
    {CLI_OUTPUT, "output", 'o', "PATH",
	"write there: a file, or a folder for a file an article"},
    {CLI_ORIGINALS, "originals", 0, NULL, "with --as json: the original bytes too"},
    {CLI_MAX, "max", 'n', "N", "at most N of them"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag check_options[] = {
    {CLI_REPAIR, "repair", 0, NULL, "copy what can be read to a sound library in its place"},
    {0, NULL, 0, NULL, NULL},
};

#define ANY SUBCOMMAND_ANY

const struct cli_command cli_commands[] = {
    {{"list", "[QUERY]", "articles, newest first, a line each", list_options, 0, ANY, true,
	 "In a pipe the line is number, date, state, source and title, parted by tabs.\n",
	 false},
	cli_run_list},
    {{"search", "QUERY", "the same with the passage that was found", list_options, 1, ANY, true,
	 "In a pipe the passage is the sixth field.\n", false},
	cli_run_search},
    {{"show", "ID...", "print articles", show_options, 1, ANY, false,
	 "The original is printed byte for byte, unless a terminal would get it.\n", false},
	cli_run_show},
    {{"related", "ID", "articles like this one, best first", list_options, 1, 1, false, NULL,
	 false},
	cli_run_related},
    {{"open", "ID", "open the article's address in the browser", NULL, 1, 1, false,
	 "BROWSER names the browser; xdg-open finds one otherwise. No shell is used.\n", false},
	cli_run_open},
    {{"edit", "ID FIELD=VALUE...", "correct what is known of an article", NULL, 2, ANY, true,
	 "Fields are title, authors, date, modified, source, url, section, lang, dateline,\n"
	 "agency, caption, image_credit and credits. Several authors are parted by ';',\n"
	 "credits are written \"role: name; role: name\". FIELD= says that there is none,\n"
	 "-FIELD goes back to what the page says. Your value wins over every later\n"
	 "extraction.\n",
	 false},
	cli_run_edit},
    {{"tag", "[[-]TAG[,TAG...] QUERY]", "tag what a query finds; -TAG takes a tag off", NULL, 0,
	 ANY, true, "Without words: all tags, and how many articles have each.\n", false},
	cli_run_tag},
    {{"star", "QUERY", "star what a query finds", off_options, 1, ANY, true, NULL, false},
	cli_run_mark},
    {{"read", "QUERY", "mark what a query finds as read", off_options, 1, ANY, true, NULL,
	 false},
	cli_run_mark},
    {{"archive", "QUERY", "put what a query finds away", off_options, 1, ANY, true,
	 "Archived articles leave the view that is open at the start; searches find them.\n",
	 false},
	cli_run_mark},
    {{"delete", "QUERY", "delete what a query finds", delete_options, 1, ANY, true,
	 "It can be undone, and is:deleted finds them, until they are purged.\n", false},
	cli_run_mark},
    {{"purge", "[QUERY]", "remove deleted articles for good", NULL, 0, ANY, true,
	 "Originals, index and the memory of changes too. This cannot be undone.\n", false},
	cli_run_purge},
    {{"undo", "", "take the last change back", NULL, 0, 0, false, NULL, false}, cli_run_undo},
    {{"redo", "", "do it again", NULL, 0, 0, false, NULL, false}, cli_run_undo},
    {{"batch list", "", "the runs of add, newest first", NULL, 0, 0, false, NULL, false},
	cli_run_batch_list},
    {{"batch undo", "[NUMBER]", "take a run of add back, the newest if none is named", NULL, 0,
	 1, false,
	 "What it added is deleted, what it updated is as before. It can be undone.\n", false},
	cli_run_batch_undo},
    {{"view list", "", "the saved views", NULL, 0, 0, false, NULL, false}, cli_run_view_list},
    {{"view add", "NAME QUERY", "save a query under a name", NULL, 2, ANY, true, NULL, false},
	cli_run_view_add},
    {{"view remove", "NAME", "forget a view", NULL, 1, 1, false, NULL, false},
	cli_run_view_remove},
    {{"note list", "[ID]", "notes of an article in text order, or all, newest first", NULL, 0,
	 1, false, NULL, false},
	cli_run_note_list},
    {{"note add", "ID COMMENT...", "add a note to an article", note_options, 1, ANY, false,
	 NULL, false},
	cli_run_note_add},
    {{"note remove", "NUMBER", "remove a note", NULL, 1, 1, false, NULL, false},
	cli_run_note_remove},
    {{"entities", "[QUERY]", "names in what a query finds, and in how many articles each",
	 entities_options, 0, ANY, true, NULL, false},
	cli_run_entities},
    {{"entity", "NAME", "the articles that name someone, in time order", list_options, 1, ANY,
	 false,
	 "First who it is: kind, counts, other names, and who appears with it. Then a line an\n"
	 "article with the sentence that names it.\n",
	 false},
	cli_run_entity},
    {{"names", "FILE|-", "look up a list of names, a line each", list_options, 1, 1, false,
	 "Prints how many articles have the name, the name, and the numbers of the newest of\n"
	 "them (five, or as many as --max says).\n",
	 false},
	cli_run_names},
    {{"export", "[QUERY]", "write articles out", export_options, 0, ANY, true,
	 "json is a line an article with nothing lost; lectern add reads it back. state\n"
	 "is only what you added (tags, notes, stars ...): lectern add gives it to the\n"
	 "same articles in another library. A PATH that is a folder, ends with '/' or has\n"
	 "no suffix gets a file an article. No file is written over.\n",
	 false},
	cli_run_export},
    {{"check", "", "whether the library is whole", check_options, 0, 0, false,
	 "The repaired library takes the place of the old one, which is kept beside it.\n",
	 false},
	cli_run_check},
    {{"backup", "FILE", "copy the library, while it is in use", NULL, 1, 1, false, NULL, false},
	cli_run_backup},
    {{"stats", "", "what is in the library and what it weighs", NULL, 0, 0, false, NULL, false},
	cli_run_stats},
    {{"demo", "", "try lectern on sample articles in a throw-away library", NULL, 0, 0, false,
	 NULL, false},
	cli_run_demo},
    {{"help", "[TOPIC]", "help on a command", NULL, 0, 2, false, NULL, false}, cli_run_help},
    {{0}, NULL},
};
