/* lectern export: articles out of the library, in one file, a folder, or standard output. */
#include "cli/run.h"

#include "base/exit.h"
#include "base/file.h"
#include "cli/out.h"
#include "cli/rows.h"
#include "render/record.h"
#include "render/render.h"
#include "text/clean.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_NAME_BYTES = 80 };

struct exporting {
	struct session *session;
	enum render_form form;
	bool is_state;      /* only what the user added; form is RENDER_JSON */
	const char *folder; /* a file an article, or NULL */
	FILE *file;         /* all in one */
	uint64_t n;
	uint64_t n_kept; /* files that were there with other content: they stay as they are */
	struct err *err;
	bool failed;
};

/* A name like "2011-07-14-us-and-china-face-17.md": nothing in it can leave the folder. */
static void
add_file_name(
    struct buf *out, const struct row *row, const struct article *a, const char *suffix)
{
	const char *date = article_get(a, FIELD_DATE), *s;
	size_t start;

	if (date)
		buf_addf(out, "%.10s-", date);
	start = out->len;
	for (s = row->title; *s && out->len - start < MAX_NAME_BYTES; s++) {
		unsigned char c = (unsigned char)*s;
		bool keep = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			    (c >= 'A' && c <= 'Z');

		if (keep)
			buf_add_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
		else if (out->len > start && out->data[out->len - 1] != '-')
			buf_add_char(out, '-');
	}
	/* Never a part of a letter at the cut. */
	while (*s && out->len > start && ((unsigned char)out->data[out->len - 1] & 0x80) &&
	       ((unsigned char)*s & 0xc0) == 0x80) {
		bool is_lead = ((unsigned char)out->data[out->len - 1] & 0xc0) == 0xc0;

		buf_truncate(out, out->len - 1);
		if (is_lead)
			break;
	}
	if (out->len > start && out->data[out->len - 1] != '-')
		buf_add_char(out, '-');
	buf_addf(out, "%lld.%s", (long long)row->id, suffix);
}

/* Whether a file has just that content. */
static bool
is_same(const char *path, const struct buf *text)
{
	struct buf there = BUF_INIT;
	bool same = file_read(path, text->len, &there, NULL) && there.len == text->len &&
		    (text->len == 0 || memcmp(there.data, text->data, text->len) == 0);

	buf_clear(&there);
	return same;
}

/* A file that is there may have been edited: it is not written over. */
static bool
write_in_folder(
    struct exporting *x, const struct row *row, const struct article *a, const struct buf *text)
{
	static const char *const suffixes[RENDER_FORMS] = {[RENDER_TEXT] = "txt",
	    [RENDER_MARKDOWN] = "md",
	    [RENDER_HTML] = "html",
	    [RENDER_JSON] = "json"};
	struct buf name = BUF_INIT;
	char *path;
	bool there, ok;

	add_file_name(&name, row, a, suffixes[x->form]);
	path = file_join(x->folder, buf_str(&name));
	there = access(path, F_OK) == 0;
	ok = there || file_write(path, buf_str(text), text->len, x->err);
	if (there && !is_same(path, text))
		x->n_kept++;
	else
		x->n += ok;
	free(path);
	buf_clear(&name);
	return ok;
}

static bool
export_one(void *arg, const struct row *row)
{
	struct exporting *x = arg;
	struct library *lib = x->session->lib;
	bool originals = x->session->cli->values[CLI_ORIGINALS] != NULL, ok;
	struct article a;
	struct buf out = BUF_INIT;
	size_t frame_len;

	article_init(&a);
	render_frame(&out, x->form, x->folder || !x->n ? RENDER_BEGIN : RENDER_BETWEEN);
	frame_len = out.len;
	if (x->form == RENDER_JSON) {
		ok = x->is_state ? render_state_of(&out, lib, row->id, x->err)
				 : render_record_of(&out, lib, row->id, originals, x->err);
		if (ok && x->folder) /* for the file's name */
			ok = article_load(lib, row->id, &a, x->err);
	} else {
		ok = article_load(lib, row->id, &a, x->err);
		if (ok)
			render_article(&out, &a, x->form, 0);
	}
	if (ok && out.len == frame_len)
		goto out; /* nothing was added to it */
	if (ok && x->folder) {
		render_frame(&out, x->form, RENDER_END);
		ok = write_in_folder(x, row, &a, &out);
	} else if (ok) {
		x->n++;
		fwrite(buf_str(&out), 1, out.len, x->file);
		ok = !ferror(x->file) ||
		     err_set(x->err, ERR_IO, "the export could not be written: %s",
			 strerror(errno));
	}
	x->failed = !ok;
out:
	buf_clear(&out);
	article_clear(&a);
	return ok;
}

