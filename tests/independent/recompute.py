#!/usr/bin/python3
"""Computes a project's figures a second time, from its YAML and the definitions alone, and compares them.

    recompute.py [--project DIR] [--model FILE] ANALYSIS.json    compare with data/analysis.json
    recompute.py [--project DIR] [--model FILE] --coverage       which verdicts, findings and conflicts occur
    recompute.py --selftest                                      the worked numbers of the definitions

Numbers must agree to 1e-9 (relative above 1). Each difference is one line; the last line counts.
"""
import argparse
import datetime
import json
import os
import sys

import experience
import plan
import priorities
import series
from project import Project
from surveys import Surveys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
VERDICTS = ["not-measured", "blind-spot", "weak", "overrated", "question", "hidden-strength", "strength"]
FINDINGS = """no-owner no-process no-system no-kpi moment-of-truth-without-kpi no-customer-score
kpi-without-customer-meaning kpi-without-data support-below-target no-target-persona unsupported-pain stale-score
journey-without-owner journey-not-reviewed draft-relied-on function-not-on-cx-team feature-without-purpose
feature-without-benefit feature-without-kpi feature-without-product-owner feature-without-system
initiative-without-touchpoint weak-without-work lifecycle-stage-without-journey journey-stage-without-touchpoint
persona-unused front-stage-without-support hot-spot shared-root-cause""".split()
CONFLICTS = ["starts-before-dependency", "due-before-finish", "overload"]
RACI = ["no-accountable", "several-accountable", "no-responsible", "repeated-role",
        "accountable-too-often", "too-many-consulted", "role-unused"]


class Figures:
    """All figures of one project."""

    def __init__(self, project):
        self.surveys = Surveys(project)
        given = survey_given(project, self.surveys)
        self.gaps = experience.gaps(project, given)
        self.journeys = experience.journeys(project, self.gaps, given)
        self.lifecycle = experience.lifecycle(project, self.gaps)
        self.findings = experience.find(project, self.gaps)
        self.raci = experience.raci(project)
        self.causes = experience.root_causes([row for row in self.gaps if row["own"]])
        self.differences = experience.differences(project)
        listed = [row for row in self.gaps if row["own"]]
        self.priorities = priorities.initiatives(project, listed)
        self.features = priorities.features(project, listed)
        self.roadmap = plan.roadmap(project)
        self.maturity = plan.maturity(project)
        self.kpis = series.kpis(project)
        self.channels = series.channels(project)
        self.benefits = series.benefits(project)


class Comparison:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, where, ours, theirs):
        if isinstance(ours, datetime.date):
            ours = ours.isoformat()
        if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)) and not isinstance(ours, bool):
            same = abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours))
        else:
            same = ours == theirs
        if same:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{where}: computed {ours!r}, given {theirs!r}")

    def table(self, name, ours, theirs, key, fields):
        """Two lists of rows, matched by `key` (a field, or a function of a row)."""
        get = key if callable(key) else lambda row: row.get(key)
        left, right = {get(row): row for row in ours}, {get(row): row for row in theirs or []}
        if theirs is not None and len(right) != len(theirs):
            self.check(f"{name}: rows with the same key", 0, len(theirs) - len(right))
        for ident in sorted(set(left) | set(right), key=str):
            if ident not in left or ident not in right:
                self.check(f"{name} {ident}", "there" if ident in left else "absent", "there" if ident in right else "absent")
                continue
            for field in fields:
                self.check(f"{name} {ident} {field}", left[ident].get(field), right[ident].get(field))


