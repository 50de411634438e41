/* Articles as lossless records. */
#include "render/record.h"

#include "render/form.h"
#include "render/json.h"
#include "render/render.h"
#include "store/entity.h"
#include "store/tag.h"

#include <stdlib.h>
#include <string.h>

static void
begin_array(struct buf *out, const char *key)
{
	json_key(out, key);
	buf_add_char(out, '[');
}

static void
add_origins(struct buf *out, const struct article *a)
{
	static const char *const origins[] = {
	    [ORIGIN_PAGE] = "page", [ORIGIN_DERIVED] = "derived", [ORIGIN_USER] = "user"};
	const struct field *f;
	int i;

	json_key(out, "fields");
	buf_add_char(out, '{');
	for (i = 0; i < FIELD_COUNT; i++) {
		f = &a->fields[i];
		if (!f->value && f->origin != ORIGIN_USER)
			continue;
		json_key(out, article_field_name((enum article_field)i));
		buf_addf(out, "[\"%s\",\"%s\",%u]", origins[f->origin],
		    article_where_name((enum field_where)f->where), f->confidence);
	}
	buf_add_char(out, '}');
}

static void
add_doc(struct buf *out, const struct doc *d)
{
	const struct block *b;
	const struct span *s;
	const char *target;

	begin_array(out, "blocks");
	for (b = d->blocks; b < d->blocks + d->n_blocks; b++) {
		json_item(out);
		buf_addf(out, "[%u,%u,\"%s\",%u,%u,%u]", b->start, b->len,
		    doc_block_name((enum block_kind)b->kind), b->level, b->gap, b->ordinal);
	}
	buf_add_char(out, ']');
	begin_array(out, "spans");
	for (s = d->spans; s < d->spans + d->n_spans; s++) {
		json_item(out);
		buf_addf(out, "[%u,%u,\"%s\"", s->start, s->len,
		    doc_span_name((enum span_kind)s->kind));
		target = doc_string(d, s->target);
		if (s->kind == SPAN_LINK) {
			buf_add_char(out, ',');
			render_json_string(out, target, strlen(target));
		}
		buf_add_char(out, ']');
	}
	buf_add_char(out, ']');
}

static void
add_item_string(struct buf *out, const char *s)
{
	json_item(out);
	render_json_string(out, s, strlen(s));
}

static void
add_mentions(struct buf *out, const struct mentions *m)
{
	const struct local_entity *e;
	const struct mention *i;

	begin_array(out, "entities");
	for (e = m->entities; e < m->entities + m->n_entities; e++) {
		json_item(out);
		buf_addf(out, "[\"%s\"", mention_kind_name((enum mention_kind)e->kind));
		add_item_string(out, mentions_string(m, e->name));
		add_item_string(out, mentions_string(m, e->key));
		buf_addf(out, ",%u,%u]", e->count, e->bare);
	}
	buf_add_char(out, ']');
	begin_array(out, "mentions");
	for (i = m->items; i < m->items + m->n; i++) {
		json_item(out);
		buf_addf(out, "[%u,%u,\"%s\",%u", i->start, i->len,
		    mention_kind_name((enum mention_kind)i->kind), i->score);
		if (i->entity != MENTION_NO_ENTITY)
			buf_addf(out, ",%u]", i->entity);
		else {
			add_item_string(out, mentions_string(m, i->value));
			buf_add_char(out, ']');
		}
	}
	buf_add_char(out, ']');
}

static void
add_notes(struct buf *out, const struct record_extra *x)
{
	const struct note *n;

	begin_array(out, "notes");
	for (n = x->notes; n < x->notes + x->n_notes; n++) {
		json_item(out);
		buf_addf(out, "[%u,%u", n->start, n->len);
		add_item_string(out, n->quote);
		add_item_string(out, n->comment);
		buf_addf(out, ",%lld]", (long long)n->time);
	}
	buf_add_char(out, ']');
}

/* The line's first three tabs part it. */
static void
add_repairs(struct buf *out, const char *repairs)
{
	const char *line, *tab;
	size_t len, n, i;

	begin_array(out, "repairs");
	while (form_next_value(&repairs, &line, &len)) {
		json_item(out);
		buf_add_char(out, '[');
		for (i = 0; i < 4; i++) {
			tab = i < 3 ? memchr(line, '\t', len) : NULL;
			n = tab ? (size_t)(tab - line) : len;
			json_item(out);
			render_json_string(out, line, n);
			n += tab != NULL;
			line += n;
			len -= n;
		}
		buf_add_char(out, ']');
	}
	buf_add_char(out, ']');
}

static void
add_base64(struct buf *out, const void *bytes, size_t len)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = bytes;
	uint32_t group;
	size_t i, k, n;

	buf_reserve(out, len / 3 * 4 + 8);
	for (i = 0; i < len; i += 3) {
		n = len - i < 3 ? len - i : 3;
		group = (uint32_t)s[i] << 16;
		group |= n > 1 ? (uint32_t)s[i + 1] << 8 : 0;
		group |= n > 2 ? s[i + 2] : 0;
		for (k = 0; k < 4; k++)
			buf_add_char(
			    out, (char)(k <= n ? digits[group >> (18 - 6 * k) & 63] : '='));
	}
}

