/* Following names and links. */
#include "app/follow.h"

#include "app/go.h"
#include "store/entity.h"

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
	int64_t id = reader_entity(&app->reader, target);

	if (target->link != 0)
		follow_address(app, doc_string(&app->reader.article.doc, target->link));
	else if (id != 0)
		follow_entity(app, id);
}