def compare(figures, given):
    test = Comparison()
    test.table("gaps", [row for row in figures.gaps if row["own"]], given.get("gaps"), "touchpoint",
               ["internal", "customer", "n", "low", "high", "within_error", "target", "importance", "perception_gap", "performance_gap", "shortfall",
                "weighted_shortfall", "verdict", "rank"])
    test.table("journeys", figures.journeys, given.get("journeys"), "journey",
               ["internal", "customer", "measured", "touchpoints", "importance", "priority", "opportunity", "rank", "focus", "digital_share"])
    theirs = [{**row, "journeys": sorted(row.get("journeys") or [])} for row in given.get("lifecycle") or []]
    test.table("lifecycle", figures.lifecycle, theirs, "stage", ["internal", "customer", "measured", "touchpoints", "journeys"])
    for kind in FINDINGS:
        ours = {subject for name, subject in figures.findings if name == kind}
        rows = {row.get("subject") for row in given.get("findings") or [] if row.get("kind") == kind}
        for subject in sorted(ours | rows):
            test.check(f"findings {kind} {subject}", "there" if subject in ours else "absent", "there" if subject in rows else "absent")
    unknown = {row.get("kind") for row in given.get("findings") or []} - set(FINDINGS)
    test.check("findings of an unknown kind", [], sorted(map(str, unknown)))
    for row in figures.gaps:
        theirs = {item["touchpoint"]: item for item in given.get("gaps") or []}.get(row["touchpoint"]) or {}
        for persona, customer in sorted(row["by_persona"].items() if row["own"] else ()):
            given_row = (theirs.get("by_persona") or {}).get(persona) or {}
            for field in ("customer", "n", "low", "high"):
                test.check(f"gaps {row['touchpoint']} {persona} {field}", customer[field], given_row.get(field))
        test.check(f"gaps {row['touchpoint']} personas", sorted(row["by_persona"]), sorted(theirs.get("by_persona") or {}) if row["own"] else sorted(row["by_persona"]))
    causes = {row.get("root_cause"): sorted(row.get("pains") or []) for row in given.get("root_causes") or []}
    for cause, pains in sorted(figures.causes.items()):
        test.check(f"root cause {cause}", sorted(pains), causes.get(cause))
    for (journey, against, kind), names in figures.differences.items():
        rows = [row for row in given.get("differences") or [] if (row.get("journey"), row.get("against"), row.get("kind")) == (journey, against, kind)]
        changes = [(item.get("change"), item.get("touchpoint")) for row in rows for item in row.get("changes") or []]
        for change in ("added", "dropped"):
            test.check(f"differences {journey} {change}", sorted(names[change]), sorted({name.split("/")[-1] for what, name in changes if what == change}))
    compare_priorities(test, figures, given)
    compare_roadmap(test, figures.roadmap, given.get("roadmap") or {})
    compare_maturity(test, figures.maturity, given.get("maturity") or [])
    compare_raci(test, figures.raci, given.get("raci") or [])
    compare_kpis(test, figures, given)
    compare_surveys(test, figures.surveys.results, given.get("surveys") or [])
    return test


def compare_priorities(test, figures, given):
    fields = ["customer_benefit", "business_benefit", "derived", "cost", "value", "score", "borda", "index", "level", "rank",
              "rank_best", "rank_worst", "quadrant", "pareto", "feasible"]
    theirs = given.get("priorities") or {}
    ours = figures.priorities
    test.check("priorities alpha", ours["alpha"], theirs.get("alpha"))
    test.table("priorities", [{"initiative": ident, **line} for ident, line in ours["items"].items()],
               theirs.get("items"), "initiative", fields)
    word = theirs.get("agreement") or {}
    for field in ("w", "chi2", "df", "p", "word"):
        test.check(f"agreement {field}", (ours["agreement"] or {}).get(field), word.get(field))
    rows = (given.get("features") or {}).get("items") or []
    named = [{**row, "feature": row.get("feature", row.get("initiative"))} for row in rows]
    test.table("features", [{"feature": ident, **line} for ident, line in figures.features.items()], named, "feature",
               [field for field in fields if field not in ("borda", "rank_best", "rank_worst", "feasible")])


