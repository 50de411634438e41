/* Elements by what they are to a reader. */
#include "format/html_tags.h"

#include <string.h>
#include <strings.h>

enum {
	SCAN_NODES = 20000, /* looked at to judge a table */
	CELL_TEXT = 400     /* bytes: a longer cell holds prose */
};

static const uint8_t roles[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_HTML] = HTML_BLOCK,
    [GUMBO_TAG_HEAD] = HTML_META,
    [GUMBO_TAG_TITLE] = HTML_META,
    [GUMBO_TAG_BASE] = HTML_META,
    [GUMBO_TAG_LINK] = HTML_META,
    [GUMBO_TAG_META] = HTML_META,
    [GUMBO_TAG_STYLE] = HTML_DROP,
    [GUMBO_TAG_SCRIPT] = HTML_DROP,
    [GUMBO_TAG_NOSCRIPT] = HTML_DROP,
    [GUMBO_TAG_TEMPLATE] = HTML_DROP,
    [GUMBO_TAG_BODY] = HTML_BLOCK,
    [GUMBO_TAG_ARTICLE] = HTML_BLOCK,
    [GUMBO_TAG_SECTION] = HTML_BLOCK,
    [GUMBO_TAG_NAV] = HTML_BLOCK,
    [GUMBO_TAG_ASIDE] = HTML_BLOCK,
    [GUMBO_TAG_H1] = HTML_HEADING,
    [GUMBO_TAG_H2] = HTML_HEADING,
    [GUMBO_TAG_H3] = HTML_HEADING,
    [GUMBO_TAG_H4] = HTML_HEADING,
    [GUMBO_TAG_H5] = HTML_HEADING,
    [GUMBO_TAG_H6] = HTML_HEADING,
    [GUMBO_TAG_HGROUP] = HTML_BLOCK,
    [GUMBO_TAG_HEADER] = HTML_BLOCK,
    [GUMBO_TAG_FOOTER] = HTML_BLOCK,
    [GUMBO_TAG_ADDRESS] = HTML_BLOCK,
    [GUMBO_TAG_P] = HTML_BLOCK,
    [GUMBO_TAG_HR] = HTML_RULE,
    [GUMBO_TAG_PRE] = HTML_PRE,
    [GUMBO_TAG_LISTING] = HTML_PRE,
    [GUMBO_TAG_XMP] = HTML_PRE,
    [GUMBO_TAG_PLAINTEXT] = HTML_PRE,
    [GUMBO_TAG_BLOCKQUOTE] = HTML_QUOTE,
    [GUMBO_TAG_OL] = HTML_LIST,
    [GUMBO_TAG_UL] = HTML_LIST,
    [GUMBO_TAG_MENU] = HTML_LIST,
    [GUMBO_TAG_DIR] = HTML_LIST,
    [GUMBO_TAG_LI] = HTML_ITEM,
    [GUMBO_TAG_DL] = HTML_BLOCK,
    [GUMBO_TAG_DT] = HTML_BLOCK,
    [GUMBO_TAG_DD] = HTML_BLOCK,
    [GUMBO_TAG_FIGURE] = HTML_BLOCK,
    [GUMBO_TAG_FIGCAPTION] = HTML_CAPTION,
    [GUMBO_TAG_CAPTION] = HTML_CAPTION,
    [GUMBO_TAG_MAIN] = HTML_BLOCK,
    [GUMBO_TAG_DIV] = HTML_BLOCK,
    [GUMBO_TAG_CENTER] = HTML_BLOCK,
    [GUMBO_TAG_A] = HTML_SPAN,
    [GUMBO_TAG_EM] = HTML_SPAN,
    [GUMBO_TAG_I] = HTML_SPAN,
    [GUMBO_TAG_STRONG] = HTML_SPAN,
    [GUMBO_TAG_B] = HTML_SPAN,
    [GUMBO_TAG_CODE] = HTML_SPAN,
    [GUMBO_TAG_KBD] = HTML_SPAN,
    [GUMBO_TAG_SAMP] = HTML_SPAN,
    [GUMBO_TAG_TT] = HTML_SPAN,
    [GUMBO_TAG_BR] = HTML_BREAK,
    [GUMBO_TAG_IFRAME] = HTML_DROP,
    [GUMBO_TAG_OBJECT] = HTML_DROP,
    [GUMBO_TAG_APPLET] = HTML_DROP,
    [GUMBO_TAG_VIDEO] = HTML_DROP,
    [GUMBO_TAG_AUDIO] = HTML_DROP,
    [GUMBO_TAG_CANVAS] = HTML_DROP,
    [GUMBO_TAG_MAP] = HTML_DROP,
    [GUMBO_TAG_SVG] = HTML_DROP,
    [GUMBO_TAG_ANNOTATION_XML] = HTML_DROP,
    [GUMBO_TAG_NOFRAMES] = HTML_DROP,
    [GUMBO_TAG_NOEMBED] = HTML_DROP,
    [GUMBO_TAG_TABLE] = HTML_TABLE,
    [GUMBO_TAG_TBODY] = HTML_BLOCK,
    [GUMBO_TAG_THEAD] = HTML_BLOCK,
    [GUMBO_TAG_TFOOT] = HTML_BLOCK,
    [GUMBO_TAG_TR] = HTML_ROW,
    [GUMBO_TAG_TD] = HTML_CELL,
    [GUMBO_TAG_TH] = HTML_CELL,
    [GUMBO_TAG_FORM] = HTML_BLOCK,
    [GUMBO_TAG_FIELDSET] = HTML_BLOCK,
    [GUMBO_TAG_LEGEND] = HTML_BLOCK,
    [GUMBO_TAG_LABEL] = HTML_BLOCK,
    [GUMBO_TAG_INPUT] = HTML_DROP,
    [GUMBO_TAG_BUTTON] = HTML_DROP,
    [GUMBO_TAG_SELECT] = HTML_DROP,
    [GUMBO_TAG_DATALIST] = HTML_DROP,
    [GUMBO_TAG_TEXTAREA] = HTML_DROP,
    [GUMBO_TAG_PROGRESS] = HTML_DROP,
    [GUMBO_TAG_METER] = HTML_DROP,
    [GUMBO_TAG_DETAILS] = HTML_BLOCK,
    [GUMBO_TAG_SUMMARY] = HTML_BLOCK,
};

