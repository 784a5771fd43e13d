"""Roadmap (section 6) and maturity (section 7)."""
import datetime
import statistics

from priorities import OPEN_INITIATIVE
from project import add_months

DAY = datetime.timedelta(days=1)


def working(day):
    return day.weekday() < 5


def on_or_after(day):
    while not working(day):
        day += DAY
    return day


def shift(day, count):
    """The working day `count` working days after (before) a working day."""
    step = DAY if count > 0 else -DAY
    while count:
        day += step
        if working(day):
            count -= 1 if count > 0 else -1
    return day


def days_between(first, last):
    """Working days from first to last, both included."""
    total, day = 0, first
    while day <= last:
        total += working(day)
        day += DAY
    return total


def float_days(early, late):
    """Working days by which `late` lies after `early`."""
    return days_between(early + DAY, late) if late >= early else -days_between(late + DAY, early)


def schedule(items, as_of):
    """Critical-path dates of {id: initiative}; those with neither due nor duration are left out."""
    planned, result = {}, {}

    def duration(item):
        if item.get("due"):
            return max(days_between(item.get("start") or as_of, item["due"]), 1)
        return item.get("duration")

    for ident, item in items.items():
        if duration(item) is not None:
            planned[ident] = [code for code in item.get("depends_on") or []
                              if code in items and duration(items[code]) is not None]

    def forward(ident):
        if ident in result:
            return result[ident]
        item, started = items[ident], items[ident].get("status") in ("in-progress", "blocked")
        start = item.get("start") or as_of
        if not started:
            start = max([start, as_of] + [forward(code)["early_finish"] + DAY for code in planned[ident]])
        start = on_or_after(start)
        finish = shift(start, duration(item) - 1)
        if started:
            finish = max(finish, as_of)
        result[ident] = {"early_start": start, "early_finish": finish}
        return result[ident]

    for ident in planned:
        forward(ident)
    after = {ident: [other for other in planned if ident in planned[other]] for ident in planned}
    last = max((line["early_finish"] for line in result.values()), default=as_of)
    last = last if working(last) else shift(last, -1)

    def backward(ident):
        line = result[ident]
        if "late_finish" not in line:
            ends = [shift(backward(other)["late_start"], -1) for other in after[ident]]
            line["late_finish"] = min(ends, default=last)
            # Reading: the span that is computed counts, which for a started item may be above its duration.
            line["late_start"] = shift(line["late_finish"], -(days_between(line["early_start"], line["early_finish"]) - 1))
            line["float"] = float_days(line["early_finish"], line["late_finish"])
            line["critical"] = line["float"] == 0
        return line

    for ident in planned:
        backward(ident)
    return result


def roadmap(project):
    as_of = project.as_of
    items = {ident: item for ident, item in sorted(project.entities["initiative"].items()) if item.get("status") in OPEN_INITIATIVE}
    lines = schedule(items, as_of)
    terms = project.settings.get("horizons") or {}
    short, mid = add_months(as_of, terms.get("short", 6)), add_months(as_of, terms.get("mid", 18))
    conflicts = []
    for ident, line in lines.items():
        item = items[ident]
        line["horizon"] = "short" if line["early_finish"] <= short else "mid" if line["early_finish"] <= mid else "long"
        for code in item.get("depends_on") or []:
            if code in lines and item.get("start") and item["start"] <= lines[code]["early_finish"]:
                # Reading: the days from the start planned to the day the dependency ends.
                conflicts.append(("starts-before-dependency", ident, code, (lines[code]["early_finish"] - item["start"]).days))
        if item.get("due") and item["due"] < line["early_finish"]:
            conflicts.append(("due-before-finish", ident, None, (line["early_finish"] - item["due"]).days))
    for ident, item in items.items():
        lines.setdefault(ident, {"early_start": None, "early_finish": None, "late_start": None, "late_finish": None,
                                 "float": None, "critical": False, "horizon": None})
        lines[ident]["late"] = bool(item.get("due") and item["due"] < as_of)
    load = team_load(project, items, lines)
    for (team, month), (days, capacity) in sorted(load.items()):
        if capacity is not None and days > capacity:
            conflicts.append(("overload", team, month, days - capacity))
    return {"items": lines, "conflicts": conflicts, "load": load}


def team_load(project, items, lines):
    """{(team, month): (days, capacity)}: the whole effort, evenly over the working days of the computed span."""
    capacity = {team["id"]: team.get("capacity") for team in project.organisation.get("teams") or []}
    load = {}
    for ident, item in items.items():
        line, effort = lines[ident], (item.get("cost") or {}).get("effort")
        if not item.get("team") or not effort or line["early_start"] is None:
            continue
        each = effort / days_between(line["early_start"], line["early_finish"])
        day = line["early_start"]
        counts = {}
        while day <= line["early_finish"]:
            if working(day):
                key = day.strftime("%Y-%m")
                counts[key] = counts.get(key, 0) + 1
            day += DAY
        for month, count in counts.items():
            key = (item["team"], month)
            load[key] = load.get(key, 0.0) + each * count
    return {key: (days, capacity.get(key[0])) for key, days in load.items()}


def maturity(project):
    threshold = (project.settings.get("maturity") or {}).get("threshold", 75)
    result = []
    for item in sorted(project.entities["assessment"].values(), key=lambda item: str(item["date"])):
        line = {"date": str(item["date"]), "unit": item.get("unit"), "stages": [], "practices": [], "skipped": [], "reached": None, "next": []}
        for stage in project.model["stages"]:
            found = []
            for practice in stage["practices"]:
                given = {}
                for rating in item["ratings"]:
                    value = (rating.get("practices") or {}).get(practice["id"])
                    value = value.get("rating") if isinstance(value, dict) else value
                    if value is not None:
                        given.setdefault(rating["function"], []).append(25.0 * value)
                means = [sum(values) / len(values) for values in given.values()]
                score = sum(means) / len(means) if means else None
                spread = statistics.stdev(means) if len(means) > 1 else None
                line["practices"].append({"practice": practice["id"], "score": score, "spread": spread})
                if score is not None:
                    found.append((score, practice["id"]))
            score = sum(value for value, _ in found) / len(found) if found else None
            line["stages"].append({"stage": stage["id"], "score": score, "rated": len(found), "practices": len(stage["practices"]),
                                   "found": found})
        rated = [stage["score"] for stage in line["stages"] if stage["score"] is not None]
        line["index"] = sum(rated) / len(rated) if rated else None
        holds = [stage["score"] is not None and stage["score"] >= threshold for stage in line["stages"]]
        level = holds.index(False) if False in holds else len(holds)
        line["reached"] = line["stages"][level - 1]["stage"] if level else None
        line["skipped"] = [stage["stage"] for stage, hold in zip(line["stages"][level:], holds[level:]) if hold]
        if level < len(holds):
            line["next"] = [name for score, name in sorted(line["stages"][level]["found"]) if score < threshold]
        result.append(line)
    return result
