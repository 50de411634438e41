/* Plays a target's corpus to it, each file whole, cut and with bytes changed, always in the
 * same way: the small part of fuzzing that fits into make check. A file named on the command
 * line is played alone. */
#include "fuzz.h"

#include "../tap.h"
#include "base/file.h"

#include <dirent.h>
#include <string.h>

enum { MAX_VARIANTS = 60, MAX_VARIED = 64 * 1024 };

static uint32_t
next_random(uint32_t *state)
{
	*state ^= *state << 13; /* Marsaglia, Xorshift RNGs, 2003 */
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void
play(const char *bytes, size_t len)
{
	/* An own copy, so that a sanitizer sees each byte that is read beyond. */
	uint8_t *copy = base_alloc(len ? len : 1);

	memcpy(copy, bytes, len);
	LLVMFuzzerTestOneInput(copy, len);
	free(copy);
}

static void
play_variants(const struct buf *file)
{
	uint32_t state = 2463534242u;
	char *varied;
	int i, n;

	if (file->len == 0 || file->len > MAX_VARIED)
		return;
	varied = base_alloc(file->len);
	for (i = 0; i < MAX_VARIANTS; i++) {
		memcpy(varied, file->data, file->len);
		for (n = 1 + i / 8; n > 0; n--)
			varied[next_random(&state) % file->len] = (char)next_random(&state);
		play(varied, i % 3 ? file->len : next_random(&state) % file->len);
	}
	free(varied);
}

static bool
play_file(const char *path)
{
	struct buf file = BUF_INIT;
	struct err err;
	bool ok = file_read(path, SIZE_MAX, &file, &err);

	if (ok) {
		play(buf_str(&file), file.len);
		play_variants(&file);
	}
	buf_clear(&file);
	return tap_ok(ok, "%s", file_base_name(path));
}

int
main(int argc, char **argv)
{
	const char *src = getenv("LECTERN_SRC"), *name = file_base_name(argv[0]);
	struct buf dir = BUF_INIT;
	struct dirent *entry;
	DIR *d;

	if (argc > 1)
		return play_file(argv[1]) ? tap_done() : 1;
	buf_addf(
	    &dir, "%s/tests/fuzz/corpus/%.*s", src ? src : ".", (int)strcspn(name, "."), name);
	play("", 0);
	tap_ok(true, "nothing at all");
	d = opendir(dir.data);
	while (d && (entry = readdir(d))) {
		char *path = file_join(dir.data, entry->d_name);

		if (entry->d_name[0] != '.')
			play_file(path);
		free(path);
	}
	tap_ok(d != NULL, "%s", dir.data);
	if (d)
		closedir(d);
	buf_clear(&dir);
	return tap_done();
}
