/* The query language: its fields and orders, completion, quoting. query_parse.c reads it. */
#include "store/query.h"

#include "store/query_lex.h"

#include <stdlib.h>
#include <string.h>

static const char *const orders[LIST_ORDERS] = {
    [LIST_DATE] = "date",
    [LIST_BEST] = "best",
    [LIST_TITLE] = "title",
    [LIST_SOURCE] = "source",
    [LIST_LENGTH] = "length",
    [LIST_ADDED] = "added",
};

#define DATES "today yesterday week month year"

static const struct query_field_info fields[QUERY_FIELDS] = {
    [QUERY_TEXT] = {"", "words anywhere in the article", ""},
    [QUERY_TITLE] = {"title", "words in the title", ""},
    [QUERY_BY] = {"by", "words in the authors' names", ""},
    [QUERY_SOURCE] = {"source", "the publication or site", ""},
    [QUERY_TAG] = {"tag", "a tag of yours", ""},
    [QUERY_PERSON] = {"person", "names this person", ""},
    [QUERY_ORG] = {"org", "names this organisation", ""},
    [QUERY_PLACE] = {"place", "names this place", ""},
    [QUERY_ENTITY] = {"entity", "names this person, organisation, place or other", ""},
    [QUERY_NOTE] = {"note", "words in your notes", ""},
    [QUERY_LANG] = {"lang", "the language, by its code", ""},
    [QUERY_URL] = {"url", "the address contains this", ""},
    [QUERY_SECTION] = {"section", "the section of its publication", ""},
    [QUERY_ID] = {"id", "the article of this number", ""},
    [QUERY_BATCH] = {"batch", "what one run of add brought", ""},
    [QUERY_DATE] = {"date", "published then: 2011, 2011-06..2011-07, 7d", DATES},
    [QUERY_BEFORE] = {"before", "published before", DATES},
    [QUERY_AFTER] = {"after", "published after", DATES},
    [QUERY_ADDED] = {"added", "added to the library then", DATES},
    [QUERY_IS] = {"is", "what is known of it",
	"unread read starred archived noted tagged duplicate deleted doubtful"},
    [QUERY_HAS] = {"has", "what goes with it", "note tag original link"},
    [QUERY_SORT] = {"sort", "the order; - reverses it",
	"date best title source length added -date -best -title -source -length -added"},
};

const struct query_field_info *
query_field_info(enum query_field field)
{
	return (unsigned)field < QUERY_FIELDS ? &fields[field] : NULL;
}

const char *
query_order_name(enum list_order order)
{
	return orders[order];
}

int
query_order_find(const char *name, size_t len)
{
	int i;

	for (i = 0; i < LIST_ORDERS; i++)
		if (strlen(orders[i]) == len && memcmp(orders[i], name, len) == 0)
			return i;
	return -1;
}

void
query_clear(struct query *q)
{
	buf_clear(&q->text);
	buf_clear(&q->strings);
	free(q->nodes);
	free(q->slips);
	memset(q, 0, sizeof(*q));
}

const char *
query_string(const struct query *q, uint32_t at)
{
	return at < q->strings.len ? q->strings.data + at : "";
}

bool
query_has_words(const struct query *q)
{
	size_t i;

	for (i = 0; i < q->n_nodes; i++)
		if (q->nodes[i].kind == QUERY_WORDS)
			return true;
	return false;
}

bool
query_is_all(const struct query *q)
{
	return q->n_nodes == 0 || q->nodes[0].kind == QUERY_ALL;
}

void
query_add_slip(
    struct buf *out, const struct query *q, const struct query_slip *slip, bool refused)
{
	const char *m = slip->message;

	buf_addf(out, "query:%u: ", slip->at + 1);
	if (slip->len > 1)
		buf_addf(out, "\"%.*s\": ", slip->len > 40 ? 40 : (int)slip->len,
		    buf_str(&q->text) + slip->at);
	buf_add(out, m, refused ? strcspn(m, ";") : strlen(m));
}

bool
query_may_change(const struct query *q, const char *command, bool given, struct err *err)
{
	struct buf told = BUF_INIT;
	bool ok;

	if (q->n_slips > 0)
		query_add_slip(&told, q, &q->slips[0], true);
	else if (given && query_is_all(q))
		buf_add_str(&told, "the query is empty; expected which articles");
	if (told.len)
		err_set(err, ERR_USAGE, "%s: nothing was changed: %s", command, told.data);
	ok = told.len == 0;
	buf_clear(&told);
	return ok;
}

void
query_set_order(struct query *q, enum list_order order, bool reverse)
{
	if (q->order_given)
		return;
	q->order = (uint8_t)order;
	q->reverse = reverse;
}

enum query_field
query_complete_at(const char *text, size_t len, size_t at, size_t *start)
{
	struct query_lexer lexer = {.s = text, .len = at < len ? at : len};
	struct query_lexeme lexeme;
	enum query_field field;

	for (;;) {
		field = QUERY_TEXT;
		query_lex_next(&lexer, &lexeme);
		if (lexeme.kind == LEX_FIELD && lexeme.field < QUERY_FIELDS) {
			field = lexeme.field;
			*start = lexeme.end;
			if (!lexeme.has_value && lexeme.end == lexer.len)
				return field;
			if (!lexeme.has_value || text[lexeme.end] == '(')
				continue;
			query_lex_value(&lexer, &lexeme);
			if (lexeme.unclosed)
				lexer.at = lexer.len;
		}
		*start = lexeme.text;
		if (lexeme.kind == LEX_END)
			return QUERY_TEXT;
		if (lexer.at < lexer.len)
			continue;
		switch (lexeme.kind) {
		case LEX_WORD:
		case LEX_AND:
		case LEX_OR:
		case LEX_NOT:
		case LEX_NEAR:
			return field;
		case LEX_QUOTED:
			if (lexeme.unclosed)
				return field;
			/* fall through */
		default:
			*start = lexer.len;
			return QUERY_TEXT;
		}
	}
}

void
query_quote(struct buf *out, const char *value, size_t len)
{
	struct query_lexer lexer = {.s = value, .len = len};
	struct query_lexeme lexeme;
	size_t i;

	query_lex_next(&lexer, &lexeme);
	if (lexeme.kind == LEX_WORD && lexeme.len == len) {
		buf_add(out, value, len);
		return;
	}
	buf_add_char(out, '"');
	for (i = 0; i < len; i++) {
		if (value[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, value[i]);
	}
	buf_add_char(out, '"');
}
