/* The words of a text as search sees them. */
#include "text/token.h"

#include "text/fold.h"
#include "text/stem.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { MAX_PARTS = 8 };

/* One part of a hyphen compound; most words are a compound of one part. */
struct part {
	size_t start, end;       /* bytes of the text */
	size_t word, len;        /* the word, in folded */
	size_t whole, whole_len; /* another form that goes with it, or whole_len 0 */
};

struct tokenizer {
	struct buf raw;    /* a word as written, without what is left out of it */
	struct buf folded; /* the folded parts of a compound */
	struct part parts[MAX_PARTS];
	size_t n_parts;
	struct stem *stem;
	/* Of the running call. */
	const char *text;
	size_t len;
	token_fn fn;
	void *arg;
	bool stopped;
};

struct tokenizer *
tokenizer_new(void)
{
	struct tokenizer *t = base_calloc(1, sizeof(*t));

	t->stem = stem_new();
	return t;
}

void
tokenizer_free(struct tokenizer *t)
{
	if (!t)
		return;
	buf_clear(&t->raw);
	buf_clear(&t->folded);
	stem_free(t->stem);
	free(t);
}

bool
tokenizer_has_language(const char *lang)
{
	return stem_has_language(lang);
}

bool
tokenizer_stem(struct tokenizer *t, const char *word, size_t len, const char *lang,
    char out[TOKEN_MAX + 1])
{
	size_t n = len;

	if (len > TOKEN_MAX || !stem_has_language(lang))
		return false;
	if (!stem_word(t->stem, lang, word, len, out, &n)) {
		memcpy(out, word, len);
		n = len;
	}
	out[n] = '\0';
	return true;
}

/* Scripts written without spaces between words. */
static bool
is_unspaced(uint32_t cp)
{
	if (cp < 0x0e00)
		return false;
	return (cp <= 0x0eff) || (cp >= 0x1000 && cp <= 0x109f) ||
	       (cp >= 0x1780 && cp <= 0x17ff) || (cp >= 0x3005 && cp <= 0x3007) ||
	       (cp >= 0x3040 && cp <= 0x30ff && cp != 0x30fb) ||
	       (cp >= 0x31f0 && cp <= 0x31ff) || (cp >= 0x3400 && cp <= 0x9fff) ||
	       (cp >= 0xf900 && cp <= 0xfaff) || (cp >= 0xff66 && cp <= 0xff9f) ||
	       (cp >= 0x20000 && cp <= 0x3ffff);
}

bool
token_is_half_pair(const char *s, size_t len)
{
	uint32_t cp = 0;

	return len > 0 && utf8_decode(s, len, &cp) == len && is_unspaced(cp);
}

static bool
is_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return uc_is_general_category_withtable(
	    cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

static bool
is_mark(uint32_t cp)
{
	return cp >= 0x300 && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M);
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_letter(uint32_t cp)
{
	return is_word(cp) && !is_digit(cp) && !is_unspaced(cp);
}

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x2bc || cp == 0xff07;
}

