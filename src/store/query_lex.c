/* The query language, cut into its pieces. */
#include "store/query_lex.h"

#include "text/utf8.h"

#include <string.h>
#include <strings.h>

enum { NEAR_DEFAULT = 10, NEAR_MAX = 1000 };

static const struct {
	const char *word;
	enum query_lexeme_kind kind;
} operators[] = {
    {"AND", LEX_AND},
    {"OR", LEX_OR},
    {"|", LEX_OR},
    {"||", LEX_OR},
    {"NOT", LEX_NOT},
    {"NEAR", LEX_NEAR},
};

static bool
is_quote(uint32_t cp)
{
	return cp == '"' || (cp >= 0x201c && cp <= 0x201f) || cp == 0xab || cp == 0xbb;
}

static bool
closes_quote(uint32_t open, uint32_t cp)
{
	if (open == '"')
		return cp == '"';
	if (open == 0xab || open == 0xbb)
		return cp == 0xab || cp == 0xbb;
	return cp == '"' || (cp >= 0x201c && cp <= 0x201f);
}

static bool
is_space(uint32_t cp)
{
	return cp <= ' ' || cp == 0x7f || cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x3000;
}

/* Bytes of the double quote at s, 0 when there is none: straight, curly, low or angle. */
static size_t
quote_len(const char *s, size_t len)
{
	uint32_t cp;
	size_t n;

	if (len == 0)
		return 0;
	n = utf8_decode(s, len, &cp);
	return is_quote(cp) ? n : 0;
}