static void
add_original(struct buf *out, const struct original *o)
{
	json_key(out, "original");
	buf_add_char(out, '{');
	json_member(out, "media", o->media);
	json_member(out, "charset", o->charset);
	json_member(out, "path", o->path);
	json_member(out, "member", o->member);
	json_key(out, "base64");
	buf_add_char(out, '"');
	add_base64(out, o->bytes, o->len);
	buf_add_str(out, "\"}");
}

void
render_record(struct buf *out, const struct article *a, const struct record_extra *x)
{
	enum article_field fields[FIELD_COUNT];
	const struct buf *text = &a->doc.text;
	size_t i;

	for (i = 0; i < FIELD_COUNT; i++)
		fields[i] = (enum article_field)i;
	buf_add_char(out, '{');
	json_add_fields(out, a, fields, FIELD_COUNT, true);
	json_member_list(out, "tags", x->tags);
	json_add_state(out, x->state & (STATE_READ | STATE_STARRED | STATE_ARCHIVED));
	json_member_number(out, "added", x->added);
	json_member_number(out, "reading_at", x->reading_at);
	json_key(out, "text");
	render_json_string(out, buf_str(text), text->len ? text->len - 1 : 0);
	json_member_number(out, "confidence", a->confidence);
	add_origins(out, a);
	add_doc(out, &a->doc);
	add_mentions(out, &a->mentions);
	add_notes(out, x);
	add_repairs(out, x->repairs);
	if (x->original)
		add_original(out, x->original);
	buf_add_char(out, '}');
}

/* What is gathered from the library for one record. */
struct gathered {
	struct buf tags, repairs;
	struct note *notes;
	size_t n, cap;
	struct arena strings;
};

static bool
gather_tag(void *arg, const char *name, uint64_t count)
{
	struct gathered *g = arg;

	(void)count;
	if (g->tags.len)
		buf_add_char(&g->tags, '\n');
	buf_add_str(&g->tags, name);
	return true;
}

static bool
gather_note(void *arg, const struct note *note)
{
	struct gathered *g = arg;
	struct note *n;

	g->notes = base_grow(g->notes, g->n, &g->cap, sizeof(*g->notes));
	n = &g->notes[g->n++];
	*n = *note;
	n->quote = arena_strndup(&g->strings, note->quote, strlen(note->quote));
	n->comment = arena_strndup(&g->strings, note->comment, strlen(note->comment));
	return true;
}

static bool
gather_repair(void *arg, const struct entity_repair *r)
{
	struct gathered *g = arg;

	buf_addf(&g->repairs, "%s%s\t%s\t%s\t%s", g->repairs.len ? "\n" : "", r->verb, r->kind,
	    r->key, r->value);
	return true;
}

/* Borrows what is in info. */
static struct original
original_of(const struct original_info *info)
{
	return (struct original){.media = info->media,
	    .charset = info->charset,
	    .path = info->path,
	    .member = info->member,
	    .bytes = info->bytes.data,
	    .len = info->bytes.len};
}

/* An article may have no original: that is no failure. */
static bool
load_original(
    struct library *lib, int64_t id, struct original_info *info, bool *found, struct err *err)
{
	struct err why;

	*found = article_original(lib, id, 0, info, &why);
	if (*found || why.kind == ERR_NO_INPUT)
		return true;
	return err_set(err, why.kind, "%s", why.text);
}

bool
render_record_of(
    struct buf *out, struct library *lib, int64_t id, bool with_original, struct err *err)
{
	struct gathered g = {.n = 0};
	struct article a;
	struct page page = PAGE_INIT;
	struct original_info info = {0};
	struct original original;
	bool has_original = false, ok;

	article_init(&a);
	ok = list_row(lib, id, &page, err);
	if (ok && !page.n)
		ok = err_set(err, ERR_NO_INPUT, "there is no article %lld", (long long)id);
	ok = ok && article_load(lib, id, &a, err) && tag_list(lib, id, gather_tag, &g, err) &&
	     note_list(lib, id, gather_note, &g, err) &&
	     entity_repairs(lib, id, gather_repair, &g, err) &&
	     (!with_original || load_original(lib, id, &info, &has_original, err));
	if (ok) {
		original = original_of(&info);
		render_record(out, &a,
		    &(struct record_extra){.state = page.rows[0].state,
			.added = page.rows[0].added,
			.reading_at = page.rows[0].reading_at,
			.tags = g.tags.data,
			.notes = g.notes,
			.n_notes = g.n,
			.repairs = g.repairs.data,
			.original = has_original ? &original : NULL});
	}
	article_clear(&a);
	page_clear(&page);
	original_info_clear(&info);
	buf_clear(&g.tags);
	buf_clear(&g.repairs);
	free(g.notes);
	arena_clear(&g.strings);
	return ok;
}
