"""Every link and every source in the pages of a site leads to a file in it, and every anchor to an element.

The same of the links in its drawings and in its search index; and every drawing has a title and a description.
usage: links.py SITE. Prints one line a page, as TAP has it.
"""
import json
import os
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """The ids and the addresses of one page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.twice, self.links, self.texts, self.inside = set(), [], [], {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        for name, value in attributes:
            if name == "id":
                if value in self.ids:
                    self.twice.append(value)
                self.ids.add(value)
            elif name in ("href", "src", "data", "poster") and value is not None:
                self.links.append((tag, value))


    def handle_data(self, data):
        self.texts[self.inside] = self.texts.get(self.inside, "") + data.strip()


def faults(site, path, pages):
    page = pages[path]
    for tag in ("title", "desc") if path.endswith(".svg") else ():
        if not page.texts.get(tag):
            yield f"no <{tag}>"
    for name in page.twice:
        yield f"the id {name!r} is there twice"
    for tag, address in page.links:
        parts = urlsplit(address)
        if parts.scheme:
            if parts.scheme not in ("http", "https", "mailto") or tag not in ("a", "area"):
                yield f"<{tag}> goes to {address}"
            continue
        target = path
        if parts.path:
            target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(parts.path)))
        if parts.netloc or target.startswith("..") or not os.path.isfile(os.path.join(site, target)):
            yield f"{address} leads nowhere"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield f"{address}: no element has that id"


def main(site):
    pages = {}
    for folder, _, names in os.walk(site):
        for name in names:
            if name.endswith(".html") or name.endswith(".svg") and os.path.basename(folder) == "drawings":
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    pages[os.path.relpath(path, site)] = Page(file.read())
    with open(os.path.join(site, "search.json"), encoding="utf-8") as file:
        pages["search.json"] = Page("")
        pages["search.json"].links = [("a", entry["url"]) for entry in json.load(file)]
    bad = False
    for path in sorted(pages):
        found = sorted(set(faults(site, path, pages)))
        bad = bad or bool(found)
        print(f"{'not ok' if found else 'ok'} - links of {path}")
        for fault in found:
            print("  " + fault)
    return 1 if bad or not pages else 0


sys.exit(main(sys.argv[1]))
