/* store/inflect: forms of words in a library of several languages. */
#include "library.h"
#include "tap.h"

#include <stdlib.h>

/* Articles of two languages, whose stemmers take different words for one. */
static const struct {
	const char *lang, *text;
} tongues[] = {
    {"en", "The council changes its policy."},
    {"en", "New policies of the council are arrests."},
    {"fr", "Les polices municipales et la police nationale."},
    {"en", "The police made an arrest in Paris."},
    {"en", "Paris was never dull, James said."},
    {"fr", "On y va par le train, jamais \303\240 pied."},
    {"en", "Police in Paris and Nevada like jam."},
    {"fr", "Une affaire nationale."},
    {"de", "Das Wetter am Hafen."},
};

static const struct {
	const char *query, *want;
} forms_of[] = {
    {"police", "7 4 3"},
    {"polices", "7 4 3"},
    {"policy", "2 1"},
    {"paris", "7 5 4"},
    {"par", "6"},
    {"nevada", "7"},
    {"arrested", "4 2"},
    {"national", "8 3"},
    {"municipale", "3"},
    {"council policing", ""},
};

static void
test_tongues(void)
{
	struct library *lib = test_open("tongues");
	size_t i;

	for (i = 0; i < ARRAY_LEN(tongues); i++) {
		const char *values[] = {"-", NULL, NULL, tongues[i].lang};

		test_add_fields(lib, values, tongues[i].text);
	}
	for (i = 0; i < ARRAY_LEN(forms_of); i++)
		tap_is(test_ids(lib, forms_of[i].query), forms_of[i].want,
		    "forms in their own language: %s", forms_of[i].query);
	library_close(lib);
}

int
main(void)
{
	test_begin("inflect");
	test_tongues();
	test_end();
	return tap_done();
}
