/* Raw metadata from elements. */
#include "format/html_meta.h"

#include "format/html_tags.h"
#include "text/clean.h"

#include <string.h>
#include <strings.h>

enum {
	NOTE_PROP = 1,
	NOTE_REL = 2,
	NOTE_BYLINE = 4,
	NOTE_AUTHOR = 8,
	NOTE_DATE = 16,
	NOTE_TIME = 32,
	NOTE_H1 = 64,
	NOTE_MODIFIED = 128,
	MAX_NOTED = 400, /* bytes of text; a longer element is no metadata */
	MAX_TOKENS = 256,
	MAX_METAS = 6000 /* of a page; more tell nothing */
};

uint32_t
html_meta_lower(struct doc *d, const char *s, size_t len)
{
	uint32_t at = doc_add_string(d, s, len);
	char *c;

	for (c = d->strings.data + at; at && *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 32);
	return at;
}

/* Is it printable ASCII without spaces? */
static bool
is_plain(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len && s[i] > ' ' && s[i] < 0x7f; i++)
		;
	return i == len;
}

uint32_t
html_meta_clean(struct doc *d, const char *s)
{
	struct buf clean = BUF_INIT;
	size_t len = strlen(s);
	uint32_t at;

	/* Addresses mostly need no cleaning. */
	if (is_plain(s, len))
		return doc_add_string(d, s, len);
	clean_text(&clean, s, len, CLEAN_LINE);
	at = doc_add_string(d, buf_str(&clean), clean.len);
	buf_clear(&clean);
	return at;
}

static void
add_clean(struct doc *d, const char *key, const char *where, const char *value, size_t len)
{
	struct buf clean = BUF_INIT;

	if (d->n_metas >= MAX_METAS)
		return;
	clean_text(&clean, value, len, CLEAN_LINE);
	if (clean.len)
		doc_add_meta(d, key, where, clean.data, clean.len);
	buf_clear(&clean);
}

void
html_meta_add(struct doc *d, const char *key, const char *where, const char *value)
{
	add_clean(d, key, where, value, strlen(value));
}

void
html_meta_tokens(struct doc *d, const GumboElement *e, struct container *c)
{
	static const char *const names[] = {"role", "itemtype", "itemprop"};
	struct buf roles = BUF_INIT;
	const char *v, *last;
	size_t i;

	if (!e->attributes.length)
		return;
	if ((v = html_attribute(e, "class")))
		c->classes = html_meta_lower(d, v, strnlen(v, MAX_TOKENS));
	if ((v = html_attribute(e, "id")))
		c->id = html_meta_lower(d, v, strnlen(v, MAX_TOKENS));
	for (i = 0; i < ARRAY_LEN(names); i++) {
		if (!(v = html_attribute(e, names[i])))
			continue;
		last = i == 1 ? strrchr(v, '/') : NULL;
		if (roles.len)
			buf_add_char(&roles, ' ');
		buf_add(&roles, last ? last + 1 : v, strnlen(last ? last + 1 : v, MAX_TOKENS));
	}
	c->role = html_meta_lower(d, buf_str(&roles), roles.len);
	buf_clear(&roles);
}

static void
meta_element(struct doc *d, const GumboElement *e)
{
	static const char *const names[] = {"property", "name", "itemprop", "http-equiv"};
	const char *content = html_attribute(e, "content"), *name;
	struct buf key = BUF_INIT;
	size_t i;

	if (!content)
		return;
	for (i = 0; i < ARRAY_LEN(names); i++) {
		if (!(name = html_attribute(e, names[i])) || !*name)
			continue;
		if (i == 2)
			buf_add_str(&key, "itemprop:");
		buf_add(&key, name, strnlen(name, 100));
		for (i = 0; i < key.len; i++)
			if (key.data[i] >= 'A' && key.data[i] <= 'Z')
				key.data[i] = (char)(key.data[i] + 32);
		html_meta_add(d, key.data, "meta", content);
		break;
	}
	buf_clear(&key);
}

