/* Words of names and words that are none. */
#include "extract/name_word.h"

#include "text/letter.h"

#include <string.h>

enum { DEGREE_MAX = 5, SURE_CONNECTORS = 4 };

/* The first are so with a capital as well. */
static const char *const connectors[] = {
    "and", "&", "und", "with", "et", "y", "e", "og", "och", "en", "i", "и", "ve", "dan"};

static const char *const particles[] = {"de", "da", "do", "dos", "das", "di", "del", "della",
    "der", "den", "van", "von", "vom", "zu", "zur", "la", "le", "du", "al", "el", "bin", "ibn",
    "ter", "ten", "af", "av", "st", "ap", "y"};

/* Capitalised, and no part of a name. */
static const char *const strangers[] = {"the", "a", "an", "news", "updated", "published",
    "posted", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "july", "september", "october", "november", "december",
    "mon", "tue", "wed", "thu", "fri", "sat", "feb", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "on", "in", "at", "for", "of", "to", "from", "read", "share",
    "comment", "comments", "no", "this", "that", "we", "our", "you", "it", "is", "leave",
    "last", "filed", "permalink", "and", "with"};

/* What people do, behind their names. */
static const char *const roles[] = {"editor", "editors", "chief", "senior", "correspondent",
    "reporter", "writer", "writers", "contributor", "director", "professor", "special",
    "columnist", "strategist", "coordinator", "manager", "officer", "analyst", "consultant",
    "specialist", "founder", "co-founder", "president", "journalist", "producer", "associate",
    "staff", "expert", "ceo", "cto", "redakteur", "redakteurin"};

/* Behind a name, in capitals. */
static const char *const agencies[] = {"ap", "afp", "upi", "dpa", "reuters"};

/* Of months and days: first names and surnames as well. */
static const char *const times[] = {"jan", "mar", "april", "may", "june", "august", "sun"};

/* No names, when they stand for one. */
static const char *const placeholders[] = {
    "admin", "administrator", "guest", "anonymous", "webmaster", "unknown", "user", "bio"};

/* A bare line of two capitalised words is no name when one of these is among them. */
static const char *const menu_words[] = {"about", "us", "contact", "privacy", "policy", "terms",
    "home", "page", "sign", "log", "login", "subscribe", "newsletter", "more", "menu", "search",
    "new", "how", "why", "what", "when", "who", "top", "best", "most", "popular", "latest",
    "related", "follow", "view", "all", "my", "your", "help", "center", "centre", "media",
    "press", "blog", "guide", "review", "reviews", "video", "videos", "photo", "photos",
    "gallery", "business", "sports", "sport", "health", "world", "science", "technology",
    "tech", "politics", "opinion", "entertainment", "lifestyle", "travel", "food", "money",
    "finance", "market", "markets", "community", "forum", "support", "services", "products",
    "product", "shop", "store", "buy", "free", "download", "online", "web", "mobile", "app",
    "apps", "street", "city", "county", "united", "states", "university", "school", "college",
    "company", "group", "inc", "ltd", "llc", "times", "post", "daily", "magazine", "press",
    "book", "books", "music", "film", "movies", "games", "game", "design", "development",
    "management", "marketing", "data", "table", "contents", "key", "takeaways", "introduction",
    "conclusion", "overview", "summary", "copy", "link", "print", "email", "save", "facebook",
    "twitter", "linkedin", "pinterest", "skip", "content", "main", "next", "previous", "back",
    "get", "started", "join", "now", "learn", "watch", "listen", "podcast", "podcasts",
    "events", "event", "jobs", "careers", "advertise", "advertisement", "sponsored", "cookies",
    "cookie", "accept", "close", "open", "show", "hide", "please", "note", "category",
    "categories", "tags", "tag", "archive", "archives", "image", "credit", "courtesy", "getty",
    "images", "source", "sources", "report", "reports", "research", "study", "analysis",
    "information", "resources", "resource", "case", "studies", "white", "paper", "papers",
    "american", "national", "international", "global", "breaking", "live", "local", "weather",
    "real", "estate", "deals", "gift", "gifts", "and", "or", "with", "by", "as", "if", "do",
    "does", "are", "can", "will", "not", "day", "days", "week", "year", "years", "time",
    "minutes", "min", "hours", "north", "south", "east", "west", "high", "low", "big", "small",
    "great", "good", "full", "first", "second", "one", "two", "three", "part", "chapter",
    "step", "steps", "tips", "ideas", "ways", "things", "reasons", "trends", "team", "teams",
    "member", "members", "account", "user", "users", "profile", "digital", "software",
    "security", "cloud", "solutions", "platform", "tools", "pricing", "features", "partners",
    "customers", "industry", "industries", "education", "training", "courses", "course", "art",
    "arts", "culture", "style", "fashion", "beauty", "home", "garden", "family", "kids",
    "parenting", "love", "see", "updates", "recent", "posts", "quick", "text", "size", "life",
    "living", "green", "red", "blue", "black", "car", "cars", "auto", "energy", "oil", "gas",
    "water", "air", "quality", "price", "prices"};

