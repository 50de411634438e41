/* Articles as lossless records. */
#include "render/record.h"

#include "base/base64.h"
#include "render/form.h"
#include "render/json.h"
#include "render/render.h"

#include <string.h>

static void
begin_array(struct buf *out, const char *key)
{
	json_key(out, key);
	buf_add_char(out, '[');
}

/* only_user: of the fields that the user set. */
static void
add_origins(struct buf *out, const struct article *a, bool only_user)
{
	static const char *const origins[] = {
	    [ORIGIN_PAGE] = "page", [ORIGIN_DERIVED] = "derived", [ORIGIN_USER] = "user"};
	const struct field *f;
	int i;

	json_key(out, "fields");
	buf_add_char(out, '{');
	for (i = 0; i < FIELD_COUNT; i++) {
		f = &a->fields[i];
		if (f->origin != ORIGIN_USER && (!f->value || only_user))
			continue;
		json_key(out, article_field_name((enum article_field)i));
		buf_addf(out, "[\"%s\",\"%s\",%u]", origins[f->origin],
		    article_where_name(
			f->origin == ORIGIN_USER ? WHERE_USER : (enum field_where)f->where),
		    f->confidence);
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
add_original(struct buf *out, const struct original *o)
{
	json_key(out, "original");
	buf_add_char(out, '{');
	json_member(out, "media", o->media);
	json_member(out, "charset", o->charset);
	json_member(out, "path", o->path);
	json_member(out, "member", o->member);
	if (o->hash) {
		json_key(out, "hash");
		buf_addf(out, "\"%016llx\"", (unsigned long long)o->hash);
		json_member_number(out, "size", (int64_t)o->len);
	}
	if (o->bytes) {
		json_key(out, "base64");
		buf_add_char(out, '"');
		base64_add(out, o->bytes, o->len);
		buf_add_char(out, '"');
	}
	buf_add_char(out, '}');
}

/* What the user added. */
static void
add_extra(struct buf *out, const struct record_extra *x)
{
	json_member_list(out, "tags", x->tags);
	json_add_state(out, x->state & (STATE_READ | STATE_STARRED | STATE_ARCHIVED));
	json_member_number(out, "reading_at", x->reading_at);
}

/* Did the user add anything? */
static bool
has_extra(const struct article *a, const struct record_extra *x)
{
	size_t i;

	for (i = 0; i < FIELD_COUNT; i++)
		if (a->fields[i].origin == ORIGIN_USER)
			return true;
	return (x->tags && *x->tags) || x->n_notes || x->reading_at ||
	       (x->repairs && *x->repairs) ||
	       (x->state & (STATE_READ | STATE_STARRED | STATE_ARCHIVED));
}

void
render_state(struct buf *out, const struct article *a, const struct record_extra *x)
{
	enum article_field fields[FIELD_COUNT];
	size_t n = 0, i;

	for (i = 0; i < FIELD_COUNT; i++)
		if (a->fields[i].origin == ORIGIN_USER || i == FIELD_TITLE || i == FIELD_URL)
			fields[n++] = (enum article_field)i;
	if (!has_extra(a, x))
		return;
	buf_add_char(out, '{');
	json_add_fields(out, a, fields, n, true);
	add_extra(out, x);
	add_origins(out, a, true);
	add_notes(out, x);
	add_repairs(out, x->repairs);
	if (x->original)
		add_original(out, x->original);
	buf_add_char(out, '}');
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
	json_member_number(out, "added", x->added);
	add_extra(out, x);
	json_key(out, "text");
	render_json_string(out, buf_str(text), text->len ? text->len - 1 : 0);
	json_member_number(out, "confidence", a->confidence);
	add_origins(out, a, false);
	add_doc(out, &a->doc);
	add_mentions(out, &a->mentions);
	add_notes(out, x);
	add_repairs(out, x->repairs);
	if (x->original)
		add_original(out, x->original);
	buf_add_char(out, '}');
}
