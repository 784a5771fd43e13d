"""check.py PROGRAM: makes PDFs of the example and of small projects and looks at them from outside: syntax, texts,
order, structure, links, the least size of letters, that the same input gives the same bytes. Prints a line a test."""
import collections
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

LEAST = 7 * 1.21 - 0.06  # pt: the height of a word of Inter in 7 pt, less what is lost in rounding
WORD = re.compile(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')
failed = 0


def test(name, faults):
    """A test that passes when there are no faults (a list, or a sentence)."""
    global failed
    faults = [faults] if isinstance(faults, str) else list(faults)
    print(f"{'not ok' if faults else 'ok'} - {name}", flush=True)
    for fault in faults[:8]:
        print(f"  {fault}")
    failed += bool(faults)


def run(*command, status=0):
    child = subprocess.run(command, capture_output=True, check=False)
    if child.returncode != status:
        raise SystemExit(f"{' '.join(command)} ended with status {child.returncode}: "
                         f"{child.stderr.decode(errors='replace')[:500]}")
    return child.stdout


def pressed(text):
    """A text without what line breaks change: spaces, and hyphens at the ends of lines."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


class Pdf:
    def __init__(self, path):
        self.path = path

    @functools.cached_property
    def text(self):
        return run("pdftotext", "-enc", "UTF-8", self.path, "-").decode()

    @functools.cached_property
    def flat(self):
        return pressed(self.text)

    @functools.cached_property
    def pages(self):
        return self.text.split("\f")[:-1]

    @functools.cached_property
    def objects(self):
        return json.loads(run("qpdf", "--json=1", self.path))["objects"]

    @property
    def catalog(self):
        return self.at(self.objects["trailer"]["/Root"])

    @functools.cached_property
    def words(self):
        """(page, left, top, right, bottom, text) of each word, pt."""
        found, page = [], 0
        for line in run("pdftotext", "-bbox", self.path, "-").decode().splitlines():
            page += "<page " in line
            word = WORD.search(line)
            if word:
                found.append((page, *(float(word[i]) for i in range(1, 5)), word[5]))
        return found

    def at(self, value):
        while isinstance(value, str) and value in self.objects:
            value = self.objects[value]
        return value

    def syntax(self):
        said = subprocess.run(["qpdf", "--check", self.path], capture_output=True, text=True, check=False)
        return [] if said.returncode == 0 and "WARNING" not in said.stdout + said.stderr else said.stdout + said.stderr

    def elements(self, kind):
        return [v for v in self.objects.values()
                if isinstance(v, dict) and v.get("/S") == kind and "/P" in v]

    def destinations(self):
        found = set()

        def walk(node):
            node = self.at(node)
            found.update(node.get("/Names", [])[::2])
            for kid in node.get("/Kids", []):
                walk(kid)
        walk(self.at(self.catalog["/Names"])["/Dests"])
        return found

    def links(self):
        return [v for v in self.objects.values() if isinstance(v, dict) and v.get("/Subtype") == "/Link"]

    def dead_links(self):
        known = self.destinations()
        for link in self.links():
            action = self.at(link.get("/A", {}))
            target = link.get("/Dest") or action.get("/D")
            if target is not None and target not in known:
                yield f"no place {target}"
            elif target is None and not re.match("https?:|mailto:", action.get("/URI", "")):
                yield f"a link to nowhere: {link}"

    def outline(self):
        """(level, title, destination) of each entry."""
        entries = []

        def walk(reference, level):
            while reference:
                entry = self.at(reference)
                entries.append((level, entry["/Title"], entry.get("/Dest")))
                walk(entry.get("/First"), level + 1)
                reference = entry.get("/Next")
        walk(self.at(self.catalog["/Outlines"]).get("/First"), 0)
        return entries

    def small_words(self):
        for page, left, top, right, bottom, text in self.words:
            if bottom - top < LEAST:
                yield f"page {page}: '{text}' is {bottom - top:.2f} pt high"

    def words_outside(self):
        for page, left, top, right, bottom, text in self.words:
            if left < 0 or top < 0 or right > 842 or bottom > 596:
                yield f"page {page}: '{text}' leaves the page"


def make(project, out, *options):
    run(PROGRAM, "pdf", project, "-o", out, *options)
    return Pdf(out)


def write(folder, **files):
    """Writes a project; a name's double underscore stands for a slash."""
    for name, text in files.items():
        path = os.path.join(folder, name.replace("__", "/") + ".yaml")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return folder


def names_of(model):
    for journey in model["journeys"]:
        yield journey["name"]
        for stage in journey.get("stages", []):
            yield stage["name"]
            for touchpoint in stage.get("touchpoints", []):
                yield touchpoint["name"]
                for pain in touchpoint.get("pains", []):
                    yield pain["text"]
    for key in ("initiatives", "features", "personas", "kpis"):
        for item in model[key]:
            yield item["name"]


def check_example(work):
    out = f"{work}/example.pdf"
    pdf = make("site-example", out, "--jobs", "1")
    site = f"{work}/site"
    run(PROGRAM, "build", "site-example", "-o", site)
    with open(f"{site}/data/model.json", encoding="utf-8") as file:
        model = json.load(file)
    with open(f"{site}/report.pdf", "rb") as file:
        in_site = file.read()
    with open(out, "rb") as file:
        alone = file.read()
    test("the PDF of the site is that of the command", [] if in_site == alone else "they differ")
    make("site-example", f"{work}/again.pdf", "--jobs", "8")
    with open(f"{work}/again.pdf", "rb") as file:
        test("the same bytes with eight threads", [] if file.read() == alone else "they differ")
    test("example: syntax", pdf.syntax())
    test("example: every name is there", [name for name in names_of(model) if pressed(name) not in pdf.flat])
    test("example: the executive page is one sheet",
         [] if "Lifecycle" in pdf.pages[2].split("\n")[0] else f"page 3 begins with {pdf.pages[2][:40]}")
    test("example: page numbers", [f"page {i + 1} lacks its number" for i, page in enumerate(pdf.pages)
                                   if i > 0 and f"Page {i + 1}" not in page])
    check_order(work, model)
    check_structure(pdf)
    test("example: links lead somewhere", pdf.dead_links())
    targets = {link.get("/Dest") for link in pdf.links()}
    for wanted in ("journeys/support.html", "initiatives/CX-07.html", "gaps.html"):
        test(f"example: something links to {wanted}", [] if wanted in targets else "nothing")
    test("example: nothing under 7 pt", pdf.small_words())
    test("example: nothing leaves its page", pdf.words_outside())
    check_outline(pdf, model)


def check_order(work, model):
    """Touchpoints are read in the order of the journey: in the table of their page by its structure."""
    faults = []
    for journey in (j for j in model["journeys"] if j["id"] in ("support", "find-buy-first-bill", "sd-wan")):
        pdf = make("site-example", f"{work}/{journey['id']}.pdf", "--only", journey["id"])
        read = run("pdfinfo", "-struct-text", pdf.path).decode()
        rows = re.findall(r'/Scope /Row\n +"(.*)"', read)
        names = [t["name"] for s in journey["stages"] for t in s.get("touchpoints", [])]
        found = rows[:len(names)]
        if len(found) != len(names) or not all(row.startswith(name) for row, name in zip(found, names)):
            faults.append(f"{journey['name']}: {found}")
    test("example: touchpoints are read in order", faults)


def check_structure(pdf):
    counts = collections.Counter({kind: len(pdf.elements(kind)) for kind in (
        "/H1", "/H2", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link")})
    test("example: headings, lists, tables, figures and links are tagged",
         [f"no {kind[1:]}" for kind, count in counts.items() if count == 0])
    test("example: every figure has its alternative text",
         [str(f)[:100] for f in pdf.elements("/Figure") if not f.get("/Alt")])
    scopes = [pdf.at(h.get("/A", {})) for h in pdf.elements("/TH")]
    test("example: every header cell has its scope", [str(s) for s in scopes if "/Scope" not in s])
    test("example: language and title", [key for key, right in {
        "/Lang": pdf.catalog.get("/Lang") == "en",
        "DisplayDocTitle": pdf.at(pdf.catalog["/ViewerPreferences"]).get("/DisplayDocTitle") is True,
        "/MarkInfo": pdf.at(pdf.catalog["/MarkInfo"]).get("/Marked") is True,
        "/Metadata": "/Metadata" in pdf.catalog}.items() if not right])


def check_outline(pdf, model):
    entries = pdf.outline()
    titles = {(level, title) for level, title, _ in entries}
    test("example: the outline has each journey below Journeys",
         [j["name"] for j in model["journeys"] if (1, j["name"]) not in titles])
    known = pdf.destinations()
    test("example: the outline leads somewhere", [title for _, title, place in entries if place not in known])


def touchpoints(count, stages):
    """A journey of so many touchpoints in so many stages."""
    lines, each = ["name: Long way", "stages:"], count // stages
    for s in range(stages):
        lines += [f"  - id: stage-{s}", f"    name: Stage {s + 1}", "    touchpoints:"]
        for t in range(each):
            n = s * each + t
            lines += [f"      - id: t{n}", f"        name: Step number {n + 1}", "        channel: web",
                      f"        customer: Does the thing of step {n + 1} and waits for an answer",
                      f"        emotion: {n % 5 - 2}", f"        score: {{internal: 7, customer: {n % 9 + 1}}}",
                      "        frontstage: A page", "        backstage: A clerk", "        support: [{text: A system}]",
                      "        pains:", f"          - {{id: p{n}, text: It takes too long at step {n + 1}, severity: 3}}"]
    return "\n".join(lines) + "\n"


PROJECT = "title: Test\nas_of: 2026-03-31\n"


def check_long(work):
    project = write(f"{work}/long", flightpath=PROJECT, journeys__long=touchpoints(40, 8))
    pdf = make(project, f"{work}/long.pdf", "--only", "long")
    maps = [page for page in pdf.pages if "and channel" in page and "Emotion" in page]
    test("40 touchpoints: the map takes four pages or more", [] if len(maps) >= 4 else f"{len(maps)}")
    test("40 touchpoints: lane labels on each", [f"map page {i + 1} lacks {label}" for i, page in enumerate(maps)
                                                 for label in ("Stage", "Emotion", "Pains", "Scores")
                                                 if label not in page])
    first = [set(re.findall(r"Stage (\d)", page)) for page in maps]
    test("40 touchpoints: parts end where a stage ends",
         [f"stage {s} is on two map pages" for s in "12345678" if sum(s in stages for stages in first) != 1])
    test("40 touchpoints: nothing under 7 pt", pdf.small_words())
    test("40 touchpoints: all are there", [str(n) for n in range(1, 41) if f"Stepnumber{n}" not in pdf.flat])
    test("40 touchpoints: syntax", pdf.syntax())


def check_small(work):
    none = write(f"{work}/none", flightpath=PROJECT, journeys__j="name: Nothing yet\n")
    one = write(f"{work}/one", flightpath=PROJECT,
                journeys__j="name: One step\nstages:\n  - id: s\n    name: S\n    touchpoints:\n"
                            "      - {id: t, name: Alone}\n")
    empty = write(f"{work}/empty", flightpath=PROJECT)
    for label, project, words in (("no touchpoint", none, "Nothing yet"), ("one touchpoint", one, "Alone"),
                                  ("an empty project", empty, "Test")):
        pdf = make(project, f"{work}/small.pdf")
        test(f"{label}: a PDF", [] if pressed(words) in pdf.flat else "its name is missing")
        test(f"{label}: syntax and links", [*pdf.dead_links(), *([pdf.syntax()] if pdf.syntax() else [])])


def check_languages(work):
    words = {"fr": "Irritants", "nl": "Pijnpunten", "de": "Schmerzpunkte", "en": "Pain points"}
    for language, word in words.items():
        project = write(f"{work}/{language}", flightpath=f"{PROJECT}language: {language}\n",
                        journeys__j=touchpoints(4, 2))
        pdf = make(project, f"{work}/{language}.pdf")
        test(f"language {language}", [key for key, right in {
            "/Lang": pdf.catalog.get("/Lang") == language, word: pressed(word) in pdf.flat}.items() if not right])


def check_sheet(work):
    """In each language the executive page of the example is one sheet: the page after it is the lifecycle."""
    for language, next_page in {"fr": "Cycle de vie", "nl": "Levenscyclus", "de": "Lebenszyklus"}.items():
        project = f"{work}/example-{language}"
        shutil.copytree("site-example", project)
        with open(f"{project}/flightpath.yaml", encoding="utf-8") as file:
            text = file.read().replace("language: en", f"language: {language}")
        with open(f"{project}/flightpath.yaml", "w", encoding="utf-8") as file:
            file.write(text)
        pdf = make(project, f"{work}/example-{language}.pdf")
        first = pdf.pages[2].split("\n")[0]
        test(f"example in {language}: the executive page is one sheet",
             [] if first == next_page else f"page 3 begins with {first}")
        test(f"example in {language}: nothing under 7 pt, nothing leaves its page",
             [*pdf.small_words(), *pdf.words_outside()])


def check_scripts(work):
    project = write(f"{work}/scripts", flightpath=PROJECT, journeys__j=(
        "name: スポーツクラブに申し込む\ngoal: طلب خدمة جديدة\nstages:\n  - id: s\n    name: Rechtsschutzversicherungsgesellschaften\n"
        "    touchpoints:\n      - {id: t, name: Donaudampfschifffahrtsgesellschaftskapitän}\n"
        "      - {id: u, name: Ελληνικά και Русский язык}\n"))
    pdf = make(project, f"{work}/scripts.pdf")
    test("other scripts: syntax", pdf.syntax())
    test("other scripts: long words and Greek and Cyrillic are read", [
        word for word in ("Donaudampfschifffahrtsgesellschaftskapitän", "Rechtsschutzversicherungsgesellschaften",
                          "Ελληνικά", "Русский") if pressed(word) not in pdf.flat])
    test("other scripts: nothing leaves its page", pdf.words_outside())


def main():
    with tempfile.TemporaryDirectory() as work:
        check_example(work)
        check_long(work)
        check_small(work)
        check_languages(work)
        check_scripts(work)
        check_sheet(work)
    sys.exit(failed > 0)


PROGRAM = sys.argv[1]
main()
