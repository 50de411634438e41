/* What the names that authors of pages give to elements suggest. */
#include "extract/html_hint.h"

#include <string.h>

enum { WHOLE = 1, BEGINS = 2 }; /* the entire word; its beginning; else anywhere */

struct hint_word {
	const char *word; /* lower case; a letter first */
	uint32_t hints;
	uint8_t how;
};

/* In the order of first letters; words of class and id attributes as they are met across the
 * web. */
static const struct hint_word names[] = {
    {"about-author", HINT_AUTHOR, 0},
    {"abstract", HINT_SUMMARY, 0},
    {"ad", HINT_PROMO, WHOLE},
    {"ads", HINT_PROMO, WHOLE},
    {"advert", HINT_PROMO, 0},
    {"affiliate", HINT_PROMO, 0},
    {"aside", HINT_SIDE, 0},
    {"article", HINT_ARTICLE, 0},
    {"author", HINT_AUTHOR, 0},
    {"banner", HINT_PROMO, 0},
    {"bio", HINT_AUTHOR, WHOLE},
    {"blog", HINT_ARTICLE, BEGINS},
    {"body", HINT_CONTENT, 0},
    {"bookmark", HINT_SHARE, 0},
    {"breadcrumb", HINT_NAV, 0},
    {"byline", HINT_AUTHOR, 0},
    {"caption", HINT_MEDIA, 0},
    {"card", HINT_LIST, BEGINS},
    {"carousel", HINT_LIST, 0},
    {"cart", HINT_PRODUCT, WHOLE},
    {"categor", HINT_TAGS, 0},
    {"colophon", HINT_FOOTER, 0},
    {"combx", HINT_COMMENT, 0},
    {"comment", HINT_COMMENT, 0},
    {"complementary", HINT_SIDE, 0},
    {"consent", HINT_LEGAL, 0},
    {"content", HINT_CONTENT, 0},
    {"contentinfo", HINT_FOOTER, 0},
    {"cookie", HINT_LEGAL, 0},
    {"copyright", HINT_LEGAL, 0},
    {"credit", HINT_MEDIA, 0},
    {"cta", HINT_PROMO, WHOLE},
    {"date", HINT_DATE, WHOLE},
    {"dateline", HINT_DATE, 0},
    {"dek", HINT_SUMMARY, WHOLE},
    {"disclaimer", HINT_LEGAL, 0},
    {"discuss", HINT_COMMENT, 0},
    {"disqus", HINT_COMMENT, 0},
    {"donat", HINT_PROMO, BEGINS},
    {"download", HINT_PROMO, 0},
    {"dropdown", HINT_NAV, 0},
    {"entry", HINT_ARTICLE, 0},
    {"excerpt", HINT_SUMMARY | HINT_LIST, 0},
    {"facebook", HINT_SHARE, 0},
    {"featured", HINT_LIST, 0},
    {"feed", HINT_LIST, WHOLE},
    {"figure", HINT_MEDIA, 0},
    {"follow", HINT_SHARE, BEGINS},
    {"foot", HINT_FOOTER, BEGINS},
    {"form", HINT_FORM, WHOLE},
    {"forum", HINT_FORUM, 0},
    {"gallery", HINT_MEDIA, 0},
    {"gdpr", HINT_LEGAL, 0},
    {"grid", HINT_LIST, WHOLE},
    {"hatom", HINT_ARTICLE, 0},
    {"head", HINT_HEADER, WHOLE},
    {"header", HINT_HEADER, 0},
    {"headline", HINT_TITLE, 0},
    {"hentry", HINT_ARTICLE, 0},
    {"image", HINT_MEDIA, 0},
    {"intro", HINT_SUMMARY, 0},
    {"jump", HINT_CONTENTS, BEGINS},
    {"keyword", HINT_TAGS, 0},
    {"latest", HINT_RELATED, 0},
    {"legal", HINT_LEGAL, 0},
    {"links", HINT_NAV, 0},
    {"login", HINT_FORM, 0},
    {"logo", HINT_HEADER, 0},
    {"main", HINT_CONTENT, 0},
    {"masthead", HINT_HEADER, 0},
    {"menu", HINT_NAV, 0},
    {"message", HINT_FORUM, 0},
    {"meta", HINT_DATE, WHOLE},
    {"modal", HINT_POPUP, 0},
    {"more", HINT_RELATED, WHOLE},
    {"most", HINT_RELATED, WHOLE},
    {"nav", HINT_NAV, 0},
    {"newsletter", HINT_SIGNUP, 0},
    {"outbrain", HINT_PROMO, 0},
    {"overlay", HINT_POPUP, 0},
    {"page", HINT_CONTENT, WHOLE},
    {"pager", HINT_NAV, WHOLE},
    {"paginat", HINT_NAV, 0},
    {"photo", HINT_MEDIA, 0},
    {"popular", HINT_RELATED, 0},
    {"popup", HINT_POPUP, 0},
    {"post", HINT_ARTICLE, 0},
    {"price", HINT_PRODUCT, 0},
    {"privacy", HINT_LEGAL, 0},
    {"product", HINT_PRODUCT, 0},
    {"profile", HINT_AUTHOR, 0},
    {"promo", HINT_PROMO, 0},
    {"prose", HINT_CONTENT, WHOLE},
    {"published", HINT_DATE, 0},
    {"pullquote", HINT_SUMMARY, 0},
    {"rating", HINT_PRODUCT, 0},
    {"read-more", HINT_RELATED, 0},
    {"read-next", HINT_RELATED, 0},
    {"readmore", HINT_RELATED, 0},
    {"recent", HINT_RELATED, 0},
    {"recirc", HINT_RELATED, 0},
    {"recommend", HINT_RELATED, 0},
    {"related", HINT_RELATED, 0},
    {"replies", HINT_COMMENT, 0},
    {"reply", HINT_COMMENT, 0},
    {"respond", HINT_COMMENT, WHOLE},
    {"rich-text", HINT_CONTENT, 0},
    {"richtext", HINT_CONTENT, 0},
    {"search", HINT_NAV, WHOLE},
    {"share", HINT_SHARE, 0},
    {"shop", HINT_PRODUCT, BEGINS},
    {"shoutbox", HINT_COMMENT, 0},
    {"side", HINT_SIDE, WHOLE},
    {"sidebar", HINT_SIDE, 0},
    {"signin", HINT_FORM, 0},
    {"signup", HINT_SIGNUP, 0},
    {"single", HINT_ARTICLE, WHOLE},
    {"skip", HINT_NAV, WHOLE},
    {"slider", HINT_LIST, 0},
    {"social", HINT_SHARE, 0},
    {"sponsor", HINT_PROMO, 0},
    {"standfirst", HINT_SUMMARY, 0},
    {"story", HINT_ARTICLE, 0},
    {"subhead", HINT_SUMMARY, 0},
    {"subscri", HINT_SIGNUP, 0},
    {"subtitle", HINT_SUMMARY, 0},
    {"suggest", HINT_RELATED, 0},
    {"summary", HINT_SUMMARY, 0},
    {"table-of-contents", HINT_CONTENTS, 0},
    {"taboola", HINT_PROMO, 0},
    {"tag", HINT_TAGS, WHOLE},
    {"tags", HINT_TAGS, WHOLE},
    {"teaser", HINT_LIST, 0},
    {"terms", HINT_LEGAL, WHOLE},
    {"testimonial", HINT_PROMO, 0},
    {"text", HINT_CONTENT, WHOLE},
    {"thread", HINT_FORUM, BEGINS},
    {"time", HINT_DATE, WHOLE},
    {"timestamp", HINT_DATE, 0},
    {"title", HINT_TITLE, WHOLE},
    {"toc", HINT_CONTENTS, WHOLE},
    {"toolbar", HINT_SHARE, 0},
    {"trending", HINT_RELATED, 0},
    {"twitter", HINT_SHARE, 0},
    {"upsell", HINT_PROMO, 0},
    {"user", HINT_AUTHOR, WHOLE},
    {"widget", HINT_SIDE, 0},
};

