/* text/lang.h: which language a text is written in. */
#ifndef TEXT_LANG_H
#define TEXT_LANG_H

#include "base/base.h"

/* A BCP 47 tag ("en", "de", "zh" ...) by script and by the commonest words, looking at the
 * first few thousand bytes; NULL when the text is too short or nothing fits. Static. */
const char *lang_guess(const char *s, size_t len);
/* Reads "en_GB.UTF-8", "EN-us", "english" into a tag of at most 11 bytes with NUL ("en-GB");
 * false when it is none. */
bool lang_normalize(const char *s, size_t len, char out[12]);

#endif
