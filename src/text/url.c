/* Resolving references, as RFC 3986 section 5.2 has it. */
#include "text/url.h"

#include <string.h>
#include <strings.h>

/* Where the parts of an address begin; each part ends where the next begins. */
struct parts {
	size_t authority, path, query, fragment, end; /* the scheme begins at 0 */
};

static size_t
scheme_len(const char *s)
{
	size_t n =
	    strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return n && s[n] == ':' && strcspn(s, "0123456789+-.") ? n + 1 : 0;
}

static struct parts
split(const char *s)
{
	struct parts p;

	p.authority = scheme_len(s);
	p.path = p.authority;
	if (!strncmp(s + p.path, "//", 2))
		p.path += 2 + strcspn(s + p.path + 2, "/?#");
	p.query = p.path + strcspn(s + p.path, "?#");
	p.fragment = p.query + strcspn(s + p.query, "#");
	p.end = p.fragment + strlen(s + p.fragment);
	return p;
}

static void
drop_segment(struct buf *out, size_t base)
{
	char last = '\0';

	while (out->len > base && last != '/') {
		last = out->data[out->len - 1];
		buf_truncate(out, out->len - 1);
	}
}

/* Appends a path without its "." and ".." segments (5.2.4). */
static void
add_path(struct buf *out, const char *path, size_t len)
{
	size_t base = out->len, at = 0, n;

	while (at < len) {
		n = (path[at] == '/') + 0u;
		while (at + n < len && path[at + n] != '/')
			n++;
		if ((n == 2 && !strncmp(path + at, "/.", 2)) ||
		    (n == 3 && !strncmp(path + at, "/..", 3))) {
			if (n == 3)
				drop_segment(out, base);
			if (at + n == len)
				buf_add_char(out, '/');
		} else {
			buf_add(out, path + at, n);
		}
		at += n;
	}
}

static void
add_merged(
    struct buf *out, const char *base, const struct parts *b, const char *ref, size_t len)
{
	struct buf path = BUF_INIT;
	size_t keep = b->query;

	while (keep > b->path && base[keep - 1] != '/')
		keep--;
	buf_add(&path, base + b->path, keep - b->path);
	if (!path.len)
		buf_add_char(&path, '/');
	buf_add(&path, ref, len);
	add_path(out, path.data, path.len);
	buf_clear(&path);
}

static void
resolve(struct buf *out, const char *base, const char *ref)
{
	struct parts b = split(base), r = split(ref);

	if (r.path > r.authority) {
		buf_add(out, base, b.authority);
		buf_add(out, ref, r.end);
		return;
	}
	buf_add(out, base, b.path);
	if (r.query > r.path) {
		if (ref[r.path] == '/')
			add_path(out, ref + r.path, r.query - r.path);
		else
			add_merged(out, base, &b, ref + r.path, r.query - r.path);
		buf_add(out, ref + r.query, r.end - r.query);
		return;
	}
	buf_add(out, base + b.path, b.query - b.path);
	if (r.fragment > r.query)
		buf_add(out, ref + r.query, r.end - r.query);
	else {
		buf_add(out, base + b.query, b.fragment - b.query);
		buf_add(out, ref + r.fragment, r.end - r.fragment);
	}
}

void
url_resolve(struct buf *out, const char *base, const char *ref)
{
	struct buf plain = BUF_INIT;

	ref += strspn(ref, " \t\n");
	for (; *ref; ref++)
		if (*ref == ' ')
			buf_add_str(&plain, "%20");
		else if ((unsigned char)*ref > ' ')
			buf_add_char(&plain, *ref);
	if (!base || !scheme_len(base) || scheme_len(buf_str(&plain)))
		buf_add(out, buf_str(&plain), plain.len);
	else
		resolve(out, base, buf_str(&plain));
	buf_clear(&plain);
}

bool
url_is_web(const char *url)
{
	return !strncasecmp(url, "http://", 7) || !strncasecmp(url, "https://", 8);
}

bool
url_host(const char *url, const char **host, size_t *len)
{
	if (!url_is_web(url))
		return false;
	*host = strchr(url, ':') + 3;
	if (!strncasecmp(*host, "www.", 4))
		*host += 4;
	*len = strcspn(*host, ":/?#");
	return *len > 0;
}
