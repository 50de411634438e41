/* text/url.h: addresses of the web (RFC 3986). */
#ifndef TEXT_URL_H
#define TEXT_URL_H

#include "base/buf.h"

/* Appends ref as seen from base (RFC 3986, 5.2; base may be NULL or empty: ref as it is).
 * Spaces become %20. Addresses with another scheme than base's (mailto:, data:) stay. */
void url_resolve(struct buf *out, const char *base, const char *ref);
/* The host in an absolute http or https address, without "www." and port; false when there
 * is none. Points into url. */
bool url_host(const char *url, const char **host, size_t *len);
/* Is it an absolute http or https address? */
bool url_is_web(const char *url);

#endif
