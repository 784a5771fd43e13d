"""hostile.py FOLDER <REFERENCE: makes a project of which every text is an attack, from the reference that
`flightpath schema --reference` prints: two things of each kind, every key given. Prints the marks of the
texts, one a line; a mark is a word that stands nowhere else."""
import json
import os
import re
import sys

PAYLOADS = [
    '{} </script></style></title></textarea><zqevil zqattr=1 onerror=alert(1)>',
    '{} "><zqevil zqattr="1" onload=alert(1)>',
    "{} '><zqevil zqattr='1'><script>alert(1)</script>",
    '{} <!--<zqevil>--><![CDATA[<zqevil>]]>&lt;zqevil&gt;&#60;zqevil&#62;',
    '{} {{{{{{title}}}}}} {{{{#page}}}} ${{7*7}} </svg><zqevil xlink:href="javascript:alert(1)">',
    '{}\r\nBEGIN:VEVENT\r\nSUMMARY:injected\r\n<zqevil>',
    '{} \x01\x07\x1b[31m\u202e\ufffe\U0001f469\u200d\U0001f4bb <zqevil zqattr> \\"; alert(1); //',
    '=HYPERLINK("http://example.com","{} <zqevil>")',
]
MARKDOWN = [
    '{} <zqevil zqattr=1 onerror=alert(1)> [a](javascript:alert(1)) ![b](https://example.com/x.png)',
    '{} [a](<data:text/html,<zqevil>>)\n\n<script>alert(1)</script>\n\n<zqevil zqattr="1">\n\n'
    '```"><zqevil>\n</code></pre><zqevil>\n```\n\n# "><zqevil zqattr=1>\n\n'
    '| <zqevil> | b |\n|---|---|\n| </td><zqevil> | `<zqevil>` |\n\n'
    '[x]: javascript:alert(1) "</a><zqevil>"\n[x] <javascript:alert(1)> <http://a.example/"onload=alert(1)>',
]
# What a file of each kind is, and the keys that cannot stand beside others or that name files.
FILES = {
    "journey": "journeys", "persona": "personas", "feature": "backlog", "initiative": "initiatives",
    "assessment": "maturity", "maturity-model": "maturity", "survey": "surveys", "kpi": "kpis",
    "channel-mix": "kpis", "board-meeting": "board",
}
LEFT_OUT = {
    ("flightpath.yaml", "maturity"), ("brand", "fonts"), ("journey", "extends"), ("journey", "drop"),
    ("journey", "as_is"), ("customer score", "survey"), ("customer score", "question"),
    ("importance", "survey"), ("importance", "question"), ("survey", "aggregate"), ("survey", "delimiter"),
    ("series", "file"), ("series", "period"), ("series", "value"), ("contacts series", "file"),
    ("contacts series", "period"), ("contacts series", "value"), ("contacts series", "channel"),
    ("initiative", "depends_on"), ("question", "map"), ("outcome question", "map"), ("outputs", "pdf"),
    ("outputs", "png"),
}
FIXED = {
    ("brand", "logo"): "assets/logo.svg", ("brand", "colour"): "#4b2ea8", ("scale", "min"): 0,
    ("scale", "max"): 10, ("thresholds", "ok"): 6, ("thresholds", "good"): 8, ("horizons", "short"): 6,
    ("horizons", "mid"): 18, ("answer scale", "low"): 1, ("answer scale", "high"): 5,
    ("survey", "file"): "answers.csv", ("initiative", "start"): "2026-01-05",
    ("initiative", "due"): "2026-09-30", ("flightpath.yaml", "language"): "en",
    ("flightpath.yaml", "source_url"): 'https://example.com/"><zqevil zqattr=1>/{file}#{line}',
    ("way on", "share"): 0.4, ("contacts point", "channel"): "web", ("question", "kind"): "score",
    ("outcome question", "kind"): "nps", ("mail", "from"): "cx@example.com", ("mail", "to"): ["board@example.com"],
}
# The first id of each kind of thing, as references write it.
NAMES = {
    "journey": "journey-1", "touchpoint": "journey-1/touchpoint-1", "pain point": "journey-1/touchpoint-1/pain-point-1",
    "initiative": "INITIATIVE-1", "channel": "web", "maturity model": "cx-five-stages",
    "practice": "awareness-business-case",
}


# Ids that are unique only inside a thing.
INSIDE = {"journey": ("stage", "touchpoint"), "touchpoint": ("pain point",), "survey": ("question",)}


def dumps(thing):
    """JSON is YAML but for what it does beyond the first 65,536 characters of Unicode."""
    return re.sub(r"\\u(d[89ab]..)\\u(d[c-f]..)", lambda m: json.loads(f'"{m[0]}"'), json.dumps(thing))


# Names of parts of a journey's page, as ids of touchpoints of the second journey.
PARTS = ["map", "map-title", "table", "main"]


