/* Which versions of the libraries that set text are in. */
#include "layout/version.h"

#include "config.h"

#ifdef HAVE_FRIBIDI
#include <fribidi.h>
#endif

void
layout_add_versions(struct buf *out)
{
#ifdef HAVE_FRIBIDI
	buf_addf(out, "FriBidi %s\n", FRIBIDI_VERSION);
#else
	buf_add_str(out, "no FriBidi: right-to-left text is not reordered\n");
#endif
#ifdef HAVE_HYPHEN
	/* libhyphen does not tell its version. */
	buf_add_str(out, "libhyphen\n");
#else
	buf_add_str(out, "no libhyphen: justified text is not hyphenated\n");
#endif
}
