/* What is to be added. */
#include "ingest/source.h"

#include "ingest/walk.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOOK_BYTES = 256 << 10, READ_BYTES = 256 << 10 };

struct source {
	const char *const *paths;
	size_t n, at;
	uint64_t max_size;
	struct walk *walk; /* of the paths up to the next "-"; or NULL */
	char *cwd;
	uint32_t n_files;
	/* The JSON lines file that is being read; fd -1: none. */
	int fd;
	char *path;
	bool ended, failed;
	uint64_t line;
	struct buf ahead; /* bytes read and not yet given out */
	size_t ahead_at;
};

struct source *
source_new(const char *const *paths, size_t n, uint64_t max_size)
{
	struct source *s = base_calloc(1, sizeof(*s));

	*s = (struct source){
	    .paths = paths, .n = n, .max_size = max_size, .fd = -1, .cwd = getcwd(NULL, 0)};
	return s;
}

static void
close_lines(struct source *s)
{
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	s->fd = -1;
	free(s->path);
	s->path = NULL;
	buf_clear(&s->ahead);
	s->ahead_at = 0;
}

void
source_free(struct source *s)
{
	if (!s)
		return;
	walk_free(s->walk);
	close_lines(s);
	free(s->cwd);
	free(s);
}

void
piece_clear(struct piece *p)
{
	free(p->path);
	free(p->absolute);
	free(p->reason);
	buf_clear(&p->bytes);
	*p = (struct piece){0};
}

/* The path from the root, without empty, "." and ".." parts. */
static char *
absolute_path(const struct source *s, const char *path)
{
	struct buf full = BUF_INIT, out = BUF_INIT;
	const char *part, *next;
	size_t len;

	if (path[0] != '/')
		buf_addf(&full, "%s/", s->cwd ? s->cwd : "");
	buf_add_str(&full, path);
	for (part = buf_str(&full); *part; part = next) {
		len = strcspn(part, "/");
		next = part + len + (part[len] == '/');
		if (!len || (len == 1 && part[0] == '.'))
			continue;
		if (len == 2 && !memcmp(part, "..", 2)) {
			while (out.len && out.data[--out.len] != '/')
				continue;
			buf_truncate(&out, out.len);
			continue;
		}
		buf_add_char(&out, '/');
		buf_add(&out, part, len);
	}
	buf_clear(&full);
	return buf_take(&out);
}

