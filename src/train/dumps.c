/* Labelled dumps. */
#include "train/dumps.h"

#include "base/file.h"
#include "format/dump.h"
#include "text/clean.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 64 << 20, LOOK_AHEAD = 5 };

static bool
read_part(
    const char *folder, const char *id, const char *suffix, struct buf *out, struct err *err)
{
	struct buf path = BUF_INIT;
	bool ok;

	buf_addf(&path, "%s/%s%s", folder, id, suffix);
	ok = file_read(path.data, MAX_BYTES, out, err);
	buf_clear(&path);
	return ok;
}

/* Where the lines of the file stand in the blocks that were made of them. */
struct place {
	size_t block, used;
};

/* Moves to the block that holds a line; lines that none holds (rules, marks) are passed by. */
static bool
find_line(const struct doc *d, const char *s, size_t len, struct place *p)
{
	size_t i, from = p->used;
	const char *hit;

	for (i = p->block; i < d->n_blocks && i < p->block + LOOK_AHEAD; i++, from = 0) {
		const char *block = d->text.data + d->blocks[i].start;

		hit = memmem(block + from, d->blocks[i].len - from, s, len);
		if (hit) {
			*p = (struct place){i, (size_t)(hit - block) + len};
			return true;
		}
	}
	return false;
}

/* numbers: of the body's lines in the file, from 0, ascending, one a line. */
static void
label_lines(struct train_dump *d, const struct buf *text, const char *numbers)
{
	const char *s = buf_str(text), *end = s + text->len, *next;
	struct buf clean = BUF_INIT;
	struct place place = {0, 0};
	unsigned long at;

	for (at = 0; s < end; at++, s = next + 1) {
		bool wanted = *numbers && strtoul(numbers, NULL, 10) == at;

		next = memchr(s, '\n', (size_t)(end - s));
		next = next ? next : end;
		buf_reset(&clean);
		clean_text(&clean, s, (size_t)(next - s), CLEAN_LINE);
		if (clean.len && find_line(&d->doc, clean.data, clean.len, &place) && wanted)
			d->body[place.block] = true;
		if (wanted)
			numbers += strcspn(numbers, "\n") + 1;
	}
	buf_clear(&clean);
}

/* States by the first and last body line; weights so that a page's body weighs about the same
 * whatever its length, and a long line more than a short one. */
static void
derive(struct train_dump *d)
{
	size_t i, n = d->lines.n, first = n, last = 0;
	double words = 1;

	for (i = 0; i < n; i++)
		if (d->body[i]) {
			first = first == n ? i : first;
			last = i;
			words += d->lines.items[i].words;
		}
	for (i = 0; i < n; i++) {
		d->states[i] = i < first       ? LINE_BEFORE
			       : i == first    ? LINE_FIRST
			       : d->body[i]    ? LINE_BODY
			       : i == last + 1 ? LINE_END
			       : i > last      ? LINE_AFTER
					       : LINE_INSIDE;
		d->weights[i] = (float)(10 * sqrt((d->lines.items[i].words + 1.0) / words));
	}
}

void
train_dump_measure(struct train_dump *d)
{
	lines_read(&d->lines, &d->doc, 0, d->doc.n_blocks);
	line_features_read(&d->features, &d->lines);
	d->states = base_calloc(d->lines.n + 1, 1);
	d->weights = base_calloc(d->lines.n + 1, sizeof(*d->weights));
	derive(d);
}

static void
set_title(struct train_dump *d, const struct buf *title)
{
	struct doc doc;
	struct lines line;

	doc_init(&doc);
	dump_to_doc(buf_str(title), title->len, &doc);
	lines_read(&line, &doc, 0, doc.n_blocks);
	d->has_title = line.n == 1;
	d->title = line.n == 1 ? line.items[0].hash : 0;
	lines_clear(&line);
	doc_clear(&doc);
}

static bool
read_dump(const char *folder, const char *id, struct train_dump *d, struct err *err)
{
	struct buf text = BUF_INIT, numbers = BUF_INIT, title = BUF_INIT;
	bool ok = read_part(folder, id, ".dump", &text, err) &&
		  read_part(folder, id, ".lines", &numbers, err) &&
		  read_part(folder, id, ".title", &title, err);

	if (ok) {
		d->id = base_strdup(id);
		doc_init(&d->doc);
		dump_to_doc(buf_str(&text), text.len, &d->doc);
		d->body = base_calloc(d->doc.n_blocks + 1, sizeof(*d->body));
		label_lines(d, &text, buf_str(&numbers));
		train_dump_measure(d);
		set_title(d, &title);
	}
	buf_clear(&title);
	buf_clear(&text);
	buf_clear(&numbers);
	return ok;
}

static uint64_t
hash_of(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

bool
train_dumps_read(const char *folder, struct train_dump **out, size_t *n, struct err *err)
{
	struct buf index = BUF_INIT;
	char *line, *save = NULL;
	size_t cap = 0;
	bool ok = read_part(folder, "index", "", &index, err);

	*out = NULL;
	*n = 0;
	for (line = ok ? strtok_r(index.data, "\n", &save) : NULL; ok && line;
	     line = strtok_r(NULL, "\n", &save)) {
		char *group = strchr(line, '\t');

		if (!group)
			continue;
		*group++ = '\0';
		*out = base_grow(*out, *n, &cap, sizeof(**out));
		(*out)[*n] = (struct train_dump){.group = hash_of(group)};
		ok = read_dump(folder, line, &(*out)[*n], err);
		*n += ok;
	}
	buf_clear(&index);
	return ok;
}

static unsigned
fold_of(const struct train_dump *d, unsigned n, unsigned salt)
{
	return (unsigned)(((d->group + salt) * 0x9e3779b97f4a7c15u >> 40) % n);
}

unsigned
train_dump_fold(const struct train_dump *d)
{
	return fold_of(d, TRAIN_FOLDS, 0);
}

unsigned
train_dump_inner_fold(const struct train_dump *d)
{
	return fold_of(d, TRAIN_INNER_FOLDS, 77);
}

void
train_dumps_free(struct train_dump *dumps, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(dumps[i].id);
		doc_clear(&dumps[i].doc);
		lines_clear(&dumps[i].lines);
		line_features_clear(&dumps[i].features);
		free(dumps[i].body);
		free(dumps[i].states);
		free(dumps[i].weights);
	}
	free(dumps);
}