/* What short lines around articles say, in the order of first letters. */
static const struct hint_word phrases[] = {
    {"about the author", PHRASE_BIO, 0},
    {"about us", PHRASE_BIO, 0},
    {"advertis", PHRASE_PROMO, BEGINS},
    {"affiliate", PHRASE_LEGAL, 0},
    {"ago", PHRASE_DATE, WHOLE},
    {"all rights reserved", PHRASE_LEGAL, 0},
    {"also read", PHRASE_RELATED, BEGINS},
    {"apr", PHRASE_DATE, BEGINS},
    {"associated press", PHRASE_CREDIT, 0},
    {"aug", PHRASE_DATE, BEGINS},
    {"author", PHRASE_BYLINE, BEGINS},
    {"back to", PHRASE_NAV, BEGINS},
    {"bibliograph", PHRASE_NOTES, BEGINS},
    {"book a", PHRASE_PROMO, BEGINS},
    {"breaking", PHRASE_RELATED, BEGINS},
    {"browser", PHRASE_TOOL, BEGINS},
    {"buy", PHRASE_PROMO, WHOLE},
    {"by ", PHRASE_BYLINE, BEGINS},
    {"categor", PHRASE_TAGS, BEGINS},
    {"click", PHRASE_PROMO, BEGINS},
    {"close", PHRASE_TOOL, WHOLE},
    {"coment", PHRASE_COMMENT, BEGINS},
    {"comment", PHRASE_COMMENT, BEGINS},
    {"commission", PHRASE_LEGAL, WHOLE},
    {"compartir", PHRASE_SHARE, 0},
    {"contact us", PHRASE_PROMO, 0},
    {"contents", PHRASE_CONTENTS, WHOLE},
    {"continue reading", PHRASE_RELATED, 0},
    {"contributed", PHRASE_CREDIT, 0},
    {"cookie", PHRASE_LEGAL, BEGINS},
    {"copy link", PHRASE_SHARE, 0},
    {"copyright", PHRASE_LEGAL, 0},
    {"correspondent", PHRASE_BYLINE, 0},
    {"courtesy", PHRASE_MEDIA, BEGINS},
    {"credit", PHRASE_MEDIA, BEGINS},
    {"dec", PHRASE_DATE, BEGINS},
    {"discla", PHRASE_LEGAL, BEGINS},
    {"disclosure", PHRASE_LEGAL, BEGINS},
    {"donat", PHRASE_PROMO, BEGINS},
    {"download", PHRASE_PROMO, BEGINS},
    {"editing by", PHRASE_CREDIT, 0},
    {"editor", PHRASE_BYLINE, BEGINS},
    {"email", PHRASE_SHARE | PHRASE_SIGNUP, BEGINS},
    {"facebook", PHRASE_SHARE, 0},
    {"feb", PHRASE_DATE, BEGINS},
    {"filed under", PHRASE_TAGS, 0},
    {"follow", PHRASE_SHARE, BEGINS},
    {"footnote", PHRASE_NOTES, BEGINS},
    {"free trial", PHRASE_PROMO, 0},
    {"further reading", PHRASE_NOTES | PHRASE_RELATED, 0},
    {"get started", PHRASE_PROMO, 0},
    {"getty", PHRASE_MEDIA, BEGINS},
    {"home", PHRASE_NAV, WHOLE},
    {"image", PHRASE_MEDIA, BEGINS},
    {"in this article", PHRASE_CONTENTS, BEGINS},
    {"inbox", PHRASE_SIGNUP, BEGINS},
    {"instagram", PHRASE_SHARE, 0},
    {"is a ", PHRASE_BIO, BEGINS},
    {"is the author", PHRASE_BIO, BEGINS},
    {"jan", PHRASE_DATE, BEGINS},
    {"javascript", PHRASE_TOOL, 0},
    {"jul", PHRASE_DATE, BEGINS},
    {"jump to", PHRASE_CONTENTS, BEGINS},
    {"jun", PHRASE_DATE, BEGINS},
    {"kommentar", PHRASE_COMMENT, 0},
    {"latest", PHRASE_RELATED, BEGINS},
    {"learn more", PHRASE_RELATED | PHRASE_PROMO, 0},
    {"linkedin", PHRASE_SHARE, 0},
    {"lives in", PHRASE_BIO, BEGINS},
    {"load", PHRASE_TOOL, BEGINS},
    {"log in", PHRASE_NAV, BEGINS},
    {"login", PHRASE_NAV, BEGINS},
    {"mar", PHRASE_DATE, BEGINS},
    {"may", PHRASE_DATE, WHOLE},
    {"menu", PHRASE_NAV, WHOLE},
    {"min read", PHRASE_DATE, 0},
    {"more from", PHRASE_RELATED, BEGINS},
    {"more on", PHRASE_RELATED, BEGINS},
    {"more stories", PHRASE_RELATED, BEGINS},
    {"more:", PHRASE_RELATED, BEGINS},
    {"most popular", PHRASE_RELATED, BEGINS},
    {"most read", PHRASE_RELATED, BEGINS},
    {"newsletter", PHRASE_SIGNUP, BEGINS},
    {"next", PHRASE_NAV, WHOLE},
    {"notes", PHRASE_NOTES, WHOLE},
    {"nov", PHRASE_DATE, BEGINS},
    {"oct", PHRASE_DATE, BEGINS},
    {"partager", PHRASE_SHARE, 0},
    {"photo", PHRASE_MEDIA, BEGINS},
    {"pinterest", PHRASE_SHARE, 0},
    {"popular", PHRASE_RELATED, BEGINS},
    {"posted", PHRASE_DATE | PHRASE_BYLINE, BEGINS},
    {"previous", PHRASE_NAV, BEGINS},
    {"print", PHRASE_SHARE, WHOLE},
    {"privacy", PHRASE_LEGAL, BEGINS},
    {"published", PHRASE_DATE, BEGINS},
    {"read more", PHRASE_RELATED, BEGINS},
    {"read next", PHRASE_RELATED, BEGINS},
    {"read also", PHRASE_RELATED, BEGINS},
    {"recent", PHRASE_RELATED, BEGINS},
    {"recommended", PHRASE_RELATED, BEGINS},
    {"references", PHRASE_NOTES, BEGINS},
    {"related", PHRASE_RELATED, BEGINS},
    {"replies", PHRASE_COMMENT, BEGINS},
    {"reply", PHRASE_COMMENT, WHOLE},
    {"reporter", PHRASE_BYLINE, BEGINS},
    {"reporting by", PHRASE_CREDIT, 0},
    {"reuters", PHRASE_CREDIT | PHRASE_MEDIA, BEGINS},
    {"reviewed by", PHRASE_BYLINE, 0},
    {"says", PHRASE_COMMENT, WHOLE},
    {"search", PHRASE_NAV, BEGINS},
    {"see also", PHRASE_RELATED, BEGINS},
    {"sep", PHRASE_DATE, BEGINS},
    {"share", PHRASE_SHARE, BEGINS},
    {"shop", PHRASE_PROMO, WHOLE},
    {"sign in", PHRASE_NAV, BEGINS},
    {"sign up", PHRASE_SIGNUP, BEGINS},
    {"similar", PHRASE_RELATED, BEGINS},
    {"skip", PHRASE_NAV, BEGINS},
    {"source", PHRASE_NOTES | PHRASE_MEDIA, BEGINS},
    {"sponsor", PHRASE_PROMO, BEGINS},
    {"staff", PHRASE_BYLINE, WHOLE},
    {"story continues", PHRASE_PROMO, BEGINS},
    {"subscri", PHRASE_SIGNUP, BEGINS},
    {"table of contents", PHRASE_CONTENTS, 0},
    {"tagged", PHRASE_TAGS, BEGINS},
    {"tags", PHRASE_TAGS, WHOLE},
    {"teilen", PHRASE_SHARE, 0},
    {"terms of", PHRASE_LEGAL, BEGINS},
    {"topics", PHRASE_TAGS, BEGINS},
    {"trending", PHRASE_RELATED, BEGINS},
    {"tweet", PHRASE_SHARE, BEGINS},
    {"twitter", PHRASE_SHARE, 0},
    {"up next", PHRASE_RELATED, BEGINS},
    {"updated", PHRASE_DATE, BEGINS},
    {"video", PHRASE_MEDIA, BEGINS},
    {"view all", PHRASE_RELATED, BEGINS},
    {"watch", PHRASE_MEDIA, BEGINS},
    {"whatsapp", PHRASE_SHARE, 0},
    {"written by", PHRASE_BYLINE, BEGINS},
    {"years old", PHRASE_BIO, BEGINS},
    {"you may also", PHRASE_RELATED, BEGINS},
    {"you might", PHRASE_RELATED, BEGINS},
    {"your browser", PHRASE_TOOL, 0},
};

