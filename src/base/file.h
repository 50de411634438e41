/* base/file.h: files and the places that the XDG base directory specification names. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"
#include "base/err.h"

#include <sys/types.h>

/* Appends a regular file's bytes to *out. Opens without blocking and follows symbolic
 * links only to regular files; anything else, a file over max bytes included, fails
 * with a sentence that names it. path "-" is standard input, of any type. */
bool file_read(const char *path, size_t max, struct buf *out, struct err *err);
/* Writes the whole of a file under another name beside it, then renames it into place. */
bool file_write(const char *path, const void *bytes, size_t len, struct err *err);
/* Writes all bytes to a descriptor, going on after interrupts. */
bool file_write_fd(int fd, const void *bytes, size_t len, struct err *err);

/* "a named pipe": what a file that is not a regular one is. */
const char *file_type_name(mode_t mode);

/* Makes a directory and its missing parents with mode 0700. */
bool file_make_dirs(const char *path, struct err *err);

/* dir/name as one path; the caller frees it. */
char *file_join(const char *dir, const char *name);
/* The path with a leading "~/" as the home directory; the caller frees it. */
char *file_expand(const char *path);
/* The last part of a path; borrowed. */
const char *file_base_name(const char *path);

/* "$VARIABLE/lectern/name", or "$HOME/fallback/lectern/name" when the variable is unset or
 * not absolute: file_xdg_path("XDG_DATA_HOME", ".local/share", "library.db"). NULL when HOME
 * is unknown too. The caller frees it. */
char *file_xdg_path(const char *variable, const char *fallback, const char *name);

#endif
