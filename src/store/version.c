/* Which versions of the libraries that keep articles are in. */
#include "store/version.h"

#include <sqlite3.h>
#include <zstd.h>

void
store_add_versions(struct buf *out)
{
	buf_addf(out, "SQLite %s\nzstd %s\n", sqlite3_libversion(), ZSTD_versionString());
}
