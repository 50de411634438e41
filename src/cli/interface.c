/* lectern [PATH...] and lectern demo: what the interface is given, and what comes instead of
 * it where there is no terminal. */
#include "cli/run.h"

#include "base/exit.h"
#include "base/file.h"
#include "base/proc.h"
#include "cli/out.h"
#include "cli/settings.h"
#include "store/library.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where distributions put libhyphen's patterns. */
static const char *const hyphen_dirs[] = {
    "/usr/share/hyphen",
    "/usr/local/share/hyphen",
    "/opt/homebrew/share/hyphen",
    "/usr/share/myspell/dicts",
};

static const char *
find_hyphen_dir(void)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(hyphen_dirs); i++)
		if (!access(hyphen_dirs[i], R_OK | X_OK))
			return hyphen_dirs[i];
	return NULL;
}

/* The sample articles, beside the program or installed; a directory can be entered, which is
 * what proc_find_sibling asks for. */
static char *
find_samples(const struct cli *c)
{
	return proc_find_sibling(c->argv0, "samples", DATADIR);
}

/* A library given as a path is meant to be opened, not to be added. */
static bool
is_database(const char *path)
{
	static const char magic[] = "SQLite format 3"; /* its NUL belongs to it */
	char start[sizeof(magic)] = "";
	struct stat st;
	FILE *f;
	bool is;

	/* Opening a FIFO would wait for its other end. */
	if (stat(path, &st) || !S_ISREG(st.st_mode) || !(f = fopen(path, "rb")))
		return false;
	is = fread(start, 1, sizeof(start), f) == sizeof(start) &&
	     !memcmp(start, magic, sizeof(magic));
	fclose(f);
	return is;
}

/* A word that is neither a command nor a file is most likely a slip of one of them. */
static bool
check_paths(const struct cli *c, struct err *err)
{
	size_t i;

	if (c->n_words == 1 && is_database(c->words[0]))
		return err_set(err, ERR_USAGE,
		    "%s is a library or another database: lectern --library %s opens it",
		    c->words[0], c->words[0]);
	for (i = 0; i < c->n_words; i++)
		if (strcmp(c->words[i], "-") && access(c->words[i], F_OK))
			return err_set(err, i || c->n_words > 1 ? ERR_NO_INPUT : ERR_USAGE,
			    "%s: there is no such file%s", c->words[i],
			    i ? "" : ", nor such a command; lectern help lists the commands");
	return true;
}

/* Adds the paths by lectern-ingest and waits for it. */
static bool
add_paths(const struct cli *c, const char *library, const char *const *paths, int *status,
    struct err *err)
{
	char *program = cli_ingest_path(c, err);
	const char **argv;
	struct proc_io io = {-1, -1, -1};
	size_t n = 0, i;
	pid_t pid;
	bool ok = false;

	if (!program)
		return false;
	for (i = 0; paths[i]; i++)
		;
	argv = base_calloc(i + 8, sizeof(*argv));
	argv[n++] = program;
	argv[n++] = "add";
	argv[n++] = "--library";
	argv[n++] = library;
	if (c->values[CLI_QUIET])
		argv[n++] = "--quiet";
	if (c->values[CLI_JSON])
		argv[n++] = "--json";
	argv[n++] = "--";
	memcpy(argv + n, paths, i * sizeof(*argv));
	fflush(stdout);
	ok = proc_start(argv, io, &pid, err) && proc_wait(pid, status, err);
	free(argv);
	free(program);
	return ok;
}

/* Fills what is known on this side and runs the interface on an open library. */
static int
run_on(struct cli *c, struct app_env *env, struct err *err)
{
	struct buf text = BUF_INIT;
	char *name = NULL, **lines = NULL, *samples = find_samples(c),
	     *program = proc_find_sibling(c->argv0, "lectern", LIBEXECDIR),
	     *ingest = cli_ingest_path(c, NULL);
	int status = -1;

	if (cli_read_config(c, &text, &name, err) && cli_set_lines(c, &lines, err)) {
		env->library_path = library_path(env->library);
		env->program = program ? program : c->argv0;
		env->ingest = ingest;
		env->samples = samples;
		env->hyphen_dir = find_hyphen_dir();
		env->config = text.len ? text.data : NULL;
		env->config_name = name;
		env->config_lines = (const char *const *)lines;
		env->note = library_notice(env->library);
		err_clear(err);
		status = c->terminal->run(env, err);
	}
	if (err->kind != ERR_NONE)
		status = cli_fail(err);
	cli_free_lines(lines);
	buf_clear(&text);
	free(name);
	free(samples);
	free(program);
	free(ingest);
	return status;
}

static int
run_interface(struct cli *c, const char *path, const char *const *add)
{
	struct app_env env = {.add = add};
	struct err err;
	int status;

	if (!library_open(path, LIBRARY_WRITE, &env.library, &err))
		return cli_fail(&err);
	status = run_on(c, &env, &err);
	library_close(env.library);
	return status;
}

int
cli_run_interface(struct cli *c)
{
	struct err err;
	char *path = NULL;
	int status = EXIT_STATUS_DONE;

	if (!check_paths(c, &err) || !(path = cli_library_path(c, &err)))
		return cli_fail(&err);
	if (out_is_terminal()) {
		status = run_interface(c, path, c->n_words ? c->words : NULL);
	} else if (!c->n_words) {
		err_set(&err, ERR_USAGE,
		    "standard output is no terminal, so there is nowhere to show the library; "
		    "lectern list prints it");
		status = cli_fail(&err);
	} else if (!add_paths(c, path, c->words, &status, &err)) {
		status = cli_fail(&err);
	} else {
		cli_tell(c, "standard output is no terminal: the paths were added only; "
			    "lectern shows them");
	}
	free(path);
	return status;
}

/* Removes a directory of files. */
static void
remove_dir(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;

	while (dir && (e = readdir(dir))) {
		char *file = file_join(path, e->d_name);

		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			unlink(file);
		free(file);
	}
	if (dir)
		closedir(dir);
	rmdir(path);
}

/* Makes a directory of its own for the throw-away library; NULL with a sentence. */
static char *
make_dir(struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	char *path = file_join(tmp && *tmp ? tmp : "/tmp", "lectern-demo.XXXXXX");

	if (mkdtemp(path))
		return path;
	err_set(err, ERR_NO_OUTPUT, "%s: cannot be made: %s", path, strerror(errno));
	free(path);
	return NULL;
}

int
cli_run_demo(struct cli *c)
{
	struct err err;
	char *samples = find_samples(c), *dir = NULL, *path;
	const char *add[] = {samples, NULL};
	int status;

	if (!out_is_terminal())
		err_set(&err, ERR_USAGE, "demo: wants a terminal to show the samples on");
	else if (!samples)
		err_set(&err, ERR_NO_INPUT,
		    "demo: the sample articles are neither beside lectern nor in %s", DATADIR);
	else
		dir = make_dir(&err);
	if (!dir) {
		free(samples);
		return cli_fail(&err);
	}
	path = file_join(dir, "library.db");
	/* The interface has its own handlers and puts these back. A dropped line sends a second
	 * signal, which must not cut the cleaning short. */
	signal(SIGHUP, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	status = run_interface(c, path, add);
	remove_dir(dir);
	free(path);
	free(dir);
	free(samples);
	return status;
}
