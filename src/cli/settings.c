/* The user's configuration, found and read. */
#include "cli/settings.h"

#include "app/config.h"
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_CONFIG_BYTES = 1 << 20 };

bool
cli_read_config(const struct cli *c, struct buf *text, char **name, struct err *err)
{
	const char *given = c->values[CLI_CONFIG];

	*name =
	    given ? base_strdup(given) : file_xdg_path("XDG_CONFIG_HOME", ".config", "config");
	if (!*name || (!given && access(*name, F_OK)))
		return true;
	if (file_read(*name, MAX_CONFIG_BYTES, text, err))
		return true;
	free(*name);
	*name = NULL;
	return false;
}

bool
cli_set_lines(const struct cli *c, char ***lines, struct err *err)
{
	struct config scratch;
	struct buf line = BUF_INIT;
	size_t i, column;
	bool ok = true;

	*lines = base_calloc(c->n_sets + 1, sizeof(**lines));
	config_init(&scratch);
	for (i = 0; ok && i < c->n_sets; i++) {
		buf_addf(&line, "set %s", c->sets[i]);
		ok = config_parse_line(&scratch, line.data, line.len, &column, err);
		if (!ok) {
			char *sentence = base_strdup(err->text);

			err_set(err, ERR_USAGE, "--set %s: %s", c->sets[i], sentence);
			free(sentence);
		}
		(*lines)[i] = buf_take(&line);
	}
	config_clear(&scratch);
	if (ok)
		return true;
	cli_free_lines(*lines);
	*lines = NULL;
	return false;
}

bool
cli_check_settings(const struct cli *c, struct err *err)
{
	const char *given = c->values[CLI_CONFIG];
	char **lines = NULL;
	bool ok = cli_set_lines(c, &lines, err);

	cli_free_lines(lines);
	if (ok && given && access(given, R_OK))
		return err_set(err, ERR_NO_INPUT, "%s: %s", given, strerror(errno));
	return ok;
}

void
cli_free_lines(char **lines)
{
	size_t i;

	for (i = 0; lines && lines[i]; i++)
		free(lines[i]);
	free(lines);
}

bool
cli_load_config(const struct cli *c, struct config *config, struct err *err)
{
	struct buf text = BUF_INIT, faults = BUF_INIT;
	char *name = NULL, **lines = NULL, *line, *save = NULL;
	bool ok = cli_read_config(c, &text, &name, err) && cli_set_lines(c, &lines, err);
	size_t i, column;

	if (!ok)
		goto out;
	config_init(config);
	config_parse(config, buf_str(&text), text.len, name ? name : "", &faults);
	buf_reserve(&faults, 1);
	for (line = strtok_r(faults.data, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		cli_tell(c, "%s", line);
	for (i = 0; lines[i]; i++)
		config_parse_line(config, lines[i], strlen(lines[i]), &column, NULL);
	config_apply_theme(config);
out:
	cli_free_lines(lines);
	buf_clear(&faults);
	buf_clear(&text);
	free(name);
	return ok;
}
