"""Checks the surveys' headline figures in an analysis.json. usage: airport_figures.py ANALYSIS.json

The figures were computed by another hand from the same two files; both waves are weighted here.
"""
import json
import sys

WANT = [  # survey, question, n, value, within
    ("2017", "outcome", 2746, 40.40, 0.005), ("2018", "outcome", 2650, 35.11, 0.005),
    ("2017", "overall", 2688, (4.071 - 1) / 4 * 10, 0.00125), ("2018", "overall", 2625, (4.042 - 1) / 4 * 10, 0.00125),
]


def faults(analysis):
    surveys = {row["survey"]: row for row in analysis["surveys"]}
    for survey, question, n, value, within in WANT:
        found = [row for row in surveys[survey]["questions"] if (row["question"], row["group"]) == (question, "all")][0]
        if found["n"] != n or abs(found["value"] - value) > within:
            yield f"{survey} {question}: n {found['n']}, {found['value']}; wanted {n}, {value:.4f}"
    change = [row for row in surveys["2018"]["changes"] if row["question"] == "outcome"][0]
    if change["verdict"] != "down" or not change["low"] < 35.11 - 40.40 < change["high"] < 0:
        yield f"the change of the outcome: {change}"
    for survey in surveys.values():
        drivers = survey["drivers"]
        if drivers["basis"] != "complete" or abs(sum(row["share"] for row in drivers["items"]) - 1) > 1e-9:
            yield f"{survey['survey']}: drivers {drivers['basis']}, {drivers['withheld']}"
    measured = [row for row in analysis["gaps"] if row["customer"] is not None]
    if len(measured) != 18 or any(row["low"] is None or not row["low"] < row["customer"] < row["high"] for row in measured):
        yield f"{len(measured)} touchpoints with a score and an interval"


with open(sys.argv[1], encoding="utf-8") as given:
    FOUND = list(faults(json.load(given)))
print("\n".join(FOUND))
sys.exit(bool(FOUND))
