"""scan.py SITE [MARKS]: reads every file of a site as a browser or feed reader would and prints a line for
each fault: an element, attribute or script that came from the input (their names begin with zq), an id
given twice, a link that leads nowhere, a drawing or feed that is not well-formed, data that is not JSON,
a calendar line that nobody wrote. With MARKS (a file of words), says how many of them are on the pages."""
import html.parser
import json
import os
import re
import sys
import urllib.parse
import xml.dom.minidom

ADDRESSES = {"href", "src", "xlink:href", "action", "data", "poster", "srcset"}
CALENDAR = re.compile(rb"(BEGIN|END):V(CALENDAR|EVENT|TODO)$|(VERSION|PRODID|CALSCALE|METHOD|UID|DTSTAMP|DTSTART|DTEND|DUE"
                      rb"|SUMMARY|DESCRIPTION|URL|STATUS|CATEGORIES|X-WR-CALNAME|NAME|PRIORITY|COMPLETED"
                      rb"|PERCENT-COMPLETE|RRULE|TRANSP|LAST-MODIFIED|SEQUENCE)[;:]| ")


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.faults, self.ids, self.links, self.text, self.inside = name, [], [], [], [], None

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        if tag.startswith("zq"):
            self.faults.append(f"<{tag}> came from the input")
        names = [key for key, _ in attributes]
        if tag == "script" and "src" not in names and ("type", "application/json") not in attributes:
            self.faults.append("a script in the page")
        for key, value in attributes:
            value = value or ""
            if key.startswith("on") or "zq" in key or key == "style" or not re.fullmatch(r"[a-zA-Z_:][-\w:.]*", key):
                self.faults.append(f"attribute {key} on <{tag}>")
            if key in ADDRESSES:
                self.links.append((tag, value))
            if key == "id":
                self.ids.append(value)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "script" and data.strip():
            self.faults.append("a script in the page")
        self.text.append(data)

    def handle_comment(self, data):
        if "zq" in data:
            self.faults.append("a comment that came from the input")


def read_page(name, data):
    page = Page(name)
    page.feed(data.decode("utf-8"))
    page.close()
    for identity in sorted({i for i in page.ids if page.ids.count(i) > 1}):
        page.faults.append(f"id '{identity}' stands {page.ids.count(identity)} times")
    return page


def check_links(page, pages, files):
    for tag, value in page.links:
        parts = urllib.parse.urlsplit(value.strip("\x00\x09\x0a\x0c\x0d\x20"))
        if parts.scheme not in ("", "http", "https", "mailto") or (parts.netloc and not parts.scheme):
            page.faults.append(f"<{tag}> leads to {value[:60]!r}")
        if parts.scheme or (parts.netloc and not parts.scheme):
            if tag not in ("a", "use") and parts.scheme in ("http", "https"):
                page.faults.append(f"<{tag}> loads {value[:60]!r}")
            continue
        target = os.path.normpath(os.path.join(os.path.dirname(page.name), urllib.parse.unquote(parts.path)))
        target = page.name if not parts.path else target
        if target not in files:
            page.faults.append(f"<{tag}> leads nowhere: {value[:80]!r}")
        elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
            page.faults.append(f"<{tag}> leads to no place: {value[:80]!r}")


def main():
    site, pages, files, faults = sys.argv[1], {}, set(), []
    for folder, _, names in os.walk(site):
        files.update(os.path.relpath(os.path.join(folder, name), site) for name in names)
    for name in sorted(files):
        with open(os.path.join(site, name), "rb") as file:
            data = file.read()
        if not re.fullmatch(r"[\w./-]+", name):
            faults.append(f"{name}: the name came from the input")
        try:
            if name.endswith(".html"):
                pages[name] = read_page(name, data)
            elif name.endswith((".svg", ".xml")):
                tree = xml.dom.minidom.parseString(data)
                for element in tree.getElementsByTagName("*"):
                    attributes = [key for key, _ in element.attributes.items()]
                    if "zq" in element.tagName or element.tagName == "script" or any(k.startswith("on") for k in attributes):
                        faults.append(f"{name}: <{element.tagName}> came from the input")
            elif name.endswith(".json"):
                json.loads(data)
            elif name.endswith(".ics"):
                faults += [f"{name}: {line[:60]!r}" for line in data.split(b"\r\n")[:-1] if not CALENDAR.match(line)]
        except Exception as error:  # whatever a parser says is a fault of the file
            faults.append(f"{name}: {error}")
    for page in pages.values():
        check_links(page, pages, files)
        faults += [f"{page.name}: {fault}" for fault in dict.fromkeys(page.faults)]
    print("\n".join(faults), end="\n" if faults else "")
    if len(sys.argv) > 2:
        text = "".join("".join(page.text) for page in pages.values())
        marks = open(sys.argv[2], encoding="utf-8").read().split()
        shown = [mark for mark in marks if mark in text]
        print(f"{len(shown)} of {len(marks)} texts are shown", file=sys.stderr)
        if "<zqevil" not in text:
            print("no page shows the attack as text")


main()