/* A table with the index of its first entry for each letter; [26] is the end. Of the second
 * letters of those words there is a bit each: of all words, and of those found anywhere. */
struct hint_table {
	const struct hint_word *words;
	uint8_t first[27];
	uint32_t seconds[26], anywhere[26];
};

static bool
in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static uint32_t
letter_bit(char c)
{
	return 1u << ((unsigned char)c & 31);
}

static void
index_table(struct hint_table *t, const struct hint_word *words, size_t n)
{
	size_t i = 0;
	unsigned c;

	*t = (struct hint_table){.words = words};
	for (c = 0; c < 26; c++) {
		while (i < n && (unsigned)(*words[i].word - 'a') < c)
			i++;
		t->first[c] = (uint8_t)i;
	}
	t->first[26] = (uint8_t)n;
	for (i = 0; i < n; i++) {
		c = (unsigned)(*words[i].word - 'a');
		t->seconds[c] |= letter_bit(words[i].word[1]);
		if (!words[i].how)
			t->anywhere[c] |= letter_bit(words[i].word[1]);
	}
}

static bool
word_stands(const struct hint_word *w, const char *text, const char *at)
{
	const char *word = w->word + 1, *next = at + 1;

	for (; *word && *word == *next; word++, next++)
		;
	if (*word || (w->how && at > text && in_word(at[-1])))
		return false;
	return w->how != WHOLE || !in_word(*next);
}

