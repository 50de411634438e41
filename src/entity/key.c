/* Keys: folded names and their aliases. */
#include "entity/alias.h"
#include "text/letter.h"
#include "entity/link.h"

#include <stdlib.h>
#include <string.h>

static const char *const legal_forms[] = {"ag", "bhd", "co", "company", "corp", "corporation",
    "gmbh", "inc", "incorporated", "kk", "limited", "llc", "llp", "lp", "ltd", "nv", "oao",
    "ooo", "oyj", "plc", "pty", "pvt", "sa", "sarl", "spa", "sro"};

static int
compare_string(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

/* Folds; drops dots, quotes and commas, spells "&", makes every gap one space. */
static void
fold_name(struct buf *out, const char *name, size_t len)
{
	struct buf folded = BUF_INIT;
	size_t start = out->len, i;

	letter_fold_text(&folded, name, len);
	for (i = 0; i < folded.len; i++) {
		unsigned char c = (unsigned char)folded.data[i];

		if (c == '.' || c == '\'' || c == '"' || c == ',')
			continue;
		if (c == '&') {
			if (out->len > start && out->data[out->len - 1] != ' ')
				buf_add_char(out, ' ');
			buf_add_str(out, "and ");
		} else if (c <= ' ' ||
			   (c == 0xC2 && i + 1 < folded.len && folded.data[i + 1] == '\xA0')) {
			i += c == 0xC2;
			if (out->len > start && out->data[out->len - 1] != ' ')
				buf_add_char(out, ' ');
		} else {
			buf_add_char(out, (char)c);
		}
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_clear(&folded);
}

/* Takes legal forms off the end of a company's name, the article off its front. */
static void
strip_org(struct buf *out, size_t start)
{
	for (;;) {
		char *space = memrchr(out->data + start, ' ', out->len - start);
		const char *word = space ? space + 1 : NULL;

		if (!word || !bsearch(word, legal_forms, ARRAY_LEN(legal_forms),
				 sizeof(*legal_forms), compare_string))
			break;
		buf_truncate(out, (size_t)(space - out->data));
	}
	if (out->len - start > 4 && !memcmp(out->data + start, "the ", 4)) {
		memmove(out->data + start, out->data + start + 4, out->len - start - 4);
		buf_truncate(out, out->len - 4);
	}
}

static const struct alias *
find_alias(enum mention_kind kind, const char *key)
{
	size_t lo = 0, hi = alias_count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int order = strcmp(key, alias_table[mid].key);

		if (!order && alias_table[mid].kind == kind)
			return &alias_table[mid];
		if (!order)
			order = (int)kind - (int)alias_table[mid].kind;
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

void
entity_key(struct buf *out, enum mention_kind kind, const char *name, size_t len)
{
	size_t start = out->len;
	const struct alias *alias;

	fold_name(out, name, len);
	if (out->len == start)
		return;
	if (kind == MENTION_ORG || kind == MENTION_PLACE)
		strip_org(out, start);
	alias = find_alias(kind, out->data + start);
	if (alias) {
		buf_truncate(out, start);
		fold_name(out, alias->name, strlen(alias->name));
		if (kind == MENTION_ORG)
			strip_org(out, start);
	}
}
