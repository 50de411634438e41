/* The places in a text where a query's words stand. */
#include "store/light.h"

#include "base/hash.h"
#include "store/light_filter.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_GROUPS = 256, PLACES = WORDS_MAX_SLOTS };

/* One form: where in which group it fits. */
struct form {
	const char *text;
	size_t len;
	uint32_t group, slot;
	uint32_t next; /* of the same hash, index + 1 */
};

struct group {
	uint32_t n_slots;
	const char *prefix; /* fits the last slot; or NULL */
	size_t prefix_len;
};

struct lights {
	struct arena arena;
	struct tokenizer *tokenizer;
	struct group *groups;
	size_t n_groups, cap_groups;
	struct form *forms;
	size_t n_forms, cap_forms;
	uint32_t *heads; /* of the hash, index + 1; a power of two of them */
	size_t n_heads;
	bool has_phrases;
	struct light_filter words; /* which lines are cut into words */
	struct light_filter stems; /* of which words stems are asked */
};

/* A walk along one text. */
struct walk {
	const struct lights *l;
	const char *lang; /* NULL: no stems */
	bool filter;
	size_t offset;          /* of the line in the text */
	uint32_t *state, *fits; /* a word of bits a group */
	size_t starts[PLACES];  /* of the last positions, a ring */
	size_t position, end;
	bool begun;
	struct light_hits *out;
};

/* Only lines that may hold the first slot of a group need be looked at. */
static void
add_form(struct lights *l, const char *text, uint32_t group, uint32_t slot)
{
	size_t len = strlen(text);

	l->forms = base_grow(l->forms, l->n_forms, &l->cap_forms, sizeof(*l->forms));
	l->forms[l->n_forms++] = (struct form){text, len, group, slot, 0};
	if (text[0] == WORDS_STEM) {
		/* A stem changes the end of a word; a short one ("die") nearly all of it. */
		unsigned n = len > 4 ? 3 : 1;

		light_filter_add(&l->stems, text + 1, len - 1, n, false);
		if (slot == 0)
			light_filter_add(&l->words, text + 1, len - 1, n, false);
	} else if (slot == 0) {
		light_filter_add(&l->words, text, len, 3, true);
	}
}

static uint32_t
add_group(struct lights *l, size_t n_slots)
{
	l->groups = base_grow(l->groups, l->n_groups, &l->cap_groups, sizeof(*l->groups));
	l->groups[l->n_groups] = (struct group){(uint32_t)n_slots, NULL, 0};
	l->has_phrases = l->has_phrases || n_slots > 1;
	return (uint32_t)l->n_groups++;
}

static void
add_words(struct lights *l, const struct words *w)
{
	uint32_t group = add_group(l, w->n);
	size_t i, k;

	for (i = 0; i < w->n; i++)
		for (k = 0; k < w->slots[i].n; k++)
			add_form(l, w->slots[i].forms[k], group, (uint32_t)i);
	if (w->prefix) {
		l->groups[group].prefix = w->prefix;
		l->groups[group].prefix_len = strlen(w->prefix);
		if (w->n == 1)
			light_filter_add(
			    &l->words, w->prefix, l->groups[group].prefix_len, 3, false);
	}
	if (w->whole)
		add_form(l, w->whole, add_group(l, 1), 0);
}

static bool
is_lit(const struct query_node *n)
{
	if (n->kind == QUERY_WORDS)
		return n->field == QUERY_TEXT || n->field == QUERY_TITLE;
	return n->kind == QUERY_FIELD && n->field >= QUERY_PERSON && n->field <= QUERY_ENTITY;
}

