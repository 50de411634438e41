/* A cheap tokenizing pass that bounds what the HTML parser gets to see. */
#include "format/html_limit.h"

#include "format/html_nest.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	MAX_VALUE = 4096, /* bytes of an attribute */
	MAX_CLASS = 256,
	MAX_SCRIPTS = 1 << 20,
	MAX_TITLE = 2000,      /* bytes; a longer one was not closed */
	MAX_PLAIN_FORMATS = 16 /* formatting elements open that may have attributes */
};

struct limiter {
	const char *at, *end;
	struct html_limited *out;
	struct html_nest nest;
	struct buf text; /* scratch */
	bool no_svg_end;
	bool closed;     /* the last tag had its '>' */
	bool keep_space; /* there was a <pre> or the like */
};

struct attribute {
	const char *name, *value;
	size_t name_len, value_len;
	char quote; /* '"', '\'' or 0 */
};

static bool
is_space(char c)
{
	return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f');
}

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Reads a tag's name at l->at. */
static void
read_name(struct limiter *l, struct html_name *n)
{
	n->len = 0;
	for (; l->at < l->end && !is_space(*l->at) && *l->at != '/' && *l->at != '>'; l->at++)
		if (n->len < HTML_MAX_NAME && *l->at)
			n->text[n->len++] =
			    (char)(*l->at >= 'A' && *l->at <= 'Z' ? *l->at + 32 : *l->at);
	n->text[n->len] = '\0';
}

/* Reads the next attribute; false at the end of the tag, whose '>' is then passed. A tag
 * that the input's end cuts is no tag. */
static bool
read_attribute(struct limiter *l, struct attribute *a)
{
	const char *stop;

	while (l->at < l->end && (is_space(*l->at) || *l->at == '/'))
		l->at++;
	l->closed = l->at < l->end && *l->at == '>';
	if (l->at == l->end || l->closed) {
		l->at += l->closed;
		return false;
	}
	*a = (struct attribute){.name = l->at};
	for (l->at++; l->at < l->end && !is_space(*l->at) && *l->at != '/' && *l->at != '>' &&
		      *l->at != '=';
	     l->at++)
		;
	a->name_len = (size_t)(l->at - a->name);
	while (l->at < l->end && is_space(*l->at))
		l->at++;
	if (l->at == l->end || *l->at != '=')
		return true;
	for (l->at++; l->at < l->end && is_space(*l->at); l->at++)
		;
	if (l->at == l->end || *l->at == '>')
		return true;
	if (*l->at == '"' || *l->at == '\'') {
		a->quote = *l->at++;
		stop = memchr(l->at, a->quote, (size_t)(l->end - l->at));
		a->value = l->at;
		a->value_len = (size_t)((stop ? stop : l->end) - l->at);
		l->at = stop ? stop + 1 : l->end;
		return true;
	}
	for (a->value = l->at; l->at < l->end && !is_space(*l->at) && *l->at != '>'; l->at++)
		;
	a->value_len = (size_t)(l->at - a->value);
	return true;
}

static bool
value_has(const struct attribute *a, const char *word)
{
	return a->value_len && memmem(a->value, a->value_len, word, strlen(word)) != NULL;
}

/* Keeps an attribute that is read, unless the tag has had it: set has a bit for each. */
static void
add_attribute(struct html_limited *out, const struct attribute *a, uint32_t *set)
{
	struct buf *page = &out->page;
	char quote = a->quote;
	size_t len = a->value_len, max;
	int name = html_attr_find(a->name, a->name_len);

	if (name < 0 || *set >> name & 1)
		return;
	if (a->name_len == 5 && !strncasecmp(a->name, "style", 5) && !value_has(a, "display") &&
	    !value_has(a, "visibility"))
		return;
	if (len > 5 && !strncasecmp(a->value, "data:", 5))
		return;
	max = a->name_len == 5 && !strncasecmp(a->name, "class", 5) ? MAX_CLASS : MAX_VALUE;
	if (len > max) {
		len = max;
		while (len && ((unsigned char)a->value[len] & 0xc0) == 0x80)
			len--;
	}
	if (!quote)
		quote = len && memchr(a->value, '"', len) ? '\'' : '"';
	if (!a->quote && len && memchr(a->value, quote, len))
		return;
	*set |= 1u << name;
	if (!len || (!memchr(a->value, '&', len) && !memchr(a->value, 0, len))) {
		html_attr_add(&out->attrs, name, len ? a->value : "", len);
		return;
	}
	buf_add_char(page, ' ');
	buf_add(page, a->name, a->name_len);
	buf_add_char(page, '=');
	buf_add_char(page, quote);
	html_stash_add_plain(a->value, len, page);
	buf_add_char(page, quote);
}

static bool
starts_with(const char *at, const char *end, const char *word)
{
	size_t len = strlen(word);

	return (size_t)(end - at) > len && !strncasecmp(at, word, len);
}

