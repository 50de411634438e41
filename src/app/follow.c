/* Following names and links. */
#include "app/follow.h"

#include "app/go.h"
#include "store/entity.h"

#include <stdlib.h>
#include <string.h>

void
follow_address(struct app *app, const char *address)
{
	struct effect_item *item = effects_add(&app->effects, EFFECT_OPEN);

	effect_add_word(item, address, strlen(address));
}

void
follow_entity(struct app *app, int64_t id)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct entity_page page = ENTITY_PAGE_INIT;
	struct err err;

	if (!entity_get(app->env.library, id, &page, &err)) {
		say_error(app, &err);
	} else if (page.n > 0) {
		source_set_id(&source, SOURCE_ENTITY, id, page.rows[0].name);
		go_source(app, &source);
	}
	entity_page_clear(&page);
}

void
follow_target(struct app *app, const struct reader_target *target)
{
	const struct article *a = &app->reader.article;
	size_t n = a->mentions.n_entities;
	int64_t id = 0, *ids;
	struct err err;

	if (target->link != 0) {
		follow_address(app, doc_string(&a->doc, target->link));
		return;
	}
	ids = base_calloc(n + 1, sizeof *ids);
	if (!entity_of_article(app->env.library, app->reader.id, &a->mentions, ids, n, &err))
		say_error(app, &err);
	else if (target->entity < n)
		id = ids[target->entity];
	free(ids);
	if (id != 0)
		follow_entity(app, id);
}