/* Recursion is as deep as the tree: QUERY_MAX_DEPTH. */
static void
add_node(struct lights *l, const struct words_env *env, const struct query *q, uint32_t at)
{
	const struct query_node *n = &q->nodes[at];
	struct words words;
	uint32_t child;

	if (n->kind == QUERY_NOT || l->n_groups >= MAX_GROUPS)
		return;
	if (is_lit(n) && words_make(&words, &l->arena, env, query_string(q, n->text),
			     n->kind == QUERY_WORDS || n->prefix || n->typing ? n : NULL))
		add_words(l, &words);
	for (child = n->first; child; child = q->nodes[child].next)
		add_node(l, env, q, child);
}

static void
fill_hash(struct lights *l)
{
	size_t i;

	for (l->n_heads = 16; l->n_heads < l->n_forms * 2; l->n_heads *= 2)
		;
	l->heads = base_calloc(l->n_heads, sizeof(*l->heads));
	for (i = 0; i < l->n_forms; i++) {
		struct form *f = &l->forms[i];
		uint32_t *head = &l->heads[hash_bytes(f->text, f->len) & (l->n_heads - 1)];

		f->next = *head;
		*head = (uint32_t)i + 1;
	}
}

struct lights *
light_new(const struct words_env *env, const struct query *q)
{
	struct lights *l = base_calloc(1, sizeof(*l));

	l->tokenizer = tokenizer_new();
	if (q->n_nodes > 0)
		add_node(l, env, q, 0);
	fill_hash(l);
	return l;
}

void
lights_free(struct lights *l)
{
	if (!l)
		return;
	arena_clear(&l->arena);
	tokenizer_free(l->tokenizer);
	free(l->groups);
	free(l->forms);
	free(l->heads);
	free(l);
}

size_t
light_groups(const struct lights *l)
{
	return l->n_groups;
}

/* All tokens of a position were seen: move every group on, and note what is complete. */
static void
end_position(struct walk *w)
{
	size_t i;

	for (i = 0; w->begun && i < w->l->n_groups; i++) {
		uint32_t n = w->l->groups[i].n_slots;

		w->state[i] = ((w->state[i] << 1) | 1) & w->fits[i];
		w->fits[i] = 0;
		if (w->state[i] & (1u << (n - 1))) {
			size_t start = w->starts[(w->position + 1 - n) % PLACES];

			w->out->items = base_grow(
			    w->out->items, w->out->n, &w->out->cap, sizeof(*w->out->items));
			w->out->items[w->out->n++] = (struct light_hit){
			    (uint32_t)start, (uint32_t)(w->end - start), (uint32_t)i};
		}
	}
}

/* Notes the slots that a form fills. */
static void
fit(struct walk *w, const char *s, size_t len, size_t end)
{
	const struct lights *l = w->l;
	uint32_t at;

	for (at = l->heads[hash_bytes(s, len) & (l->n_heads - 1)]; at;
	     at = l->forms[at - 1].next) {
		const struct form *f = &l->forms[at - 1];

		if (f->len != len || memcmp(f->text, s, len) != 0)
			continue;
		w->fits[f->group] |= 1u << f->slot;
		/* A compound's whole ends where its last part does. */
		if (l->groups[f->group].n_slots == 1 && end > w->end)
			w->end = end;
	}
}

static bool
take_token(void *arg, const struct token *t)
{
	struct walk *w = arg;
	const struct lights *l = w->l;
	char stem[TOKEN_MAX + 2];
	size_t i;

	if (t->kind == TOKEN_WORD) {
		end_position(w);
		w->position++;
		w->begun = true;
		w->starts[w->position % PLACES] = w->offset + t->start;
		w->end = w->offset + t->end;
	}
	fit(w, t->text, t->len, w->offset + t->end);
	if (w->lang && (!w->filter || light_filter_word(&l->stems, t->text, t->len)) &&
	    tokenizer_stem(l->tokenizer, t->text, t->len, w->lang, stem + 1)) {
		stem[0] = WORDS_STEM;
		fit(w, stem, strlen(stem), w->offset + t->end);
	}
	for (i = 0; i < l->n_groups; i++) {
		const struct group *g = &l->groups[i];

		if (g->prefix && t->len >= g->prefix_len &&
		    memcmp(t->text, g->prefix, g->prefix_len) == 0)
			w->fits[i] |= 1u << (g->n_slots - 1);
	}
	return true;
}

