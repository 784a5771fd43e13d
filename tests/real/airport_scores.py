"""The customer scores of airport/ are the means of the survey's answers: computes them again.

usage: airport_scores.py. Reads ../shared/data/sfo-survey beside the project, or in $FLIGHTPATH_SHARED;
without it the one line says that the test was skipped. Prints one line a journey, as TAP has it.
"""
import csv
import os
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("FLIGHTPATH_SHARED") or os.path.join(HERE, "../../../shared/data")
SURVEY = os.path.join(SHARED, "sfo-survey", "2018_SFO_Customer_Survey.csv")


def mean(rows, column):
    """The mean of the answers 1 to 5 on a scale of 0 to 10, and how many there are."""
    answers = [int(row[column]) for row in rows if row[column] in ("1", "2", "3", "4", "5")]
    return (sum(answers) / len(answers) - 1) / 4 * 10, len(answers)


def faults(touchpoint, rows, purposes):
    column, score = touchpoint.get("x-column"), touchpoint.get("score", {})
    if column is None:
        if "customer" in score:
            yield f"{touchpoint['id']}: a customer score without a column"
        return
    want, count = mean(rows, column)
    # Two decimals are written; a hair more than half of the last allows for the binary fraction.
    if abs(score["customer"] - want) > 0.00501 or score["responses"] != count:
        yield f"{touchpoint['id']}: {column} is {want:.4f} of {count}"
    if "internal" in score:
        yield f"{touchpoint['id']}: nobody measured an internal score"
    for persona, own in touchpoint.get("by_persona", {}).items():
        want, _ = mean([row for row in rows if row["Q2PURP1"] == purposes[persona]], column)
        if abs(own["customer"] - want) > 0.00501:
            yield f"{touchpoint['id']}: {column} of {persona} is {want:.4f}"


def main():
    if not os.path.exists(SURVEY):
        print("ok - the airport's scores are the survey's means # SKIP no survey in ../shared/data")
        return 0
    with open(SURVEY, encoding="utf-8-sig", newline="") as file:
        rows = [{(name or "").strip(): (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]
    purposes = {}
    for name in os.listdir(os.path.join(HERE, "airport/personas")):
        with open(os.path.join(HERE, "airport/personas", name), encoding="utf-8") as file:
            purposes[name.removesuffix(".yaml")] = str(yaml.safe_load(file).get("x-purpose"))
    bad = False
    for name in ("departing", "arriving"):
        with open(os.path.join(HERE, f"airport/journeys/{name}.yaml"), encoding="utf-8") as file:
            stages = yaml.safe_load(file)["stages"]
        touchpoints = [touchpoint for stage in stages for touchpoint in stage["touchpoints"]]
        found = [fault for touchpoint in touchpoints for fault in faults(touchpoint, rows, purposes)]
        measured = sum("x-column" in touchpoint for touchpoint in touchpoints)
        bad = bad or bool(found) or not measured
        print(f"{'not ok' if found or not measured else 'ok'} - {name}: {measured} customer scores are the survey's means")
        for fault in found:
            print("  " + fault)
    return 1 if bad else 0


sys.exit(main())
