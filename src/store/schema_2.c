/* Schema 2: one const table of SQL.
 *
 * What a letter or two begins is completed from the words of many articles without a walk along
 * the rarer ones; the index is merged less often while much is added. */
#include "store/schema.h"

const char schema_2[] =
    "CREATE INDEX term_frequent ON term(word) WHERE n >= 4096;"
    "INSERT INTO fts(fts, rank) VALUES('automerge', 8);";
