/* JSON-LD, as pages have it: half of the time not quite JSON. */
#include "format/html_ld.h"

#include "format/html_meta.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
	MAX_NODES = 3000, /* objects and arrays looked at */
	MAX_IDS = 512,
	MAX_AUTHORS = 24
};

struct ld {
	struct doc *d;
	const json_t *ids[MAX_IDS]; /* objects with an @id and a name */
	size_t n_ids;
	const json_t *queue[MAX_NODES];
	size_t n_queue;
};

/* Types whose nodes describe what the page is about. */
static const char *const article_types[] = {
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "TechArticle",
    "ScholarlyArticle",
    "Report",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "QAPage",
    "Recipe",
    "Review",
    "HowTo",
    "LiveBlogPosting",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "MedicalScholarlyArticle",
    "Blog",
    "CreativeWork",
    "MedicalWebPage",
};
static const char *const page_types[] = {
    "WebPage", "ItemPage", "FAQPage", "AboutPage", "Product"};

static bool
in_list(const char *s, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!strcmp(s, list[i]))
			return true;
	return false;
}

/* Whether the node's type, or one of its types, is in the list. */
static bool
has_type(const json_t *node, const char *const *list, size_t n)
{
	const json_t *type = json_object_get(node, "@type"), *one;
	const char *s;
	size_t i;

	for (i = 0; i < (json_is_array(type) ? json_array_size(type) : 1); i++) {
		one = json_is_array(type) ? json_array_get(type, i) : type;
		if (!(s = json_string_value(one)))
			continue;
		if (strrchr(s, '/'))
			s = strrchr(s, '/') + 1;
		if (in_list(s, list, n))
			return true;
	}
	return false;
}

static void
collect(struct ld *l, const json_t *root)
{
	size_t at = l->n_queue, i;
	const json_t *node, *child;
	const char *key;
	void *it;

	if (l->n_queue < MAX_NODES)
		l->queue[l->n_queue++] = root;
	for (; at < l->n_queue; at++) {
		node = l->queue[at];
		if (json_is_object(node) && json_object_get(node, "@id") &&
		    json_object_size(node) > 1 && l->n_ids < MAX_IDS)
			l->ids[l->n_ids++] = node;
		for (i = 0; i < json_array_size(node) && l->n_queue < MAX_NODES; i++)
			if ((child = json_array_get(node, i)) && !json_is_string(child))
				l->queue[l->n_queue++] = child;
		it = json_is_object(node) ? json_object_iter((json_t *)(uintptr_t)node) : NULL;
		for (; it && l->n_queue < MAX_NODES;
		     it = json_object_iter_next((json_t *)(uintptr_t)node, it)) {
			key = json_object_iter_key(it);
			child = json_object_iter_value(it);
			/* Comments and what the page links to have authors of their own. */
			if ((json_is_object(child) || json_is_array(child)) &&
			    strcmp(key, "comment") && strcmp(key, "hasPart") &&
			    strcmp(key, "itemListElement") && strcmp(key, "review") &&
			    strcmp(key, "blogPost") && strcmp(key, "suggestedAnswer") &&
			    strcmp(key, "isRelatedTo"))
				l->queue[l->n_queue++] = child;
		}
	}
}

static const json_t *
resolve(const struct ld *l, const json_t *v)
{
	const char *id = json_string_value(json_object_get(v, "@id")), *other;
	size_t i;

	if (!id || json_object_get(v, "name"))
		return v;
	for (i = 0; i < l->n_ids; i++) {
		other = json_string_value(json_object_get(l->ids[i], "@id"));
		if (other && !strcmp(id, other))
			return l->ids[i];
	}
	return v;
}

static void
add(struct ld *l, bool page, const char *name, const char *value)
{
	char key[48];

	if (!value || !*value)
		return;
	snprintf(key, sizeof(key), "%s:%s", page ? "json-ld-page" : "json-ld", name);
	html_meta_add(l->d, key, "json-ld", value);
}

static void
add_string(struct ld *l, bool page, const json_t *node, const char *from, const char *name)
{
	const json_t *v = json_object_get(node, from);

	if (json_is_array(v))
		v = json_array_get(v, 0);
	if (json_is_object(v))
		v = json_object_get(resolve(l, v), "name");
	add(l, page, name, json_string_value(v));
}

/* One person, several, an object, a reference or a plain string. */
static void
add_people(struct ld *l, bool page, const json_t *v, const char *name)
{
	size_t n = json_is_array(v) ? json_array_size(v) : v != NULL, i, k;
	const json_t *one, *names;

	for (i = 0; i < n && i < MAX_AUTHORS; i++) {
		one = json_is_array(v) ? json_array_get(v, i) : v;
		if (json_is_object(one)) {
			one = resolve(l, one);
			names = json_object_get(one, "name");
			if (has_type(one,
				(const char *const[]){"Organization", "NewsMediaOrganization"},
				2)) {
				add(l, page, "author-org", json_string_value(names));
				continue;
			}
			for (k = 0; k < json_array_size(names) && k < MAX_AUTHORS; k++)
				add(l, page, name, json_string_value(json_array_get(names, k)));
			one = names;
		}
		add(l, page, name, json_string_value(one));
	}
}

static void
add_node(struct ld *l, const json_t *node, bool page)
{
	const json_t *v;

	add_string(l, page, node, "headline", "headline");
	add_string(l, page, node, "name", "name");
	add_string(l, page, node, "datePublished", "date");
	if (!json_object_get(node, "datePublished"))
		add_string(l, page, node, "dateCreated", "date");
	add_string(l, page, node, "dateModified", "modified");
	add_string(l, page, node, "articleSection", "section");
	add_string(l, page, node, "publisher", "publisher");
	add_string(l, page, node, "inLanguage", "lang");
	add_string(l, page, node, "url", "url");
	v = json_object_get(node, "author");
	if (!v)
		v = json_object_get(node, "creator");
	add_people(l, page, v, "author");
	v = json_object_get(node, "image");
	if (json_is_array(v))
		v = json_array_get(v, 0);
	v = resolve(l, v);
	if (json_is_object(v)) {
		add_string(l, page, v, "creditText", "credit");
		add_string(l, page, v, "caption", "caption");
	}
}

/* Parses one script; NULL when it is beyond help. */
static json_t *
parse(char *s, size_t len)
{
	size_t i, start;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < 0x20)
			s[i] = ' ';
	start = strcspn(s, "{[");
	return json_loadb(
	    s + start, len - start, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
}

static void
add_nodes(struct ld *l, bool page)
{
	size_t i;

	for (i = 0; i < l->n_queue; i++) {
		const json_t *node = l->queue[i];

		if (!json_is_object(node))
			continue;
		if (!page && has_type(node, article_types, ARRAY_LEN(article_types)))
			add_node(l, node, false);
		else if (page && has_type(node, page_types, ARRAY_LEN(page_types)))
			add_node(l, node, true);
	}
}

void
html_ld_read(struct doc *d, char *scripts, size_t len)
{
	enum { MAX_ROOTS = 64 };
	struct ld l = {.d = d};
	json_t *roots[MAX_ROOTS];
	size_t at, n, n_roots = 0, i;

	for (at = 0; at < len && n_roots < MAX_ROOTS; at += n + 1) {
		n = strnlen(scripts + at, len - at);
		roots[n_roots] = parse(scripts + at, n);
		if (roots[n_roots])
			collect(&l, roots[n_roots++]);
	}
	add_nodes(&l, false);
	add_nodes(&l, true);
	for (i = 0; i < n_roots; i++)
		json_decref(roots[i]);
}
