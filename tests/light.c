/* store/words, store/light, store/passage: a query's words as the index knows them, the places
 * where they stand, the line that shows them best. */
#include "tap.h"

#include "store/light.h"
#include "store/passage.h"

#include <stdlib.h>
#include <string.h>

static const char *const langs[] = {"en", "ja"};
static const struct query_env env = {.now = 1795512600};

/* What a library would know. */
static size_t
complete(void *arg, const char *prefix, size_t max, struct buf *out)
{
	static const char *const known[] = {"hack", "hacker", "hacked", "house"};
	size_t i, n = 0;

	(void)arg;
	for (i = 0; i < ARRAY_LEN(known) && n < max; i++)
		if (strncmp(known[i], prefix, strlen(prefix)) == 0) {
			buf_add(out, known[i], strlen(known[i]) + 1);
			n++;
		}
	return n;
}

static struct words_env
new_env(void)
{
	return (struct words_env){.tokenizer = tokenizer_new(),
	    .langs = langs,
	    .n_langs = ARRAY_LEN(langs),
	    .complete = complete};
}

/* The mark of a stem is shown as "~", that of another form as "/". */
static const struct {
	const char *query, *want;
} matches[] = {
    {"hackers", "(\"hackers\" OR \"~hacker\")"},
    {"\"hackers\"", "(\"hackers\")"},
    {"\"Chinese Hackers\"", "(\"chinese hackers\")"},
    {"U.S.", "(\"us\" OR \"~us\")"},
    {"hack*", "(\"hack\" OR \"hacker\" OR \"hacked\")"},
    {"\"the hack\"*", "(\"the hack/hacker/hacked\")"},
    {"\"low-cost\"", "(\"low cost\" OR \"lowcost\")"},
    {"\"low-cost airline\"", "(\"low cost airline\")"},
    {"\"l'\xc3\xa9t\xc3\xa9\"", "(\"ete\" OR \"lete\")"},
    {"\"\xe6\xbc\xa2\xe5\xad\x97\xe4\xbb\xae\"",
	"(\"\xe6\xbc\xa2\xe5\xad\x97 \xe5\xad\x97\xe4\xbb\xae\")"},
    {"\"AT&T\"", "(\"at&t\")"},
};

static void
test_matches(void)
{
	struct words_env e = new_env();
	struct query q = {.order = 0};
	struct arena arena = ARENA_INIT;
	struct buf got = BUF_INIT;
	struct words words;
	size_t i, k;

	for (i = 0; i < ARRAY_LEN(matches); i++) {
		query_parse(&q, matches[i].query, strlen(matches[i].query), &env);
		buf_reset(&got);
		if (words_make(
			&words, &arena, &e, query_string(&q, q.nodes[0].text), &q.nodes[0]))
			words_add_match(&got, &words);
		for (k = 0; k < got.len; k++)
			if (got.data[k] == WORDS_STEM || got.data[k] == WORDS_SAME)
				got.data[k] = got.data[k] == WORDS_STEM ? '~' : '/';
		tap_is(buf_str(&got), matches[i].want, "words of %s", matches[i].query);
	}
	tap_ok(
	    !words_make(&words, &arena, &e, "...", NULL) && words.n == 0, "signs are no words");
	arena_clear(&arena);
	buf_clear(&got);
	query_clear(&q);
	tokenizer_free(e.tokenizer);
}

/* Lit places stand in [ ]. */
static const struct {
	const char *query, *text, *want;
} cases[] = {
    {"hackers", "A hacker hacks; Hackers.", "A [hacker] hacks; [Hackers]."},
    {"hacker", "A hacker hacks; Hackers.", "A [hacker] hacks; [Hackers]."},
    {"\"hackers\"", "A hacker hacks; Hackers.", "A hacker hacks; [Hackers]."},
    {"hack*", "A hacker in a shack hacks", "A [hacker] in a shack [hacks]"},
    {"\"chinese hackers\"", "Chinese hackers, chinese, hackers",
	"[Chinese hackers], [chinese, hackers]"},
    {"\"chinese hackers\"", "chinese hacker, Chinese new hackers",
	"chinese hacker, Chinese new hackers"},
    {"chinese -hackers", "chinese hackers", "[chinese] hackers"},
    {"chinese (hackers OR army)", "the army of chinese hackers",
	"the [army] of [chinese] [hackers]"},
    {"low-cost", "a low-cost, lowcost and low cost thing",
	"a [low-cost], [lowcost] and [low cost] thing"},
    {"lowcost", "a low-cost thing", "a [low-cost] thing"},
    {"don't", "They don\xe2\x80\x99t, dont", "They [don\xe2\x80\x99t], [dont]"},
    {"U.S.", "In the US and the U.S. of A.", "In the [US] and the [U.S.] of A."},
    {"strasse",
	"Stra\xc3\x9f"
	"e STRASSE",
	"[Stra\xc3\x9f"
	"e] [STRASSE]"},
    {"\xe6\xbc\xa2\xe5\xad\x97", "\xe6\x97\xa5\xe6\xbc\xa2\xe5\xad\x97\xe6\x9c\xac",
	"\xe6\x97\xa5[\xe6\xbc\xa2\xe5\xad\x97]\xe6\x9c\xac"},
    {"\xe6\xbc\xa2\xe5\xad\x97\xe4\xbb\xae",
	"\xe6\xbc\xa2\xe5\xad\x97\xe4\xbb\xae \xe6\xbc\xa2\xe5\xad\x97",
	"[\xe6\xbc\xa2\xe5\xad\x97\xe4\xbb\xae] \xe6\xbc\xa2\xe5\xad\x97"},
    {"\"a b\" \"b c\"", "a b c", "[a b c]"},
    {"\"a a b\"", "a a a b", "a [a a b]"},
    {"person:kissinger", "Henry Kissinger said", "Henry [Kissinger] said"},
    {"title:ferry by:smith", "a ferry, Smith", "a [ferry], Smith"},
    {"is:read", "is read", "is read"},
    {"hackers", "", ""},
};

