/* Which language a text is written in. */
#include "text/lang.h"

#include "text/fold.h"
#include "text/lang_words.h"
#include "text/utf8.h"

#include <string.h>

enum {
	SAMPLE = 4000,   /* bytes looked at */
	MIN_LETTERS = 8, /* of a script that has one language */
	MIN_HITS = 3     /* common words, at least, and a tenth of all words */
};

/* Languages that share their script with others and are told apart by words. */
static const char *const by_words[] = {"en", "de", "fr", "es", "pt", "it", "nl", "sv", "da",
    "no", "fi", "et", "lv", "lt", "pl", "cs", "sk", "sl", "hr", "ro", "hu", "sq", "tr", "az",
    "id", "ms", "vi", "ca", "gl", "eu", "ga", "cy", "is", "af", "eo", "tl", "sw", "la", "ru",
    "uk", "be", "bg", "sr", "mk", "kk", "ar", "fa", "ur", "hi", "mr", "ne"};

/* Scripts; lang NULL: words decide. */
static const struct script {
	uint32_t first, last;
	const char *lang;
} scripts[] = {
    {'A', 0x24f, NULL},
    {0x370, 0x3ff, "el"},
    {0x400, 0x52f, NULL},
    {0x530, 0x58f, "hy"},
    {0x590, 0x5ff, "he"},
    {0x600, 0x6ff, NULL},
    {0x900, 0x97f, NULL},
    {0x980, 0x9ff, "bn"},
    {0xa00, 0xa7f, "pa"},
    {0xa80, 0xaff, "gu"},
    {0xb80, 0xbff, "ta"},
    {0xc00, 0xc7f, "te"},
    {0xc80, 0xcff, "kn"},
    {0xd00, 0xd7f, "ml"},
    {0xd80, 0xdff, "si"},
    {0xe00, 0xe7f, "th"},
    {0xe80, 0xeff, "lo"},
    {0xf00, 0xfff, "bo"},
    {0x1000, 0x109f, "my"},
    {0x10a0, 0x10ff, "ka"},
    {0x1200, 0x137f, "am"},
    {0x1780, 0x17ff, "km"},
    {0x1e00, 0x1eff, NULL},
    {0x1f00, 0x1fff, "el"},
    {0x3040, 0x30ff, "ja"},
    {0x3400, 0x9fff, "zh"},
    {0xac00, 0xd7a3, "ko"},
};

static const struct script *
script_of(uint32_t cp)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(scripts) && cp >= scripts[i].first; i++)
		if (cp <= scripts[i].last)
			return &scripts[i];
	return NULL;
}

static bool
is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	return cp > 0xbf && cp != 0xd7 && cp != 0xf7 && cp != 0x60c && cp != 0x964 &&
	       !(cp >= 0x2000 && cp < 0x2c00);
}

/* The language of the script that most letters belong to; NULL when words must decide or
 * there are too few letters. A Japanese text has more Han than Kana, a Chinese one no Kana. */
static const char *
lang_by_script(const char *s, size_t len)
{
	size_t counts[ARRAY_LEN(scripts)] = {0}, at = 0, best = 0, i, kana = 0, han = 0;
	const struct script *script;
	uint32_t cp;

	while (at < len) {
		at += utf8_decode(s + at, len - at, &cp);
		if (cp < 0x80) {
			counts[0] += is_letter(cp);
			continue;
		}
		script = is_letter(cp) ? script_of(cp) : NULL;
		if (script)
			counts[script - scripts]++;
	}
	for (i = 0; i < ARRAY_LEN(scripts); i++) {
		if (scripts[i].first == 0x3040)
			kana = counts[i];
		if (scripts[i].first == 0x3400)
			han = counts[i];
		/* An ideograph says more than a letter. */
		if (scripts[i].first >= 0x3040)
			counts[i] *= 3;
		if (counts[i] > counts[best])
			best = i;
	}
	if (counts[best] < MIN_LETTERS || !scripts[best].lang)
		return NULL;
	if (scripts[best].first == 0x3400 && kana * 10 > han)
		return "ja";
	return scripts[best].lang;
}