/* The end tag "</name" that closes raw text, or the end of the input. In a script, what
 * stands after "<!--" and another "<script" runs to that script's own end (the standard's
 * script data double escaped state). */
static const char *
find_raw_end(const struct limiter *l, const struct html_name *n)
{
	bool script = !strcmp(n->text, "script"), escaped = false, twice = false;
	const char *at;

	for (at = l->at; at < l->end; at++) {
		if (!escaped && !(at = memchr(at, '<', (size_t)(l->end - at))))
			break;
		if (escaped && starts_with(at, l->end, "-->"))
			escaped = twice = false;
		if (*at != '<')
			continue;
		if (script && starts_with(at, l->end, "<!--"))
			escaped = true;
		else if (escaped && starts_with(at, l->end, "<script") && !is_alpha(at[7]))
			twice = true;
		else if (starts_with(at, l->end, "</") &&
			 starts_with(at + 2, l->end, n->text) && !is_alpha(at[2 + n->len])) {
			if (!twice)
				return at;
			twice = false;
		}
	}
	return l->end;
}

/* Passes raw text; keeps it when a JSON-LD script. */
static void
skip_raw(struct limiter *l, const struct html_name *n, bool json)
{
	const char *stop = find_raw_end(l, n), *close;

	if (json && l->out->scripts.len < MAX_SCRIPTS && stop - l->at < MAX_SCRIPTS) {
		buf_add(&l->out->scripts, l->at, (size_t)(stop - l->at));
		buf_add_char(&l->out->scripts, '\0');
	}
	close = memchr(stop, '>', (size_t)(l->end - stop));
	l->at = close ? close + 1 : l->end;
}

/* A title that nobody closed would swallow the page (the standard has it so): it ends where a
 * line or a tag does. */
static void
copy_raw(struct limiter *l, const struct html_name *n)
{
	const char *stop = find_raw_end(l, n);
	bool lost = stop - l->at > MAX_TITLE && !strcmp(n->text, "title");

	if (lost)
		for (stop = l->at; stop < l->end && *stop != '<' && *stop != '\n'; stop++)
			;
	html_stash_add_plain(l->at, (size_t)(stop - l->at), &l->out->page);
	if (lost)
		buf_add_str(&l->out->page, "</title>");
	l->at = stop;
}

/* Passes a drawing when it is closed; else only its tag is gone. */
static void
skip_svg(struct limiter *l)
{
	const char *at = l->at;
	size_t open = 1;

	while (!l->no_svg_end && open && (at = memchr(at, '<', (size_t)(l->end - at)))) {
		size_t left = (size_t)(l->end - at);

		if (left > 5 && !strncasecmp(at, "</svg", 5))
			open--;
		else if (left > 4 && !strncasecmp(at, "<svg", 4) && !is_alpha(at[4]))
			open++;
		at++;
	}
	if (open || l->no_svg_end) {
		l->no_svg_end = true;
		return;
	}
	at = memchr(at, '>', (size_t)(l->end - at));
	l->at = at ? at + 1 : l->end;
}

/* What stands for a tag that was left out, so that words do not run together. */
static void
replace_tag(struct limiter *l, const struct html_tag *t)
{
	const struct buf *page = &l->out->page;

	if (t->class >= TAG_BLOCK && t->class <= TAG_PART && l->nest.n_tags < HTML_MAX_TAGS) {
		if (page->len < 4 || memcmp(page->data + page->len - 4, "<br>", 4))
			buf_add(&l->out->page, "<br>", 4);
	}
	if (l->nest.n_tags >= HTML_MAX_TAGS)
		buf_add_char(&l->out->page, ' ');
}

/* Of links only those with a word for what they are to the page are looked at. */
static bool
is_idle_link(const struct html_name *n, const struct attribute *rel)
{
	static const char *const read[] = {"canonical", "shortlink", "amphtml"};
	size_t i;

	if (strcmp(n->text, "link"))
		return false;
	for (i = 0; i < ARRAY_LEN(read); i++)
		if (rel->value_len == strlen(read[i]) &&
		    !strncasecmp(rel->value, read[i], rel->value_len))
			return false;
	return !rel->value_len || !memchr(rel->value, '&', rel->value_len);
}