static void
link_element(struct doc *d, const GumboElement *e)
{
	const char *rel = html_attribute(e, "rel"), *href = html_attribute(e, "href");

	if (!href || !rel)
		return;
	if (!strcasecmp(rel, "canonical"))
		html_meta_add(d, "link:canonical", "link", href);
	else if (!strcasecmp(rel, "shortlink"))
		html_meta_add(d, "link:shortlink", "link", href);
	else if (!strcasecmp(rel, "amphtml"))
		html_meta_add(d, "link:amphtml", "link", href);
}

void
html_meta_element(struct doc *d, const GumboNode *n)
{
	const GumboElement *e = &n->v.element;
	const GumboNode *child;
	const char *href;

	if (e->tag == GUMBO_TAG_META)
		meta_element(d, e);
	else if (e->tag == GUMBO_TAG_LINK)
		link_element(d, e);
	else if (e->tag == GUMBO_TAG_BASE && (href = html_attribute(e, "href")))
		html_meta_add(d, "base", "element", href);
	else if (e->tag == GUMBO_TAG_TITLE && e->children.length) {
		child = e->children.data[0];
		if (child->type == GUMBO_NODE_TEXT)
			html_meta_add(d, "title", "title", child->v.text.text);
	}
}

/* What the words of class and id say an element is. */
static unsigned
note_words(const char *s)
{
	static const struct {
		const char *word;
		unsigned kinds;
	} words[] = {{"author", NOTE_AUTHOR}, {"byline", NOTE_BYLINE}, {"date", NOTE_DATE},
	    {"modif", NOTE_MODIFIED}, {"posted", NOTE_DATE}, {"publi", NOTE_DATE},
	    {"time", NOTE_DATE}, {"updat", NOTE_MODIFIED}, {"writer", NOTE_AUTHOR}};
	/* Second letters of those words, a bit each, by the first. */
	static const uint32_t seconds[32] = {['a' & 31] = 1u << ('u' & 31),
	    ['b' & 31] = 1u << ('y' & 31),
	    ['d' & 31] = 1u << ('a' & 31),
	    ['m' & 31] = 1u << ('o' & 31),
	    ['p' & 31] = 1u << ('o' & 31) | 1u << ('u' & 31),
	    ['t' & 31] = 1u << ('i' & 31),
	    ['u' & 31] = 1u << ('p' & 31),
	    ['w' & 31] = 1u << ('r' & 31)};
	unsigned kinds = 0;
	size_t i;

	for (; *s; s++) {
		if (!(seconds[*s & 31] >> (s[1] & 31) & 1))
			continue;
		for (i = 0; i < ARRAY_LEN(words); i++)
			if ((*s | 0x20) == *words[i].word &&
			    (s[1] | 0x20) == words[i].word[1] &&
			    !strncasecmp(s, words[i].word, strlen(words[i].word)))
				kinds |= words[i].kinds;
	}
	/* "updated" holds "date". */
	return kinds & NOTE_MODIFIED ? kinds & ~(unsigned)NOTE_DATE : kinds;
}

void
html_meta_note(struct doc *d, const GumboElement *e, bool in_block, struct html_noted *n)
{
	const char *v;
	unsigned kinds = 0;

	if (e->tag == GUMBO_TAG_HTML && (v = html_attribute(e, "lang")))
		html_meta_add(d, "lang", "element", v);
	if (e->tag == GUMBO_TAG_H1)
		kinds |= NOTE_H1;
	if (e->tag == GUMBO_TAG_TIME)
		kinds |= NOTE_TIME;
	if (e->attributes.length && e->tag != GUMBO_TAG_HTML && e->tag != GUMBO_TAG_BODY) {
		if ((v = html_attribute(e, "class")))
			kinds |= note_words(v);
		if ((v = html_attribute(e, "id")))
			kinds |= note_words(v);
		if ((v = html_attribute(e, "itemprop")) && *v)
			kinds |= NOTE_PROP;
		if ((v = html_attribute(e, "rel")) && strcasestr(v, "author"))
			kinds |= NOTE_REL;
	}
	*n = (struct html_noted){(uint32_t)d->text.len,
	    (uint32_t)(d->n_blocks - (in_block && d->n_blocks ? 1 : 0)), (uint8_t)kinds};
}

