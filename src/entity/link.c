/* Linking the names of one article. Distinct (kind, key) pairs become forms; forms are then
 * joined, each at most once, through tables keyed by a word, so the whole is linear. */
#include "entity/link.h"

#include "entity/hash.h"
#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { NONE = -1, SEVERAL = -2 };

enum honorific { HONORIFIC_NONE, HONORIFIC_MAN = 1, HONORIFIC_WOMAN = 2 };

struct form {
	uint32_t start, len; /* its first mention */
	uint32_t key;        /* offset into keys */
	int32_t joined;      /* the form that it is another form of, or NONE */
	uint32_t entity;
	uint32_t count;
	uint8_t kind;
	uint8_t honorific;
	uint8_t n_words;
};

struct slot {
	uint64_t hash; /* 0: free */
	int32_t form;  /* or SEVERAL */
};

struct table {
	struct slot *slots;
	size_t size; /* a power of two */
};

struct linker {
	struct mentions *m;
	const char *text;
	size_t len;
	struct buf keys;
	struct form *forms;
	size_t n_forms, cap_forms;
	int32_t *form_of; /* of each mention; NONE for values */
};

static struct table
table_new(size_t n)
{
	struct table t = {NULL, 16};

	while (t.size < 4 * n)
		t.size *= 2;
	t.slots = base_calloc(t.size, sizeof(*t.slots));
	return t;
}

static struct slot *
table_at(const struct table *t, uint64_t hash)
{
	size_t at;

	hash |= 1;
	for (at = (size_t)(hash >> 8) & (t->size - 1);
	     t->slots[at].hash && t->slots[at].hash != hash;)
		at = (at + 1) & (t->size - 1);
	if (!t->slots[at].hash)
		t->slots[at] = (struct slot){hash, NONE};
	return &t->slots[at];
}

static uint64_t
key_hash(unsigned kind, const char *s, size_t len)
{
	return hash_mix(hash_bytes(s, len), kind + 1);
}

static const char *
key_of(const struct linker *l, const struct form *f)
{
	return l->keys.data + f->key;
}

/* Mr. or Mrs. before a mention. */
static enum honorific
honorific_before(const struct linker *l, uint32_t start)
{
	const char *end = l->text + start, *s = end;
	size_t n;

	while (s > l->text && end - s < 6 && s[-1] != '\n' && (s == end || s[-1] != ' '))
		s--;
	n = (size_t)(end - s);
	while (n && (s[n - 1] == ' ' || s[n - 1] == '.'))
		n--;
	if (n == 2 && !memcmp(s, "Mr", 2))
		return HONORIFIC_MAN;
	if ((n == 3 && !memcmp(s, "Mrs", 3)) || (n == 2 && !memcmp(s, "Ms", 2)) ||
	    (n == 4 && !memcmp(s, "Miss", 4)))
		return HONORIFIC_WOMAN;
	return HONORIFIC_NONE;
}

static uint8_t
count_words(const char *key)
{
	unsigned n = 1;

	for (; *key; key++)
		n += *key == ' ';
	return (uint8_t)(n > 255 ? 255 : n);
}

static uint64_t
fold_hash(const struct linker *l, const struct mention *m, struct buf *folded)
{
	buf_reset(folded);
	letter_fold_text(folded, l->text + m->start, m->len);
	return key_hash(0, buf_str(folded), folded->len);
}

static bool
is_name(const struct linker *l, const struct mention *m)
{
	return m->kind <= MENTION_OTHER && m->start <= l->len && m->len <= l->len - m->start;
}

/* "PORT LASKO" in a headline is what "Port Lasko" is in the text, if that is one thing: the
 * tagger sees less of a name in capitals. */
static void
heed_small_letters(struct linker *l)
{
	struct table kinds = table_new(l->m->n);
	struct buf folded = BUF_INIT;
	size_t i, pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < l->m->n; i++) {
			struct mention *m = &l->m->items[i];
			struct slot *s;

			if (!is_name(l, m) ||
			    letter_is_headline(l->text + m->start, m->len) != (pass == 1))
				continue;
			s = table_at(&kinds, fold_hash(l, m, &folded));
			if (pass == 1 && s->form >= 0)
				m->kind = (uint8_t)s->form;
			else if (pass == 0 && s->form != m->kind)
				s->form = s->form == NONE ? m->kind : SEVERAL;
		}
	buf_clear(&folded);
	free(kinds.slots);
}

