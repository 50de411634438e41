/* store/rank.h: how well an article fits a query, as an FTS5 auxiliary function.
 *
 * Unlike bm25() it reads nothing but the article's own hits: no posting list is walked to its
 * end. A form's hits count less the more there are (Robertson's saturation, k = 1.2), in the
 * title and the authors more than in the body, early in the body more than late, and close to
 * each other more than scattered. */
#ifndef STORE_RANK_H
#define STORE_RANK_H

#include "store/db.h"

/* lectern_rank(fts): a float, more is better. */
void rank_hit(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
    int n_values, sqlite3_value **values);

#endif
