"""hostile.py FOLDER: a project whose answers and names try everything that a cell may hold. The same bytes
each time: the numbers behind the choice of cells come from a fixed seed."""
import csv
import json
import pathlib
import random
import sys

NUMBERS = [
    "1", "2", "3", "4", "5", "6", "7", "0", "8", "-1", "11", "3.5", "2.25", "7.0", " 4 ", "\t5\n", "+3", "5.", ".5", "1e0",
    "5e-1", "0.05E+2", "30e-1", "1e-400", "0e99999999999999999999", "1e999", "1e-99999999999999999999", "99", "99.0",
    "99.00000000000", "9.9e1", " 99", "0099", "98.99999999999", "2.50", "6.500", "1_0", "0x3", "nan", "Infinity", "\uff11",
    "3,5", "1 000", "\v3", "\u00a03", "3\u2003", "-", ".", "e5", "1e", "--1", "1.2.3", "", " ", "NA", " NA ", "na", "n/a",
    "yes", "Yes", "no", "it's", 'a "b"', "1.00000000004999", "4.99999999995", "7.00000000004", "7.00000000005",
    "0.99999999995", "0.999999999949", "0" * 62 + "4", "0" * 63 + "4", "4." + "0" * 61, "4." + "0" * 62, "1." + "3" * 45,
    "400000000", "399999999.9999999999", "399999999.99999999995", "1e26", "1e27", "123456789012345678901234567890", "x" * 63, "x" * 70,
]
WEIGHTS = [
    "1", "1.333", "0.125", "2", "0.875", "1e0", "8.5e-05", "12.5", "0", "0.0", "-1", "", "NA", " 2 ", "x", "0.0000000001",
    "0.00000000004", "0.12345678905", "99", "1e999", "0e5", "399.999",
]
SEGMENTS = [
    "A", "a", " A ", 'B "quoted"', "semi;colon", "com,ma", "new\nline", "crlf\r\ninside", "tab\there", "O'Hare", "''", "back\\slash",
    "${env}", "$1", "NA", "99.0", "99", "", "  ", "x" * 150, "x" * 100 + "y", "x" * 99 + "  y", "\u00e9" * 120, "\u6f22" * 101, "--",
    "'; DROP TABLE hostile; --", "\u00a0A", "/*", "%s", "all", "=1+1", "\U0001f600", "e\u0301",
]


def pick(rng, pool, usual):
    """Mostly usual cells, so that pairs of answers are many; else anything."""
    return rng.choice(usual) if rng.random() < 0.8 else rng.choice(pool)


def write(path, delimiter, header, rows, **options):
    with open(path, "w", newline="", encoding="utf-8", **options) as out:
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([header] + rows)


def mapping(path, **keys):
    """JSON is YAML."""
    path.write_text("".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
                    .replace('file: "', "file: ").replace('.csv"\n', ".csv\n"), encoding="utf-8")


# Columns whose names are code somewhere.
FIRST, SECOND, THIRD = 'Q"1" -- "', "Q'2'; DROP TABLE x; --", "back\\slash ${x} $columns `tick`"
FOURTH, FIFTH = "Gr\u00fc\u00dfe \u4e2d\u6587 {x} [1] (y), z", "How likely are you to recommend us, 0-10? " + "x" * 10
QUESTIONS = [
    {"id": "first", "column": FIRST, "kind": "score", "scale": [1, 7]},
    {"id": "turned", "column": FIRST, "kind": "ces", "scale": [1, 7], "reverse": True},
    {"id": "second", "column": SECOND, "kind": "csat", "scale": [1, 7], "top": 3, "missing": ["6.5", "no", "it's"]},
    {"id": "third", "column": THIRD, "kind": "share", "map": {"yes": 1, "no": 0, "it's": 1, "7": 0, 'a "b"': 0.5}, "reverse": True},
    {"id": "fourth", "column": FOURTH, "kind": "score", "scale": [-2.5, 7.25], "map": {"Yes": 2.125, "11": -2, "-1": 9}, "reverse": True},
    {"id": "narrow", "column": FOURTH, "kind": "score", "scale": [0, 1], "missing": ["30"]},
    {"id": "outcome", "column": SECOND, "kind": "nps"},
]
MISSING = ["", "NA", " 99 ", "1e26", "y" * 80]


