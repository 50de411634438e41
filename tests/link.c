/* entity/: where names may not go on, and which names of a text are one thing. */
#include "tap.h"

#include "entity/link.h"
#include "entity/token.h"

#include <string.h>

/* Names stand in brackets behind their kind's letter, as in "[L Oslo]"; wanted are the entities
 * in their order, "kind name count". */
static const struct {
	const char *text, *want;
} cases[] = {
    {"[P John Smith] said. Then [P Smith] left.", "person John Smith 2"},
    {"[O PORT LASKO] (AP) - In [L Port Lasko] they say so.", "place Port Lasko 2"},
    {"[L Port Lasko] it is, said [O PORT LASKO].", "place Port Lasko 2"},
    {"[O PORT LASKO] alone.", "org PORT LASKO 1"},
    {"[O LASKO TOWN], [L Lasko Town], [P Lasko Town].",
	"org LASKO TOWN 1 / place Lasko Town 1 / person Lasko Town 1"},
    {"[O WHO] is not [X Who].", "org WHO 1 / other Who 1"},
    {"[P ANNA LEE] wrote; [P Anna Lee] did.", "person Anna Lee 2"},
};

static void
mark(const char *marked, struct buf *text, struct mentions *m)
{
	static const char letters[] = "POLX";
	uint32_t start = 0;
	uint8_t kind = 0;

	for (; *marked; marked++) {
		if (*marked == '[') {
			kind = (uint8_t)(strchr(letters, marked[1]) - letters);
			start = (uint32_t)text->len;
			marked += 2;
		} else if (*marked == ']') {
			mentions_add(m, (struct mention){start, (uint32_t)text->len - start,
					    MENTION_NO_ENTITY, 0, kind, 255});
		} else {
			buf_add_char(text, *marked);
		}
	}
}

/* A name never goes on from a table's cell into the next one. */
static void
test_cells(void)
{
	static const char text[] = "Karin\tSank at sea\nNight Heron";
	struct tokens t = TOKENS_INIT;

	tokens_scan(&t, text, sizeof(text) - 1);
	tap_is_int((long long)tokens_sentence_end(&t, 0), 1, "a cell ends a sentence");
	tap_is_int((long long)tokens_sentence_end(&t, 1), 4, "a row ends a sentence");
	tokens_clear(&t);
}

int
main(void)
{
	size_t i, k;

	test_cells();

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf text = BUF_INIT, got = BUF_INIT;
		struct mentions m;

		mentions_init(&m);
		mark(cases[i].text, &text, &m);
		link_mentions(&m, buf_str(&text), text.len);
		for (k = 0; k < m.n_entities; k++)
			buf_addf(&got, "%s%s %s %u", k ? " / " : "",
			    mention_kind_name((enum mention_kind)m.entities[k].kind),
			    mentions_string(&m, m.entities[k].name), m.entities[k].count);
		tap_is(buf_str(&got), cases[i].want, "%s", cases[i].text);
		mentions_clear(&m);
		buf_clear(&text);
		buf_clear(&got);
	}
	return tap_done();
}