enum html_role
html_role(const GumboElement *e)
{
	size_t len;
	const char *name;

	if (e->tag_namespace == GUMBO_NAMESPACE_SVG)
		return HTML_DROP;
	if (e->tag != GUMBO_TAG_UNKNOWN)
		return (enum html_role)roles[e->tag];
	/* Custom elements stand for sections; others for words. */
	name = html_tag_name(e, &len);
	if (len == 10 && !memcmp(name, "annotation", 10))
		return HTML_DROP;
	if (len == 6 && !memcmp(name, "dialog", 6))
		return HTML_BLOCK;
	return memchr(name, '-', len) ? HTML_BLOCK : HTML_INLINE;
}

const char *
html_tag_name(const GumboElement *e, size_t *len)
{
	GumboStringPiece piece = e->original_tag;
	const char *name = gumbo_normalized_tagname(e->tag);

	*len = strlen(name);
	if (e->tag != GUMBO_TAG_UNKNOWN || !piece.length)
		return name;
	gumbo_tag_from_original_text(&piece);
	*len = piece.length;
	return piece.data ? piece.data : "";
}

const char *
html_attribute(const GumboElement *e, const char *name)
{
	unsigned i;
	const GumboAttribute *a;

	for (i = 0; i < e->attributes.length; i++) {
		a = e->attributes.data[i];
		if (*a->name == *name && !strcmp(a->name, name))
			return a->value;
	}
	return NULL;
}

/* Whether a declaration such as display:none stands in a style attribute. */
static bool
style_says(const char *style, const char *property, const char *value)
{
	const char *at = style;
	size_t len = strlen(value);

	while ((at = strcasestr(at, property))) {
		at += strlen(property);
		at += strspn(at, " \t\n");
		if (*at != ':')
			continue;
		at += 1 + strspn(at + 1, " \t\n");
		if (!strncasecmp(at, value, len))
			return true;
	}
	return false;
}

bool
html_is_hidden(const GumboElement *e)
{
	const char *v;
	size_t len;

	if (!e->attributes.length || e->tag == GUMBO_TAG_HTML || e->tag == GUMBO_TAG_BODY)
		return false;
	if (html_attribute(e, "hidden"))
		return true;
	if ((v = html_attribute(e, "style")) &&
	    (style_says(v, "display", "none") || style_says(v, "visibility", "hidden")))
		return true;
	if ((v = html_attribute(e, "aria-modal")) && !strcmp(v, "true"))
		return true;
	if ((v = html_attribute(e, "role")) &&
	    (!strcmp(v, "dialog") || !strcmp(v, "alertdialog")))
		return true;
	v = html_tag_name(e, &len);
	return len == 6 && !memcmp(v, "dialog", 6) && !html_attribute(e, "open");
}

/* What a table's subtree holds, until it is known not to be one of data. */
struct table_scan {
	unsigned rows, cells, headers, nodes;
	size_t cell; /* bytes of text in the current cell */
};

static bool
scan_node(const GumboNode *n, const struct html_stash *stash, struct table_scan *s)
{
	enum html_role role;

	if (++s->nodes > SCAN_NODES)
		return false;
	if (n->type == GUMBO_NODE_TEXT)
		return (s->cell += html_stash_len(stash, n->v.text.text)) <= CELL_TEXT;
	if (n->type != GUMBO_NODE_ELEMENT)
		return true;
	role = html_role(&n->v.element);
	if (role == HTML_ROW)
		s->rows++;
	if (role == HTML_CELL) {
		s->cells++;
		s->cell = 0;
		s->headers += n->v.element.tag == GUMBO_TAG_TH;
	}
	return role != HTML_TABLE && role != HTML_HEADING && role != HTML_QUOTE &&
	       role != HTML_RULE && n->v.element.tag != GUMBO_TAG_FORM &&
	       n->v.element.tag != GUMBO_TAG_ARTICLE;
}

bool
html_is_data_table(const GumboNode *table, const struct html_stash *stash)
{
	struct table_scan s = {0};
	const GumboNode *n = table;
	const GumboVector *v;
	unsigned next[600], depth = 0; /* below the limit on nesting there is no deeper tree */

	next[0] = 0;
	for (;;) {
		v = &n->v.element.children;
		if (next[depth] == v->length) {
			if (!depth--)
				break;
			n = n->parent;
			continue;
		}
		n = v->data[next[depth]++];
		if (!scan_node(n, stash, &s))
			return false;
		if (n->type != GUMBO_NODE_ELEMENT || depth + 1 == ARRAY_LEN(next))
			n = n->parent;
		else
			next[++depth] = 0;
	}
	return s.rows > 1 && s.cells >= 2 * s.rows;
}
