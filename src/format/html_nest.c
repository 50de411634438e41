/* How deep the parser will stand after each tag. */
#include "format/html_nest.h"

#include <stdlib.h>
#include <string.h>

static const struct html_tag tags[] = {
    {"a", TAG_FORMAT, 0},
    {"address", TAG_BLOCK, 0},
    {"annotation-xml", TAG_GONE, 0},
    {"applet", TAG_BARRIER, 0},
    {"area", TAG_GONE, 0},
    {"article", TAG_BLOCK, 0},
    {"aside", TAG_BLOCK, 0},
    {"b", TAG_FORMAT, 0},
    {"base", TAG_VOID, 0},
    {"basefont", TAG_VOID, 0},
    {"bgsound", TAG_VOID, 0},
    {"big", TAG_FORMAT, 0},
    {"blockquote", TAG_BLOCK, 0},
    {"body", TAG_VOID, 0},
    {"br", TAG_VOID, 0},
    {"button", TAG_BARRIER, 0},
    {"caption", TAG_BARRIER, 0},
    {"center", TAG_BLOCK, 0},
    {"code", TAG_FORMAT, 0},
    {"col", TAG_VOID, 0},
    {"colgroup", TAG_BLOCK, 0},
    {"dd", TAG_ITEM, 1},
    {"details", TAG_BLOCK, 0},
    {"dir", TAG_BLOCK, 0},
    {"div", TAG_BLOCK, 0},
    {"dl", TAG_BLOCK, 0},
    {"dt", TAG_ITEM, 1},
    {"em", TAG_FORMAT, 0},
    {"embed", TAG_GONE, 0},
    {"fieldset", TAG_BLOCK, 0},
    {"figcaption", TAG_BLOCK, 0},
    {"figure", TAG_BLOCK, 0},
    {"font", TAG_FORMAT, 0},
    {"footer", TAG_BLOCK, 0},
    {"form", TAG_FORM, 0},
    {"frame", TAG_VOID, 0},
    {"frameset", TAG_BLOCK, 0},
    {"h1", TAG_BLOCK, 0},
    {"h2", TAG_BLOCK, 0},
    {"h3", TAG_BLOCK, 0},
    {"h4", TAG_BLOCK, 0},
    {"h5", TAG_BLOCK, 0},
    {"h6", TAG_BLOCK, 0},
    {"head", TAG_VOID, 0},
    {"header", TAG_BLOCK, 0},
    {"hgroup", TAG_BLOCK, 0},
    {"hr", TAG_VOID, 0},
    {"html", TAG_VOID, 0},
    {"i", TAG_FORMAT, 0},
    {"iframe", TAG_RAW, 0},
    {"image", TAG_VOID, 0},
    {"img", TAG_GONE, 0},
    {"input", TAG_GONE, 0},
    {"keygen", TAG_VOID, 0},
    {"li", TAG_ITEM, 2},
    {"link", TAG_VOID, 0},
    {"listing", TAG_BLOCK, 0},
    {"main", TAG_BLOCK, 0},
    {"malignmark", TAG_GONE, 0},
    {"marquee", TAG_BARRIER, 0},
    {"math", TAG_GONE, 0},
    {"menu", TAG_BLOCK, 0},
    {"meta", TAG_VOID, 0},
    {"mglyph", TAG_GONE, 0},
    {"mi", TAG_GONE, 0},
    {"mn", TAG_GONE, 0},
    {"mo", TAG_GONE, 0},
    {"ms", TAG_GONE, 0},
    {"mtext", TAG_GONE, 0},
    {"nav", TAG_BLOCK, 0},
    {"nobr", TAG_FORMAT, 0},
    {"noembed", TAG_RAW, 0},
    {"noframes", TAG_RAW, 0},
    {"noscript", TAG_BLOCK, 0},
    {"object", TAG_BARRIER, 0},
    {"ol", TAG_LIST, 0},
    {"p", TAG_ITEM, 3},
    {"param", TAG_GONE, 0},
    {"plaintext", TAG_BLOCK, 0},
    {"pre", TAG_BLOCK, 0},
    {"s", TAG_FORMAT, 0},
    {"script", TAG_RAW, 0},
    {"section", TAG_BLOCK, 0},
    {"select", TAG_BARRIER, 0},
    {"small", TAG_FORMAT, 0},
    {"source", TAG_GONE, 0},
    {"strike", TAG_FORMAT, 0},
    {"strong", TAG_FORMAT, 0},
    {"style", TAG_RAW, 0},
    {"summary", TAG_BLOCK, 0},
    {"svg", TAG_SVG, 0},
    {"table", TAG_TABLE, 0},
    {"tbody", TAG_PART, 4},
    {"td", TAG_PART, 5},
    {"template", TAG_TABLE, 0},
    {"textarea", TAG_RAW, 0},
    {"tfoot", TAG_PART, 4},
    {"th", TAG_PART, 5},
    {"thead", TAG_PART, 4},
    {"title", TAG_KEEP_RAW, 0},
    {"tr", TAG_PART, 6},
    {"track", TAG_GONE, 0},
    {"tt", TAG_FORMAT, 0},
    {"u", TAG_FORMAT, 0},
    {"ul", TAG_LIST, 0},
    {"wbr", TAG_GONE, 0},
    {"xmp", TAG_KEEP_RAW, 0},
};

