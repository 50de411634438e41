/* Articles as the answers that are measured. */
#include "train/answer.h"

#include <string.h>

static void
add_string(struct buf *out, const char *s, size_t len)
{
	size_t i;

	buf_add_char(out, '"');
	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '"' || c == '\\')
			buf_add_char(out, '\\');
		if (c < 0x20)
			buf_addf(out, "\\u%04x", c);
		else
			buf_add_char(out, (char)c);
	}
	buf_add_char(out, '"');
}

/* "a\nb" as ["a", "b"]. */
static void
add_list(struct buf *out, const char *s)
{
	buf_add_char(out, '[');
	while (s && *s) {
		size_t len = strcspn(s, "\n");

		add_string(out, s, len);
		s += len + (s[len] == '\n');
		if (*s)
			buf_add_char(out, ',');
	}
	buf_add_char(out, ']');
}

/* "role\tname\nrole\tname" as {role: [name, name]}; a role's names stand together. */
static void
add_roles(struct buf *out, const char *s)
{
	const char *role = NULL;
	size_t role_len = 0;

	buf_add_char(out, '{');
	while (s && *s) {
		size_t len = strcspn(s, "\t"), name;

		if (role && len == role_len && memcmp(role, s, len) == 0) {
			buf_add_char(out, ',');
		} else {
			buf_add_str(out, role ? "]," : "");
			add_string(out, s, len);
			buf_add_str(out, ":[");
		}
		role = s;
		role_len = len;
		s += len + (s[len] == '\t');
		name = strcspn(s, "\n");
		add_string(out, s, name);
		s += name + (s[name] == '\n');
	}
	buf_add_str(out, role ? "]}" : "}");
}

static void
add_text(struct buf *out, const struct doc *d)
{
	struct buf text = BUF_INIT;
	size_t i;

	for (i = 0; i < d->n_blocks; i++) {
		if (d->blocks[i].kind == BLOCK_CREDIT)
			continue;
		buf_add(&text, d->text.data + d->blocks[i].start, d->blocks[i].len);
		buf_add_char(&text, '\n');
	}
	buf_add_str(out, "\"text\":");
	add_string(out, buf_str(&text), text.len);
	buf_clear(&text);
}

void
answer_add(struct buf *out, const struct article *a, double ms)
{
	int f;

	buf_add_char(out, '{');
	add_text(out, &a->doc);
	for (f = 0; f < FIELD_COUNT; f++) {
		const char *value = a->fields[f].value;

		buf_addf(out, ",\"%s\":", article_field_name((enum article_field)f));
		if (!value)
			buf_add_str(out, "null");
		else if (f == FIELD_AUTHORS)
			add_list(out, value);
		else if (f == FIELD_CREDITS)
			add_roles(out, value);
		else
			add_string(out, value, strlen(value));
	}
	buf_addf(out, ",\"confidence\":%u,\"ms\":%.4f}\n", a->confidence, ms);
}
