/* ui/input.h: whatever a terminal sends, in whatever pieces. */
#include "fuzz.h"

#include "ui/input.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct input_event event;
	struct input in;
	size_t i, n_events = 0;

	input_init(&in);
	for (i = 0; i < len; i++) {
		input_feed(&in, bytes + i, 1);
		while (input_next(&in, &event))
			n_events++;
		if (bytes[i] == 'x' && input_timeout(&in) >= 0)
			input_expire(&in);
	}
	FUZZ_CHECK(n_events <= 2 * len);
	input_expire(&in);
	while (input_next(&in, &event))
		continue;
	input_clear(&in);
	return 0;
}
