"""What nobody measured is null in the data and said in words on the pages. usage: airport_nulls.py SITE."""
import csv
import json
import os
import re
import sys
from html.parser import HTMLParser


class Table(HTMLParser):
    """Every table of a page as rows of plain texts; a cell keeps what a reader sees."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.cell, self.hidden = [], None, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = []
        elif tag == "svg":
            self.hidden += 1

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append(" ".join("".join(self.cell).split()))
            self.cell = None
        elif tag == "svg":
            self.hidden -= 1

    def handle_data(self, data):
        if self.cell is not None and not self.hidden:
            self.cell.append(data)


def columns(path, word):
    """The cells below every heading of a page's tables that has the word in it."""
    with open(path, encoding="utf-8") as file:
        rows = Table(file.read()).rows
    places = []
    for row in rows:
        if any(word in cell for cell in row) and "Touchpoint" in row:
            places = [index for index, cell in enumerate(row) if word in cell]
        else:
            yield from (row[index] for index in places if index < len(row))


def faults(site):
    with open(os.path.join(site, "data/analysis.json"), encoding="utf-8") as file:
        analysis = json.load(file)
    for gap in analysis["gaps"]:
        for key in ("internal", "perception_gap"):
            if gap[key] is not None:
                yield f"{gap['touchpoint']}: {key} is {gap[key]}"
        if gap["verdict"] in ("blind-spot", "overrated", "hidden-strength"):
            yield f"{gap['touchpoint']}: {gap['verdict']} without an internal score"
        if (gap["customer"] is None) != (gap["verdict"] == "not-measured"):
            yield f"{gap['touchpoint']}: customer {gap['customer']}, verdict {gap['verdict']}"
    for journey in analysis["journeys"]:
        if journey["internal"] is not None:
            yield f"{journey['journey']}: internal is {journey['internal']}"
    with open(os.path.join(site, "data/gaps.csv"), encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["internal"] or row["perception_gap"]:
                yield f"gaps.csv: {row['touchpoint']} has {row['internal']!r}, {row['perception_gap']!r}"
    for page in ("gaps.html", "journeys/departing.html", "journeys/arriving.html"):
        path = os.path.join(site, page)
        for word in ("Internal", "Perception"):
            cells = list(columns(path, word))
            if not cells:
                yield f"{page}: no column of that name: {word}"
            for cell in cells:
                if re.search(r"\d", cell):
                    yield f"{page}: {cell!r} below {word}"
        with open(path, encoding="utf-8") as file:
            if "not measured" not in re.sub(r"<[^>]*>", " ", file.read()).lower():
                yield f"{page} does not say that something is not measured"


def main(site):
    found = list(faults(site))
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main(sys.argv[1]))
