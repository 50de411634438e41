/* entity/annotate.h: marks the names and values of one article.
 *
 * Names (person, org, place, other) come from a conditional random field whose weights
 * lie in one model file; values (date, time, money, percent, quantity) come from
 * patterns (entity/pattern.h), which need no model. Names are then linked: all forms of
 * one name in the article point to one local entity (entity/link.h).
 *
 * The model is one read-only mapping; it may be shared by any number of calls and, since
 * it is mapped, by any number of processes. Nothing here keeps state. */
#ifndef ENTITY_ANNOTATE_H
#define ENTITY_ANNOTATE_H

#include "base/err.h"
#include "doc/article.h"

struct entity_model;

/* A thick novel; what is longer is marked so far, so that no file takes its worker long. */
enum { ENTITY_MAX_BYTES = 2 << 20 };

/* The model's file name, beside the program in the build tree, under pkgdatadir when
 * installed. */
#define ENTITY_MODEL_FILE "names.model"

/* Maps a model file. A missing, damaged or foreign file fails with a sentence that names
 * it; the caller then goes on with NULL for a model, which costs the names only. */
bool entity_model_open(const char *path, struct entity_model **out, struct err *err);
void entity_model_close(struct entity_model *m);
/* Looks for ENTITY_MODEL_FILE beside the running program, then in datadir. The caller
 * frees the path; NULL when there is none. */
char *entity_model_find(const char *argv0, const char *datadir);
/* Which model this is, for meta(model): a short word made from its checksum; "none" for
 * NULL. Borrowed. */
const char *entity_model_name(const struct entity_model *m);

/* Replaces the article's mentions. model may be NULL: values only. Relative dates are
 * resolved against the article's own date (FIELD_DATE), if it has one; its dateline is a
 * place. Time is linear in the text, of which no more than ENTITY_MAX_BYTES is looked at. */
void entity_annotate(const struct entity_model *model, struct article *a);

#endif