/* Where the words that begin with each byte are, and the place of each language in by_words:
 * two letters of five bits. Made for one text. */
struct lookup {
	uint16_t first[257];
	uint8_t places[1 << 10];
};

static size_t
pair_of(const char *lang)
{
	return (size_t)(lang[0] & 31) << 5 | (size_t)(lang[1] & 31);
}

static void
lookup_init(struct lookup *l)
{
	size_t byte, i = 0;

	for (byte = 0; byte < 257; byte++) {
		while (i < lang_n_words && (unsigned char)*lang_words[i].word < byte)
			i++;
		l->first[byte] = (uint16_t)i;
	}
	memset(l->places, 0, sizeof(l->places));
	for (i = 0; i < ARRAY_LEN(by_words); i++)
		l->places[pair_of(by_words[i])] = (uint8_t)i;
}

static const char *
find_word(const struct lookup *l, const char *s, size_t len)
{
	unsigned char byte = (unsigned char)*s;
	size_t low = l->first[byte], high = l->first[byte + 1], middle;
	int order;

	while (low < high) {
		middle = low + (high - low) / 2;
		order = strncmp(lang_words[middle].word, s, len);
		if (!order && lang_words[middle].word[len])
			order = 1;
		if (!order)
			return lang_words[middle].langs;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A common word counts for each of its languages, the more the fewer they are. */
static void
count_word(const struct lookup *l, const char *langs, size_t *hits, unsigned *scores)
{
	size_t len = strlen(langs), n = (len + 1) / 3, at, i;

	for (at = 0; at < len; at += 3) {
		i = l->places[pair_of(langs + at)];
		hits[i]++;
		scores[i] += (unsigned)(100 + 200 / n);
	}
}

static const char *
lang_by_words(const char *s, size_t len)
{
	size_t hits[ARRAY_LEN(by_words)] = {0}, at = 0, start = 0, n_words = 0, best = 0, i;
	unsigned scores[ARRAY_LEN(by_words)] = {0};
	const char *langs;
	struct lookup l;
	uint32_t cp;

	lookup_init(&l);
	while (at < len) {
		size_t n = utf8_decode(s + at, len - at, &cp);
		bool letter = is_letter(cp);

		at += n;
		if (letter && at < len)
			continue;
		i = letter ? at : at - n;
		if (i > start) {
			n_words++;
			langs = find_word(&l, s + start, i - start);
			if (langs)
				count_word(&l, langs, hits, scores);
		}
		start = at;
	}
	for (i = 1; i < ARRAY_LEN(by_words); i++)
		if (scores[i] > scores[best])
			best = i;
	return hits[best] >= MIN_HITS && hits[best] * 10 >= n_words ? by_words[best] : NULL;
}

const char *
lang_guess(const char *s, size_t len)
{
	struct buf folded = BUF_INIT;
	const char *lang;

	if (len > SAMPLE)
		len = utf8_prev(s, SAMPLE);
	lang = lang_by_script(s, len);
	if (!lang) {
		fold_text(&folded, s, len, FOLD_KEEP_MARKS);
		lang = lang_by_words(buf_str(&folded), folded.len);
		buf_clear(&folded);
	}
	return lang;
}

/* Names that people write and codes of three letters (ISO 639-2) of languages with two. */
static const struct {
	const char *names; /* folded, parted by spaces */
	char tag[3];
} names[] = {
    {"english eng anglais englisch", "en"},
    {"german deutsch ger deu allemand", "de"},
    {"french francais fre fra", "fr"},
    {"spanish espanol castellano spa", "es"},
    {"portuguese portugues por", "pt"},
    {"italian italiano ita", "it"},
    {"dutch nederlands flemish nld dut", "nl"},
    {"swedish svenska swe", "sv"},
    {"danish dansk dan", "da"},
    {"norwegian norsk nor nob bokmal", "no"},
    {"nynorsk nno", "nn"},
    {"finnish suomi fin", "fi"},
    {"estonian eesti est", "et"},
    {"latvian latviesu lav", "lv"},
    {"lithuanian lietuviu lit", "lt"},
    {"polish polski pol", "pl"},
    {"czech cestina ces cze", "cs"},
    {"slovak slovencina slk slo", "sk"},
    {"slovenian slovene slovenscina slv", "sl"},
    {"croatian hrvatski hrv", "hr"},
    {"bosnian bosanski bos", "bs"},
    {"serbian srpski srp", "sr"},
    {"macedonian mkd mac", "mk"},
    {"bulgarian bul", "bg"},
    {"russian rus", "ru"},
    {"ukrainian ukr", "uk"},
    {"belarusian bel", "be"},
    {"romanian romana ron rum", "ro"},
    {"hungarian magyar hun", "hu"},
    {"albanian shqip sqi alb", "sq"},
    {"greek ell gre", "el"},
    {"turkish turkce tur", "tr"},
    {"indonesian ind", "id"},
    {"malay melayu msa may", "ms"},
    {"vietnamese vie", "vi"},
    {"catalan catala cat", "ca"},
    {"galician galego glg", "gl"},
    {"basque euskara eus baq", "eu"},
    {"irish gaeilge gle", "ga"},
    {"welsh cymraeg cym wel", "cy"},
    {"icelandic islenska isl ice", "is"},
    {"afrikaans afr", "af"},
    {"esperanto epo", "eo"},
    {"latin lat", "la"},
    {"hebrew heb", "he"},
    {"arabic ara", "ar"},
    {"persian farsi fas per", "fa"},
    {"urdu urd", "ur"},
    {"hindi hin", "hi"},
    {"bengali ben", "bn"},
    {"tamil tam", "ta"},
    {"thai tha", "th"},
    {"chinese mandarin zho chi", "zh"},
    {"japanese jpn", "ja"},
    {"korean kor", "ko"},
};

static bool
find_name(const char *name, size_t len, char out[12])
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		const char *at = names[i].names;

		for (; *at; at += strcspn(at, " "), at += *at == ' ')
			if (strcspn(at, " ") == len && !memcmp(at, name, len)) {
				memcpy(out, names[i].tag, sizeof(names[i].tag));
				return true;
			}
	}
	return false;
}

