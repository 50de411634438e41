/* JSON, piece by piece. */
#include "render/json.h"

#include "render/form.h"
#include "render/render.h"
#include "text/clean.h"

#include <string.h>

/* Cleaning leaves no control characters but these two. */
static void
escape(struct buf *out, const char *s, size_t len)
{
	size_t from = 0, at;

	for (at = 0; at < len; at++) {
		char c = s[at];

		if (c != '"' && c != '\\' && c != '\n' && c != '\t')
			continue;
		buf_add(out, s + from, at - from);
		buf_add_char(out, '\\');
		buf_add_char(out, (char)(c == '\n' ? 'n' : c == '\t' ? 't' : c));
		from = at + 1;
	}
	buf_add(out, s + from, len - from);
}

void
render_json_string(struct buf *out, const char *s, size_t len)
{
	struct buf clean = BUF_INIT;

	if (!s) {
		buf_add_str(out, "null");
		return;
	}
	clean_text(&clean, s, len, CLEAN_TEXT);
	buf_add_char(out, '"');
	escape(out, buf_str(&clean), clean.len);
	buf_add_char(out, '"');
	buf_clear(&clean);
}

void
json_item(struct buf *out)
{
	char last = (char)(out->len ? out->data[out->len - 1] : '[');

	if (last != '[' && last != '{')
		buf_add_char(out, ',');
}

void
json_key(struct buf *out, const char *key)
{
	json_item(out);
	buf_addf(out, "\"%s\":", key);
}

void
json_member(struct buf *out, const char *key, const char *value)
{
	json_key(out, key);
	render_json_string(out, value, value ? strlen(value) : 0);
}

void
json_member_number(struct buf *out, const char *key, int64_t value)
{
	json_key(out, key);
	buf_addf(out, "%lld", (long long)value);
}

void
json_member_list(struct buf *out, const char *key, const char *values)
{
	const char *value;
	size_t len;

	json_key(out, key);
	buf_add_char(out, '[');
	while (form_next_value(&values, &value, &len)) {
		json_item(out);
		render_json_string(out, value, len);
	}
	buf_add_char(out, ']');
}