def compare_roadmap(test, ours, theirs):
    test.table("roadmap", [{"initiative": ident, **line} for ident, line in ours["items"].items()], theirs.get("items"), "initiative",
               ["early_start", "early_finish", "late_start", "late_finish", "float", "critical", "horizon", "late"])
    left = [{"key": conflict[:3], "days": conflict[3]} for conflict in ours["conflicts"] if conflict[0] != "overload"]
    right = [{"key": (row.get("kind"), row.get("initiative"), row.get("other") if row.get("kind") == "starts-before-dependency" else None),
              "days": row.get("days")} for row in theirs.get("conflicts") or [] if row.get("kind") != "overload"]
    test.table("conflicts", left, right, "key", ["days"])
    overload = sorted((team, month) for kind, team, month, _ in ours["conflicts"] if kind == "overload")
    loads = theirs.get("load") or []
    above = sorted((row["team"], row["month"]) for row in loads if row.get("capacity") is not None and row["days"] > row["capacity"])
    test.check("teams above capacity", overload, above)
    test.check("overload is named as a conflict", bool(overload), any(row.get("kind") == "overload" for row in theirs.get("conflicts") or []))
    rows = [{"key": key, "days": days, "capacity": capacity} for key, (days, capacity) in ours["load"].items()]
    test.table("load", rows, loads, lambda row: row.get("key") or (row["team"], row["month"]), ["days", "capacity"])


def compare_maturity(test, ours, theirs):
    test.table("maturity", ours, theirs, "date", ["unit", "index", "reached", "skipped"])
    by_date = {row.get("date"): row for row in theirs}
    for line in ours:
        row = by_date.get(line["date"]) or {}
        name = f"maturity {line['date']}"
        test.table(name, line["stages"], row.get("stages"), "stage", ["score", "rated", "practices"])
        unrated = [item for item in row.get("practices") or []]
        known = {item.get("practice") for item in unrated}
        mine = [item for item in line["practices"] if item["score"] is not None or item["practice"] in known]
        test.table(name, mine, unrated, "practice", ["score", "spread"])
        given = [item.get("practice") if isinstance(item, dict) else item for item in row.get("next") or []]
        test.check(f"{name} next", line["next"], given)


def compare_raci(test, ours, theirs):
    rows = {}
    for row in theirs:
        rows.setdefault(row.get("activity") or row.get("role"), []).extend(row.get("problems") or [])
    for name in sorted(set(ours) | set(rows)):
        test.check(f"raci {name}", sorted(ours.get(name, [])), sorted(rows.get(name, [])))


def compare_kpis(test, figures, given):
    theirs = {row.get("kpi"): row for row in given.get("kpis") or []}
    for line in figures.kpis:
        row, name = theirs.get(line["kpi"]) or {}, f"kpi {line['kpi']}"
        for field in ("n", "latest", "period", "mean", "moving_range", "lower", "upper"):
            test.check(f"{name} {field}", line[field], row.get(field))
        signals = [(signal.get("rule"), signal.get("period")) for signal in row.get("signals") or []]
        test.check(f"{name} signals", line["signals"], sorted(signals))
        for part in ("trend", "target"):
            test.check(f"{name} has a {part}", line[part] is not None, row.get(part) is not None)
        for part, fields in (("trend", ("s", "z", "p", "slope", "verdict")), ("target", ("value", "met", "missed_by", "meets_at"))):
            for field in fields if line[part] else ():
                test.check(f"{name} {part} {field}", line[part][field], (row.get(part) or {}).get(field))
    theirs = {row.get("kpi"): row for row in given.get("channels") or []}
    for line in figures.channels:
        row, name = theirs.get(line["kpi"]) or {}, f"channels {line['kpi']}"
        test.check(f"{name} slope", line["slope"], row.get("slope"))
        for field in ("change_points", "change_digital", "change_human"):
            test.check(f"{name} {field}", line[field], row.get(field))
        test.table(name, line["periods"], row.get("periods"), "period", ["contacts", "digital_share"])
        shares = {item.get("period"): item.get("shares") or {} for item in row.get("periods") or []}
        for item in line["periods"]:
            for channel, share in sorted(item["shares"].items()):
                test.check(f"{name} {item['period']} {channel}", share, shares.get(item["period"], {}).get(channel))
    test.table("benefits", figures.benefits, given.get("benefits"), lambda row: (row["subject"], row["kpi"]),
               ["from", "to", "by", "observed", "value", "so_far"])


