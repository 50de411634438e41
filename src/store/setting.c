/* Settings lie in the table meta, under names of their own. */
#include "store/setting.h"

#include "store/db.h"

char *
setting_get(struct library *lib, const char *name)
{
	struct buf key = BUF_INIT;
	char *value;

	buf_addf(&key, "setting.%s", name);
	value = db_meta(lib, key.data);
	buf_clear(&key);
	return value;
}

bool
setting_set(struct library *lib, const char *name, const char *value, struct err *err)
{
	struct buf key = BUF_INIT;
	bool ok;

	buf_addf(&key, "setting.%s", name);
	ok = db_set_meta(lib, key.data, value, err);
	buf_clear(&key);
	return ok;
}