static bool
is_hyphen(uint32_t cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* The code point at a byte, 0 behind the end; *n is its length. */
static uint32_t
peek(const struct tokenizer *t, size_t at, size_t *n)
{
	uint32_t cp = 0;

	*n = at < t->len ? utf8_decode(t->text + at, t->len - at, &cp) : 0;
	return cp;
}

static bool
emit(struct tokenizer *t, struct token token)
{
	if (token.len > TOKEN_MAX) {
		token.len = TOKEN_MAX;
		while (token.len && ((unsigned char)token.text[token.len] & 0xc0) == 0x80)
			token.len--;
	}
	if (token.len && !t->stopped)
		t->stopped = !t->fn(t->arg, &token);
	return !t->stopped;
}

/* A run of an unspaced script: overlapping pairs of characters, each with its marks. */
static size_t
run_pairs(struct tokenizer *t, size_t at)
{
	size_t n, first = at, second = at, end = at;
	bool any = false;
	uint32_t cp;

	for (cp = peek(t, at, &n); n && (is_unspaced(cp) || (end > at && is_mark(cp)));
	     cp = peek(t, end, &n)) {
		if (is_mark(cp) || end == at) {
			end += n;
			continue;
		}
		if (second > first) {
			buf_reset(&t->folded);
			fold_text(&t->folded, t->text + first, end - first, 0);
			any = emit(t, (struct token){buf_str(&t->folded), t->folded.len, first,
					  end, TOKEN_WORD});
			first = second;
		}
		second = end;
		end += n;
	}
	if (!any || second > first) {
		buf_reset(&t->folded);
		fold_text(&t->folded, t->text + first, end - first, 0);
		emit(t,
		    (struct token){buf_str(&t->folded), t->folded.len, first, end, TOKEN_WORD});
	}
	return end;
}

/* Is the letter at a byte alone before a full stop or the word's end: the S of U.S.? */
static bool
is_lone_letter(const struct tokenizer *t, size_t at)
{
	uint32_t cp;
	size_t n;

	cp = peek(t, at, &n);
	if (!is_letter(cp))
		return false;
	cp = peek(t, at + n, &n);
	return !is_word(cp);
}

/* Three digits and then none: what follows the comma in 3,000. */
static bool
is_thousands(const struct tokenizer *t, size_t at)
{
	size_t n, i;

	for (i = 0; i < 3; i++)
		if (!is_digit(peek(t, at + i, &n)))
			return false;
	return !is_digit(peek(t, at + 3, &n));
}

/* What a part is made of while it is read. */
struct scan {
	uint32_t last;     /* code point before, 0 at the start */
	size_t n_letters;  /* since the start or the last full stop */
	size_t n_stops;    /* full stops left out */
	size_t apostrophe; /* offset in raw behind the first one left out, or 0 */
};

/* Takes a mark that stands between word characters, when it belongs to the word: appends
 * what stays of it and returns its length, else 0. */
static size_t
take_joint(struct tokenizer *t, struct scan *s, size_t at, uint32_t cp, size_t n)
{
	size_t next_len;
	uint32_t next = peek(t, at + n, &next_len);

	if (is_apostrophe(cp) && is_letter(s->last) && is_letter(next)) {
		if (!s->apostrophe)
			s->apostrophe = t->raw.len;
		return n;
	}
	if (cp == '.' && s->n_letters == 1 && is_lone_letter(t, at + n)) {
		s->n_letters = 0;
		s->n_stops++;
		return n;
	}
	if (cp == ',' && is_digit(s->last) && is_thousands(t, at + n))
		return n;
	if ((cp == '.' && is_digit(s->last) && is_digit(next)) ||
	    (cp == '&' && is_letter(s->last) && is_letter(next))) {
		buf_add_char(&t->raw, (char)cp);
		return n;
	}
	return 0;
}

/* "++" and "#" behind a short name of letters. */
static size_t
take_tail(struct tokenizer *t, const struct scan *s, size_t at)
{
	size_t n, len;
	uint32_t cp = peek(t, at, &n);

	if (!s->last || !is_letter(s->last) || t->raw.len > 3)
		return 0;
	if (cp == '#')
		len = 1;
	else if (cp == '+' && peek(t, at + 1, &n) == '+')
		len = 2;
	else
		return 0;
	if (is_word(peek(t, at + len, &n)))
		return 0;
	buf_add(&t->raw, t->text + at, len);
	return len;
}

/* The forms of French and Italian articles before an apostrophe. */
static bool
is_elided(const char *s, size_t len)
{
	static const char *const forms[] = {"l", "d", "j", "m", "t", "s", "n", "c", "qu",
	    "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "all", "nell", "dall", "sull", "un"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(forms); i++)
		if (strlen(forms[i]) == len && !memcmp(forms[i], s, len))
			return true;
	return false;
}

/* Folds raw into the part: the word, and the whole when an apostrophe parts them. */
static void
fold_part(struct tokenizer *t, struct part *p, size_t apostrophe)
{
	size_t at = t->folded.len, before;

	fold_text(&t->folded, t->raw.data, t->raw.len, 0);
	p->word = at;
	p->len = t->folded.len - at;
	p->whole_len = 0;
	if (!apostrophe)
		return;
	before = t->folded.len;
	fold_text(&t->folded, t->raw.data, apostrophe, 0);
	before = t->folded.len - before;
	buf_truncate(&t->folded, t->folded.len - before);
	if (before >= p->len)
		return;
	if (is_elided(t->folded.data + at, before)) {
		p->whole = at;
		p->whole_len = p->len;
		p->word = at + before;
		p->len -= before;
	} else if (p->len - before == 1 && t->folded.data[at + before] == 's') {
		p->whole = at;
		p->whole_len = p->len;
		p->len = before;
	}
}

/* Reads a part of a compound; returns its end. */
static size_t
scan_part(struct tokenizer *t, size_t at, struct part *p)
{
	struct scan s = {0};
	size_t n, used;
	uint32_t cp;

	buf_reset(&t->raw);
	p->start = at;
	for (;; at += used) {
		cp = peek(t, at, &n);
		if (n && is_word(cp) && !is_unspaced(cp)) {
			buf_add(&t->raw, t->text + at, n);
			s.n_letters += !is_mark(cp);
			s.last = cp;
			used = n;
			continue;
		}
		used = n ? take_joint(t, &s, at, cp, n) : 0;
		if (!used)
			break;
	}
	at += take_tail(t, &s, at);
	if (s.n_stops && cp == '.')
		at++;
	p->end = at;
	fold_part(t, p, s.apostrophe);
	return at;
}

/* All parts of a compound run together. */
static void
emit_whole(struct tokenizer *t)
{
	const struct part *first = &t->parts[0], *last = &t->parts[t->n_parts - 1];
	char whole[TOKEN_MAX];
	size_t len = 0, i;

	for (i = 0; i < t->n_parts; i++) {
		if (t->parts[i].len > sizeof(whole) - len)
			return;
		memcpy(whole + len, t->folded.data + t->parts[i].word, t->parts[i].len);
		len += t->parts[i].len;
	}
	emit(t, (struct token){whole, len, first->start, last->end, TOKEN_PIECE});
}

static size_t
run_compound(struct tokenizer *t, size_t at)
{
	size_t n, next_len, i;
	uint32_t next;

	buf_reset(&t->folded);
	for (t->n_parts = 0; t->n_parts < MAX_PARTS;) {
		at = scan_part(t, at, &t->parts[t->n_parts++]);
		if (!is_hyphen(peek(t, at, &n)))
			break;
		next = peek(t, at + n, &next_len);
		if (!is_word(next) || is_unspaced(next) || t->n_parts == MAX_PARTS)
			break;
		at += n;
	}
	for (i = 0; i < t->n_parts && !t->stopped; i++) {
		const struct part *p = &t->parts[i];
		struct token word = {
		    t->folded.data + p->word, p->len, p->start, p->end, TOKEN_WORD};

		emit(t, word);
		if (p->whole_len)
			emit(t, (struct token){t->folded.data + p->whole, p->whole_len,
				    p->start, p->end, TOKEN_PIECE});
		if (i == 0 && t->n_parts > 1)
			emit_whole(t);
	}
	return at;
}

bool
tokenizer_run(struct tokenizer *t, const char *text, size_t len, token_fn fn, void *arg)
{
	size_t at = 0, n;
	uint32_t cp;

	t->text = text;
	t->len = len;
	t->fn = fn;
	t->arg = arg;
	t->stopped = false;
	while (at < len && !t->stopped) {
		cp = peek(t, at, &n);
		if (!is_word(cp))
			at += n;
		else if (is_unspaced(cp))
			at = run_pairs(t, at);
		else
			at = run_compound(t, at);
	}
	return !t->stopped;
}
