/* Text as mdoc(7) source. */
#include "base/mdoc.h"

#include <string.h>

enum { LINE_BYTES = 78 };

static const struct {
	char c;
	const char *written;
} escapes[] = {
    {'\\', "\\e"},
    {'"', "\\(dq"},
    {'\'', "\\(aq"},
    {'`', "\\(ga"},
    {'^', "\\(ha"},
    {'~', "\\(ti"},
    {'-', "\\-"},
};

static void
add_escaped(struct buf *out, char c)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(escapes); i++)
		if (escapes[i].c == c) {
			buf_add_str(out, escapes[i].written);
			return;
		}
	buf_add_char(out, c);
}

void
mdoc_add_argument(struct buf *out, const char *s, size_t len)
{
	size_t i;

	buf_add_char(out, '"');
	/* A lone "." would be a delimiter even so. */
	if (len == 1)
		buf_add_str(out, "\\&");
	for (i = 0; i < len; i++)
		add_escaped(out, s[i]);
	buf_add_char(out, '"');
}

/* A hyphen inside a word is one; a minus sign begins an option or a query. */
static void
add_word(struct buf *out, const char *s, size_t len)
{
	size_t i;

	if (*s == '.' || *s == '\'')
		buf_add_str(out, "\\&");
	for (i = 0; i < len; i++)
		if (s[i] == '-' && i > 0 && s[i - 1] != '-')
			buf_add_char(out, '-');
		else
			add_escaped(out, s[i]);
}

void
mdoc_add_text(struct buf *out, const char *s)
{
	size_t line = out->len, len;

	for (s += strspn(s, " \n"); *s; s += len + strspn(s + len, " \n")) {
		len = strcspn(s, " \n");
		if (out->len > line && out->len - line + len >= LINE_BYTES) {
			buf_add_char(out, '\n');
			line = out->len;
		}
		if (out->len > line)
			buf_add_char(out, ' ');
		add_word(out, s, len);
		/* A new sentence begins a new line, so that it is spaced as one. */
		if (strchr(".!?", s[len - 1]) && s[len]) {
			buf_add_char(out, '\n');
			line = out->len;
		}
	}
	if (out->len > line)
		buf_add_char(out, '\n');
}

void
mdoc_add_sentence(struct buf *out, const char *clause)
{
	bool is_lower = *clause >= 'a' && *clause <= 'z';
	size_t len = strlen(clause);
	struct buf sentence = BUF_INIT;

	buf_addf(&sentence, "%c%s%s", is_lower ? *clause - 'a' + 'A' : *clause, clause + 1,
	    clause[len - 1] == '.' ? "" : ".");
	mdoc_add_text(out, buf_str(&sentence));
	buf_clear(&sentence);
}