/* Stemmers of these languages take off beginnings too, which no filter foresees. */
static bool
can_filter(const char *lang)
{
	return !lang || (strncmp(lang, "id", 2) != 0 && strncmp(lang, "ga", 2) != 0);
}

/* A part of the text, from w->offset on, in which the groups begin anew. */
static void
find_in(struct walk *w, const char *part, size_t len)
{
	if (w->filter && !light_filter_line(&w->l->words, part, len))
		return;
	memset(w->state, 0, w->l->n_groups * 2 * sizeof(*w->state));
	w->begun = false;
	tokenizer_run(w->l->tokenizer, part, len, take_token, w);
	end_position(w);
}

/* Where there are no phrases, what stands between two spaces can be looked at by itself. */
static void
find_in_line(struct walk *w, const char *line, size_t len)
{
	size_t start = w->offset, at, end;
	const char *space;

	if (w->l->has_phrases || !w->filter) {
		find_in(w, line, len);
		return;
	}
	for (at = 0; at < len; at = end + 1) {
		space = memchr(line + at, ' ', len - at);
		end = space ? (size_t)(space - line) : len;
		w->offset = start + at;
		find_in(w, line + at, end - at);
	}
	w->offset = start;
}

/* Have all groups a hit from one on? */
static bool
has_all(const struct lights *l, const struct light_hits *hits, size_t from)
{
	size_t group, i;

	for (group = 0; group < l->n_groups; group++) {
		for (i = from; i < hits->n && hits->items[i].group != group; i++)
			continue;
		if (i == hits->n)
			return false;
	}
	return true;
}

/* Line by line: no place goes over a line's end. */
void
light_find(const struct lights *l, const char *text, size_t len, const char *lang, bool first,
    struct light_hits *out)
{
	struct walk w = {.l = l, .lang = lang, .position = PLACES, .out = out};
	const char *end;
	size_t n, n_before;

	*out = (struct light_hits){NULL, 0, 0};
	if (l->n_groups == 0)
		return;
	w.filter = can_filter(lang);
	w.state = base_calloc(l->n_groups * 2, sizeof(*w.state));
	w.fits = w.state + l->n_groups;
	for (; w.offset < len; w.offset += n + 1) {
		end = memchr(text + w.offset, '\n', len - w.offset);
		n = end ? (size_t)(end - text) - w.offset : len - w.offset;
		n_before = out->n;
		find_in_line(&w, text + w.offset, n);
		if (first && has_all(l, out, n_before))
			break;
	}
	free(w.state);
}

static int
compare_hits(const void *a, const void *b)
{
	const struct light_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->len > y->len ? -1 : x->len < y->len;
}

size_t
light_merge(struct light_hits *hits, struct hit_range *out)
{
	size_t i, n = 0;

	if (hits->n)
		qsort(hits->items, hits->n, sizeof(*hits->items), compare_hits);
	for (i = 0; i < hits->n; i++) {
		uint32_t start = hits->items[i].start, end = start + hits->items[i].len;

		if (n == 0 || start >= out[n - 1].start + out[n - 1].len)
			out[n++] = (struct hit_range){start, end - start};
		else if (end > out[n - 1].start + out[n - 1].len)
			out[n - 1].len = end - out[n - 1].start;
	}
	return n;
}

void
lights_find(const struct lights *l, const char *text, size_t len, const char *lang,
    struct hit_range **out, size_t *n)
{
	struct light_hits hits;

	light_find(l, text, len, lang, false, &hits);
	*out = hits.n ? base_alloc(hits.n * sizeof(**out)) : NULL;
	*n = light_merge(&hits, *out);
	free(hits.items);
}