/* A further mention of a form, whose name is better shown in small letters. */
static void
add_mention(struct linker *l, struct form *f, const struct mention *m)
{
	f->count++;
	if (letter_is_headline(l->text + f->start, f->len) &&
	    !letter_is_headline(l->text + m->start, m->len)) {
		f->start = m->start;
		f->len = m->len;
	}
	if (m->kind == MENTION_PERSON)
		f->honorific |= (uint8_t)honorific_before(l, m->start);
}

static void
collect_forms(struct linker *l)
{
	struct table table = table_new(l->m->n);
	size_t i;

	for (i = 0; i < l->m->n; i++) {
		const struct mention *m = &l->m->items[i];
		uint32_t at = (uint32_t)l->keys.len;
		struct slot *slot;

		l->form_of[i] = NONE;
		if (!is_name(l, m))
			continue;
		entity_key(&l->keys, (enum mention_kind)m->kind, l->text + m->start, m->len);
		if (l->keys.len == at)
			continue;
		slot = table_at(&table, key_hash(m->kind, l->keys.data + at, l->keys.len - at));
		if (slot->form == NONE) {
			slot->form = (int32_t)l->n_forms;
			l->forms =
			    base_grow(l->forms, l->n_forms, &l->cap_forms, sizeof(*l->forms));
			buf_add_char(&l->keys, '\0');
			l->forms[l->n_forms++] = (struct form){m->start, m->len, at, NONE,
			    MENTION_NO_ENTITY, 0, m->kind, 0, count_words(l->keys.data + at)};
		} else {
			buf_truncate(&l->keys, at);
		}
		l->form_of[i] = slot->form;
		add_mention(l, &l->forms[slot->form], m);
	}
	free(table.slots);
}

static bool
clash(const struct form *a, const struct form *b)
{
	return a->honorific && b->honorific && !(a->honorific & b->honorific);
}

/* Offers a form under a word; two of them make the word ambiguous. */
static void
offer(const struct table *t, unsigned kind, const char *word, size_t len, int32_t form)
{
	struct slot *s = table_at(t, key_hash(kind, word, len));

	if (s->form != form)
		s->form = s->form == NONE ? form : SEVERAL;
}

static void
join(struct linker *l, int32_t short_form, int32_t long_form)
{
	struct form *a = &l->forms[short_form], *b = &l->forms[long_form];

	if (short_form == long_form || long_form < 0 || clash(a, b))
		return;
	a->joined = long_form;
	b->honorific |= a->honorific;
}

/* "John F. Kennedy" and "John Kennedy": the same first and last word. */
static void
join_full_names(struct linker *l, const struct table *t)
{
	struct buf ends = BUF_INIT;
	size_t i, pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < l->n_forms; i++) {
			struct form *f = &l->forms[i];
			const char *key = key_of(l, f), *last = strrchr(key, ' ');

			if (f->kind != MENTION_PERSON || f->n_words < 2)
				continue;
			buf_reset(&ends);
			buf_add(&ends, key, strcspn(key, " "));
			buf_add_str(&ends, last);
			if (pass == 0 && f->n_words > 2)
				offer(t, 100, ends.data, ends.len, (int32_t)i);
			else if (pass == 1 && f->n_words == 2)
				join(l, (int32_t)i,
				    table_at(t, key_hash(100, ends.data, ends.len))->form);
		}
	buf_clear(&ends);
}

static int32_t
root_of(const struct linker *l, int32_t form)
{
	int hops = 0;

	while (form >= 0 && l->forms[form].joined >= 0 && hops++ < 8)
		form = l->forms[form].joined;
	return form;
}

/* A single word that is the last (or the first) of exactly one full name. */
static void
join_persons(struct linker *l)
{
	struct table t = table_new(3 * l->n_forms);
	size_t i;

	join_full_names(l, &t);
	for (i = 0; i < l->n_forms; i++) {
		struct form *f = &l->forms[i];
		const char *key = key_of(l, f), *last = strrchr(key, ' ');
		int32_t root = root_of(l, (int32_t)i);

		if (f->kind != MENTION_PERSON || f->n_words < 2)
			continue;
		offer(&t, 101, last + 1, strlen(last + 1), root);
		offer(&t, 102, key, strcspn(key, " "), root);
	}
	for (i = 0; i < l->n_forms; i++) {
		struct form *f = &l->forms[i];
		const char *key = key_of(l, f);
		int32_t by_last, by_first;

		if (f->kind != MENTION_PERSON || f->n_words != 1)
			continue;
		by_last = table_at(&t, key_hash(101, key, strlen(key)))->form;
		by_first = table_at(&t, key_hash(102, key, strlen(key)))->form;
		if (by_last >= 0)
			join(l, (int32_t)i, by_last);
		else if (by_last == NONE && by_first >= 0 && !f->honorific)
			join(l, (int32_t)i, by_first);
	}
	free(t.slots);
}

