/* text/token: the words of a text as search sees them. */
#include "tap.h"

#include "text/token.h"

#include <string.h>

/* Words stand apart, other forms of a word behind '/'. */
static bool
add_token(void *arg, const struct token *token)
{
	struct buf *out = arg;

	if (token->kind == TOKEN_WORD && out->len)
		buf_add_char(out, ' ');
	if (token->kind == TOKEN_PIECE)
		buf_add_char(out, '/');
	buf_add(out, token->text, token->len);
	return true;
}

static const struct {
	const char *text, *want;
} cases[] = {
    {"The U.S. and U.S troops", "the us and us troops"},
    {"C++ and C# at AT&T", "c++ and c# at at&t"},
    {"don't \xe2\x80\x99tis China\xe2\x80\x99s", "dont tis china/chinas"},
    {"STRASSE stra\xc3\x9f"
     "e",
	"strasse strasse"},
    {"Z\xc3\xbcrich na\xc3\xafve", "zurich naive"},
    {"\xd0\x9c\xd0\x9e\xd0\xa1\xd0\x9a\xd0\x92\xd0\x90",
	"\xd0\xbc\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0"},
    {"l'\xc3\xa9t\xc3\xa9 qu\xe2\x80\x99il", "ete/lete il/quil"},
    {"3,000.50 and 1,2 or 2011-07", "3000.50 and 1 2 or 2011/201107 07"},
    {"U.S.-based low-cost", "us/usbased based low/lowcost cost"},
    {"www.example.org", "www example org"},
    {"\xe6\xbc\xa2\xe5\xad\x97\xe4\xbb\xae",
	"\xe6\xbc\xa2\xe5\xad\x97 \xe5\xad\x97\xe4\xbb\xae"},
    {"\xe6\xbc\xa2 x", "\xe6\xbc\xa2 x"},
    {"\xe3\x81\x8c\xe3\x81\x8f", "\xe3\x81\x8c\xe3\x81\x8f"},
    {"\xef\xac\x81sh \xef\xbc\xa1\xef\xbc\xa2", "fish ab"},
    {"e.g. a.m. end.", "eg am end"},
    {"", ""},
    {"... -- !", ""},
};

static void
test_cases(struct tokenizer *t)
{
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		buf_reset(&out);
		tokenizer_run(t, cases[i].text, strlen(cases[i].text), add_token, &out);
		tap_is(buf_str(&out), cases[i].want, "words of \"%s\"", cases[i].text);
	}
	buf_clear(&out);
}

struct check {
	size_t len, at, bad;
};

static bool
check_token(void *arg, const struct token *token)
{
	struct check *c = arg;

	c->bad += token->start >= token->end || token->end > c->len ||
		  token->len > TOKEN_MAX + 1 ||
		  (token->kind == TOKEN_WORD && token->start < c->at);
	if (token->kind == TOKEN_WORD)
		c->at = token->start;
	return true;
}

static void
test_hostile(struct tokenizer *t)
{
	static const char bytes[] = "a.-'&+#,19\xe2\x80\x99\xc3\xa9\xe6\xbc\xa2\xe0\xb8\x81"
				    "\xcc\x81 \xff";
	struct check c = {0};
	unsigned seed = 1;
	char text[257];
	int round;
	size_t i;

	for (round = 0; round < 3000; round++) {
		for (i = 0; i < sizeof(text); i++) {
			seed = seed * 1103515245 + 12345;
			text[i] = bytes[(seed >> 16) % (sizeof(bytes) - 1)];
		}
		c.len = sizeof(text);
		c.at = 0;
		tokenizer_run(t, text, sizeof(text), check_token, &c);
	}
	tap_is_int((long long)c.bad, 0, "ranges hold on any bytes");
}

static const struct {
	const char *word, *lang, *stem; /* NULL: none */
} stems[] = {
    {"hackers", "en", "hacker"},
    {"hack", "en-GB", "hack"},
    {"hackers", "ja", NULL},
    {"maisons", "fr", "maison"},
    {"hackers", "", NULL},
};

static void
test_stems(struct tokenizer *t)
{
	char stem[TOKEN_MAX + 1], word[TOKEN_MAX + 2];
	size_t i;
	bool ok;

	for (i = 0; i < ARRAY_LEN(stems); i++) {
		ok = tokenizer_stem(
		    t, stems[i].word, strlen(stems[i].word), stems[i].lang, stem);
		tap_is(ok ? stem : NULL, stems[i].stem, "the stem of %s in \"%s\"",
		    stems[i].word, stems[i].lang);
	}
	memset(word, 'a', sizeof(word));
	tap_ok(!tokenizer_stem(t, word, sizeof(word), "en", stem), "too long a word has none");
	tap_ok(tokenizer_stem(t, word, TOKEN_MAX, "en", stem), "the longest has one");
}

int
main(void)
{
	struct tokenizer *t = tokenizer_new();

	test_cases(t);
	test_hostile(t);
	test_stems(t);
	tokenizer_free(t);
	return tap_done();
}
