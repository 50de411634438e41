/* The regular files under some paths. */
#include "ingest/walk.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

struct level {
	int fd;        /* the directory */
	char **names;  /* what is in it, sorted */
	size_t n, cap; /* names */
	size_t at;     /* the next one */
	size_t path;   /* bytes of w->path that name the directory */
};

struct walk {
	const char *const *paths;
	size_t n_paths, at;
	struct level levels[WALK_MAX_DEPTH];
	size_t depth;
	struct buf path;
};

struct walk *
walk_new(const char *const *paths, size_t n)
{
	struct walk *w = base_calloc(1, sizeof(*w));

	w->paths = paths;
	w->n_paths = n;
	return w;
}

static void
leave_directory(struct walk *w)
{
	struct level *l = &w->levels[--w->depth];
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->names[i]);
	free(l->names);
	close(l->fd);
}

void
walk_free(struct walk *w)
{
	if (!w)
		return;
	while (w->depth)
		leave_directory(w);
	buf_clear(&w->path);
	free(w);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
read_names(struct level *l)
{
	int copy = fcntl(l->fd, F_DUPFD_CLOEXEC, 0);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *e;

	if (!dir) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	while ((e = readdir(dir))) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		l->names = base_grow(l->names, l->n, &l->cap, sizeof(*l->names));
		l->names[l->n++] = base_strdup(e->d_name);
	}
	closedir(dir);
	if (l->n)
		qsort(l->names, l->n, sizeof(*l->names), compare_names);
	return true;
}

/* Files there are made up by the kernel: they have no size and may never end. */
static bool
is_made_up(int fd)
{
#ifdef __linux__
	struct statfs s;

	return !fstatfs(fd, &s) && (s.f_type == PROC_SUPER_MAGIC || s.f_type == SYSFS_MAGIC ||
				       s.f_type == DEBUGFS_MAGIC || s.f_type == TRACEFS_MAGIC);
#else
	(void)fd;
	return false;
#endif
}

static bool
end_item(struct walk_item *item, enum walk_kind kind, const char *reason)
{
	if (item->fd >= 0)
		close(item->fd);
	item->fd = -1;
	item->kind = kind;
	item->reason = reason;
	return true;
}

/* Goes into the directory that item->fd is. False: there is nothing to tell. */
static bool
enter_directory(struct walk *w, struct walk_item *item)
{
	struct level *l;

	if (is_made_up(item->fd))
		return end_item(item, WALK_SKIPPED, "a directory of the kernel's");
	if (w->depth == WALK_MAX_DEPTH)
		return end_item(item, WALK_SKIPPED, "directories nested too deep");
	l = &w->levels[w->depth];
	*l = (struct level){.fd = item->fd, .path = w->path.len};
	if (!read_names(l))
		return end_item(item, WALK_FAILED, strerror(errno));
	w->depth++;
	return false;
}

/* Looks at one name in the directory at. False: it is a directory that was gone into. */
static bool
visit(struct walk *w, int at, const char *name, struct walk_item *item)
{
	struct stat st;
	bool is_link;
	int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

	item->path = buf_str(&w->path);
	item->fd = -1;
	if (!item->is_given && name[0] == '.')
		return end_item(item, WALK_SKIPPED, "hidden");
	if (fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return end_item(item, WALK_FAILED, strerror(errno));
	is_link = S_ISLNK(st.st_mode);
	if (is_link && fstatat(at, name, &st, 0) < 0)
		return end_item(item, item->is_given ? WALK_FAILED : WALK_SKIPPED,
		    errno == ELOOP ? "a symbolic link to itself"
				   : "a symbolic link to nothing");
	if (is_link && !item->is_given && S_ISDIR(st.st_mode))
		return end_item(item, WALK_SKIPPED, "a symbolic link to a directory");
	if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return end_item(item, WALK_SKIPPED, file_type_name(st.st_mode));
	item->fd = openat(at, name, flags | (is_link ? 0 : O_NOFOLLOW));
	if (item->fd < 0 || fstat(item->fd, &st) < 0)
		return end_item(item, WALK_FAILED, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return enter_directory(w, item);
	if (!S_ISREG(st.st_mode))
		return end_item(item, WALK_SKIPPED, file_type_name(st.st_mode));
	if (is_made_up(item->fd))
		return end_item(item, WALK_SKIPPED, "a file of the kernel's");
	item->kind = WALK_FILE;
	item->size = (uint64_t)st.st_size;
	item->reason = NULL;
	return true;
}

bool
walk_next(struct walk *w, struct walk_item *item)
{
	struct level *l;
	const char *name;
	bool told = false;

	while (!told) {
		*item = (struct walk_item){.fd = -1};
		if (!w->depth) {
			if (w->at == w->n_paths)
				return false;
			buf_reset(&w->path);
			name = w->paths[w->at++];
			buf_add_str(&w->path, name);
			item->is_given = true;
			told = visit(w, AT_FDCWD, name, item);
			continue;
		}
		l = &w->levels[w->depth - 1];
		if (l->at == l->n) {
			leave_directory(w);
			continue;
		}
		name = l->names[l->at++];
		buf_truncate(&w->path, l->path);
		if (w->path.len && w->path.data[w->path.len - 1] != '/')
			buf_add_char(&w->path, '/');
		buf_add_str(&w->path, name);
		told = visit(w, l->fd, name, item);
	}
	return true;
}
