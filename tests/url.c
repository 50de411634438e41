/* Addresses: the examples of RFC 3986, 5.4, and hosts. */
#include "tap.h"

#include "text/url.h"

#include <stdlib.h>

static void
test_resolve(void)
{
	static const char base[] = "http://a/b/c/d;p?q";
	static const char *const cases[][2] = {
	    {"g:h", "g:h"},
	    {"g", "http://a/b/c/g"},
	    {"./g", "http://a/b/c/g"},
	    {"g/", "http://a/b/c/g/"},
	    {"/g", "http://a/g"},
	    {"//g", "http://g"},
	    {"?y", "http://a/b/c/d;p?y"},
	    {"g?y", "http://a/b/c/g?y"},
	    {"#s", "http://a/b/c/d;p?q#s"},
	    {"g#s", "http://a/b/c/g#s"},
	    {"g?y#s", "http://a/b/c/g?y#s"},
	    {";x", "http://a/b/c/;x"},
	    {"g;x", "http://a/b/c/g;x"},
	    {"", "http://a/b/c/d;p?q"},
	    {".", "http://a/b/c/"},
	    {"./", "http://a/b/c/"},
	    {"..", "http://a/b/"},
	    {"../", "http://a/b/"},
	    {"../g", "http://a/b/g"},
	    {"../..", "http://a/"},
	    {"../../g", "http://a/g"},
	    {"../../../g", "http://a/g"},
	    {"/./g", "http://a/g"},
	    {"/../g", "http://a/g"},
	    {"g.", "http://a/b/c/g."},
	    {"..g", "http://a/b/c/..g"},
	    {"./../g", "http://a/b/g"},
	    {"g/./h", "http://a/b/c/g/h"},
	    {"g/../h", "http://a/b/c/h"},
	    {"g?y/../x", "http://a/b/c/g?y/../x"},
	    {"g#s/../x", "http://a/b/c/g#s/../x"},
	    {"mailto:a@b", "mailto:a@b"},
	    {" g h ", "http://a/b/c/g%20h%20"},
	};
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		buf_reset(&out);
		url_resolve(&out, base, cases[i][0]);
		tap_is(buf_str(&out), cases[i][1], "'%s'", cases[i][0]);
	}
	buf_reset(&out);
	url_resolve(&out, NULL, "../g");
	tap_is(buf_str(&out), "../g", "without a base it stays");
	buf_reset(&out);
	url_resolve(&out, "http://a", "g");
	tap_is(buf_str(&out), "http://a/g", "a base without a path");
	buf_clear(&out);
}

static void
test_host(void)
{
	static const struct {
		const char *url, *host;
	} cases[] = {{"https://www.echo.example:8080/x", "echo.example"},
	    {"HTTP://echo.example", "echo.example"}, {"http://", NULL}, {"ftp://a/b", NULL},
	    {"/a/b", NULL}};
	const char *host;
	char *got;
	size_t i, len;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		got = url_host(cases[i].url, &host, &len) ? base_strndup(host, len) : NULL;
		tap_is(got, cases[i].host, "the host of %s", cases[i].url);
		free(got);
	}
}

int
main(void)
{
	test_resolve();
	test_host();
	return tap_done();
}