size_t
query_lex_space(const char *s, size_t len)
{
	uint32_t cp;
	size_t n;

	if (len == 0)
		return 0;
	n = utf8_decode(s, len, &cp);
	return is_space(cp) ? n : 0;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the word at at ends: before a space, a quote or a parenthesis. */
static size_t
word_end(const struct query_lexer *lexer, size_t at)
{
	uint32_t cp;
	size_t n;

	while (at < lexer->len) {
		n = utf8_decode(lexer->s + at, lexer->len - at, &cp);
		if (is_space(cp) || is_quote(cp) || cp == '(' || cp == ')')
			break;
		at += n;
	}
	return at;
}

static void
take_word(struct query_lexer *lexer, struct query_lexeme *out)
{
	out->kind = LEX_WORD;
	out->text = out->at;
	out->end = lexer->at = word_end(lexer, out->at);
	out->len = out->end - out->text;
	while (out->len > 0 && lexer->s[out->text + out->len - 1] == '*') {
		out->len--;
		out->star = true;
	}
}

static void
take_quoted(struct query_lexer *lexer, struct query_lexeme *out)
{
	const char *s = lexer->s;
	uint32_t open, cp;
	size_t at, n = 0;

	out->kind = LEX_QUOTED;
	out->text = at = out->at + utf8_decode(s + out->at, lexer->len - out->at, &open);
	for (; at < lexer->len; at += n) {
		n = utf8_decode(s + at, lexer->len - at, &cp);
		if (!closes_quote(open, cp))
			continue;
		if (cp != '"' || open != '"' || at + 1 == lexer->len || s[at + 1] != '"')
			break;
		n = 2; /* a doubled quote stands for one */
	}
	out->len = at - out->text;
	out->unclosed = at == lexer->len;
	if (out->unclosed) {
		out->end = lexer->len;
		lexer->at = out->text;
		return;
	}
	at += n;
	out->star = at < lexer->len && s[at] == '*';
	out->end = lexer->at = at + out->star;
}

static bool
take_operator(struct query_lexer *lexer, struct query_lexeme *out)
{
	const char *s = lexer->s + out->at;
	size_t i, n = out->end - out->at, digits = 0, len = n;

	out->number = NEAR_DEFAULT;
	if (n > 5 && memcmp(s, "NEAR/", 5) == 0) {
		out->number = 0;
		for (i = 5; i < n && s[i] >= '0' && s[i] <= '9' && out->number <= NEAR_MAX; i++)
			out->number = out->number * 10 + (unsigned)(s[i] - '0');
		if (i < n || out->number > NEAR_MAX)
			return false;
		digits = n - 4;
	}
	len -= digits;
	for (i = 0; i < ARRAY_LEN(operators); i++)
		if (strlen(operators[i].word) == len &&
		    memcmp(s, operators[i].word, len) == 0) {
			out->kind = operators[i].kind;
			return true;
		}
	return false;
}

static enum query_field
find_field(const char *name, size_t len)
{
	const struct query_field_info *info;
	int f;

	for (f = QUERY_TEXT + 1; (info = query_field_info((enum query_field)f)) != NULL; f++)
		if (strlen(info->name) == len && strncasecmp(info->name, name, len) == 0)
			return (enum query_field)f;
	return QUERY_FIELDS;
}

/* A name and a colon. An unknown name is a field only when a value stands at it that is no
 * address: "Title: words" and "http://" are plain words. */
static bool
take_field(struct query_lexer *lexer, struct query_lexeme *out)
{
	const char *s = lexer->s;
	size_t at = out->at;

	while (at < lexer->len && is_letter(s[at]))
		at++;
	if (at == out->at || at == lexer->len || s[at] != ':')
		return false;
	out->field = find_field(s + out->at, at - out->at);
	out->text = out->at;
	out->len = at - out->at;
	at++;
	out->has_value =
	    at < lexer->len && s[at] != ')' && !query_lex_space(s + at, lexer->len - at);
	if (out->field == QUERY_FIELDS &&
	    (!out->has_value || s[at] == '/' || s[at] == ':' || s[at] == '\\'))
		return false;
	out->kind = LEX_FIELD;
	out->end = lexer->at = at;
	return true;
}

static void
skip_spaces(struct query_lexer *lexer)
{
	size_t n;

	while ((n = query_lex_space(lexer->s + lexer->at, lexer->len - lexer->at)) > 0)
		lexer->at += n;
}

static void
begin(struct query_lexer *lexer, struct query_lexeme *out)
{
	*out = (struct query_lexeme){.kind = LEX_END, .field = QUERY_TEXT};
	out->at = out->end = out->text = lexer->at;
}

static void
take_sign(struct query_lexer *lexer, struct query_lexeme *out, enum query_lexeme_kind kind)
{
	out->kind = kind;
	out->len = 1;
	out->end = lexer->at = out->at + 1;
}

void
query_lex_next(struct query_lexer *lexer, struct query_lexeme *out)
{
	const char *s = lexer->s;

	skip_spaces(lexer);
	begin(lexer, out);
	if (out->at == lexer->len)
		return;
	if (s[out->at] == '(') {
		take_sign(lexer, out, LEX_OPEN);
	} else if (s[out->at] == ')') {
		take_sign(lexer, out, LEX_CLOSE);
	} else if (quote_len(s + out->at, lexer->len - out->at)) {
		take_quoted(lexer, out);
	} else if (s[out->at] == '-' && out->at + 1 < lexer->len && s[out->at + 1] != '-' &&
		   s[out->at + 1] != ')' &&
		   !query_lex_space(s + out->at + 1, lexer->len - out->at - 1)) {
		take_sign(lexer, out, LEX_MINUS);
	} else if (!take_field(lexer, out)) {
		take_word(lexer, out);
		take_operator(lexer, out);
	}
}

void
query_lex_value(struct query_lexer *lexer, struct query_lexeme *out)
{
	begin(lexer, out);
	if (quote_len(lexer->s + out->at, lexer->len - out->at))
		take_quoted(lexer, out);
	else
		take_word(lexer, out);
}

bool
query_lex_is_blank(const struct query_lexer *x)
{
	size_t at = 0, n;

	while ((n = query_lex_space(x->s + at, x->len - at)) > 0)
		at += n;
	return at == x->len;
}