/* Is that the name of a folder: there is one, it ends with '/', or it has no suffix? */
static bool
is_folder(const char *path)
{
	size_t len = strlen(path);
	struct stat s;

	if (!stat(path, &s))
		return S_ISDIR(s.st_mode);
	return len && (path[len - 1] == '/' || !strchr(file_base_name(path), '.'));
}

static bool
open_place(struct exporting *x, const char *path, struct err *err)
{
	if (!path || !strcmp(path, "-")) {
		x->file = stdout;
		return true;
	}
	if (is_folder(path)) {
		x->folder = path;
		return file_make_dirs(path, err);
	}
	x->file = fopen(path, "wx");
	return x->file || err_set(err, ERR_NO_OUTPUT, "%s: %s", path,
			      errno == EEXIST ? "is there already; it is not written over"
					      : strerror(errno));
}

static bool
close_place(struct exporting *x, struct err *err)
{
	struct buf end = BUF_INIT;
	bool failed;

	if (!x->file)
		return true;
	render_frame(&end, x->form, RENDER_END);
	if (x->n)
		fwrite(buf_str(&end), 1, end.len, x->file);
	buf_clear(&end);
	if (x->file == stdout)
		return true;
	failed = ferror(x->file);
	if (!fclose(x->file) && !failed)
		return true;
	return err_set(err, ERR_IO, "the export could not be written: %s", strerror(errno));
}

int
cli_run_export(struct cli *c)
{
	const char *as = c->values[CLI_JSON] ? "json" : c->values[CLI_AS];
	struct session s;
	struct err err;
	struct exporting x = {.session = &s, .err = &err};
	uint64_t max;
	bool ok;
	int status = EXIT_STATUS_DONE;

	x.is_state = as && !strcmp(as, "state");
	x.form = x.is_state ? RENDER_JSON
		 : as       ? (enum render_form)render_form_find(as)
			    : RENDER_MARKDOWN;
	if (!rows_max(c, &max, &err))
		return cli_fail(&err);
	ok = session_open(&s, c, LIBRARY_READ, &err);
	if (ok) {
		session_query(&s, 0);
		/* Read back in the order of adding, they are added in that order again. */
		if (x.form == RENDER_JSON && !s.query.order_given)
			query_set_order(&s.query, LIST_ADDED, true);
		ok = open_place(&x, c->values[CLI_OUTPUT], &err);
	}
	ok = ok && rows_each(&s, max, false, export_one, &x, &err) && !x.failed;
	if (!close_place(&x, ok ? &err : NULL))
		ok = false;
	if (ok && !x.n && !x.n_kept)
		status = session_nothing(&s);
	else if (ok && c->values[CLI_OUTPUT])
		cli_tell(c, "%llu article%s exported to %s", (unsigned long long)x.n,
		    x.n == 1 ? "" : "s", c->values[CLI_OUTPUT]);
	if (ok && x.n_kept)
		ok = err_set(&err, ERR_NO_OUTPUT,
		    "%s: %llu file%s there already with other content, not written over",
		    x.folder, (unsigned long long)x.n_kept, x.n_kept == 1 ? " is" : "s are");
	if (!ok)
		status = cli_fail(&err);
	session_close(&s);
	return status;
}