/* The first letters of the words of a name as written, small words left out. */
static size_t
initials(const char *s, size_t len, char *out, size_t cap)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		if (s[i] >= 'A' && s[i] <= 'Z' && (!i || s[i - 1] == ' ' || s[i - 1] == '-') &&
		    n < cap)
			out[n++] = (char)(s[i] + 32);
	return n;
}

/* SMUG and Sexual Minorities Uganda; Steptoe and Steptoe & Johnson. */
static void
join_orgs(struct linker *l)
{
	struct table t = table_new(3 * l->n_forms);
	char letters[12];
	size_t i, n;

	for (i = 0; i < l->n_forms; i++) {
		struct form *f = &l->forms[i];
		const char *key = key_of(l, f);

		if ((f->kind != MENTION_ORG && f->kind != MENTION_OTHER) || f->n_words < 2)
			continue;
		n = initials(l->text + f->start, f->len, letters, sizeof(letters));
		if (n >= 2)
			offer(&t, 103 + f->kind, letters, n, (int32_t)i);
		if (f->kind == MENTION_ORG)
			offer(&t, 110, key, strcspn(key, " "), (int32_t)i);
	}
	for (i = 0; i < l->n_forms; i++) {
		struct form *f = &l->forms[i];
		const char *key = key_of(l, f);
		int32_t to;

		if ((f->kind != MENTION_ORG && f->kind != MENTION_OTHER) || f->n_words != 1)
			continue;
		n = strlen(key);
		to = table_at(&t, key_hash(103u + f->kind, key, n))->form;
		if (to >= 0 && n >= 2 && l->text[f->start + 1] >= 'A' &&
		    l->text[f->start + 1] <= 'Z')
			join(l, (int32_t)i, to);
		else if (f->kind == MENTION_ORG && n >= 4)
			join(l, (int32_t)i, table_at(&t, key_hash(110, key, n))->form);
	}
	free(t.slots);
}

static void
make_entities(struct linker *l)
{
	struct mentions *m = l->m;
	size_t i;

	for (i = 0; i < m->n; i++) {
		struct form *root;

		m->items[i].entity = MENTION_NO_ENTITY;
		if (l->form_of[i] < 0)
			continue;
		root = &l->forms[root_of(l, l->form_of[i])];
		if (root->entity == MENTION_NO_ENTITY) {
			const char *key = key_of(l, root);
			struct local_entity e = {.kind = root->kind,
			    .bare = root->kind == MENTION_PERSON && root->n_words == 1};

			e.name = mentions_add_string(m, l->text + root->start, root->len);
			e.key = mentions_add_string(m, key, strlen(key));
			root->entity = mentions_add_entity(m, e);
		}
		m->items[i].entity = root->entity;
		m->entities[root->entity].count++;
	}
}

/* "@" is tagged apart from its handle: it belongs to the same person. */
static void
join_handles(struct linker *l)
{
	size_t i;

	for (i = 0; i + 1 < l->m->n; i++) {
		const struct mention *a = &l->m->items[i], *b = a + 1;

		if (l->form_of[i] >= 0 && a->len == 1 && l->text[a->start] == '@' &&
		    b->start == a->start + 1)
			l->form_of[i] = l->form_of[i + 1];
	}
}

void
link_mentions(struct mentions *m, const char *text, size_t len)
{
	struct linker l = {.m = m, .text = text, .len = len};

	m->n_entities = 0;
	l.form_of = base_calloc(m->n + 1, sizeof(*l.form_of));
	heed_small_letters(&l);
	collect_forms(&l);
	join_handles(&l);
	join_persons(&l);
	join_orgs(&l);
	make_entities(&l);
	free(l.form_of);
	free(l.forms);
	buf_clear(&l.keys);
}
