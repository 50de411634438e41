/* Extracts articles from dumps, for measuring: one from standard input, or with --batch a path
 * a line, a JSON line each (as `lectern extract --text --json` and its --batch answer). */
#include "base/file.h"
#include "extract/extract.h"
#include "format/dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_BYTES = 64 << 20 };

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

static void
print_article(const struct article *a, double ms)
{
	struct buf out = BUF_INIT;
	int f;

	buf_add_char(&out, '{');
	add_text(&out, &a->doc);
	for (f = 0; f < FIELD_COUNT; f++) {
		const char *value = a->fields[f].value;

		buf_addf(&out, ",\"%s\":", article_field_name((enum article_field)f));
		if (!value)
			buf_add_str(&out, "null");
		else if (f == FIELD_AUTHORS)
			add_list(&out, value);
		else if (f == FIELD_CREDITS)
			add_roles(&out, value);
		else
			add_string(&out, value, strlen(value));
	}
	buf_addf(&out, ",\"confidence\":%u,\"ms\":%.4f}\n", a->confidence, ms);
	fwrite(out.data, 1, out.len, stdout);
	buf_clear(&out);
}

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool
extract_path(const char *path)
{
	struct buf bytes = BUF_INIT;
	struct err err = {0};
	struct article a;
	struct doc page;
	double start;
	bool ok = file_read(path, MAX_BYTES, &bytes, &err);

	if (!ok) {
		fprintf(stderr, "%s\n", err.text);
	} else {
		start = now_ms();
		doc_init(&page);
		article_init(&a);
		dump_to_doc(buf_str(&bytes), bytes.len, &page);
		extract_text(&page, NULL, &a);
		print_article(&a, now_ms() - start);
		article_clear(&a);
		doc_clear(&page);
	}
	buf_clear(&bytes);
	return ok;
}

int
main(int argc, char **argv)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	bool ok = true;

	if (argc < 2 || strcmp(argv[1], "--batch") != 0)
		return extract_path(argc > 1 ? argv[1] : "-") ? 0 : 1;
	while ((n = getline(&line, &cap, stdin)) > 0) {
		line[strcspn(line, "\n")] = '\0';
		ok &= extract_path(line);
	}
	free(line);
	return ok ? 0 : 1;
}
