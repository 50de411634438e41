/* What the library keeps with an article, gathered for its record. */
#include "render/record.h"

#include "store/entity.h"
#include "store/tag.h"

#include <stdlib.h>
#include <string.h>

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
	    .len = info->len,
	    .hash = info->hash};
}

/* What is known of its original; an article may have none, or one whose bytes were not kept:
 * that is no failure. */
static bool
load_original(struct library *lib, int64_t id, bool with_bytes, struct original_info *info,
    struct err *err)
{
	struct err why;

	if (with_bytes && article_original(lib, id, 0, info, &why))
		return true;
	if (with_bytes && why.kind != ERR_NO_INPUT)
		return err_set(err, why.kind, "%s", why.text);
	if (article_original_facts(lib, id, 0, info, &why))
		return true;
	return why.kind == ERR_NO_INPUT || err_set(err, why.kind, "%s", why.text);
}

enum what { STATE_ONLY, RECORD, RECORD_WITH_BYTES };

static bool
render_of(struct buf *out, struct library *lib, int64_t id, enum what what, struct err *err)
{
	struct gathered g = {.n = 0};
	struct article a;
	struct page page = PAGE_INIT;
	struct original_info info = {0};
	struct original original;
	bool ok;

	article_init(&a);
	ok = list_row(lib, id, &page, err);
	if (ok && !page.n)
		ok = err_set(err, ERR_NO_INPUT, "there is no article %lld", (long long)id);
	ok = ok && article_load(lib, id, &a, err) && tag_list(lib, id, gather_tag, &g, err) &&
	     note_list(lib, id, gather_note, &g, err) &&
	     entity_repairs(lib, id, gather_repair, &g, err) &&
	     load_original(lib, id, what == RECORD_WITH_BYTES, &info, err);
	if (ok) {
		original = original_of(&info);
		(what == STATE_ONLY ? render_state : render_record)(out, &a,
		    &(struct record_extra){.state = page.rows[0].state,
			.added = page.rows[0].added,
			.reading_at = page.rows[0].reading_at,
			.tags = g.tags.data,
			.notes = g.notes,
			.n_notes = g.n,
			.repairs = g.repairs.data,
			.original = info.len ? &original : NULL});
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

bool
render_record_of(
    struct buf *out, struct library *lib, int64_t id, bool with_original, struct err *err)
{
	return render_of(out, lib, id, with_original ? RECORD_WITH_BYTES : RECORD, err);
}

bool
render_state_of(struct buf *out, struct library *lib, int64_t id, struct err *err)
{
	return render_of(out, lib, id, STATE_ONLY, err);
}