static void
add_noted(struct doc *d, const char *key, const struct buf *value, uint32_t block)
{
	if (d->n_metas >= MAX_METAS)
		return;
	doc_add_meta(d, key, "element", value->data, value->len);
	d->metas[d->n_metas - 1].block = block;
}

static void
end_prop(struct doc *d, const GumboElement *e, struct buf *value, uint32_t block)
{
	const char *prop = html_attribute(e, "itemprop"),
		   *content = html_attribute(e, "content");
	struct buf key = BUF_INIT;
	size_t i;

	if (!content)
		content = html_attribute(e, "datetime");
	if (content && *content) {
		buf_reset(value);
		clean_text(value, content, strlen(content), CLEAN_LINE);
	}
	if (value->len) {
		buf_add_str(&key, "itemprop:");
		buf_add(&key, prop, strnlen(prop, 100));
		for (i = 0; i < key.len; i++)
			if (key.data[i] >= 'A' && key.data[i] <= 'Z')
				key.data[i] = (char)(key.data[i] + 32);
		add_noted(d, key.data, value, block);
	}
	buf_clear(&key);
}

/* A date may stand in an attribute. */
static void
end_date(struct doc *d, const GumboElement *e, const struct html_noted *n, struct buf *value)
{
	const char *exact = html_attribute(e, "datetime");

	if (!exact && e->tag != GUMBO_TAG_A)
		exact = html_attribute(e, "title");
	if (exact && strpbrk(exact, "0123456789")) {
		buf_reset(value);
		clean_text(value, exact, strlen(exact), CLEAN_LINE);
	}
	if (!value->len)
		return;
	if (n->kinds & NOTE_MODIFIED)
		add_noted(d, "el:modified", value, n->block);
	else if (n->kinds & NOTE_TIME)
		add_noted(
		    d, html_attribute(e, "pubdate") ? "el:date" : "time", value, n->block);
	else if (n->kinds & NOTE_DATE)
		add_noted(d, "el:date", value, n->block);
}

void
html_meta_end(struct doc *d, const GumboElement *e, const struct html_noted *n)
{
	struct buf value = BUF_INIT;
	size_t len = d->text.len > n->text ? d->text.len - n->text : 0;

	if (!n->kinds)
		return;
	if (len <= MAX_NOTED || n->kinds & NOTE_H1)
		clean_text(&value, buf_str(&d->text) + n->text, len, CLEAN_LINE);
	if (value.len) {
		if (n->kinds & NOTE_H1)
			add_noted(d, "h1", &value, n->block);
		if (n->kinds & NOTE_REL)
			add_noted(d, "rel:author", &value, n->block);
		if (n->kinds & NOTE_BYLINE)
			add_noted(d, "el:byline", &value, n->block);
		else if (n->kinds & NOTE_AUTHOR)
			add_noted(d, "el:author", &value, n->block);
	}
	if (n->kinds & NOTE_PROP)
		end_prop(d, e, &value, n->block);
	if (n->kinds & (NOTE_TIME | NOTE_DATE | NOTE_MODIFIED))
		end_date(d, e, n, &value);
	buf_clear(&value);
}

void
html_meta_saved(struct doc *d, const char *comment)
{
	static const char *const names[][2] = {
	    {"url:", "singlefile:url"}, {"saved date:", "singlefile:date"}};
	const char *at;
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		at = strstr(comment, names[i][0]);
		if (!at)
			continue;
		at += strlen(names[i][0]);
		at += strspn(at, " \t");
		add_clean(d, names[i][1], "comment", at, strcspn(at, "\r\n"));
	}
}
