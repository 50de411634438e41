/* Files and XDG paths. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *
file_type_name(mode_t mode)
{
	if (S_ISDIR(mode))
		return "a directory";
	if (S_ISFIFO(mode))
		return "a named pipe";
	if (S_ISSOCK(mode))
		return "a socket";
	if (S_ISCHR(mode) || S_ISBLK(mode))
		return "a device";
	return "not a regular file";
}

/* Appends all that is left of a descriptor, at most max bytes. name is for messages. */
static bool
read_fd(int fd, const char *name, size_t max, struct buf *out, struct err *err)
{
	size_t start = out->len;
	ssize_t got;

	for (;;) {
		buf_reserve(out, 64 * 1024);
		got = read(fd, out->data + out->len, out->cap - out->len - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(
			    err, ERR_IO, "%s: cannot be read: %s", name, strerror(errno));
		if (!got)
			break;
		out->len += (size_t)got;
		out->data[out->len] = '\0';
		if (out->len - start > max)
			return err_set(
			    err, ERR_DATA, "%s: larger than the limit of %zu bytes", name, max);
	}
	return true;
}

bool
file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	struct stat st;
	bool ok = false;
	int fd;

	if (!strcmp(path, "-"))
		return read_fd(STDIN_FILENO, "standard input", max, out, err);
	if (stat(path, &st) < 0)
		return err_set(err, ERR_NO_INPUT, "%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_NO_INPUT, "%s: %s", path, file_type_name(st.st_mode));
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_NO_INPUT, "%s: %s", path, strerror(errno));
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		err_set(err, ERR_NO_INPUT, "%s: %s", path, file_type_name(st.st_mode));
	else if ((uintmax_t)st.st_size > max)
		err_set(err, ERR_DATA, "%s: larger than the limit of %zu bytes", path, max);
	else {
		buf_reserve(out, (size_t)st.st_size + 1);
		ok = read_fd(fd, path, max, out, err);
	}
	close(fd);
	return ok;
}

bool
file_write_fd(int fd, const void *bytes, size_t len, struct err *err)
{
	const char *p = bytes;
	ssize_t put;

	while (len) {
		put = write(fd, p, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return err_set(err, ERR_IO, "cannot write: %s", strerror(errno));
		p += put;
		len -= (size_t)put;
	}
	return true;
}

bool
file_write(const char *path, const void *bytes, size_t len, struct err *err)
{
	struct buf temp = BUF_INIT;
	bool ok = false;
	int fd;

	buf_addf(&temp, "%s.new", path);
	fd = open(buf_str(&temp), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0) {
		err_set(err, ERR_NO_OUTPUT, "%s: %s", path, strerror(errno));
		goto out;
	}
	ok = file_write_fd(fd, bytes, len, err);
	if (ok && fsync(fd) < 0)
		ok = err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	close(fd);
	if (ok && rename(buf_str(&temp), path) < 0)
		ok = err_set(err, ERR_NO_OUTPUT, "%s: %s", path, strerror(errno));
	if (!ok)
		unlink(buf_str(&temp));
out:
	buf_clear(&temp);
	return ok;
}

bool
file_make_dirs(const char *path, struct err *err)
{
	char *copy = base_strdup(path), *p;
	bool ok = true;

	for (p = copy + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		mkdir(copy, 0700);
		*p = '/';
	}
	if (mkdir(copy, 0700) < 0 && errno != EEXIST)
		ok = err_set(
		    err, ERR_NO_OUTPUT, "%s: cannot be made: %s", path, strerror(errno));
	free(copy);
	return ok;
}

char *
file_join(const char *dir, const char *name)
{
	struct buf b = BUF_INIT;
	size_t len = strlen(dir);

	buf_add(&b, dir, len);
	if (len && dir[len - 1] != '/')
		buf_add_char(&b, '/');
	buf_add_str(&b, name);
	return buf_take(&b);
}

char *
file_expand(const char *path)
{
	const char *home = path[0] == '~' && path[1] == '/' ? getenv("HOME") : NULL;

	return home != NULL ? file_join(home, path + 2) : base_strdup(path);
}

const char *
file_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

char *
file_xdg_path(const char *variable, const char *fallback, const char *name)
{
	const char *dir = getenv(variable), *home = getenv("HOME");
	struct buf b = BUF_INIT;

	if (dir && *dir == '/')
		buf_addf(&b, "%s/lectern/%s", dir, name);
	else if (home && *home == '/')
		buf_addf(&b, "%s/%s/lectern/%s", home, fallback, name);
	else
		return NULL;
	return buf_take(&b);
}
