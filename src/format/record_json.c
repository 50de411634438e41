/* Members of a record, type by type. */
#include "format/record_json.h"

#include "text/clean.h"

#include <string.h>

bool
record_expected(struct err *err, const char *key, const char *what)
{
	return err_set(err, ERR_DATA, "member \"%s\": expected %s", key, what);
}

/* The member; NULL when it is missing or null. */
static const json_t *
member(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_null(value) ? NULL : value;
}

bool
record_string(const json_t *object, const char *key, const json_t **out, struct err *err)
{
	*out = member(object, key);
	return !*out || json_is_string(*out) || record_expected(err, key, "a string");
}

bool
record_number(const json_t *object, const char *key, int64_t *out, struct err *err)
{
	const json_t *value = member(object, key);

	*out = json_integer_value(value);
	return !value || json_is_integer(value) || record_expected(err, key, "a whole number");
}

bool
record_array(const json_t *object, const char *key, const json_t **out, struct err *err)
{
	*out = member(object, key);
	return !*out || json_is_array(*out) || record_expected(err, key, "an array");
}

bool
record_object(const json_t *object, const char *key, const json_t **out, struct err *err)
{
	*out = member(object, key);
	return !*out || json_is_object(*out) || record_expected(err, key, "an object");
}

bool
record_join(const json_t *array, const char *prefix, struct buf *out)
{
	const json_t *value;
	size_t i, start, before;

	json_array_foreach(array, i, value)
	{
		if (!json_is_string(value))
			return false;
		start = out->len;
		if (start)
			buf_add_char(out, '\n');
		if (prefix) {
			clean_text(out, prefix, strlen(prefix), CLEAN_LINE);
			buf_add_char(out, '\t');
		}
		before = out->len;
		clean_text(
		    out, json_string_value(value), json_string_length(value), CLEAN_LINE);
		if (out->len == before)
			buf_truncate(out, start);
	}
	return json_is_array(array);
}

bool
record_row(const json_t *row, const char *format, void *const *out)
{
	const json_t *item;
	json_int_t number;
	size_t i;

	for (i = 0; format[i]; i++) {
		item = json_array_get(row, i);
		number = json_integer_value(item);
		if (format[i] == 's') {
			if (!json_is_string(item))
				return false;
			*(const char **)out[i] = json_string_value(item);
			continue;
		}
		if (!json_is_integer(item))
			return false;
		if (format[i] == 'i') {
			*(int64_t *)out[i] = number;
			continue;
		}
		if (number < 0 || number >= UINT32_MAX)
			return false;
		*(uint32_t *)out[i] = (uint32_t)number;
	}
	return true;
}
