/* The words of a query as the index knows them. */
#include "store/words.h"

#include <string.h>

/* A slot while its forms are gathered. */
struct making {
	struct arena *arena;
	const struct words_env *env;
	struct words *out;
	struct words_slot slots[WORDS_MAX_SLOTS];
	size_t n;
	size_t start, end; /* of all words, bytes of the text */
	size_t slot_start, slot_end;
	size_t whole_start, whole_end;
};

static void
add_form(struct making *m, struct words_slot *slot, const char *s, size_t len)
{
	size_t i;

	if (slot->n == WORDS_MAX_FORMS || len == 0)
		return;
	for (i = 0; i < slot->n; i++)
		if (strlen(slot->forms[i]) == len && memcmp(slot->forms[i], s, len) == 0)
			return;
	if (!slot->forms)
		slot->forms = arena_alloc(m->arena, WORDS_MAX_FORMS * sizeof(*slot->forms));
	slot->forms[slot->n++] = arena_strndup(m->arena, s, len);
}

static bool
take_token(void *arg, const struct token *t)
{
	struct making *m = arg;

	if (t->kind == TOKEN_WORD) {
		if (m->n == WORDS_MAX_SLOTS)
			return false;
		if (m->n == 0)
			m->start = t->start;
		m->end = t->end;
		m->slot_start = t->start;
		m->slot_end = t->end;
		m->slots[m->n] = (struct words_slot){NULL, 0};
		add_form(m, &m->slots[m->n++], t->text, t->len);
	} else if (t->kind == TOKEN_PIECE && m->n > 0) {
		if (t->start <= m->slot_start && t->end <= m->slot_end) {
			add_form(m, &m->slots[m->n - 1], t->text, t->len);
		} else {
			m->out->whole = arena_strndup(m->arena, t->text, t->len);
			m->whole_start = t->start;
			m->whole_end = t->end;
		}
	}
	return true;
}

/* The marked stems of a slot's words in the library's languages. */
static void
add_stems(struct making *m, struct words_slot *slot)
{
	char stem[TOKEN_MAX + 2];
	size_t n = slot->n, i, k;

	stem[0] = WORDS_STEM;
	for (i = 0; i < n; i++)
		for (k = 0; k < m->env->n_langs; k++)
			if (tokenizer_stem(m->env->tokenizer, slot->forms[i],
				strlen(slot->forms[i]), m->env->langs[k], stem + 1))
				add_form(m, slot, stem, strlen(stem));
}

/* The other forms of a slot's words that the index has. */
static void
add_inflections(struct making *m, struct words_slot *slot)
{
	const struct words_env *env = m->env;
	struct buf found = BUF_INIT;
	size_t n = slot->n, i, k, forms, at = 0;

	for (i = 0; i < n; i++) {
		forms = env->inflect(env->inflect_arg, env, slot->forms[i], &found);
		for (k = 0; k < forms; k++) {
			add_form(m, slot, found.data + at, strlen(found.data + at));
			at += strlen(found.data + at) + 1;
		}
	}
	buf_clear(&found);
}

static void
add_completions(struct making *m, struct words_slot *slot)
{
	size_t max = m->env->max_completions ? m->env->max_completions : WORDS_COMPLETIONS;
	size_t n, at = 0;
	struct buf found = BUF_INIT;

	m->out->prefix = slot->forms[0];
	if (m->env->complete) {
		for (n = m->env->complete(m->env->complete_arg, m->out->prefix, max, &found);
		     n > 0; n--) {
			size_t len = strlen(found.data + at);

			add_form(m, slot, found.data + at, len);
			at += len + 1;
		}
	}
	buf_clear(&found);
}

bool
words_make(struct words *out, struct arena *arena, const struct words_env *env,
    const char *text, const struct query_node *node)
{
	struct making m = {.arena = arena, .env = env, .out = out};
	bool exact = !node || node->phrase, goes_on = node && (node->prefix || node->typing);
	size_t i;

	*out = (struct words){NULL, 0, NULL, NULL};
	tokenizer_run(env->tokenizer, text, strlen(text), take_token, &m);
	/* A compound within a longer text has no other way to be written there. */
	if (out->whole && (m.whole_start != m.start || m.whole_end != m.end))
		out->whole = NULL;
	if (m.n == 0)
		return false;
	for (i = 0; i < m.n; i++) {
		bool last = i + 1 == m.n;

		if (!exact && !(last && node->prefix)) {
			if (!env->inflect)
				add_stems(&m, &m.slots[i]);
			else if (!(last && node->typing == QUERY_TYPING))
				add_inflections(&m, &m.slots[i]);
		}
		if (last && goes_on)
			add_completions(&m, &m.slots[i]);
	}
	out->slots = arena_alloc(arena, m.n * sizeof(*out->slots));
	memcpy(out->slots, m.slots, m.n * sizeof(*out->slots));
	out->n = m.n;
	return true;
}

void
words_add_phrase(struct buf *out, const struct words *w)
{
	size_t i, k;

	buf_add_char(out, '"');
	for (i = 0; i < w->n; i++) {
		if (i > 0)
			buf_add_char(out, ' ');
		for (k = 0; k < w->slots[i].n; k++) {
			if (k > 0)
				buf_add_char(out, WORDS_SAME);
			buf_add_str(out, w->slots[i].forms[k]);
		}
	}
	buf_add_char(out, '"');
}

/* A lone word's forms are joined by OR, which needs no positions and so is faster. */
void
words_add_match(struct buf *out, const struct words *w)
{
	size_t i;

	buf_add_char(out, '(');
	if (w->n == 1) {
		for (i = 0; i < w->slots[0].n; i++)
			buf_addf(out, i ? " OR \"%s\"" : "\"%s\"", w->slots[0].forms[i]);
	} else {
		words_add_phrase(out, w);
	}
	if (w->whole)
		buf_addf(out, " OR \"%s\"", w->whole);
	buf_add_char(out, ')');
}
