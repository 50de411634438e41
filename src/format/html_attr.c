/* Attributes in sets. */
#include "format/html_attr.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MIN_SLOTS = 256, DIGITS = 12, MAX_NAME = 10 };

/* The attributes that format/html.c reads, by length. */
static const char *const names[] = {
    "id",
    "rel",
    "href",
    "lang",
    "name",
    "open",
    "role",
    "type",
    "class",
    "start",
    "style",
    "title",
    "value",
    "hidden",
    "charset",
    "content",
    "pubdate",
    "datetime",
    "itemprop",
    "itemtype",
    "property",
    "aria-modal",
    "http-equiv",
};

/* The first of names that is as long, or longer. */
static const uint8_t first_of_len[MAX_NAME + 2] = {0, 0, 0, 1, 2, 8, 13, 14, 17, 21, 21, 23};

void
html_attrs_clear(struct html_attrs *a)
{
	buf_clear(&a->text);
	free(a->items);
	free(a->sets);
	free(a->table);
	free(a->made);
	free(a->pointers);
	*a = (struct html_attrs){.text = BUF_INIT};
}

int
html_attr_find(const char *name, size_t len)
{
	int i, end;

	if (len > MAX_NAME)
		return -1;
	end = first_of_len[len + 1];
	for (i = first_of_len[len]; i < end; i++)
		if ((*name | 0x20) == *names[i] && !strncasecmp(name, names[i], len))
			return i;
	return -1;
}

void
html_attr_add(struct html_attrs *a, int name, const char *value, size_t len)
{
	struct html_attr *item;

	a->items = base_grow(a->items, a->n_items, &a->items_cap, sizeof(*a->items));
	buf_add_char(&a->text, (char)(name + 1));
	item = &a->items[a->n_items++];
	*item = (struct html_attr){(uint8_t)name, (uint32_t)a->text.len};
	buf_add(&a->text, value, len);
	buf_add_char(&a->text, '\0');
	a->open.n++;
	a->open.text_len = (uint32_t)(a->text.len - a->open.text);
}

/* The slot of a set, or the free one where it belongs. */
static size_t
find_slot(const struct html_attrs *a, const struct html_attr_set *set)
{
	const char *text = a->text.data + set->text;
	size_t at = hash_bytes(text, set->text_len) & (a->n_slots - 1);
	const struct html_attr_set *other;

	for (; a->table[at]; at = (at + 1) & (a->n_slots - 1)) {
		other = &a->sets[a->table[at] - 1];
		if (other->text_len == set->text_len &&
		    !memcmp(a->text.data + other->text, text, set->text_len))
			break;
	}
	return at;
}

static void
grow_table(struct html_attrs *a)
{
	size_t i;

	if (a->n_sets * 2 < a->n_slots)
		return;
	free(a->table);
	a->n_slots = a->n_slots ? a->n_slots * 4 : MIN_SLOTS;
	a->table = base_calloc(a->n_slots, sizeof(*a->table));
	for (i = 0; i < a->n_sets; i++)
		a->table[find_slot(a, &a->sets[i])] = (uint32_t)i + 1;
}

static void
add_number(size_t n, struct buf *page)
{
	char digits[DIGITS];
	size_t at = DIGITS;

	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	digits[--at] = ' ';
	buf_add(page, digits + at, DIGITS - at);
}

void
html_attr_close(struct html_attrs *a, struct buf *page)
{
	size_t slot;

	if (!a->open.n)
		return;
	if (page)
		grow_table(a);
	slot = page ? find_slot(a, &a->open) : 0;
	if (page && !a->table[slot]) {
		a->sets = base_grow(a->sets, a->n_sets, &a->sets_cap, sizeof(*a->sets));
		a->sets[a->n_sets++] = a->open;
		a->table[slot] = (uint32_t)a->n_sets;
	} else {
		a->n_items = a->open.first;
		buf_truncate(&a->text, a->open.text);
	}
	if (page)
		add_number(a->table[slot] - 1, page);
	a->open = (struct html_attr_set){
	    .text = (uint32_t)a->text.len, .first = (uint32_t)a->n_items};
}

void
html_attr_make(struct html_attrs *a)
{
	size_t i;

	a->made = base_calloc(a->n_items, sizeof(*a->made));
	a->pointers = base_calloc(a->n_items, sizeof(*a->pointers));
	for (i = 0; i < a->n_items; i++) {
		a->made[i].name = names[a->items[i].name];
		a->made[i].value = a->text.data + a->items[i].value;
		a->pointers[i] = &a->made[i];
	}
}

/* The set that an attribute stands for; NULL: it is one itself. No attribute that is read
 * begins with a digit. */
static const struct html_attr_set *
set_of(const struct html_attrs *a, const GumboAttribute *attr)
{
	unsigned long n;

	if (*attr->name < '0' || *attr->name > '9')
		return NULL;
	n = strtoul(attr->name, NULL, 10);
	return n < a->n_sets ? &a->sets[n] : NULL;
}

void
html_attr_restore(const struct html_attrs *a, GumboElement *e, struct arena *arena)
{
	const GumboVector old = e->attributes;
	const struct html_attr_set *set, *last = NULL;
	unsigned i, n = 0;

	for (i = 0; i < old.length; i++) {
		set = set_of(a, old.data[i]);
		n += set ? set->n : 1;
		last = set ? set : last;
	}
	if (!last)
		return;
	e->attributes.length = e->attributes.capacity = n;
	if (old.length == 1) {
		e->attributes.data = a->pointers + last->first;
		return;
	}
	e->attributes.data = arena_alloc(arena, n * sizeof(void *));
	for (i = n = 0; i < old.length; i++, n += set ? set->n : 1) {
		set = set_of(a, old.data[i]);
		memcpy(e->attributes.data + n, set ? a->pointers + set->first : &old.data[i],
		    (set ? set->n : 1) * sizeof(void *));
	}
}
