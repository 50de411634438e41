/* Names in bylines. */
#include "extract/people.h"

#include "text/date.h"
#include "text/letter.h"

#include <string.h>

enum { NAME_MAX_WORDS = 6, NAME_MAX_BYTES = 80 };

/* Words that stand before a name, longest first where one begins another. A line that holds the
 * word alone announces the name on the next. */
static const char *const markers[] = {"written by", "posted by", "published by", "authored by",
    "story by", "text by", "words by", "report by", "reported by", "article by", "created by",
    "submitted by", "contributed by", "review by", "recipe by", "guest author", "by", "authors",
    "author", "geschrieben von", "verfasst von", "ein artikel von", "ecrit par", "publie par",
    "escrito por", "publicado por", "scritto da", "a cura di", "geschreven door", "skrevet av",
    "skrevet af", "skriven av", "autorin", "autores", "autor", "autore", "auteur", "forfatter",
    "redaktor", "редактор", "автор", "текст", "yazar", "penulis", "oleh", "撰文", "作者",
    "记者", "記者", "著者", "執筆", "文", "글"};

/* These are common words besides: the line must be nothing but the byline. */
static const char *const weak_markers[] = {
    "par", "von", "por", "door", "di", "av", "af", "tekst", "text", "przez"};

/* "Posted on 3 May 2011 by ...", "Updated ... by ..." */
static const char *const inner_markers[] = {"by", "von", "par", "por"};

static const char *const connectors[] = {
    "and", "&", "und", "et", "y", "e", "og", "och", "with", "en", "i", "и", "ve", "dan"};

static const char *const particles[] = {"de", "da", "do", "dos", "das", "di", "del", "della",
    "der", "den", "van", "von", "vom", "zu", "zur", "la", "le", "du", "al", "el", "bin", "ibn",
    "ter", "ten", "af", "av", "st", "ap", "y"};

/* Capitalised, and no part of a name. */
static const char *const strangers[] = {"the", "a", "an", "editor", "editors", "news", "chief",
    "senior", "correspondent", "reporter", "writer", "contributor", "director", "professor",
    "special", "updated", "published", "posted", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "mon", "tue", "wed",
    "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "on", "in", "at", "for", "of", "to", "from", "read", "share",
    "comments", "no", "this", "that", "we", "our", "you", "it", "is", "leave", "last"};

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
    "parenting", "love", "life", "living", "green", "red", "blue", "black", "car", "cars",
    "auto", "energy", "oil", "gas", "water", "air", "quality", "price", "prices"};

static bool
in_list(struct part w, const char *const *list, size_t n)
{
	struct part rest = w;

	/* A word of the list, whatever mark stands behind it; but "A." is an initial. */
	return part_skip_any(&rest, list, n) >= 0 &&
	       (!rest.len || (rest.len == 1 && strchr(w.len > 2 ? ".,;:" : ",;:", rest.s[0])));
}

enum word_kind { WORD_NO, WORD_NAME, WORD_PARTICLE, WORD_CONNECTOR };

static enum word_kind
kind_of(struct part w)
{
	struct letter first = letter_at(w.s, w.len);
	size_t i;

	if (in_list(w, connectors, ARRAY_LEN(connectors)))
		return WORD_CONNECTOR;
	if (in_list(w, strangers, ARRAY_LEN(strangers)))
		return WORD_NO;
	if (first.class_ == LETTER_LOWER)
		return in_list(w, particles, ARRAY_LEN(particles)) ? WORD_PARTICLE : WORD_NO;
	if (first.class_ != LETTER_UPPER && first.class_ != LETTER_OTHER &&
	    first.class_ != LETTER_IDEOGRAPH)
		return WORD_NO;
	for (i = 0; i < w.len;) {
		struct letter l = letter_at(w.s + i, w.len - i);

		if (l.class_ == LETTER_DIGIT ||
		    (l.class_ == LETTER_PUNCT && l.code != '.' && l.code != '\'' &&
			l.code != '-' && l.code != 0x2019 && l.code != 0x30fb &&
			l.code != 0x2011))
			return WORD_NO;
		i += l.len;
	}
	return WORD_NAME;
}

/* A name being read. */
struct reading {
	const char *start, *end;
	size_t words; /* in this name */
	size_t names; /* so far */
	bool capital; /* it has a word that is more than a particle */
	bool after_comma;
};

static bool
close_name(struct reading *r, struct buf *out)
{
	struct part name;

	/* Behind a comma stands an agency, a title or a place as often as another name. */
	if (r->words == 0 || !r->capital)
		return false;
	if (r->after_comma && r->words < 2 &&
	    letter_at(r->start, (size_t)(r->end - r->start)).class_ == LETTER_UPPER)
		return false;
	name = part_trim(part_of(r->start, (size_t)(r->end - r->start)));
	if (!name.len || name.len > NAME_MAX_BYTES)
		return false;
	buf_add(out, name.s, name.len);
	buf_add_char(out, '\n');
	r->names++;
	r->words = 0;
	r->capital = false;
	return true;
}

/* Cuts a word at the mark that ends a name: "Bartz," -> "Bartz". Returns the mark or 0. */
static uint32_t
cut_mark(struct part *w)
{
	size_t i;

	for (i = 0; i < w->len;) {
		struct letter l = letter_at(w->s + i, w->len - i);

		if (l.code == ',' || l.code == ';' || l.code == '/' || l.code == 0x3001 ||
		    l.code == 0xff0c || l.code == '|' || l.code == 0xb7 || l.code == 0x2022 ||
		    l.code == '(' || l.code == ':' || l.code == ')' || l.code == 0xff5c ||
		    l.code == 0xff08) {
			w->len = i;
			return l.code;
		}
		i += l.len;
	}
	return 0;
}

