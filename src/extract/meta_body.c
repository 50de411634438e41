/* Dateline, agency, caption, image credit and credits: what stands in or beside the body. */
#include "extract/meta_part.h"

void
meta_read_body(struct meta *m)
{
	(void)m;
}
