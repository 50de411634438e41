/* Schema 2: one const table of SQL.
 *
 * What a letter or two begins is completed from the words of many articles, and the most frequent
 * entities are listed, without a walk along the rarer ones; the index is merged less often while
 * much is added. */
#include "store/schema.h"

const char schema_2[] =
    "CREATE INDEX term_frequent ON term(word) WHERE n >= 4096;"
    "CREATE INDEX entity_count_common ON entity_count(articles, mentions) WHERE articles >= 16;"
    "INSERT INTO fts(fts, rank) VALUES('automerge', 8);";
