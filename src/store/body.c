/* Reading bodies, and what of an article stands in columns. */
#include "store/body.h"

#include "doc/pack.h"
#include "store/key.h"
#include "store/zip.h"
#include "text/date.h"
#include "text/segment.h"

#include <stdlib.h>
#include <string.h>

enum { DERIVED_TITLE = 90 /* bytes */ };

static void
load_dictionary(struct library *lib, int64_t n)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT bytes FROM dictionary WHERE id = ?", NULL);

	if (!stmt)
		return;
	sqlite3_bind_int64(stmt, 1, n);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		zip_set_dictionary(lib->zip, (unsigned)n, sqlite3_column_blob(stmt, 0),
		    (size_t)sqlite3_column_bytes(stmt, 0));
	db_done(stmt);
}

void
body_load_dictionary(struct library *lib)
{
	int64_t n = 0;

	if (db_int(lib, "SELECT max(id) FROM dictionary", NULL, 0, &n, NULL) && n > 0 &&
	    n <= ZIP_DICTIONARIES && !zip_has_dictionary(lib->zip, (unsigned)n))
		load_dictionary(lib, n);
}

bool
body_unzip(struct library *lib, struct buf *out, const void *bytes, size_t len)
{
	unsigned n = len ? *(const unsigned char *)bytes : 0;

	if (n <= ZIP_DICTIONARIES && !zip_has_dictionary(lib->zip, n))
		load_dictionary(lib, n);
	return zip_unpack(lib->zip, out, bytes, len);
}

bool
body_load(struct library *lib, int64_t id, struct article *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT bytes FROM body WHERE article = ?", err);
	struct buf packed = BUF_INIT;
	bool ok = false;
	int got;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	got = db_step(lib, stmt, err);
	if (!got)
		err_set(err, ERR_NO_INPUT, "there is no article %lld", (long long)id);
	if (got > 0) {
		ok = body_unzip(lib, &packed, sqlite3_column_blob(stmt, 0),
			 (size_t)sqlite3_column_bytes(stmt, 0)) &&
		     unpack_article(packed.data, packed.len, out);
		if (!ok)
			err_set(err, ERR_DATA,
			    "%s: the text of article %lld is damaged; "
			    "`lectern check --repair` saves what can be read",
			    lib->path, (long long)id);
	}
	db_done(stmt);
	buf_clear(&packed);
	return ok;
}

bool
body_lay_edits(struct library *lib, int64_t id, struct article *a, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT field, value FROM edit WHERE article = ?", err);
	const char *value;
	int got, f;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	while ((got = db_step(lib, stmt, err)) > 0) {
		f = article_field_find(db_text(stmt, 0));
		value = db_text(stmt, 1);
		if (f < 0)
			continue;
		article_set(a, (enum article_field)f, value, strlen(value), ORIGIN_USER,
		    WHERE_USER, 100);
		/* That there is none is the user's word too. */
		a->fields[f].origin = ORIGIN_USER;
		a->fields[f].where = WHERE_USER;
	}
	db_done(stmt);
	return !got;
}

/* The first sentence of the body, or as much of it as a title may be long. */
static char *
derive_title(const struct article *a)
{
	const struct block *b;
	const char *s;
	size_t i, len = 0, end = 0, n;
	struct buf cut = BUF_INIT;

	for (i = 0; i < a->doc.n_blocks && !len; i++) {
		b = &a->doc.blocks[i];
		s = a->doc.text.data + b->start;
		len = b->kind == BLOCK_CODE || b->kind == BLOCK_TABLE ? 0 : b->len;
	}
	if (!len)
		return base_strdup("(untitled)");
	while (end < len && end < DERIVED_TITLE && s[end] != '\n') {
		n = segment_cluster(s + end, len - end);
		end += n ? n : 1;
		if (end >= 40 && end < len && s[end] == ' ' && strchr(".!?", s[end - 1]))
			break;
	}
	if (end == len || s[end] == '\n' || strchr(".!?", s[end - 1]))
		return base_strndup(s, end);
	/* Cut at the last space, if there is one in the last third. */
	for (n = end; n > end - end / 3 && s[n] != ' '; n--)
		continue;
	if (s[n] == ' ')
		end = n;
	buf_add(&cut, s, end);
	buf_add_str(&cut, "…");
	return buf_take(&cut);
}

void
columns_of(const struct article *a, int64_t added, struct columns *out)
{
	const char *title = article_get(a, FIELD_TITLE), *date = article_get(a, FIELD_DATE);
	struct date d;

	*out = (struct columns){
	    .source = article_get(a, FIELD_SOURCE),
	    .authors = article_get(a, FIELD_AUTHORS),
	    .lang = article_get(a, FIELD_LANG),
	    .url = article_get(a, FIELD_URL),
	    .section = article_get(a, FIELD_SECTION),
	    .zone = DATE_NO_ZONE,
	    .key = key_of_undated(added),
	};
	out->title_is_derived =
	    !title || !*title || a->fields[FIELD_TITLE].origin == ORIGIN_DERIVED;
	out->title = title && *title ? base_strdup(title) : derive_title(a);
	if (!out->source)
		out->source = article_get(a, FIELD_AGENCY);
	if (date && date_parse(date, strlen(date), &d)) {
		out->published = date_time(&d);
		out->precision = d.precision;
		out->zone = d.zone_minutes;
		out->key = key_of_time(out->published);
	}
}

void
columns_clear(struct columns *c)
{
	free(c->title);
}
