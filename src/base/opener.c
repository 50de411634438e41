/* Which program opens an address. */
#include "base/opener.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* Only addresses that name a place to look at, and never one that reads as an option. */
static bool
is_address(const char *s)
{
	static const char *const schemes[] = {"http://", "https://", "gemini://", "mailto:"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(schemes); i++)
		if (!strncasecmp(s, schemes[i], strlen(schemes[i])))
			break;
	if (i == ARRAY_LEN(schemes))
		return false;
	for (; *s; s++)
		if ((unsigned char)*s <= 0x20 || *s == 0x7f)
			return false;
	return true;
}

bool
opener_choose(const char *address, struct opener *out, struct err *err)
{
	bool desktop = getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
	const char *browser = getenv("BROWSER"), *program = "xdg-open";

	if (!is_address(address))
		return err_set(err, ERR_DATA, "only http, https, gemini and mailto are opened");
	if (browser && (!*browser || strpbrk(browser, " %:")))
		browser = NULL; /* a command line or a list: for xdg-open to read */
	if (!access("/usr/bin/open", X_OK) && !access("/usr/bin/pbcopy", X_OK)) {
		program = "open";
		desktop = true;
	}
	out->argv[0] = browser ? browser : desktop ? program : "w3m";
	out->argv[1] = address;
	out->argv[2] = NULL;
	out->on_terminal = !desktop;
	return true;
}
