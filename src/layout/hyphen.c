/* Where words may be hyphenated. */
#include "layout/hyphen.h"

#include "base/file.h"
#include "config.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#ifdef HAVE_HYPHEN

#include <hyphen.h>

enum { MIN_CHARACTERS = 5, WORD_EXTRA = 5 /* bytes that libhyphen asks for behind a word */ };

struct hyphen {
	HyphenDict *dict;
};

/* How well the file of patterns suits the language: 0 not at all. */
static int
suit(const char *file, const char *lang)
{
	size_t len = strlen(file), n = strcspn(lang, "-_"), i;
	const char *name = file + 5;

	if (len < 10 || strncmp(file, "hyph_", 5) || strcmp(file + len - 4, ".dic"))
		return 0;
	len -= 9;
	if (strncasecmp(name, lang, n) || (len > n && name[n] != '_'))
		return 0;
	for (i = n; i < len && lang[i]; i++)
		if (strncasecmp(name + i, lang + i, 1) && !(name[i] == '_' && lang[i] == '-'))
			break;
	if (i == len && !lang[i])
		return 4;
	if (len == n)
		return 3;
	/* Among regions the language's own: de_DE rather than de_AT. */
	return len == 2 * n + 1 && !strncasecmp(name + n + 1, lang, n) ? 2 : 1;
}

struct hyphen *
hyphen_open(const char *dir, const char *lang)
{
	struct hyphen *h = NULL;
	HyphenDict *dict = NULL;
	char best[256] = "", *path;
	struct dirent *e;
	int score = 0, n;
	DIR *d;

	if (!dir || !lang || !*lang || !(d = opendir(dir)))
		return NULL;
	while ((e = readdir(d))) {
		n = suit(e->d_name, lang);
		if (n > score || (n && n == score && strcmp(e->d_name, best) < 0)) {
			score = n;
			memcpy(best, e->d_name, strlen(e->d_name) + 1);
		}
	}
	closedir(d);
	if (score) {
		path = file_join(dir, best);
		dict = hnj_hyphen_load(path);
		free(path);
	}
	if (dict && !dict->utf8 && strcmp(dict->cset, "ISO8859-1")) {
		hnj_hyphen_free(dict);
		dict = NULL;
	}
	if (dict) {
		h = base_calloc(1, sizeof(*h));
		h->dict = dict;
	}
	return h;
}

void
hyphen_close(struct hyphen *h)
{
	if (!h)
		return;
	hnj_hyphen_free(h->dict);
	free(h);
}

/* The word as the patterns spell it, ended by a NUL, and where in ours each of its
 * characters begins. Returns its characters, 0 when the word is to be left alone. */
static size_t
spell(const struct hyphen *h, const char *word, size_t len, char *out, uint8_t *from)
{
	size_t at, n, used = 0, n_chars = 0;
	uint32_t cp, lower;

	for (at = 0; at < len; at += n) {
		n = utf8_decode(word + at, len - at, &cp);
		lower = fold_lower(cp);
		if ((cp >= '0' && cp <= '9') || (at && lower != cp) ||
		    (!h->dict->utf8 && lower > 0xff) || used > HYPHEN_MAX)
			return 0;
		from[n_chars++] = (uint8_t)at;
		if (h->dict->utf8)
			used += utf8_encode(lower, out + used);
		else
			out[used++] = (char)lower;
	}
	out[used] = '\0';
	return n_chars < MIN_CHARACTERS ? 0 : n_chars;
}

size_t
hyphen_word(const struct hyphen *h, const char *word, size_t len, bool *points)
{
	char text[HYPHEN_MAX + 8], marks[HYPHEN_MAX + 8 + WORD_EXTRA];
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	uint8_t from[HYPHEN_MAX];
	size_t n, i, found = 0;

	memset(points, 0, len * sizeof(*points));
	n = len <= HYPHEN_MAX ? spell(h, word, len, text, from) : 0;
	if (!n || hnj_hyphen_hyphenate2(
		      h->dict, text, (int)strlen(text), marks, NULL, &rep, &pos, &cut))
		return 0;
	for (i = 0; i + 1 < n; i++) {
		/* A point that changes the spelling (Schiff-fahrt) is not taken. */
		if (!(marks[i] & 1) || (rep && rep[i]))
			continue;
		points[from[i + 1]] = true;
		found++;
	}
	for (i = 0; rep && i < strlen(text); i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	return found;
}

#else

struct hyphen *
hyphen_open(const char *dir, const char *lang)
{
	(void)dir;
	(void)lang;
	return NULL;
}

void
hyphen_close(struct hyphen *h)
{
	(void)h;
}

size_t
hyphen_word(const struct hyphen *h, const char *word, size_t len, bool *points)
{
	(void)h;
	(void)word;
	memset(points, 0, len * sizeof(*points));
	return 0;
}

#endif