def hostile(surveys, rng):
    usual = ["1", "2", "3", "4", "5", "6", "7", "7", "6.0"]
    rows = [[str(i), pick(rng, WEIGHTS, ["1", "1.333", "0.875"]), pick(rng, SEGMENTS, ["A", "new\nline"]),
             rng.choice(["S", "S ", "I'", "", "x", "NA"])]
            + [pick(rng, NUMBERS, usual) for _ in range(4)] + [pick(rng, NUMBERS, usual + ["9", "10"])] for i in range(4000)]
    write(surveys / "hostile.csv", ",", ["id", "w", "seg ment", "Persona", FIRST, SECOND, THIRD, FOURTH, FIFTH], rows)
    mapping(surveys / "hostile.yaml", file="hostile.csv", wave="2026-Q1",
            columns={"weight": "w", "segment": "seg ment", "persona": {"column": "Persona", "map": {"S": "owner", "I'": "manager"}}},
            outcome={"column": FIFTH, "kind": "nps"}, questions=QUESTIONS, missing=MISSING)


def others(surveys, rng):
    """No weights and a persona by name, semicolons; no outcome, too many segments, tabs; no rows; no row that counts; answers
    and weights of all decimals, so that sums are long; two files; the widest scale."""
    usual = ["0", "1", "5", "9", "10"]
    write(surveys / "plain.csv", ";", [" a ", "b", "who", "group"],
          [[pick(rng, NUMBERS, usual), pick(rng, NUMBERS, usual), pick(rng, SEGMENTS, ["owner", " manager"]), rng.choice("12")]
           for _ in range(900)])
    mapping(surveys / "plain.yaml", file="plain.csv", wave="2026", columns={"persona": "who", "segment": "group"},
            outcome={"column": "a", "kind": "score", "scale": [0, 10]}, missing=["1", "NA"],
            questions=[{"id": "b", "column": "b", "kind": "nps"}, {"id": "a", "column": "a", "kind": "csat", "scale": [0, 10]}])
    write(surveys / "many.csv", "\t", ["a", "s"], [[str(i % 5 + 1), f"segment {i % 501}"] for i in range(2000)])
    mapping(surveys / "many.yaml", file="many.csv", wave="2026-02-03", columns={"segment": "s"},
            questions=[{"id": "a", "column": "a", "kind": "csat", "scale": [1, 5]}])
    write(surveys / "empty.csv", ",", ["a", "b"], [])
    write(surveys / "unused.csv", ",", ["a", "b", "w"], [["1", "2", "0"], ["3", "4", "-1"], ["5", "5", ""]])
    for name, columns in (("empty", {}), ("unused", {"weight": "w"})):
        mapping(surveys / f"{name}.yaml", file=f"{name}.csv", wave="2026-01", columns=columns, outcome={"column": "a", "kind": "nps"},
                questions=[{"id": "b", "column": "b", "kind": "score", "scale": [1, 5]}])
    write(surveys / "decimals.csv", ",", ["a", "b", "c", "w"],
          [[f"{rng.uniform(0, 10):.10f}", f"{rng.uniform(0, 10):.3f}", str(rng.randrange(11)), f"{rng.uniform(0, 2):.10f}"] for _ in range(500)])
    mapping(surveys / "decimals.yaml", file="decimals.csv", wave="2026-02", columns={"weight": "w"}, outcome={"column": "c", "kind": "nps"},
            questions=[{"id": key, "column": key, "kind": "score", "scale": [0, 10]} for key in "ab"])
    for name in ("first", "second"):
        write(surveys / f"{name}.csv", ",", ["a", "s"], [[str(rng.randrange(11)), rng.choice("AB")] for _ in range(300)])
    mapping(surveys / "files.yaml", file="first.csv", wave="2026-04", columns={"segment": "s"},
            questions=[{"id": "a", "column": "a", "kind": "nps"}])
    (surveys / "files.yaml").write_text((surveys / "files.yaml").read_text().replace("first.csv", "[first.csv, second.csv]"))
    write(surveys / "wide.csv", ",", ["a", "b", "w"], [[f"{rng.randrange(-2 * 10**8, 2 * 10**8)}.5", str(rng.randrange(12)), "1.125"]
                                                       for _ in range(500)])
    mapping(surveys / "wide.yaml", file="wide.csv", wave="2026-03", columns={"weight": "w"}, outcome={"column": "b", "kind": "nps"},
            questions=[{"id": "a", "column": "a", "kind": "score", "scale": [-1e8, 1e8], "reverse": True}])


def main(folder):
    folder = pathlib.Path(folder)
    surveys = folder / "surveys"
    surveys.mkdir(parents=True)
    (folder / "flightpath.yaml").write_text("title: \"Hostile 'answers'; --\"\nas_of: 2026-03-31\nlifecycle: [{id: use, name: Use}]\n")
    (folder / "personas").mkdir()
    for name in ("owner", "manager"):
        (folder / "personas" / f"{name}.yaml").write_text(f"name: {name.title()}\n")
    rng = random.Random(20260331)
    hostile(surveys, rng)
    others(surveys, rng)


main(sys.argv[1])
