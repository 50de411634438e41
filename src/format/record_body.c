/* The body and mentions of a record that is given in full. Nothing is trusted: each offset is
 * checked against the text, so that later stages may rely on the document's invariants. */
#include "format/record_json.h"
#include "text/segment.h"

#include <string.h>

enum { MAX_BYTE = 255 };

/* Does a range lie in the text, cutting no character? */
static bool
is_range(const struct buf *text, uint32_t start, uint32_t len)
{
	if (start > text->len || len > text->len - start)
		return false;
	return (start == text->len || (text->data[start] & 0xc0) != 0x80) &&
	       (start + len == text->len || (text->data[start + len] & 0xc0) != 0x80);
}

static bool
read_block(const json_t *row, struct doc *d)
{
	const struct block *last = d->n_blocks ? &d->blocks[d->n_blocks - 1] : NULL;
	uint32_t start, len, level, gap, ordinal;
	const char *name;
	struct block *b;
	int kind;

	if (!record_row(row, "uusuuu", (void *[]){&start, &len, &name, &level, &gap, &ordinal}))
		return false;
	kind = doc_block_find(name);
	/* Each block is closed by a line end of its own. */
	if (kind < 0 || level > MAX_BYTE || gap > 1 || !is_range(&d->text, start, len) ||
	    start + len >= d->text.len || d->text.data[start + len] != '\n' ||
	    (last && start <= last->start + last->len))
		return false;
	b = doc_open_block(d, (enum block_kind)kind);
	b->start = start;
	b->len = len;
	b->level = (uint8_t)level;
	b->gap = (uint8_t)gap;
	b->ordinal = ordinal;
	return true;
}

static bool
read_span(const json_t *row, struct doc *d)
{
	uint32_t start, len, target = 0;
	const char *name, *address;
	const struct block *b;
	int kind;

	if (!d->n_blocks || !record_row(row, "uus", (void *[]){&start, &len, &name}))
		return false;
	kind = doc_span_find(name);
	if (kind < 0 || !is_range(&d->text, start, len) ||
	    (d->n_spans && start < d->spans[d->n_spans - 1].start))
		return false;
	b = &d->blocks[doc_block_at(d, start)];
	if (start < b->start || start + len > b->start + b->len)
		return false;
	address = json_string_value(json_array_get(row, 3));
	if (kind == SPAN_LINK && address)
		target = doc_add_string(d, address, strlen(address));
	doc_add_span(d, start, len, (enum span_kind)kind, target);
	return true;
}

static bool
read_entity(const json_t *row, struct mentions *m)
{
	const char *kind_name, *name, *key;
	uint32_t count, bare;
	int kind;

	if (!record_row(row, "sssuu", (void *[]){&kind_name, &name, &key, &count, &bare}))
		return false;
	kind = mention_kind_find(kind_name);
	if (kind < 0 || kind > MENTION_OTHER || bare > 1)
		return false;
	mentions_add_entity(
	    m, (struct local_entity){.name = mentions_add_string(m, name, strlen(name)),
		   .key = mentions_add_string(m, key, strlen(key)),
		   .count = count,
		   .kind = (uint8_t)kind,
		   .bare = (uint8_t)bare});
	return true;
}

static bool
read_mention(const json_t *row, const struct buf *text, struct mentions *m)
{
	const json_t *what = json_array_get(row, 4);
	const struct mention *last = m->n ? &m->items[m->n - 1] : NULL;
	struct mention t = {.entity = MENTION_NO_ENTITY};
	uint32_t score, entity;
	const char *name;
	int kind;

	if (!record_row(row, "uusu", (void *[]){&t.start, &t.len, &name, &score}))
		return false;
	kind = mention_kind_find(name);
	if (kind < 0 || score > MAX_BYTE || !is_range(text, t.start, t.len) ||
	    (last && t.start < last->start + last->len))
		return false;
	t.kind = (uint8_t)kind;
	t.score = (uint8_t)score;
	if (json_is_string(what)) {
		t.value =
		    mentions_add_string(m, json_string_value(what), json_string_length(what));
	} else {
		if (!json_is_integer(what) || json_integer_value(what) < 0 ||
		    (size_t)json_integer_value(what) >= m->n_entities)
			return false;
		entity = (uint32_t)json_integer_value(what);
		t.entity = entity;
	}
	mentions_add(m, t);
	return true;
}

static bool
row_fault(struct err *err, const char *key, size_t i)
{
	return err_set(
	    err, ERR_DATA, "member \"%s\": row %zu does not fit the text", key, i + 1);
}

static bool
read_mentions(const json_t *object, struct article *a, struct err *err)
{
	const json_t *entities, *mentions, *row;
	size_t i;

	if (!record_array(object, "entities", &entities, err) ||
	    !record_array(object, "mentions", &mentions, err))
		return false;
	json_array_foreach(entities, i, row)
	{
		if (!read_entity(row, &a->mentions))
			return row_fault(err, "entities", i);
	}
	json_array_foreach(mentions, i, row)
	{
		if (!read_mention(row, &a->doc.text, &a->mentions))
			return row_fault(err, "mentions", i);
	}
	return true;
}

bool
record_read_body(const json_t *object, const char *text, struct record *r, struct err *err)
{
	struct doc *d = &r->article.doc;
	const json_t *blocks, *spans, *row;
	size_t i;

	if (!record_array(object, "blocks", &blocks, err) ||
	    !record_array(object, "spans", &spans, err))
		return false;
	buf_add_str(&d->text, text);
	if (d->text.len)
		buf_add_char(&d->text, '\n');
	json_array_foreach(blocks, i, row)
	{
		if (!read_block(row, d))
			return row_fault(err, "blocks", i);
	}
	json_array_foreach(spans, i, row)
	{
		if (!read_span(row, d))
			return row_fault(err, "spans", i);
	}
	if (!read_mentions(object, &r->article, err))
		return false;
	r->article.words = (uint32_t)segment_count_words(buf_str(&d->text), d->text.len);
	r->is_whole = true;
	return true;
}
