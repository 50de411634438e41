/* Extracts articles from dumps, for measuring: one from standard input, or with --batch a path
 * a line, a JSON line each (as `lectern extract --text --json` and its --batch answer). */
#include "base/file.h"
#include "base/clock.h"
#include "extract/extract.h"
#include "format/dump.h"
#include "train/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 64 << 20 };

static void
print_answer(const struct article *a, double ms)
{
	struct buf out = BUF_INIT;

	answer_add(&out, a, ms);
	fwrite(out.data, 1, out.len, stdout);
	buf_clear(&out);
}

static bool
extract_path(const char *path)
{
	struct buf bytes = BUF_INIT;
	struct err err = {0};
	struct article a;
	struct doc page;
	int64_t start;
	bool ok = file_read(path, MAX_BYTES, &bytes, &err);

	if (!ok) {
		fprintf(stderr, "%s\n", err.text);
	} else {
		start = clock_own_us();
		doc_init(&page);
		article_init(&a);
		dump_to_doc(buf_str(&bytes), bytes.len, &page);
		extract_text(&page, NULL, &a);
		print_answer(&a, (double)(clock_own_us() - start) / 1e3);
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