static const struct html_tag plain_tag = {"", TAG_PLAIN, 0};

static int
compare_tag(const void *key, const void *item)
{
	return strcmp(key, ((const struct html_tag *)item)->name);
}

static uint64_t
name_key(const struct html_name *n)
{
	uint64_t key = 0;
	size_t i;

	for (i = 0; i < n->len && i < 8; i++)
		key = key << 8 | (unsigned char)n->text[i];
	return key;
}

static const struct html_tag *
find_tag(const char *name)
{
	const struct html_tag *t =
	    bsearch(name, tags, ARRAY_LEN(tags), sizeof(tags[0]), compare_tag);

	return t ? t : &plain_tag;
}

const struct html_tag *
html_nest_find(struct html_nest *l, const struct html_name *n)
{
	uint64_t key = name_key(n);
	struct html_open_tag *seen =
	    &l->seen[(key * 0x9e3779b97f4a7c15u) >> 32 & (HTML_SEEN_TAGS - 1)];

	if (n->len > sizeof(key))
		return n->len < sizeof(tags[0].name) ? find_tag(n->text) : &plain_tag;
	if (!seen->tag || seen->key != key)
		*seen = (struct html_open_tag){key, find_tag(n->text)};
	return seen->tag;
}

/* Takes one entry off the stack, keeping those above it. */
static void
remove_open(struct html_nest *l, size_t i)
{
	memmove(l->open + i, l->open + i + 1, (l->depth - i - 1) * sizeof(l->open[0]));
	l->depth--;
}

/* Closes an open item of the same group where the parser surely would. */
static void
close_item(struct html_nest *l, const struct html_tag *t)
{
	const struct html_tag *o;
	size_t i;

	for (i = l->depth; i-- > 0;) {
		o = l->open[i].tag;
		if (o->class == t->class && o->group == t->group) {
			l->depth = i;
			return;
		}
		if (o->class != TAG_FORMAT && !(o->class == TAG_ITEM && o->group == GROUP_P) &&
		    !(t->class == TAG_PART && (o->class == TAG_PART || o->class == TAG_ITEM)))
			return;
	}
}

bool
html_nest_push(struct html_nest *l, const struct html_tag *t, const struct html_name *n)
{
	size_t i;

	if (l->n_tags >= HTML_MAX_TAGS)
		return false;
	l->n_tags++;
	if (t->class == TAG_VOID)
		return true;
	if ((t->class == TAG_ITEM || t->class == TAG_PART) && !l->over)
		close_item(l, t);
	for (i = l->depth; t->class == TAG_FORMAT && n->len == 1 && *n->text == 'a' && i-- > 0;)
		if (l->open[i].tag == t) {
			remove_open(l, i);
			break;
		}
	if (l->over || l->depth == HTML_MAX_DEPTH) {
		l->over++;
		return false;
	}
	l->open[l->depth++] = (struct html_open_tag){name_key(n), t};
	l->formats += t->class == TAG_FORMAT;
	return true;
}

/* Whether an end tag of class t can close nothing below an open element of class o. */
static bool
is_barrier(const struct html_tag *t, const struct html_tag *o)
{
	if (t->class == TAG_TABLE || t->class == TAG_PART)
		return o->class == TAG_TABLE;
	if (o->class == TAG_TABLE || o->class == TAG_PART || o->class == TAG_BARRIER)
		return true;
	if (t->class == TAG_PLAIN)
		return o->class != TAG_PLAIN && o->class != TAG_FORMAT;
	return t->class == TAG_ITEM && t->group == GROUP_LI && o->class == TAG_LIST;
}

bool
html_nest_pop(struct html_nest *l, const struct html_tag *t, const struct html_name *n)
{
	uint64_t key = name_key(n);
	size_t i;

	if (t->class == TAG_VOID)
		return strcmp(n->text, "br") == 0;
	if (l->over) {
		l->over--;
		return false;
	}
	for (i = l->depth; i-- > 0;) {
		if (l->open[i].key != key) {
			if (is_barrier(t, l->open[i].tag))
				break;
			continue;
		}
		if (t->class == TAG_FORMAT || t->class == TAG_FORM)
			remove_open(l, i);
		else
			l->depth = i;
		l->formats -= t->class == TAG_FORMAT && l->formats;
		return true;
	}
	return l->n_tags < HTML_MAX_TAGS && ++l->n_tags;
}
