/* Credits. */
#include "extract/credit.h"

#include "extract/people.h"
#include "text/letter.h"

#include <string.h>

/* Words that begin a role; it goes on to "by" or its like. */
static const char *const roles[] = {"reporting", "additional reporting", "writing", "editing",
    "edited", "written", "reported", "compiled", "translated", "translation", "photography",
    "photos", "graphics", "graphic", "research", "production", "producing",
    "additional writing", "additional editing", "additional research", "data analysis",
    "illustration", "video", "text", "redaktion", "bearbeitet", "mitarbeit", "ubersetzung",
    "redaction", "edite", "traduit", "avec", "reportage", "editado", "escrito", "reporte",
    "informacion", "con informacion", "a cura", "traduzione"};

static const char *const by_words[] = {"by", "von", "par", "por", "di", "de", "da"};

static const char *const image_words[] = {"image credit", "photo credit", "photo by",
    "photos by", "photograph by", "photographs by", "picture by", "credits", "credit",
    "photograph", "photos", "photo", "pictures", "picture", "image", "images", "foto", "fotos",
    "bild", "crediti", "credit photo", "source photo", "illustration", "摄影", "图", "写真",
    "撮影"};

/* Agencies whose name before "/" is a credit by itself. */
static const char *const agencies[] = {"reuters", "ap photo", "ap", "afp", "getty images",
    "getty", "epa", "shutterstock", "istock", "istockphoto", "alamy", "bloomberg", "xinhua",
    "dpa", "unsplash", "flickr", "wikimedia commons", "zuma", "ansa", "efe", "kyodo",
    "pa wire"};

/* "Reporting by A and B in London": a role to *role, its names to out. */
static size_t
read_role(struct part p, struct buf *out)
{
	struct part rest = p, role;
	struct buf names = BUF_INIT;
	size_t at, n = 0, i = 0;

	if (part_skip_any(&rest, roles, ARRAY_LEN(roles)) < 0 ||
	    !part_find_any(p, by_words, ARRAY_LEN(by_words), &at) || !at || at > 60)
		return 0;
	role = part_trim(part_of(p.s, at));
	rest = part_of(p.s + at, p.len - at);
	part_skip_any(&rest, by_words, ARRAY_LEN(by_words));
	n = people_take(&rest, &names);
	while (n && i < names.len) {
		size_t len = strcspn(names.data + i, "\n");

		buf_addf(out, "%.*s\t%.*s\n", (int)role.len, role.s, (int)len, names.data + i);
		i += len + 1;
	}
	buf_clear(&names);
	return n;
}

size_t
credit_roles(struct part p, struct buf *out)
{
	size_t at = out->len, n = 0;

	if (p.len > 1000)
		return 0;
	while (p.len && strchr("([ ", p.s[0]))
		p.s++, p.len--;
	while (p.len && strchr(")]. ", p.s[p.len - 1]))
		p.len--;
	while (p.len) {
		const char *mark = memchr(p.s, ';', p.len);
		size_t len = mark ? (size_t)(mark - p.s) : p.len;
		size_t found = read_role(part_trim(part_of(p.s, len)), out);

		if (!found) {
			buf_truncate(out, at);
			return 0;
		}
		n += found;
		p.s += len + (mark != NULL);
		p.len -= len + (mark != NULL);
	}
	return n;
}

static struct part
without_brackets(struct part p)
{
	p = part_trim(p);
	while (p.len && strchr("([{", p.s[0]))
		p.s++, p.len--;
	while (p.len && strchr(")]}", p.s[p.len - 1]))
		p.len--;
	return part_trim(p);
}

bool
credit_image(struct part p, struct part *who)
{
	struct part rest = without_brackets(p), whole = rest;
	bool marked;

	if (rest.len < 4 || rest.len > 160)
		return false;
	if (part_skip_any(&rest, image_words, ARRAY_LEN(image_words)) >= 0) {
		marked =
		    rest.len && (rest.s[0] == ':' || rest.s[0] == '/' || rest.s[-1] == ' ');
		/* "Photo gallery of the week": a word goes on, so it needs its mark. */
		if (rest.len && rest.s[0] != ':' && !memmem(whole.s, whole.len, " by ", 4) &&
		    !memchr(whole.s, '/', whole.len))
			return false;
		*who = part_trim(rest);
		return marked && who->len > 1 && part_count(*who) <= 12;
	}
	if (part_skip_any(&rest, agencies, ARRAY_LEN(agencies)) >= 0 && rest.len &&
	    (rest.s[0] == '/' || (rest.s[0] == '|' && part_count(rest) <= 6))) {
		*who = whole;
		return part_count(whole) <= 8;
	}
	return false;
}

bool
credit_split_caption(struct part *caption, struct part *who)
{
	size_t i;

	for (i = caption->len; i > 8 && caption->len - i < 100; i--) {
		struct part tail = part_of(caption->s + i, caption->len - i);
		char before = caption->s[i - 1];

		if (before != ' ' && before != '(' && before != '.')
			continue;
		if (before == ' ' && !strchr(".)(|-", caption->s[i - 2]) && tail.len &&
		    letter_at(tail.s, tail.len).class_ != LETTER_UPPER)
			continue;
		if (!credit_image(tail, who))
			continue;
		caption->len = i;
		while (caption->len && strchr(" (|-", caption->s[caption->len - 1]))
			caption->len--;
		return caption->len > 0;
	}
	return false;
}
