/* Equal keys by a table of slots. */
#include "extract/group.h"

#include <stdlib.h>

void
group_equal(const uint64_t *keys, size_t n, uint32_t *first)
{
	size_t n_slots = 16, at, i;
	uint32_t *slots; /* index plus 1 */

	while (n_slots < 2 * n)
		n_slots *= 2;
	slots = base_calloc(n_slots, sizeof(*slots));
	for (i = 0; i < n; i++) {
		at = (keys[i] * 0x9e3779b97f4a7c15u) >> 32 & (n_slots - 1);
		while (slots[at] && keys[slots[at] - 1] != keys[i])
			at = (at + 1) & (n_slots - 1);
		if (!slots[at])
			slots[at] = (uint32_t)i + 1;
		first[i] = slots[at] - 1;
	}
	free(slots);
}
