"""marks.py PROGRAM: the structure of the example's PDF from the inside: every stroke of every page is content of an
element or an artifact, every part is owned once, elements and links know each other, fonts are embedded, heads of
tables are repeated on paper but not in the structure. Prints a line a test."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

failed = 0


def test(name, faults):
    global failed
    faults = [faults] if isinstance(faults, str) else list(faults)
    print(f"{'not ok' if faults else 'ok'} - {name}", flush=True)
    for fault in faults[:8]:
        print(f"  {fault}")
    failed += bool(faults)


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


class Structure:
    """The objects of a PDF, and the operators of its pages."""

    def __init__(self, path):
        found = json.loads(run("qpdf", "--json=1", path))
        self.objects = found["objects"]
        self.root = self.at(self.at(self.objects["trailer"]["/Root"])["/StructTreeRoot"])
        text = run("qpdf", "--qdf", "--object-streams=disable", path, "-")
        parts = re.split(rb"%% Contents for page (\d+)\n", text)
        self.contents = {int(n): body.split(b"stream\n", 1)[1].split(b"\nendstream")[0]
                         for n, body in zip(parts[1::2], parts[2::2])}
        self.pages = [page["object"] for page in sorted(found["pages"], key=lambda page: page["pageposfrom1"])]

    def at(self, value):
        while isinstance(value, str) and value in self.objects:
            value = self.objects[value]
        return value

    def elements(self):
        """(reference, element, depth) in reading order."""
        todo = [(kid, 0) for kid in reversed(self.root["/K"])]
        while todo:
            reference, depth = todo.pop()
            element = self.at(reference)
            yield reference, element, depth
            kids = [k for k in element["/K"] if isinstance(k, str)]
            todo += [(kid, depth + 1) for kid in reversed(kids)]


def marks(content):
    """The numbers of a page's parts; raises ValueError where something is painted outside of any."""
    open_marks, numbers = [], []
    for line in re.sub(rb"\([^)]*\)", b"()", content).split(b"\n"):
        begun = re.match(rb"/(\w+)(?: *<<.*?/MCID (\d+).*?>>| *<<.*>>)? *(BDC|BMC)$", line.strip())
        if begun:
            open_marks.append(begun[1])
            if begun[2]:
                numbers.append(int(begun[2]))
        elif line.strip() == b"EMC":
            open_marks.pop()
        elif re.search(rb"(^|\s)(f|S|B|TJ|Tj)$", line.strip()) and not open_marks:
            raise ValueError(f"outside of any part: {line[-60:]!r}")
    if open_marks:
        raise ValueError(f"never closed: {open_marks}")
    return numbers


def check_parts(pdf):
    owned = collections.Counter()
    for _, element, _ in pdf.elements():
        for kid in element["/K"]:
            if isinstance(kid, int):
                owned[element["/Pg"], kid] += 1
            elif isinstance(kid, dict) and "/MCID" in kid:
                owned[kid["/Pg"], kid["/MCID"]] += 1
    faults, painted = [], collections.Counter()
    for number, content in pdf.contents.items():
        try:
            painted.update((pdf.pages[number - 1], mark) for mark in marks(content))
        except ValueError as fault:
            faults.append(f"page {number}: {fault}")
    test("everything painted is content or an artifact", faults)
    test("every part of every page is owned once",
         [f"{part}: painted {painted[part]}, owned {owned[part]}" for part in painted | owned
          if painted[part] != 1 or owned[part] != 1])


def check_parents(pdf):
    nums = pdf.at(pdf.root["/ParentTree"])["/Nums"]
    tree = dict(zip(nums[::2], nums[1::2]))
    faults = [] if nums[::2] == sorted(nums[::2]) else ["the tree is not in order"]
    for reference, element, _ in pdf.elements():
        for kid in element["/K"]:
            if isinstance(kid, str) and pdf.at(kid)["/P"] != reference:
                faults.append(f"{kid} does not know its parent")
            if isinstance(kid, int):
                owners = pdf.at(tree[pdf.at(element["/Pg"])["/StructParents"]])
                if owners[kid] != reference:
                    faults.append(f"part {kid} of {element['/Pg']} belongs to {owners[kid]}")
            if isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                link = pdf.at(kid["/Obj"])
                if element["/S"] != "/Link" or tree[link["/StructParent"]] != reference:
                    faults.append(f"link {kid['/Obj']} and its element differ")
                if not link.get("/Contents"):
                    faults.append(f"link {kid['/Obj']} has no words")
    test("parts, elements and links know each other", faults)


