#!/usr/bin/env python3
"""unpack.py DATA OUT: labelled pages as plain files, for train_pages and train_lines.

DATA has truth.json ({id: {"body", "url", "lines", ...}}), html/ID.html.gz and text/ID.txt. OUT
gets ID.html (UTF-8), ID.txt (the body), ID.dump (the page as text without tags), ID.lines (the
numbers of its lines that are the body), ID.title and index (a line a page: id, group). Pages of one host are one group, so that
no host is ever in training and in test; without an address the canonical one or the host that
the page links to most often stands in."""
import collections
import gzip
import json
import os
import re
import sys


def decode(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    m = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
    try:
        return raw.decode(m.group(1).decode(), "replace") if m else raw.decode("cp1252", "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")


def host(url, page):
    for pattern in (r"rel=[\"']canonical[\"'][^>]*href=[\"'](http[^\"']+)",
                    r"og:url[\"'][^>]*content=[\"'](http[^\"']+)"):
        m = re.search(pattern, page)
        url = url or (m and m.group(1))
    if not url:
        hosts = collections.Counter(re.findall(r"href=[\"']https?://([^/\"'?#]+)", page))
        hosts = [h for h, _ in hosts.most_common(5)
                 if not re.search(r"facebook|twitter|google|addthis|archive\.org", h)]
        url = "http://" + hosts[0] if hosts else None
    m = re.match(r"https?://([^/:?#]+)", url or "")
    return ".".join(m.group(1).lower().split(".")[-2:]) if m else None


def main():
    data, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(data, "truth.json"), encoding="utf-8") as f:
        truth = json.load(f)
    with open(os.path.join(out, "index"), "w", encoding="utf-8") as index:
        for k in sorted(truth):
            with gzip.open(os.path.join(data, "html", k + ".html.gz")) as f:
                page = decode(f.read())
            with open(os.path.join(data, "text", k + ".txt"), encoding="utf-8", newline="") as f:
                dump = f.read()
            lines = "".join("%d\n" % n for n in truth[k]["lines"])
            title = truth[k].get("title") or ""
            for suffix, text in ((".html", page), (".txt", truth[k]["body"]),
                                 (".dump", dump), (".lines", lines), (".title", title)):
                with open(os.path.join(out, k + suffix), "w", encoding="utf-8", newline="") as f:
                    f.write(text)
            index.write("%s\t%s\n" % (k, host(truth[k].get("url"), page) or k))


main()