static void
test_lights(void)
{
	struct words_env e = new_env();
	struct query q = {.order = 0};
	struct buf got = BUF_INIT;
	size_t i, k, n, at;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		const char *text = cases[i].text;
		struct hit_range *hits;
		struct lights *l;

		query_parse(&q, cases[i].query, strlen(cases[i].query), &env);
		l = light_new(&e, &q);
		lights_find(l, text, strlen(text), "en", &hits, &n);
		buf_reset(&got);
		for (k = at = 0; k < n; k++) {
			buf_add(&got, text + at, hits[k].start - at);
			at = hits[k].start + hits[k].len;
			buf_addf(&got, "[%.*s]", (int)hits[k].len, text + hits[k].start);
		}
		buf_add_str(&got, text + at);
		tap_is(buf_str(&got), cases[i].want, "%s lights %s", cases[i].query, text);
		free(hits);
		lights_free(l);
	}
	buf_clear(&got);
	query_clear(&q);
	tokenizer_free(e.tokenizer);
}

#define LONG "Nothing stands here that anyone looked for, and it goes on for quite a while. "

static const struct {
	const char *query, *text;
	size_t max;
	const char *want;
} passages[] = {
    {"ferry", "The ferry sank.", 60, "The ferry sank."},
    {"ferry", "First block.\nThe ferry sank.\nLast block.", 60, "The ferry sank."},
    {"ferry", LONG "The ferry sank. " LONG, 40, "The ferry sank. Nothing stands here that"},
    {"ferry storm", "A ferry. " LONG "The ferry sank in the storm. " LONG, 60,
	"The ferry sank in the storm. Nothing stands here that anyone"},
    {"ferry storm", "A ferry.\nA storm.", 60, "A ferry."},
    {"ferry", "onelongwordwithoutanyspaceinitatall ferry onelongwordwithoutanyspaceinitatall",
	30, "ferry onelongwordwithoutanyspa"},
    {"nothing", "The ferry sank.", 60, NULL},
    {"\xe6\xbc\xa2\xe5\xad\x97",
	"\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5\xe6\xbc\xa2\xe5\xad\x97\xe6\x9c\xac"
	"\xe6\x9c\xac\xe6\x9c\xac\xe6\x9c\xac\xe6\x9c\xac",
	15, "\xe6\x97\xa5\xe6\xbc\xa2\xe5\xad\x97\xe6\x9c\xac\xe6\x9c\xac"},
};

static void
test_passages(void)
{
	struct words_env e = new_env();
	struct query q = {.order = 0};
	size_t i;

	for (i = 0; i < ARRAY_LEN(passages); i++) {
		const char *text = passages[i].text;
		struct light_hits hits;
		struct passage p;
		struct lights *l;
		char *got;

		query_parse(&q, passages[i].query, strlen(passages[i].query), &env);
		l = light_new(&e, &q);
		light_find(l, text, strlen(text), "en", true, &hits);
		p = passage_cut(text, strlen(text), &hits, passages[i].max);
		got = p.len ? base_strndup(text + p.start, p.len) : NULL;
		tap_is(got, passages[i].want, "passage of %s in %.20s...", passages[i].query,
		    text);
		free(got);
		free(hits.items);
		lights_free(l);
	}
	query_clear(&q);
	tokenizer_free(e.tokenizer);
}

int
main(void)
{
	test_matches();
	test_lights();
	test_passages();
	return tap_done();
}
