/* What the names that authors of pages give to elements suggest. */
#include "extract/html_page.h"

#include <string.h>

enum { WHOLE = 1, BEGINS = 2 }; /* the entire word; its beginning; else anywhere */

/* By first letter; words of class and id attributes as they are met across the web. */
static const struct {
	const char *word;
	uint32_t hints;
	uint8_t how;
} names[] = {
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

static bool
in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Index of the first name for each first letter; [26] is the end. */
struct letters {
	uint8_t first[27];
};

static struct letters
index_letters(void)
{
	struct letters l;
	size_t i = 0;
	unsigned c;

	for (c = 0; c < 26; c++) {
		while (i < ARRAY_LEN(names) && (unsigned)(*names[i].word - 'a') < c)
			i++;
		l.first[c] = (uint8_t)i;
	}
	l.first[26] = ARRAY_LEN(names);
	return l;
}

static bool
name_stands(size_t name, const char *words, const char *at)
{
	size_t len = strlen(names[name].word);

	if (strncmp(at, names[name].word, len))
		return false;
	if (names[name].how && at > words && in_word(at[-1]))
		return false;
	return names[name].how != WHOLE || !in_word(at[len]);
}

unsigned
page_hints(const char *words)
{
	struct letters l;
	unsigned hints = 0, c;
	const char *at;
	size_t i;

	if (!*words)
		return 0;
	l = index_letters();
	for (at = words; *at; at++) {
		c = (unsigned)(*at - 'a');
		if (c >= 26)
			continue;
		for (i = l.first[c]; i < l.first[c + 1]; i++)
			if (name_stands(i, words, at))
				hints |= names[i].hints;
	}
	return hints;
}
