/* lectern annotate: text in, marked names and values out. */
#include "base/file.h"
#include "entity/annotate.h"
#include "format/decode.h"
#include "format/dump.h"
#include "ingest/align.h"
#include "ingest/ingest.h"
#include "render/render.h"
#include "text/clean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A marked text and the way back to the bytes it came from. */
struct marked {
	struct decoded decoded;
	struct align align;
	struct article article; /* its doc holds nothing but the cleaned text */
};

static void
mark_bytes(struct marked *m, const struct buf *bytes, const struct entity_model *model)
{
	struct buf *text = &m->article.doc.text;

	decode_bytes(buf_str(bytes), bytes->len, NULL, &m->decoded);
	article_init(&m->article);
	clean_text(text, buf_str(&m->decoded.text), m->decoded.text.len, CLEAN_TEXT);
	align_texts(&m->align, &m->decoded.text, text);
	dump_join_lines(text);
	entity_annotate(model, &m->article);
}

static void
clear_marked(struct marked *m)
{
	decoded_clear(&m->decoded);
	align_clear(&m->align);
	article_clear(&m->article);
}

/* The input's bytes that a mention stands for: behind its last byte it ends, whatever
 * invisible follows. */
static void
find_range(const struct marked *m, const struct mention *i, size_t range[2])
{
	size_t start = align_raw_at(&m->align, i->start),
	       end = align_raw_at(&m->align, i->start + i->len - 1) + 1;

	range[0] = decode_input_at(&m->decoded, start);
	range[1] = decode_input_at(&m->decoded, end);
}

static void
add_tsv(struct buf *out, const struct marked *m, const struct mention *i)
{
	const char *text = m->article.doc.text.data + i->start;
	size_t range[2];

	find_range(m, i, range);
	buf_addf(out, "%zu\t%zu\t%s\t", range[0], range[1],
	    mention_kind_tag((enum mention_kind)i->kind));
	clean_text(out, text, i->len, CLEAN_LINE);
	buf_add_char(out, '\n');
}

static void
add_json(struct buf *out, const struct marked *m, const struct mention *i)
{
	const struct mentions *all = &m->article.mentions;
	bool is_name = i->entity != MENTION_NO_ENTITY;
	const char *text = m->article.doc.text.data + i->start,
		   *told =
		       mentions_string(all, is_name ? all->entities[i->entity].name : i->value);
	size_t range[2];

	find_range(m, i, range);
	buf_addf(out, "{\"start\":%zu,\"end\":%zu,\"type\":\"%s\",\"text\":", range[0],
	    range[1], mention_kind_tag((enum mention_kind)i->kind));
	render_json_string(out, text, i->len);
	buf_addf(out, ",\"%s\":", is_name ? "name" : "value");
	render_json_string(out, told, strlen(told));
	buf_addf(out, ",\"score\":%.2f}\n", i->score / 255.0);
}

static int
print_marked(const struct marked *m, bool json)
{
	struct buf out = BUF_INIT;
	struct err err;
	size_t i;
	int status = EXIT_STATUS_DONE;

	for (i = 0; i < m->article.mentions.n; i++)
		(json ? add_json : add_tsv)(&out, m, &m->article.mentions.items[i]);
	if (out.len && (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout))) {
		err_set(&err, ERR_IO, "standard output: cannot be written");
		status = ingest_fail(&err);
	}
	buf_clear(&out);
	return status;
}

int
ingest_annotate(const struct ingest *in)
{
	char *path = entity_model_find(in->argv0, DATADIR);
	struct entity_model *model = NULL;
	struct buf bytes = BUF_INIT;
	struct marked m;
	struct err err;
	int status;

	if (!path)
		err_set(&err, ERR_NO_INPUT,
		    "%s: not found beside the program nor in %s; only values are marked",
		    ENTITY_MODEL_FILE, DATADIR);
	if (!path || !entity_model_open(path, &model, &err))
		ingest_fail(&err);
	if (!file_read(in->n_words ? in->words[0] : "-", in->max_size, &bytes, &err)) {
		status = ingest_fail(&err);
	} else {
		mark_bytes(&m, &bytes, model);
		status = print_marked(&m, in->json);
		clear_marked(&m);
	}
	buf_clear(&bytes);
	entity_model_close(model);
	free(path);
	return status;
}
