/* One expected failure. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool
err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	err->kind = kind;
	va_start(args, format);
	vsnprintf(err->text, sizeof(err->text), format, args);
	va_end(args);
	return false;
}

void
err_clear(struct err *err)
{
	err->kind = ERR_NONE;
	err->text[0] = '\0';
}