/* The subtag at the start of a folded string: its letters or its digits. */
static size_t
subtag_len(const char *s, bool digits)
{
	size_t n = 0;

	while (digits ? s[n] >= '0' && s[n] <= '9' : s[n] >= 'a' && s[n] <= 'z')
		n++;
	return n;
}

/* Appends script and region behind a language ("-Hant-TW"); false when something else
 * follows. Variants and extensions are passed over. */
static bool
add_subtags(const char *s, char out[12])
{
	size_t at = strlen(out), n, i;

	while (*s == '-' || *s == '_') {
		bool digits = s[1] >= '0' && s[1] <= '9';

		n = subtag_len(++s, digits);
		if (!n || (s[n] && s[n] != '-' && s[n] != '_' && s[n] != '.' && s[n] != '@'))
			return false;
		if (n == (digits ? 3 : 2) || (n == 4 && !digits)) {
			if (at + 1 + n > 11)
				break;
			out[at++] = '-';
			for (i = 0; i < n; i++)
				out[at++] =
				    (char)(digits || (n == 4 && i) ? s[i] : s[i] - 'a' + 'A');
			out[at] = '\0';
		}
		s += n;
		if (n == 2 || digits)
			break;
	}
	return true;
}

bool
lang_normalize(const char *s, size_t len, char out[12])
{
	struct buf folded = BUF_INIT;
	const char *tag;
	size_t n;
	bool ok = false;

	while (len && (*s == ' ' || *s == '\t')) {
		s++;
		len--;
	}
	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	fold_text(&folded, s, len < 64 ? len : 64, 0);
	tag = buf_str(&folded);
	n = subtag_len(tag, false);
	if (find_name(tag, n, out)) {
		ok = true;
	} else if (n == 2 || n == 3) {
		memcpy(out, tag, n);
		out[n] = '\0';
		ok = true;
	}
	if (ok && tag[n] && tag[n] != '.' && tag[n] != '@')
		ok = (tag[n] == '-' || tag[n] == '_') && add_subtags(tag + n, out);
	buf_clear(&folded);
	return ok;
}