/* Reads on until len bytes are there or the end; false with errno when that fails. */
static bool
read_up_to(int fd, struct buf *out, size_t len, bool *ended)
{
	ssize_t got;

	*ended = false;
	while (out->len < len) {
		buf_reserve(out, READ_BYTES);
		got = read(fd, out->data + out->len,
		    len - out->len < READ_BYTES ? len - out->len : READ_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (!got) {
			*ended = true;
			break;
		}
		out->len += (size_t)got;
		out->data[out->len] = '\0';
	}
	return true;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Does it begin with a line that is one JSON object, and no other thing behind it? */
static bool
is_lines(const struct buf *b, bool ended)
{
	const char *s = buf_str(b), *end = s + b->len, *line_end;

	if (b->len >= 3 && !memcmp(s, "\xef\xbb\xbf", 3))
		s += 3;
	while (s < end && is_space(*s))
		s++;
	if (s == end || *s != '{')
		return false;
	line_end = memchr(s, '\n', (size_t)(end - s));
	if (!line_end && !ended)
		return true; /* an object of a quarter of a megabyte on one line */
	if (!line_end)
		line_end = end;
	while (line_end > s && is_space(line_end[-1]))
		line_end--;
	if (line_end[-1] != '}')
		return false;
	for (s = line_end; s < end && is_space(*s); s++)
		continue;
	return s == end || *s == '{';
}

static bool
set_reason(struct piece *p, enum piece_kind kind, const char *reason)
{
	p->kind = kind;
	p->reason = base_strdup(reason);
	buf_clear(&p->bytes);
	return true;
}

static bool
set_too_large(const struct source *s, struct piece *p, const char *what)
{
	struct buf reason = BUF_INIT;

	buf_addf(&reason, "%slarger than %llu MB (see --max-size)", what,
	    (unsigned long long)(s->max_size >> 20));
	set_reason(p, PIECE_SKIPPED, buf_str(&reason));
	buf_clear(&reason);
	return true;
}

/* Reads until the next line is whole, or longer than it may be, or the last. Returns its end,
 * NULL when it has none. */
static const char *
read_line(struct source *s, const char **line, size_t *len)
{
	const char *end;
	size_t looked = 0;

	for (;;) {
		*line = buf_str(&s->ahead) + s->ahead_at;
		*len = s->ahead.len - s->ahead_at;
		end = *len > looked ? memchr(*line + looked, '\n', *len - looked) : NULL;
		if (end || s->ended || *len > s->max_size)
			return end;
		looked = *len;
		memmove(s->ahead.data, *line, *len);
		buf_truncate(&s->ahead, *len);
		s->ahead_at = 0;
		if (!read_up_to(s->fd, &s->ahead, *len + READ_BYTES, &s->ended))
			s->ended = s->failed = true;
	}
}

/* The next line of the file that is open. False: there is none, and the file is closed. */
static bool
next_line(struct source *s, struct piece *p)
{
	const char *line, *end;
	size_t len;

	end = read_line(s, &line, &len);
	if (!len && !s->failed) {
		close_lines(s);
		return false;
	}
	*p = (struct piece){.kind = PIECE_RECORD,
	    .path = base_strdup(s->path),
	    .absolute = s->fd == STDIN_FILENO ? base_strdup("") : absolute_path(s, s->path),
	    .line = ++s->line,
	    .file = s->n_files};
	if (s->failed || (!end && len > s->max_size)) {
		s->ended = true;
		s->ahead_at = s->ahead.len;
		if (!s->failed)
			return set_too_large(s, p, "a line ");
		s->failed = false;
		return set_reason(p, PIECE_FAILED, "cannot be read to its end");
	}
	len = end ? (size_t)(end - line) : len;
	buf_add(&p->bytes, line, len);
	p->size = len + (end != NULL);
	s->ahead_at += p->size;
	return true;
}

static bool
is_blank(const struct buf *b)
{
	size_t i;

	for (i = 0; i < b->len; i++)
		if (!is_space(b->data[i]))
			return false;
	return true;
}

/* A whole file, or the beginning of its lines. False: lines follow. */
static bool
read_file(struct source *s, int fd, uint64_t size, struct piece *p)
{
	bool ended = false, ok = read_up_to(fd, &p->bytes, LOOK_BYTES, &ended);

	if (ok && is_lines(&p->bytes, ended)) {
		s->fd = fd;
		s->path = base_strdup(p->path);
		s->ended = ended;
		s->line = 0;
		s->ahead = p->bytes;
		s->ahead_at = 0;
		p->bytes = BUF_INIT;
		return false;
	}
	if (ok && !ended && size <= s->max_size)
		ok = read_up_to(fd, &p->bytes, s->max_size + 1, &ended);
	if (!ok)
		set_reason(p, PIECE_FAILED, strerror(errno));
	else if (!ended || p->bytes.len > s->max_size)
		set_too_large(s, p, "");
	p->size = size ? size : p->bytes.len;
	if (fd != STDIN_FILENO)
		close(fd);
	return true;
}

/* The next file of the walk or standard input. False: lines follow, or (*end) nothing. */
static bool
next_file(struct source *s, struct piece *p, bool *end)
{
	struct walk_item item;
	size_t first = s->at;

	if (s->walk && !walk_next(s->walk, &item)) {
		walk_free(s->walk);
		s->walk = NULL;
		return false;
	}
	if (!s->walk) {
		while (s->at < s->n && strcmp(s->paths[s->at], "-"))
			s->at++;
		*end = first == s->n;
		if (s->at > first)
			s->walk = walk_new(s->paths + first, s->at - first);
		if (s->walk || *end)
			return false;
		s->at++;
		s->n_files++;
		*p = (struct piece){.kind = PIECE_FILE,
		    .path = base_strdup("standard input"),
		    .absolute = base_strdup(""),
		    .file = s->n_files,
		    .is_given = true};
		return read_file(s, STDIN_FILENO, 0, p);
	}
	s->n_files++;
	*p = (struct piece){.kind = PIECE_FILE,
	    .path = base_strdup(item.path),
	    .absolute = absolute_path(s, item.path),
	    .file = s->n_files,
	    .is_given = item.is_given};
	if (item.kind != WALK_FILE)
		return set_reason(
		    p, item.kind == WALK_FAILED ? PIECE_FAILED : PIECE_SKIPPED, item.reason);
	return read_file(s, item.fd, item.size, p);
}

bool
source_next(struct source *s, struct piece *out)
{
	bool end = false, found;

	for (;;) {
		*out = (struct piece){0};
		found = s->path ? next_line(s, out) : next_file(s, out, &end);
		if (found && !(out->kind == PIECE_RECORD && is_blank(&out->bytes)))
			return true;
		piece_clear(out);
		if (end)
			return false;
	}
}

void
source_measure(const char *const *paths, size_t n, uint64_t *files, uint64_t *bytes)
{
	struct walk *w;
	struct walk_item item;
	size_t i;

	*files = *bytes = 0;
	for (i = 0; i < n; i++) {
		if (!strcmp(paths[i], "-"))
			continue;
		w = walk_new(&paths[i], 1);
		while (walk_next(w, &item)) {
			if (item.kind != WALK_FILE)
				continue;
			++*files;
			*bytes += item.size;
			close(item.fd);
		}
		walk_free(w);
	}
}
