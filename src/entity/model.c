/* Mapping and checking the model file. */
#include "entity/model.h"

#include "base/file.h"
#include "entity/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

uint64_t
model_checksum(const void *bytes, size_t size)
{
	const unsigned char *p = bytes;
	uint64_t lanes[4] = {1, 2, 3, 4}, word, h = size;
	size_t i, k;

	for (i = 0; i + 32 <= size; i += 32)
		for (k = 0; k < 4; k++) {
			memcpy(&word, p + i + 8 * k, 8);
			lanes[k] = (lanes[k] ^ word) * UINT64_C(0x9E3779B97F4A7C15);
			lanes[k] ^= lanes[k] >> 32;
		}
	for (k = 0; k < 4; k++)
		h = hash_mix(h, lanes[k]);
	for (; i < size; i++)
		h = hash_mix(h, p[i]);
	return h;
}

bool
model_lookup(struct lookup *l, const void *bytes, size_t size)
{
	const uint32_t *head = bytes;
	size_t buckets, i;

	*l = (struct lookup){0};
	if (!size)
		return true;
	if (size < 8 || head[0] < 1 || head[0] > 24)
		return false;
	l->bits = head[0];
	l->n = head[1];
	buckets = (size_t)1 << l->bits;
	if (l->n > size || size < 8 + 4 * (buckets + 1) + 4 * (size_t)l->n)
		return false;
	l->offsets = head + 2;
	for (i = 0; i < buckets; i++)
		if (l->offsets[i] > l->offsets[i + 1])
			return false;
	if (l->offsets[0] || l->offsets[buckets] != l->n)
		return false;
	l->prints = (const uint16_t *)(l->offsets + buckets + 1);
	l->values = l->prints + l->n;
	return true;
}

struct section {
	const unsigned char *at;
	size_t size;
};

static bool
read_sections(const unsigned char *bytes, size_t size, struct section *sections)
{
	uint32_t table[MODEL_SECTIONS * 2], head[2];
	uint64_t sum;
	size_t i;

	if (size < MODEL_HEADER + sizeof(table) || memcmp(bytes, "LECNAMES", 8))
		return false;
	memcpy(head, bytes + 8, sizeof(head));
	memcpy(&sum, bytes + 16, sizeof(sum));
	if (head[0] != MODEL_VERSION || head[1] != size ||
	    sum != model_checksum(bytes + MODEL_HEADER, size - MODEL_HEADER))
		return false;
	memcpy(table, bytes + MODEL_HEADER, sizeof(table));
	for (i = 0; i < MODEL_SECTIONS; i++) {
		uint32_t at = table[2 * i], n = table[2 * i + 1];

		if (at % MODEL_ALIGN || at > size || n > size - at)
			return false;
		sections[i] = (struct section){bytes + at, n};
	}
	return true;
}

/* The last row that the rank table can name must lie inside the rows. Counts within the ranks'
 * blocks on the way. */
static bool
count_rows(struct entity_model *m, size_t rows, size_t rows_size)
{
	size_t i, words = rows / 64, seen = 0;

	m->before = base_alloc(words * sizeof(*m->before));
	for (i = 0; i < words; i++) {
		if (i % 8 == 0 && m->rank[i / 8] != seen)
			return false;
		m->before[i] = (uint16_t)(seen - m->rank[i / 8]);
		seen += (size_t)__builtin_popcountll(m->bits[i]);
	}
	return seen * LABEL_NAMES + MODEL_ROW_PAD <= rows_size;
}

void
model_clear(struct entity_model *m)
{
	free(m->before);
	m->before = NULL;
}

bool
model_from_bytes(struct entity_model *m, const void *bytes, size_t size)
{
	struct section s[MODEL_SECTIONS];
	size_t rows, bits = 0;

	m->before = NULL;
	if (!read_sections(bytes, size, s))
		return false;
	rows = s[MODEL_BITS].size * 8;
	while (bits < 31 && ((size_t)1 << bits) < rows)
		bits++;
	if (rows < 512 || rows != (size_t)1 << bits || s[MODEL_RANK].size != rows / 512 * 4 ||
	    s[MODEL_TRANSITIONS].size != (LABEL_COUNT * LABEL_COUNT + 1) * sizeof(float))
		return false;
	m->shift = (unsigned)(32 - bits);
	m->bits = (const uint64_t *)s[MODEL_BITS].at;
	m->rank = (const uint32_t *)s[MODEL_RANK].at;
	m->rows = (const int8_t *)s[MODEL_ROWS].at;
	memcpy(m->transitions.score, s[MODEL_TRANSITIONS].at, sizeof(m->transitions.score));
	memcpy(&m->scale, s[MODEL_TRANSITIONS].at + sizeof(m->transitions.score),
	    sizeof(m->scale));
	crf_prepare(&m->transitions);
	return count_rows(m, rows, s[MODEL_ROWS].size) &&
	       model_lookup(&m->names, s[MODEL_NAMES].at, s[MODEL_NAMES].size);
}

bool
entity_model_open(const char *path, struct entity_model **out, struct err *err)
{
	struct entity_model *m;
	struct stat st;
	void *map = MAP_FAILED;
	uint64_t sum;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	*out = NULL;
	if (fd < 0)
		return err_set(err, ERR_NO_INPUT, "%s: %s; names will not be marked", path,
		    strerror(errno));
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size < INT32_MAX)
		map = mmap(
		    NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	close(fd);
	if (map == MAP_FAILED)
		return err_set(
		    err, ERR_DATA, "%s: is no model of names; names will not be marked", path);
	m = base_calloc(1, sizeof(*m));
	m->map = map;
	m->size = (size_t)st.st_size;
	if (!model_from_bytes(m, map, m->size)) {
		entity_model_close(m);
		return err_set(err, ERR_DATA,
		    "%s: is damaged or of another version; "
		    "names will not be marked until lectern is installed again",
		    path);
	}
	memcpy(&sum, (const char *)map + 16, sizeof(sum));
	snprintf(m->name, sizeof(m->name), "%012llx", (unsigned long long)(sum >> 16));
	*out = m;
	return true;
}

void
entity_model_close(struct entity_model *m)
{
	if (!m)
		return;
	model_clear(m);
	munmap(m->map, m->size);
	free(m);
}

char *
entity_model_find(const char *argv0, const char *datadir)
{
	char self[4096], *slash, *path;
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (len <= 0)
		len = argv0 && strlen(argv0) < sizeof(self)
			  ? snprintf(self, sizeof(self), "%s", argv0)
			  : 0;
	self[len] = '\0';
	slash = strrchr(self, '/');
	if (slash) {
		*slash = '\0';
		path = file_join(self, ENTITY_MODEL_FILE);
		if (!access(path, R_OK))
			return path;
		free(path);
	}
	path = file_join(datadir, ENTITY_MODEL_FILE);
	if (!access(path, R_OK))
		return path;
	free(path);
	return NULL;
}

const char *
entity_model_name(const struct entity_model *m)
{
	return m ? m->name : "none";
}