static bool
in_list(struct part w, const char *const *list, size_t n)
{
	struct part rest = w;

	/* A word of the list, whatever mark stands behind it; but "A." is an initial. */
	return part_skip_any(&rest, list, n) >= 0 &&
	       (!rest.len || (rest.len == 1 && strchr(w.len > 2 ? ".,;:" : ",;:", rest.s[0])));
}

/* Does a number or another word of a date stand behind "May"? */
static bool
is_in_date(struct part behind)
{
	behind = part_trim(behind);
	while (behind.len && behind.s[0] == '.') {
		behind = part_of(behind.s + 1, behind.len - 1);
		behind = part_trim(behind);
	}
	return behind.len && (letter_at(behind.s, behind.len).class_ == LETTER_DIGIT ||
				 part_skip_any(&behind, times, ARRAY_LEN(times)) >= 0);
}

static bool
begins_with_capital(struct part p)
{
	return p.len && letter_at(p.s, p.len).class_ == LETTER_UPPER;
}

static bool
is_shouted(struct part w)
{
	size_t i, n = 0;

	for (i = 0; i < w.len; n++) {
		struct letter l = letter_at(w.s + i, w.len - i);

		if (l.class_ == LETTER_LOWER)
			return false;
		i += l.len;
	}
	return n > 1;
}

/* Is a capitalised or small word of the lists no part of a name where it stands? */
static bool
is_no_name(struct part w, struct part behind, bool inside)
{
	if (in_list(w, strangers, ARRAY_LEN(strangers)))
		return true;
	if (in_list(w, times, ARRAY_LEN(times)))
		return is_in_date(behind) || (!inside && !begins_with_capital(behind));
	return !inside && in_list(w, placeholders, ARRAY_LEN(placeholders));
}

/* Letters and the marks within names. */
static bool
is_spelled_like_name(struct part w)
{
	size_t i;

	for (i = 0; i < w.len;) {
		struct letter l = letter_at(w.s + i, w.len - i);

		if (l.class_ == LETTER_DIGIT ||
		    (l.class_ == LETTER_PUNCT && l.code != '.' && l.code != '\'' &&
			l.code != '-' && l.code != 0x2019 && l.code != 0x30fb &&
			l.code != 0x2011))
			return false;
		i += l.len;
	}
	return true;
}

enum name_word
name_word_of(struct part w, struct part behind, bool inside)
{
	struct letter first = letter_at(w.s, w.len);

	if (inside && (in_list(w, connectors, SURE_CONNECTORS) ||
			  ((first.class_ != LETTER_UPPER || is_shouted(w)) &&
			      in_list(w, connectors, ARRAY_LEN(connectors)))))
		return NAME_CONNECTOR;
	if (is_no_name(w, behind, inside))
		return NAME_NOT;
	if (in_list(w, roles, ARRAY_LEN(roles)) ||
	    (inside && is_shouted(w) && in_list(w, agencies, ARRAY_LEN(agencies))))
		return NAME_ROLE;
	if (first.class_ == LETTER_LOWER)
		return in_list(w, particles, ARRAY_LEN(particles)) ? NAME_PARTICLE : NAME_NOT;
	if (first.class_ != LETTER_UPPER && first.class_ != LETTER_OTHER &&
	    first.class_ != LETTER_IDEOGRAPH)
		return NAME_NOT;
	return is_spelled_like_name(w) ? NAME_WORD : NAME_NOT;
}

bool
name_word_is_stranger(struct part w)
{
	return in_list(w, strangers, ARRAY_LEN(strangers)) ||
	       in_list(w, placeholders, ARRAY_LEN(placeholders));
}

bool
name_word_is_menu(struct part w)
{
	return in_list(w, menu_words, ARRAY_LEN(menu_words));
}

bool
name_word_skip_degree(struct part *p)
{
	static const char *const degrees[] = {"ph d", "ph.d.", "ph.d", "phd", "psy d", "psyd",
	    "pharm d", "pharmd", "ed d", "edd", "msc", "bsc", "esq.", "esq", "jr.", "jr", "sr.",
	    "sr"};
	struct part rest = *p;
	bool known = part_skip_any(&rest, degrees, ARRAY_LEN(degrees)) >= 0;
	size_t i;

	if (!known) {
		struct part w = part_next(&rest);

		for (i = 0; i < w.len &&
			    ((w.s[i] >= 'A' && w.s[i] <= 'Z') || (i && strchr(".-", w.s[i])));
		     i++)
			;
		if (i < 2 || i > DEGREE_MAX || (i < w.len && w.s[i] != ','))
			return false;
		if (i < w.len)
			rest = part_of(w.s + i, (size_t)(rest.s + rest.len - (w.s + i)));
	}
	if (rest.len && rest.s[0] == ',')
		rest = part_of(rest.s + 1, rest.len - 1);
	else if (!known && begins_with_capital(rest))
		return false;
	*p = rest;
	return true;
}
