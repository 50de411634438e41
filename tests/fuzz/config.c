/* app/config.h: any file; faults are told, the rest stays in force. */
#include "fuzz.h"

#include "app/config.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct buf errors = BUF_INIT;
	struct config c;

	config_init(&c);
	config_parse(&c, (const char *)bytes, len, "fuzz", &errors);
	config_apply_theme(&c);
	buf_clear(&errors);
	config_clear(&c);
	return 0;
}
