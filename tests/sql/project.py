"""Small jobs around a project and its query.

  project.py load QUERY.sql            the commands of its head comment that load the answers
  project.py aggregate FROM TO SUMS    copies a project whose surveys then read SUMS instead of raw answers
  project.py compare ONE OTHER         whether the sites of both hold the same figures, to 1e-12 and to the byte, and the
                                       same pages; only the page of surveys says that there are no quotes
  project.py sums ONE OTHER            whether two results of the query hold the same rows
"""
import csv
import json
import pathlib
import re
import shutil
import sys


def load(query):
    """Commands stand indented in the comment, after the sentence that names their table."""
    wanted = False
    for line in pathlib.Path(query).read_text().splitlines():
        if not line.startswith("--"):
            break
        if "is read from the table" in line:
            wanted = True
        elif wanted and line.startswith("--     "):
            print(line[len("--     "):])


def aggregate(source, target, sums):
    shutil.copytree(source, target)
    for mapping in pathlib.Path(target, "surveys").glob("*.yaml"):
        text = mapping.read_text()
        found = re.search(r"^file: (.*)$", text, re.M)
        for name in re.findall(r"[^\s,\[\]]+", found.group(1)):
            file = mapping.parent / name
            file.exists() and file.unlink()
        mapping.write_text(text.replace(found.group(0), "aggregate: sums.csv", 1))
    shutil.copy(sums, pathlib.Path(target, "surveys", "sums.csv"))


def differences(one, other, path):
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from differences(one[key], other[key], f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for i, (a, b) in enumerate(zip(one, other)):
            yield from differences(a, b, f"{path}[{i}]")
    elif isinstance(one, float) and isinstance(other, (int, float)) and not isinstance(other, bool):
        if abs(one - other) > 1e-12 * max(abs(one), abs(other)):
            yield f"{path}: {one!r} and {other!r}"
    elif one != other:
        yield f"{path}: {one!r} and {other!r}"


def files(site):
    """Every file but those that name the file of answers, or show quotes."""
    other = {"data/model.json", ".flightpath/manifest.json", "voice.html"}
    found = {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if name not in other}


def compare(one, other):
    sites = [pathlib.Path(path) for path in (one, other)]
    first, second = (json.loads((site / "data/analysis.json").read_text()) for site in sites)
    figures = sum(len(survey["questions"]) for survey in first["surveys"])
    found = list(differences(first, second, "analysis"))
    if not found:
        pages, others = (files(site) for site in sites)
        found = [f"other bytes: {name}" for name in sorted(pages.keys() | others.keys()) if pages.get(name) != others.get(name)]
    said = [(site / "voice.html").read_text().count("sums that a database made") for site in sites]
    if said != [0, len(second["surveys"])]:
        found.append(f"the page of surveys speaks of sums {said} times")
    print("\n".join(found[:20]))
    sys.exit(0 if figures > 0 and not found else 1)


def sums(one, other):
    first, second = (sorted(csv.reader(open(path, newline=""))) for path in (one, other))
    for row in (row for row in first + second if (row in first) != (row in second)):
        print(row)
    sys.exit(0 if len(first) > 1 and first == second else 1)


if __name__ == "__main__":
    {"load": load, "aggregate": aggregate, "compare": compare, "sums": sums}[sys.argv[1]](*sys.argv[2:])