static bool
is_list_mark(uint32_t mark)
{
	return mark == ',' || mark == ';' || mark == '/' || mark == 0x3001 || mark == 0xff0c;
}

size_t
people_take(struct part *p, struct buf *out)
{
	struct reading r = {0};
	struct part rest = *p;

	while (rest.len) {
		struct part before = rest, w = part_next(&rest);
		uint32_t mark = cut_mark(&w);
		enum word_kind kind = w.len ? kind_of(w) : WORD_NO;

		if (w.len && (mark == '/' || mark == ',' || mark == ';'))
			rest = part_of(w.s + w.len + 1,
			    (size_t)(before.s + before.len - (w.s + w.len + 1)));
		if (kind == WORD_CONNECTOR && r.words && !mark) {
			if (!close_name(&r, out))
				break;
			r.after_comma = false;
			*p = rest;
			continue;
		}
		if ((kind != WORD_NAME && kind != WORD_PARTICLE) || r.words == NAME_MAX_WORDS)
			break;
		if (!r.words)
			r.start = w.s;
		r.words++;
		r.capital |= kind == WORD_NAME;
		r.end = w.s + w.len;
		if (mark) {
			if (!close_name(&r, out) || !is_list_mark(mark))
				break;
			*p = rest;
			r.after_comma = true;
		}
	}
	if (r.words && close_name(&r, out))
		*p = part_of(r.end, (size_t)(p->s + p->len - r.end));
	return r.names;
}

/* What may stand behind the names of a byline. */
static bool
ends_byline(struct part rest, bool strict)
{
	static const char *const tails[] = {"in", "for", "on", "at", "of", "updated",
	    "published", "posted", "staff", "reuters", "last", "senior", "special", "associate",
	    "chief", "editor", "reporter", "contributor", "correspondent", "read", "am", "le",
	    "el", "den"};
	struct letter l;
	struct part p = rest;

	if (!rest.len)
		return true;
	l = letter_at(rest.s, rest.len);
	if (l.class_ == LETTER_SPACE) {
		p = part_trim(rest);
		if (!p.len)
			return true;
		l = letter_at(p.s, p.len);
	}
	if (l.class_ == LETTER_DIGIT ||
	    (l.class_ == LETTER_PUNCT && l.code != '\'' && l.code != '"'))
		return !strict || rest.len < 60;
	return rest.len < 60 && part_skip_any(&p, tails, ARRAY_LEN(tails)) >= 0;
}

/* The names behind a byline's word, date words cut off. */
static size_t
take_byline(struct part p, struct buf *out, bool strict)
{
	size_t at = out->len, n, date_at, date_len;
	struct date date;

	if (date_find(p.s, p.len, NULL, &date, &date_at, &date_len) && date_at)
		p.len = date_at;
	p = part_trim(p);
	n = people_take(&p, out);
	if (n && ends_byline(p, strict))
		return n;
	buf_truncate(out, at);
	return 0;
}

static size_t
inner_byline(struct part p, struct buf *out)
{
	static const char *const verbs[] = {"posted", "published", "updated", "written",
	    "submitted", "added", "veroffentlicht", "publie", "publicado", "created",
	    "reviewed"};
	struct part rest = p;
	struct date date;
	size_t at, from, n;

	if (!part_find_any(p, inner_markers, ARRAY_LEN(inner_markers), &at) || !at)
		return 0;
	if (part_skip_any(&rest, verbs, ARRAY_LEN(verbs)) < 0 &&
	    !date_find(p.s, at, NULL, &date, &from, &n))
		return 0;
	rest = part_of(p.s + at, p.len - at);
	part_skip_any(&rest, inner_markers, ARRAY_LEN(inner_markers));
	return take_byline(rest, out, true);
}

size_t
people_byline(struct part p, struct buf *out)
{
	struct part rest;
	size_t at = out->len, n;

	p = part_trim(p);
	if (p.len < 4 || p.len > 200)
		return 0;
	rest = p;
	if (part_skip_any(&rest, markers, ARRAY_LEN(markers)) >= 0) {
		n = take_byline(rest, out, false);
		if (n)
			return n;
	}
	rest = p;
	if (part_skip_any(&rest, weak_markers, ARRAY_LEN(weak_markers)) >= 0) {
		struct part names = part_trim(rest);

		n = people_take(&names, out);
		if (n && memchr(out->data + at, ' ', out->len - at) && !part_trim(names).len)
			return n;
		buf_truncate(out, at);
	}
	return inner_byline(p, out);
}

bool
people_is_marker(struct part p)
{
	p = part_trim(p);
	return p.len && part_skip_any(&p, markers, ARRAY_LEN(markers)) >= 0 && !p.len;
}

bool
people_is_name(struct part p)
{
	struct part rest = part_trim(p);
	size_t words = 0, ideographs = 0, bytes = rest.len, i;

	for (i = 0; i < rest.len;) {
		struct letter l = letter_at(rest.s + i, rest.len - i);

		ideographs += l.class_ == LETTER_IDEOGRAPH;
		i += l.len;
	}
	if (ideographs)
		return ideographs >= 2 && ideographs <= 6 && bytes <= 20;
	while (rest.len) {
		struct part w = part_next(&rest);
		enum word_kind kind = kind_of(w);

		if ((kind != WORD_NAME && !(kind == WORD_PARTICLE && words)) ||
		    in_list(w, menu_words, ARRAY_LEN(menu_words)))
			return false;
		words++;
	}
	return words >= 2 && words <= 4 && bytes <= 50;
}
