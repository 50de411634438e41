/* Names in a directory. */
#include "app/complete_path.h"

#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_NAMES = 200 };

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add_name(struct candidates *c, const char *word, size_t dir_len, const char *name)
{
	struct buf shown = BUF_INIT;
	struct stat st;
	char *path;

	buf_add(&shown, word, dir_len);
	buf_add_str(&shown, name);
	path = file_expand(shown.data);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		buf_add_char(&shown, '/');
	candidates_add(c, shown.data, shown.len);
	free(path);
	buf_clear(&shown);
}

void
complete_path(struct candidates *c)
{
	const char *slash = strrchr(c->word, '/');
	size_t dir_len = slash != NULL ? (size_t)(slash - c->word) + 1 : 0;
	const char *begin = c->word + dir_len;
	char *given = base_strndup(c->word, dir_len);
	char *path = dir_len > 0 ? file_expand(given) : base_strdup(".");
	DIR *dir = opendir(path);
	const struct dirent *entry;

	while (dir != NULL && c->n < MAX_NAMES && (entry = readdir(dir)) != NULL) {
		const char *name = entry->d_name;

		if (strncmp(name, begin, strlen(begin)) != 0 ||
		    (name[0] == '.' && begin[0] != '.'))
			continue;
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
			add_name(c, c->word, dir_len, name);
	}
	if (dir != NULL)
		closedir(dir);
	if (c->n > 1)
		qsort(c->items, c->n, sizeof *c->items, compare);
	free(path);
	free(given);
}
