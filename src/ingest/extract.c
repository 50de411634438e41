/* lectern extract: bytes in, article out. */
#include "base/file.h"
#include "base/clock.h"
#include "ingest/ingest.h"
#include "ingest/read.h"
#include "render/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The article of one file; with forced form an empty one, too. */
static bool
extract_file(const struct ingest *in, const char *path, struct reading *r, struct err *err)
{
	struct read_options options = {.form = in->is_html   ? READ_HTML
					       : in->is_text ? READ_TEXT
							     : READ_SNIFFED,
	    .name = strcmp(path, "-") ? file_base_name(path) : NULL,
	    .no_names = true};
	struct buf bytes = BUF_INIT;
	bool ok;

	*r = (struct reading){0};
	article_init(&r->article);
	ok = file_read(path, in->max_size, &bytes, err);
	if (ok && !read_bytes(r, buf_str(&bytes), bytes.len, &options)) {
		ok = options.form != READ_SNIFFED;
		if (!ok)
			err_set(err, r->kind == SNIFF_EMPTY ? ERR_NO_INPUT : ERR_DATA,
			    r->kind == SNIFF_OTHER ? "%s: expected a web page or text, not %s"
						   : "%s: %s",
			    strcmp(path, "-") ? path : "standard input", r->reason);
	}
	buf_clear(&bytes);
	return ok;
}

static int
extract_one(const struct ingest *in, const char *path)
{
	struct buf out = BUF_INIT;
	struct reading r;
	struct err err;
	int status = EXIT_STATUS_DONE;

	if (!extract_file(in, path, &r, &err)) {
		status = ingest_fail(&err);
	} else if (in->json) {
		render_extract(&out, &r.article);
		buf_add_char(&out, '\n');
	} else {
		buf_add(&out, buf_str(&r.article.doc.text), r.article.doc.text.len);
	}
	if (out.len && (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout))) {
		err_set(&err, ERR_IO, "standard output: cannot be written");
		status = ingest_fail(&err);
	}
	reading_clear(&r);
	buf_clear(&out);
	return status;
}

/* A path a line in, an object a line out, with the processor's milliseconds that it took;
 * {"error"} for what cannot be read. */
static int
extract_batch(const struct ingest *in)
{
	struct buf out = BUF_INIT;
	struct reading r;
	struct err err;
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	int64_t start;

	while ((len = getline(&line, &cap, stdin)) > 0) {
		if (line[len - 1] == '\n')
			line[len - 1] = '\0';
		start = clock_own_us();
		buf_reset(&out);
		if (extract_file(in, line, &r, &err)) {
			render_extract(&out, &r.article);
		} else {
			buf_add_str(&out, "{\"text\":\"\",\"error\":");
			render_json_string(&out, err.text, strlen(err.text));
			buf_add_char(&out, '}');
		}
		buf_truncate(&out, out.len - 1);
		buf_addf(&out, ",\"ms\":%.3f}\n", (double)(clock_own_us() - start) / 1e3);
		reading_clear(&r);
		if (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout))
			break;
	}
	free(line);
	buf_clear(&out);
	return ferror(stdout) ? EXIT_STATUS_IO : EXIT_STATUS_DONE;
}

int
ingest_extract(const struct ingest *in)
{
	return in->is_batch ? extract_batch(in)
			    : extract_one(in, in->n_words ? in->words[0] : "-");
}