static uint32_t
find_words(const struct hint_table *t, const char *text)
{
	uint32_t hints = 0, seconds;
	const char *at;
	unsigned c;
	size_t i;
	bool inside = false; /* a word */

	for (at = text; *at; inside = in_word(*at), at++) {
		c = (unsigned)(*at - 'a');
		if (c >= 26)
			continue;
		seconds = inside ? t->anywhere[c] : t->seconds[c];
		if (!(seconds & letter_bit(at[1])))
			continue;
		for (i = t->first[c]; i < t->first[c + 1]; i++)
			if (word_stands(&t->words[i], text, at))
				hints |= t->words[i].hints;
	}
	return hints;
}

struct hint_finder {
	struct hint_table names, phrases;
};

struct hint_finder *
hint_finder_new(void)
{
	struct hint_finder *f = base_alloc(sizeof(*f));

	index_table(&f->names, names, ARRAY_LEN(names));
	index_table(&f->phrases, phrases, ARRAY_LEN(phrases));
	return f;
}

uint32_t
hint_of_names(const struct hint_finder *f, const char *words)
{
	return *words ? find_words(&f->names, words) : 0;
}

uint32_t
hint_of_text(const struct hint_finder *f, const char *text, size_t len)
{
	enum { SEEN = 120 };
	char lower[SEEN + 1];
	uint32_t hints;
	size_t i, n = len < SEEN ? len : SEEN;

	for (i = 0; i < n; i++)
		lower[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
	lower[n] = '\0';
	hints = find_words(&f->phrases, lower);
	/* "(c)" as a sign. */
	if (strstr(lower, "\xc2\xa9"))
		hints |= PHRASE_LEGAL;
	return hints;
}