class Maker:
    def __init__(self, reference):
        self.sections, self.marks, self.columns, self.ids, self.journeys = {}, [], [], {}, 0
        name = None
        for line in reference.splitlines():
            if match := re.match(r"#{2,3} (.*)", line):
                name = match[1]
                self.sections.setdefault(name, [])
            elif match := re.match(r"\| `(\w+)` \| (.*?) \| ", line.replace("\\|", "/")):
                self.sections[name].append((match[1], match[2]))

    def payload(self, kinds):
        mark = f"zqmark{len(self.marks)}x"
        self.marks.append(mark)
        return kinds[(len(self.marks) - 1) % len(kinds)].format(mark)

    def identity(self, section):
        number = self.ids[section] = self.ids.get(section, 0) + 1
        if section == "touchpoint" and self.journeys == 2:
            return PARTS[(number - 1) % len(PARTS)] + "-2" * ((number - 1) // len(PARTS))
        return f"{section.replace(' ', '-').lower()}-{number}"

    def scalar(self, section, key, words):
        if words.startswith("id of a"):
            kind = re.split(r", | or ", words.removeprefix("id of a ").removeprefix("id of an "))[0]
            return NAMES.get(kind, f"{kind.replace(' ', '-').lower()}-1")
        if match := re.match(r"\[(.*?)\]", words):
            return self.thing(match[1])
        if words == "Markdown":
            return self.payload(MARKDOWN)
        if words.startswith("text"):
            value = self.payload(PAYLOADS)
            if key in ("column", "respondent", "segment", "weight"):
                value = value.replace("\r\n", " ").replace("\x01", "").replace("\x07", "")
                self.columns.append(value)
            return value
        if words == "id":
            return self.identity(section).upper() if key == "code" else self.identity(section)
        if match := re.search(r"number from ([-\d.e+]+) to ([-\d.e+]+)", words):
            low, high = float(match[1]), float(match[2])
            value = min(max((low + min(high, 20)) / 2, low), high)
            return int(value) if words.startswith("whole") else value
        if "number" in words:
            return 5
        if words.startswith("`true` or"):
            return True
        if match := re.match(r"`([\w-]+)`", words):
            return match[1]
        if words == "date":
            return "2026-03-01"
        if words.startswith("day, month"):
            return "2026-02"
        raise SystemExit(f"hostile.py knows no {section}.{key}: {words}")

    def value(self, section, key, words):
        if (section, key) in FIXED:
            return FIXED[section, key]
        if match := re.match(r"mapping of (.*) by (\w+)$", words):
            thing = self.scalar(section, key, match[1])
            return {thing.pop(match[2]): thing}
        if words.startswith("list of "):
            item = words.removeprefix("list of ").removesuffix(", or one")
            several = item.startswith("[") and item[1:5] != "bill"
            return [self.scalar(section, key, item) for _ in range(2 if several else 1)]
        return self.scalar(section, key, words)

    def thing(self, section):
        made = {}
        self.journeys += section == "journey"
        for inner in INSIDE.get(section, ()):
            self.ids[inner] = 0
        for key, words in self.sections[section]:
            if (section, key) not in LEFT_OUT:
                made[key] = self.value(section, key, words)
        return made


def write(folder, path, thing):
    os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
    with open(os.path.join(folder, path), "w", encoding="utf-8") as out:
        out.write(thing if isinstance(thing, str) else dumps(thing))


def main():
    folder, maker = sys.argv[1], Maker(sys.stdin.read())
    write(folder, "flightpath.yaml", maker.thing("flightpath.yaml"))
    write(folder, "organisation.yaml", maker.thing("organisation.yaml"))
    for kind, place in FILES.items():
        for number in (1, 2):
            maker.columns = []
            thing = maker.thing(kind)
            if kind == "assessment":
                thing["date"] = f"2026-0{number}-15"
            if kind == "survey":
                for question in thing["questions"]:
                    question["scale"] = [1, 5]
                thing["questions"][1].pop("touchpoint")
                thing["wave"] = f"2026-0{number}"
                thing["outcome"]["scale"] = [0, 10]
                thing["file"] = f"answers-{number}.csv"
                header = list(dict.fromkeys(maker.columns))
                rows = [header] + [[maker.payload(PAYLOADS[:5]) if i % 3 == 0 else str(1 + n % 5) for i in range(len(header))]
                                   for n in range(40)]
                write(folder, f"surveys/answers-{number}.csv",
                      "".join(",".join('"' + c.replace('"', '""') + '"' for c in row) + "\n" for row in rows))
            if kind == "kpi":
                thing["series"]["points"] = [[f"2025-{m:02}", 10 + m] for m in range(1, 13)]
            if kind == "channel-mix":
                thing["series"]["points"] = [[f"2025-{m:02}", c, 10 + m] for m in range(1, 13) for c in ("web", "phone")]
            thing["type"] = kind
            write(folder, f"{place}/{kind}-{number}.yaml", thing)
    write(folder, "rankings.yaml", [{"stakeholder": maker.payload(PAYLOADS), "order": ["INITIATIVE-1", "INITIATIVE-2"]}] * 2)
    write(folder, "assets/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n')
    for number, about in enumerate(["about: journey-1", "about: journey-1/touchpoint-1",
                                    f"page: {dumps(maker.payload(PAYLOADS))}"]):
        front = f"---\n{about}\ntitle: {dumps(maker.payload(PAYLOADS))}\n---\n"
        write(folder, f"notes/no\"te'<zqevil>{number}.md", front + maker.payload(MARKDOWN) + "\n\n" + maker.payload(MARKDOWN))
    print("\n".join(maker.marks))


main()
