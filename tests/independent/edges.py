"""Makes a project whose surveys are at the edges of the definitions. usage: edges.py FOLDER [shuffled]

The same answers every time; "shuffled" puts the rows of each survey into another order and several files.
Nothing else differs, so no figure may.
"""
import gzip
import os
import random
import sys

PROJECT = """title: Edges
as_of: 2026-03-31
scale: {min: 1, max: 7}
lifecycle: [{id: use, name: Use}]
"""
JOURNEY = """name: Help
importance: {survey: turned, question: effort}
stages:
  - id: all
    name: All
    lifecycle: use
    touchpoints:
      - {id: call, name: Call, score: {internal: 5}}
      - {id: chat, name: Chat, score: {internal: 4.5, customer: {survey: turned, question: solved}}}
      - {id: visit, name: Visit, score: {internal: 3, importance: 4}}
      - {id: few, name: Few, score: {internal: 3}}
"""
MAPPING = """wave: {wave}
columns: {{segment: region, persona: {{column: who, map: {{" Boss ": owner, "2": helper}}}}, weight: w}}
missing: [NA, "99", "n/a"]
delimiter: "{delimiter}"
comments: {{column: words, sample: 5}}
outcome: {{column: y, kind: {outcome}}}
questions:
{questions}"""
SURVEYS = {
    # name: (wave, outcome, questions, rows, chance of a missing answer, kinds of columns)
    "plain": ("2025-Q1", "nps", ["{id: call, column: a, kind: score, scale: [1, 5], touchpoint: help/call}",
                                 "{id: same, column: a, kind: csat, scale: [1, 5], top: 1}",
                                 "{id: visit, column: b, kind: ces, scale: [1, 7], touchpoint: help/visit}"], 400, .05),
    "turned": ("2026-Q1", "nps", ["{id: call, column: a, kind: score, scale: [1, 5], reverse: true, touchpoint: help/call}",
                                  "{id: effort, column: b, kind: ces, scale: [1, 7], reverse: true, missing: [7]}",
                                  "{id: solved, column: c, kind: share, map: {\"yes\": 1, \"no\": 0, 1: 1}}"], 700, .1),
    "pairwise": ("2024", "csat, scale: [0, 10], top: 3", ["{id: q1, column: a, kind: score, scale: [1, 5]}",
                                                          "{id: q2, column: b, kind: score, scale: [1, 7]}",
                                                          "{id: q3, column: d, kind: score, scale: [0, 100]}"], 200, .6),
    "too-few": ("2024", "nps", ["{id: q1, column: a, kind: score, scale: [1, 5]}", "{id: few, column: b, kind: score, scale: [1, 7], touchpoint: help/few}"], 12, .3),
    "constant": ("2024", "nps", ["{id: q1, column: a, kind: score, scale: [1, 5]}", "{id: q2, column: same, kind: score, scale: [1, 5]}"], 90, 0),
    "singular": ("2024", "nps", ["{id: q1, column: a, kind: score, scale: [1, 5]}", "{id: q2, column: copy, kind: score, scale: [0, 10]}"], 90, 0),
}
COLUMNS = ["id", "region", "who", "w", "a", "b", "c", "d", "same", "copy", "y", "words"]


def rows(name, count, absent, dice):
    for number in range(count):
        mood = dice.gauss(0, 1)
        draw = lambda low, high: round(min(max((low + high) / 2 + (high - low) / 5 * (mood + dice.gauss(0, 1)), low), high))
        a = draw(1, 5)
        row = {"id": number, "region": dice.choice([" North", "South ", "East, far", "", "NA"]) if name != "plain" else f"R{dice.randint(1, 600)}x{number}",
               "who": dice.choice(["Boss", " Boss ", "2", "3", ""]), "w": dice.choice(["1", "0.3333333333", ".25", "2.5e0", "0", "-1", "", "NA", "17"]),
               "a": a, "b": draw(1, 7), "c": dice.choice(["yes", "no", "1.0", "0", "maybe"]), "d": f"{dice.uniform(0, 100):.{dice.randint(0, 9)}f}",
               "same": 3, "copy": 2 * a, "y": draw(0, 10), "words": dice.choice(["", "good", "bad, really", 'said "no"', "two\nlines", "n/a"])}
        for key in "abcdy":
            if dice.random() < absent:
                row[key] = dice.choice(["", " ", "NA", " 99.0 ", "n/a"])
            elif dice.random() < .01:
                row[key] = dice.choice(["x", "-3", "1e3", "2.5"])
        yield row


def cell(value, delimiter):
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if set(text) & {delimiter, '"', "\n"} else text


def table(rows, delimiter):
    return "".join(delimiter.join(cell(row[name], delimiter) for name in row) + "\r\n" for row in
                   [{name: f" {name} " for name in COLUMNS}, *rows])


def main(folder, shuffled):
    for place, text in (("flightpath.yaml", PROJECT), ("journeys/help.yaml", JOURNEY), ("personas/owner.yaml", "name: Owner\n"),
                        ("personas/helper.yaml", "name: Helper\n")):
        os.makedirs(os.path.dirname(os.path.join(folder, place)), exist_ok=True)
        with open(os.path.join(folder, place), "w", encoding="utf-8") as file:
            file.write(text)
    os.makedirs(os.path.join(folder, "surveys"))
    for index, (name, (wave, outcome, questions, count, absent)) in enumerate(SURVEYS.items()):
        made = list(rows(name, count, absent, random.Random(index)))
        delimiter = ",;\t"[index % 3]
        parts = [made]
        if shuffled:
            random.Random(99).shuffle(made)
            parts = [made[:count // 7], made[count // 7:count // 2], made[count // 2:]]
        names = [f"{name}-{part}.csv" + (".gz" if index == 1 else "") for part in range(len(parts))]
        for file_name, part in zip(names, parts):
            opened = gzip.open if file_name.endswith(".gz") else open
            with opened(os.path.join(folder, "surveys", file_name), "wb") as file:
                file.write(table(part, delimiter).encode())
        text = MAPPING.format(wave=wave, outcome=outcome, delimiter=delimiter.replace("\t", "\\t"), questions="".join(f"  - {line}\n" for line in questions))
        with open(os.path.join(folder, "surveys", f"{name}.yaml"), "w", encoding="utf-8") as file:
            file.write(f"file: [{', '.join(names)}]\n" + text)


main(sys.argv[1], "shuffled" in sys.argv[2:])