static void
read_start_tag(struct limiter *l)
{
	struct buf *page = &l->out->page;
	size_t start = page->len;
	struct attribute a, rel = {0};
	struct html_name n;
	const struct html_tag *t;
	bool json = false, keep, plain;
	uint32_t set = 0;

	l->at++;
	read_name(l, &n);
	t = html_nest_find(&l->nest, &n);
	plain = t->class == TAG_FORMAT && l->nest.formats >= MAX_PLAIN_FORMATS;
	buf_add_char(page, '<');
	buf_add(page, n.text, n.len);
	while (read_attribute(l, &a)) {
		if (t->class == TAG_RAW)
			json = json || (a.value_len && value_has(&a, "ld+json"));
		else if (!plain && t->class < TAG_RAW)
			add_attribute(l->out, &a, &set);
		if (!rel.name && a.name_len == 3 && !strncasecmp(a.name, "rel", 3))
			rel = a;
	}
	keep = l->closed && !is_idle_link(&n, &rel) && t->class < TAG_RAW &&
	       html_nest_push(&l->nest, t, &n);
	l->keep_space = l->keep_space || !strcmp(n.text, "pre") || !strcmp(n.text, "listing") ||
			!strcmp(n.text, "plaintext") || !strcmp(n.text, "xmp");
	keep = keep || t->class == TAG_KEEP_RAW;
	html_attr_close(&l->out->attrs, keep ? page : NULL);
	buf_add_char(page, '>');
	if (!keep) {
		buf_truncate(page, start);
		replace_tag(l, t);
	}
	if (t->class == TAG_RAW)
		skip_raw(l, &n, json);
	else if (t->class == TAG_SVG)
		skip_svg(l);
	else if (t->class == TAG_KEEP_RAW)
		copy_raw(l, &n);
}

static void
read_end_tag(struct limiter *l)
{
	struct attribute a;
	struct html_name n;
	const struct html_tag *t;

	l->at += 2;
	read_name(l, &n);
	while (read_attribute(l, &a))
		;
	t = html_nest_find(&l->nest, &n);
	if (!l->closed || (t->class >= TAG_RAW && t->class != TAG_KEEP_RAW))
		return;
	if (t->class != TAG_KEEP_RAW && !html_nest_pop(&l->nest, t, &n)) {
		replace_tag(l, t);
		return;
	}
	buf_add(&l->out->page, "</", 2);
	buf_add(&l->out->page, n.text, n.len);
	buf_add_char(&l->out->page, '>');
}

/* Passes "<!...", "<?..." and "</" before no letter; all are comments but the doctype. */
static void
skip_comment(struct limiter *l)
{
	const char *start = l->at, *stop;
	size_t left = (size_t)(l->end - l->at);

	if (left < 4 || memcmp(start, "<!--", 4)) {
		stop = memchr(start, '>', left);
		l->at = stop ? stop + 1 : l->end;
		if (left > 9 && !strncasecmp(start, "<!doctype", 9))
			buf_add(&l->out->page, start, (size_t)(l->at - start));
		return;
	}
	if (left > 4 && start[4] == '>')
		stop = start + 4;
	else if (left > 5 && start[4] == '-' && start[5] == '>')
		stop = start + 5;
	else if ((stop = memmem(start + 4, left - 4, "-->", 3)))
		stop += 2;
	l->at = stop ? stop + 1 : l->end;
	if (!l->out->saved.len && l->at - start < MAX_VALUE &&
	    memmem(start, (size_t)(l->at - start), "SingleFile", 10))
		buf_add(&l->out->saved, start, (size_t)(l->at - start));
}

/* Copies text without its NULs; runs of white space become one, unless they may be of
 * preformatted text. */
static void
copy_text(struct limiter *l, size_t len)
{
	struct buf *text = &l->text;
	const char *end = l->at + len, *at = l->at, *run;

	buf_reset(text);
	for (l->at = end; at < end;) {
		for (run = at; at < end && *at && (l->keep_space || !is_space(*at)); at++)
			;
		buf_add(text, run, (size_t)(at - run));
		if (at < end && *at) {
			buf_add_char(text, *at == '\n' ? '\n' : ' ');
			while (at < end && is_space(*at))
				at++;
		} else if (at < end) {
			at++;
		}
	}
	if (text->len)
		html_stash_text(&l->out->stash, text->data, text->len, &l->out->page);
}

void
html_limit(const char *s, size_t len, struct html_limited *out)
{
	struct limiter l = {.at = s, .end = s + len, .out = out};
	const char *next;

	*out = (struct html_limited){.page = BUF_INIT};
	buf_reserve(&out->page, len + 1);
	while (l.at < l.end) {
		next = memchr(l.at, '<', (size_t)(l.end - l.at));
		copy_text(&l, (size_t)((next ? next : l.end) - l.at));
		if (!next)
			break;
		if (next + 1 < l.end && is_alpha(next[1]))
			read_start_tag(&l);
		else if (next + 2 < l.end && next[1] == '/' && is_alpha(next[2]))
			read_end_tag(&l);
		else if (next + 1 < l.end && strchr("!?/", next[1]))
			skip_comment(&l);
		else
			copy_text(&l, 1);
	}
	html_attr_make(&out->attrs);
	buf_clear(&l.text);
}

void
html_limited_clear(struct html_limited *l)
{
	buf_clear(&l->page);
	buf_clear(&l->scripts);
	buf_clear(&l->saved);
	html_stash_clear(&l->stash);
	html_attrs_clear(&l->attrs);
}
