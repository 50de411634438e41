/* names_try: text on standard input, "start end TYPE text" lines out, as `lectern annotate
 * --tsv` prints them; for measuring a model file before it is committed. */
#include "base/file.h"
#include "entity/annotate.h"

#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	struct entity_model *model = NULL;
	struct buf in = BUF_INIT;
	struct article a;
	struct err err;
	size_t i;

	article_init(&a);
	if (argc > 1 && !entity_model_open(argv[1], &model, &err))
		fprintf(stderr, "names_try: %s\n", err.text);
	if (argc > 2)
		article_set(
		    &a, FIELD_DATE, argv[2], strlen(argv[2]), ORIGIN_USER, WHERE_USER, 100);
	if (!file_read("-", SIZE_MAX, &in, &err)) {
		fprintf(stderr, "names_try: %s\n", err.text);
		return 1;
	}
	buf_add(&a.doc.text, in.data, in.len);
	entity_annotate(model, &a);
	for (i = 0; i < a.mentions.n; i++) {
		const struct mention *m = &a.mentions.items[i];

		printf("%u\t%u\t%s\t%.*s", m->start, m->start + m->len,
		    mention_kind_tag((enum mention_kind)m->kind), (int)m->len,
		    in.data + m->start);
		if (argc > 2 && m->entity != MENTION_NO_ENTITY)
			printf("\t%s%s",
			    mentions_string(&a.mentions, a.mentions.entities[m->entity].key),
			    a.mentions.entities[m->entity].bare ? " (bare)" : "");
		if (argc > 2 && m->kind >= MENTION_DATE)
			printf("\t%s", mentions_string(&a.mentions, m->value));
		putchar('\n');
	}
	article_clear(&a);
	buf_clear(&in);
	entity_model_close(model);
	return 0;
}
