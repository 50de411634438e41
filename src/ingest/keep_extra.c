/* What a record carries beside its article goes into the library. */
#include "ingest/keep.h"

#include "format/record.h"
#include "store/entity.h"
#include "store/journal.h"
#include "store/note.h"
#include "store/tag.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Is there such a note already? */
struct note_search {
	const struct answer_note *wanted;
	bool found;
};

static bool
compare_note(void *arg, const struct note *n)
{
	struct note_search *s = arg;

	s->found =
	    !strcmp(n->quote, s->wanted->quote) && !strcmp(n->comment, s->wanted->comment);
	return !s->found;
}

/* A note's place is where its quote stands: where it says, or the first such place, or the
 * whole article. */
static void
place_note(struct note *n, const struct buf *text)
{
	size_t len = strlen(n->quote);
	const char *at = NULL;

	if (len && n->len == len && n->start <= text->len && len <= text->len - n->start &&
	    !memcmp(text->data + n->start, n->quote, len))
		return;
	if (len)
		at = strstr(buf_str(text), n->quote);
	n->start = at ? (uint32_t)(at - text->data) : 0;
	n->len = at ? (uint32_t)len : 0;
}

static bool
add_notes(struct library *lib, int64_t id, const struct answer *a, struct err *err)
{
	struct note_search search;
	struct buf text = BUF_INIT;
	struct note note;
	size_t i;
	bool ok = !a->n_notes || article_load_text(lib, id, &text, err);

	for (i = 0; ok && i < a->n_notes; i++) {
		search = (struct note_search){&a->notes[i], false};
		ok = note_list(lib, id, compare_note, &search, err);
		if (!ok || search.found)
			continue;
		note = (struct note){.article = id,
		    .start = a->notes[i].start,
		    .len = a->notes[i].len,
		    .quote = a->notes[i].quote,
		    .comment = a->notes[i].comment};
		place_note(&note, &text);
		library_set_now(lib, a->notes[i].time);
		ok = note_add(lib, &note, err);
		library_set_now(lib, (int64_t)time(NULL));
	}
	buf_clear(&text);
	return ok;
}

/* Takes the next of the fields that separator parts, off *at. */
static char *
take_field(const char **at, char separator)
{
	const char *s = *at, *end = strchr(s, separator);
	size_t len = end ? (size_t)(end - s) : strlen(s);

	*at = s + len + (end != NULL);
	return base_strndup(s, len);
}

static bool
add_tags(struct library *lib, int64_t id, const char *tags, struct err *err)
{
	bool ok = true;
	char *tag;

	while (ok && *tags) {
		tag = take_field(&tags, '\n');
		ok = tag_set(lib, &id, 1, tag, true, err);
		free(tag);
	}
	return ok;
}

/* A repair that does not fit this library is left out: it is not the article's fault. */
static void
add_repairs(struct library *lib, const char *repairs)
{
	struct entity_repair repair;
	char *line, *verb, *kind, *key;
	const char *at;

	while (*repairs) {
		at = line = take_field(&repairs, '\n');
		verb = take_field(&at, '\t');
		kind = take_field(&at, '\t');
		key = take_field(&at, '\t');
		repair = (struct entity_repair){verb, kind, key, at};
		entity_repair_apply(lib, &repair, NULL);
		free(verb);
		free(kind);
		free(key);
		free(line);
	}
}

static bool
set_state(struct library *lib, int64_t id, unsigned record_state, struct err *err)
{
	unsigned state = (record_state & RECORD_READ ? STATE_READ : 0u) |
			 (record_state & RECORD_STARRED ? STATE_STARRED : 0u) |
			 (record_state & RECORD_ARCHIVED ? STATE_ARCHIVED : 0u);

	return !state || article_set_state(lib, &id, 1, state, 0, err);
}

static bool
set_fields(struct library *lib, int64_t id, const struct answer *a, struct err *err)
{
	int i;

	for (i = 0; i < FIELD_COUNT; i++)
		if (a->fields[i] &&
		    !article_edit(lib, id, (enum article_field)i, a->fields[i], err))
			return false;
	return true;
}

bool
keep_extra(struct library *lib, int64_t id, const struct answer *a, struct err *err)
{
	bool ok;

	if (!a->record_state && !a->reading_at && !answer_has_fields(a) && !*a->tags &&
	    !*a->repairs && !a->n_notes)
		return true;
	if (!journal_begin(lib, "reading a record", err))
		return false;
	ok = set_fields(lib, id, a, err) && set_state(lib, id, a->record_state, err) &&
	     add_tags(lib, id, a->tags, err) && add_notes(lib, id, a, err) &&
	     (!a->reading_at || article_set_place(lib, id, a->reading_at, err));
	if (ok)
		add_repairs(lib, a->repairs);
	return journal_end(lib, ok, ok ? err : NULL) && ok;
}