def check_shape(pdf):
    """Elements stand where they may."""
    inside = {"/LI": ["/L"], "/Lbl": ["/LI"], "/LBody": ["/LI"], "/TR": ["/Table", "/THead", "/TBody"],
              "/TH": ["/TR"], "/TD": ["/TR"], "/THead": ["/Table"], "/TBody": ["/Table"]}
    faults, level = [], 0
    for reference, element, _ in pdf.elements():
        kind, parent = element["/S"], pdf.at(element["/P"]).get("/S")
        if kind in inside and parent not in inside[kind]:
            faults.append(f"{kind} {reference} in {parent}")
        if re.match("/H[1-6]$", kind):
            if int(kind[2]) > level + 1:
                faults.append(f"{kind} {reference} after level {level}")
            level = int(kind[2])
    test("elements stand where they may, headings skip no level", faults)


def check_fonts(path):
    rows = run("pdffonts", path).decode().splitlines()[2:]
    test("fonts are embedded, cut and can be read",
         [row for row in rows if not re.search(r"Identity-H +yes +yes +yes", row)] or [] if rows else "no fonts")
    names = [row.split("+")[1].split()[0] for row in rows]
    test("each font is there once", [name for name in names if names.count(name) > 1])


def check_heads(pdf, path):
    """A table over several pages: its head on each page, once in the structure."""
    pages = run("pdftotext", "-layout", path, "-").decode().split("\f")
    backlog = [page for page in pages if "· Backlog" in page]
    head = next(line.split() for line in backlog[0].splitlines() if "Feature" in line and "Owner" in line)
    with_head = [page for page in backlog if any(line.split() == head for line in page.splitlines())]
    test("a table over pages repeats its head", [] if len(with_head) > 1 else f"{len(with_head)} of {len(backlog)}")
    heads = [[pdf.at(kid)["/S"] for kid in element["/K"] if isinstance(kid, str)].count("/THead")
             for _, element, _ in pdf.elements() if element["/S"] == "/Table"]
    test("in the structure a table has one head at most", [] if 0 < max(heads) < 2 else f"{max(heads)} heads")


FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def check_scripts(program, work):
    """Words in other scripts, with a font of the project: embedded, and read as they were written."""
    if not os.path.exists(FONT):
        print("ok - fonts of the project # SKIP no DejaVu Sans")
        return
    os.makedirs(f"{work}/scripts/journeys")
    shutil.copy(FONT, f"{work}/scripts/font.ttf")
    with open(f"{work}/scripts/flightpath.yaml", "w", encoding="utf-8") as file:
        file.write("title: Scripts\nas_of: 2026-03-31\nbrand: {fonts: [font.ttf]}\n")
    with open(f"{work}/scripts/journeys/j.yaml", "w", encoding="utf-8") as file:
        file.write("name: שלב ראשון\nstages:\n  - id: s\n    name: Start\n    touchpoints:\n"
                   "      - {id: t, name: مرحبا بالعالم, emotion: 1}\n      - {id: u, name: Ἀθῆναι ⛵, emotion: 0}\n")
    run(program, "pdf", f"{work}/scripts", "-o", f"{work}/scripts.pdf")
    text = run("pdftotext", f"{work}/scripts.pdf", "-").decode()
    test("words in other scripts are read", [word for word in ("ראשון", "مرحبا", "بالعالم", "Ἀθῆναι", "⛵")
                                             if word not in text])
    rows = [row for row in run("pdffonts", f"{work}/scripts.pdf").decode().splitlines() if "DejaVuSans" in row]
    test("a font of the project is embedded once", [] if len(rows) == 1 and re.search(
        r"CID TrueType +Identity-H +yes +yes +yes", rows[0]) else f"{rows}")


def main(program):
    with tempfile.TemporaryDirectory() as work:
        path = f"{work}/example.pdf"
        run(program, "pdf", "site-example", "-o", path)
        pdf = Structure(path)
        check_parts(pdf)
        check_parents(pdf)
        check_shape(pdf)
        check_fonts(path)
        check_heads(pdf, path)
        check_scripts(program, work)
    sys.exit(failed > 0)


main(sys.argv[1])
