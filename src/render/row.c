/* A row of a list as JSON. */
#include "render/render.h"

#include "render/json.h"
#include "text/date.h"

#include <string.h>

static void
add_date(struct buf *out, const char *key, int64_t time, int zone, unsigned precision)
{
	struct buf iso = BUF_INIT;
	struct date d;

	date_of_time(time, zone, &d);
	d.precision = (uint8_t)precision;
	date_add_iso(&iso, &d);
	json_member(out, key, precision != DATE_NONE ? buf_str(&iso) : NULL);
	buf_clear(&iso);
}

void
json_add_state(struct buf *out, unsigned state)
{
	static const struct {
		unsigned bit;
		const char *name;
	} names[] = {{STATE_READ, "read"}, {STATE_STARRED, "starred"},
	    {STATE_ARCHIVED, "archived"}, {STATE_DELETED, "deleted"}, {STATE_NOTED, "noted"},
	    {STATE_DUPLICATE, "duplicate"}, {STATE_DOUBTFUL, "doubtful"}};
	size_t i;

	json_key(out, "state");
	buf_add_char(out, '[');
	for (i = 0; i < ARRAY_LEN(names); i++) {
		if (!(state & names[i].bit))
			continue;
		json_item(out);
		buf_addf(out, "\"%s\"", names[i].name);
	}
	buf_add_char(out, ']');
}

static void
add_passage(struct buf *out, const struct row *row)
{
	size_t i;

	json_member(out, "passage", row->passage);
	json_member_number(out, "passage_at", row->passage_at);
	json_key(out, "hits");
	buf_add_char(out, '[');
	for (i = 0; i < row->n_hits; i++) {
		json_item(out);
		buf_addf(out, "[%u,%u]", row->hits[i].start, row->hits[i].len);
	}
	buf_add_char(out, ']');
}

void
render_row(struct buf *out, const struct row *row)
{
	buf_add_char(out, '{');
	json_member_number(out, "id", row->id);
	json_member(out, "title", row->title);
	json_key(out, "title_is_derived");
	buf_add_str(out, row->title_is_derived ? "true" : "false");
	json_member(out, "source", row->source);
	json_member_list(out, "authors", row->authors);
	add_date(out, "date", row->published, row->zone_minutes, row->precision);
	add_date(out, "added", row->added, 0, DATE_SECOND);
	json_member(out, "lang", row->lang);
	json_member(out, "url", row->url);
	json_member_number(out, "words", row->words);
	json_add_state(out, row->state);
	if (row->n_duplicates)
		json_member_number(out, "duplicates", row->n_duplicates);
	if (row->passage)
		add_passage(out, row);
	buf_add_char(out, '}');
}
