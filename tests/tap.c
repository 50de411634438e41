/* The smallest TAP producer. */
#include "tap.h"

#include <stdarg.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int n_tests, n_failed;

static bool
report(bool ok, const char *format, va_list args)
{
	printf("%sok %d - ", ok ? "" : "not ", ++n_tests);
	vprintf(format, args);
	putchar('\n');
	n_failed += !ok;
	fflush(stdout);
	return ok;
}

bool
tap_ok(bool ok, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(ok, format, args);
	va_end(args);
	return ok;
}

static void
print_value(const char *name, const char *s)
{
	printf("#   %s: ", name);
	for (; s && *s; s++) {
		if (*s == '\n')
			printf("\\n\n#      ");
		else
			putchar(*s);
	}
	puts(s ? "" : "(null)");
}

bool
tap_is(const char *got, const char *want, const char *format, ...)
{
	bool ok = got && want ? !strcmp(got, want) : got == want;
	va_list args;

	va_start(args, format);
	report(ok, format, args);
	va_end(args);
	if (!ok) {
		print_value("got ", got);
		print_value("want", want);
	}
	return ok;
}

bool
tap_is_int(long long got, long long want, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(got == want, format, args);
	va_end(args);
	if (got != want)
		printf("#   got %lld, want %lld\n", got, want);
	return got == want;
}

void
tap_skip(const char *reason)
{
	printf("ok %d # SKIP %s\n", ++n_tests, reason);
}

void
tap_note(const char *format, ...)
{
	va_list args;

	printf("# ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static char *
read_all(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *s = NULL;
	long size;

	if (!f)
		return NULL;
	fseek(f, 0, SEEK_END);
	size = ftell(f);
	rewind(f);
	s = calloc((size_t)size + 1, 1);
	*len = s ? fread(s, 1, (size_t)size, f) : 0;
	fclose(f);
	return s;
}

bool
tap_golden(const char *got, size_t len, const char *name)
{
	const char *src = getenv("LECTERN_SRC"), *mode = getenv("LECTERN_GOLDEN");
	char path[4096], *want, *mine;
	size_t want_len = 0;
	bool ok;
	FILE *f;

	snprintf(path, sizeof(path), "%s/tests/golden/%s", src ? src : ".", name);
	if (mode && !strcmp(mode, "write") && (f = fopen(path, "wb"))) {
		fwrite(got, 1, len, f);
		fclose(f);
	}
	want = read_all(path, &want_len);
	ok = want && want_len == len && !memcmp(want, got, len);
	if (ok) {
		tap_ok(true, "golden %s", name);
	} else {
		mine = calloc(len + 1, 1);
		if (mine)
			memcpy(mine, got, len);
		tap_is(mine, want, "golden %s", name);
		free(mine);
	}
	free(want);
	return ok;
}

int
tap_done(void)
{
	printf("1..%d\n", n_tests);
	return n_failed ? 1 : 0;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

void
tap_remove_tree(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