def compare_surveys(test, ours, theirs):
    """Every measure, driver and change; the order of the surveys, too."""
    test.check("surveys", [line["survey"] for line in ours], [row.get("survey") for row in theirs])
    for line in ours:
        row, name = next((row for row in theirs if row.get("survey") == line["survey"]), {}), f"survey {line['survey']}"
        for field in ("wave", "rows", "unweighted"):
            test.check(f"{name} {field}", line[field], row.get(field))
        test.table(name, line["questions"], row.get("questions"), lambda item: (item["question"], item["group"]),
                   ["kind", "n", "n_effective", "value", "low", "high", "small"])
        test.table(f"{name} change", line["changes"], row.get("changes"), "question",
                   ["from_wave", "to_wave", "difference", "low", "high", "verdict"])
        mine, given = line["drivers"], row.get("drivers")
        test.check(f"{name} has drivers", mine is not None, given is not None)
        if mine and given:
            for field in ("outcome", "n", "r2", "basis", "withheld"):
                test.check(f"{name} drivers {field}", mine[field], given.get(field))
            test.table(f"{name} driver", list(mine["items"].values()), given.get("items"), "question",
                       ["r", "weight", "share", "importance"])


def coverage(project, figures):
    missing = 0
    counts = {}

    def show(title, names, found):
        nonlocal missing
        print(f"{title}:")
        for name in names:
            subjects = found.get(name, [])
            missing += not subjects
            print(f"  {name:34} {len(subjects):3}  {', '.join(map(str, subjects))[:150] or 'MISSING'}")

    listed = [row for row in figures.gaps if row["own"]]
    for row in listed:
        counts.setdefault(row["verdict"], []).append(row["touchpoint"])
    show("Verdicts", VERDICTS, counts)
    found = {}
    for kind, subject in figures.findings:
        found.setdefault(kind, []).append(subject)
    show("Findings", FINDINGS, found)
    conflicts = {}
    for kind, who, other, days in figures.roadmap["conflicts"]:
        conflicts.setdefault(kind, []).append(f"{who}{' ' + other if other else ''} {days:.4g}")
    show("Conflicts", CONFLICTS, conflicts)
    problems = {}
    for name, mine in figures.raci.items():
        for problem in mine:
            problems.setdefault(problem, []).append(name)
    show("RACI", RACI, problems)
    lines = figures.priorities["items"]
    show("Quadrants", ["quick-win", "major-project", "fill-in", "thankless-task"],
         {q: [i for i in lines if lines[i]["quadrant"] == q] for q in ("quick-win", "major-project", "fill-in", "thankless-task")})
    show("Levels", ["high", "medium", "low"], {w: [i for i in lines if lines[i]["level"] == w] for w in ("high", "medium", "low")})
    show("Other", ["unscored", "derived", "infeasible", "late", "critical", "skipped stage", "disagreement"], {
        "unscored": [i for i in lines if lines[i]["score"] is None], "derived": [i for i in lines if lines[i]["derived"]],
        "infeasible": [i for i in lines if not lines[i]["feasible"]],
        "late": [i for i, line in figures.roadmap["items"].items() if line["late"]],
        "critical": [i for i, line in figures.roadmap["items"].items() if line["critical"]],
        "skipped stage": [stage for line in figures.maturity for stage in line["skipped"]],
        "disagreement": [f"{p['practice']} {p['spread']:.1f}" for line in figures.maturity for p in line["practices"] if (p["spread"] or 0) > 25]})
    show("KPIs", ["signal", "no signal", "improving", "worsening", "no-clear-trend", "target met", "target missed"], {
        "signal": [f"{k['kpi']}{sorted({rule for rule, _ in k['signals']})}" for k in figures.kpis if k["signals"]],
        "no signal": [k["kpi"] for k in figures.kpis if k["mean"] is not None and not k["signals"]],
        **{word: [k["kpi"] for k in figures.kpis if k["trend"] and k["trend"]["verdict"] == word]
           for word in ("improving", "worsening", "no-clear-trend")},
        "target met": [k["kpi"] for k in figures.kpis if k["target"] and k["target"]["met"]],
        "target missed": [k["kpi"] for k in figures.kpis if k["target"] and not k["target"]["met"]]})
    show("Horizons", ["short", "mid", "long"],
         {h: [i for i, line in figures.roadmap["items"].items() if line["horizon"] == h] for h in ("short", "mid", "long")})
    print(f"{len(listed)} touchpoints in {len(figures.journeys)} journeys, {len(lines)} open initiatives, "
          f"{len(project.entities['feature'])} features; {missing} kinds missing")
    return missing == 0


def selftest():
    test = Comparison()
    items = list("ABCDE")
    votes = priorities.ballots([{"order": list("ABCDE")}, {"order": ["B", "A", ["C", "D"], "E"]},
                                {"order": ["A", "C"]}, {"order": ["B", ["A", "E"]]}], items)
    for item, want in zip(items, (.84375, .75, .4375, .25, .21875)):
        test.check(f"Borda {item}", priorities.borda(votes, items)[item], want)
    word = priorities.agreement(votes, items)
    for field, want in (("w", .571918), ("chi2", 9.150685), ("p", .057441)):
        test.check(f"Kendall {field}", round(word[field], 6), want)
    tasks = {"A": {"duration": 10}, "B": {"duration": 20, "depends_on": ["A"]}, "C": {"duration": 30},
             "D": {"duration": 40, "depends_on": ["B", "C"]}, "E": {"duration": 50}}
    dates = plan.schedule(tasks, datetime.date(2026, 4, 1))
    for ident, want in (("A", "2026-04-14"), ("B", "2026-05-12"), ("C", "2026-05-12"), ("D", "2026-07-07"), ("E", "2026-06-09")):
        test.check(f"finish {ident}", dates[ident]["early_finish"], want)
    test.check("start D", dates["D"]["early_start"], "2026-05-13")
    for ident, want in (("A", 0), ("B", 0), ("C", 0), ("D", 0), ("E", 20)):
        test.check(f"float {ident}", dates[ident]["float"], want)
    rows = lambda values: [(i, str(i), float(value)) for i, value in enumerate(values)]
    xmr = series.chart(rows([52, 50, 53, 49, 51, 54, 52, 48, 41, 50, 51, 53]))
    for field, want in (("mean", 50.333333), ("moving_range", 3.545455), ("lower", 40.902424), ("upper", 59.764242)):
        test.check(f"XmR {field}", round(xmr[field], 6), want)
    test.check("XmR signals", xmr["signals"], [])
    line = series.trend(rows([12, 13, 13, 15, 14, 16, 18, 17, 19, 20]), "higher")
    for field, want in (("s", 40), ("z", 3.502303), ("p", .000461), ("slope", .888889)):
        test.check(f"trend {field}", round(line[field], 6), want)
    return test


def survey_given(project, surveys):
    """What only the surveys can tell: scores and importances that nobody typed."""
    given = {}
    for ident in project.journeys:
        for _, touchpoint in project.touchpoints(ident):
            row = given.setdefault(f"{ident}/{touchpoint['id']}", {})
            name = project.origin(ident, touchpoint)
            found = surveys.customer(touchpoint, name)
            if found:
                row.update(customer=found["value"], low=found["low"], high=found["high"], n=found["n"], date=found["wave"])
            for persona in project.journeys[ident].get("personas") or []:
                of_persona = surveys.customer(touchpoint, name, f"persona={persona}")
                if found and of_persona:
                    row.setdefault("by_persona", {})[persona] = of_persona
            importance = surveys.importance(name)
            if importance is not None:
                row["importance"] = importance
        measure = project.journeys[ident].get("importance")
        found = surveys.journey_importance(measure) if isinstance(measure, dict) else None
        if found is not None:
            given[ident] = {"importance": found}
    return given


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("analysis", nargs="?")
    parser.add_argument("--project", default=os.path.join(TOP, "site-example"))
    parser.add_argument("--model", default=os.path.join(TOP, "content", "maturity", "cx-five-stages.yaml"))
    parser.add_argument("--coverage", action="store_true")
    parser.add_argument("--selftest", action="store_true")
    options = parser.parse_args()
    if options.selftest:
        test = selftest()
        print(f"{test.passed} passed, {test.failed} failed")
        return test.failed > 0
    project = Project(options.project, options.model)
    if options.coverage:
        return not coverage(project, Figures(project))
    if not options.analysis:
        parser.error("give the path of an analysis.json, --coverage or --selftest")
    with open(options.analysis, encoding="utf-8") as file:
        analysis = json.load(file)
    test = compare(Figures(project), analysis)
    print(f"{test.passed} passed, {test.failed} failed")
    return test.failed > 0


if __name__ == "__main__":
    sys.exit(main())
