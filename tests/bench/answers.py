#!/usr/bin/env python3
"""answers.py PROGRAM [ROWS...]: times the reading of generated raw answers to 14 questions and an outcome, weighted,
by segment and persona, with the cross products of the drivers; and DuckDB adding up the same in doubles (duckdb.mjs)
from the same file, by as many threads. Every run is the whole program, from its start to its end. What counts are the
ratios within one run of this script: no slower than DuckDB, under 64 MB, and memory that does not grow with the rows."""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DUCKDB = os.path.join(os.path.dirname(HERE), "sql")
RUNS = 3
BLOCK = 100_000
MAPPING = """file: answers.csv
wave: 2026
columns: {respondent: id, segment: segment, persona: {column: type, map: {S: owner, I: manager, F: buyer}}, weight: w}
outcome: {column: recommend, kind: nps}
missing: [NA]
questions:
"""
KINDS = ["score, scale: [1, 5]"] * 8 + ["ces, scale: [1, 7]"] * 3 + ["score, scale: [0, 10]"] * 2 + ['share, map: {"yes": 1, "no": 0}']


def answer(dice, mood, low, high):
    if dice.random() < 0.06:
        return dice.choice(["", "", "NA"])
    return str(round(min(max((low + high) / 2 + (high - low) / 5 * (mood + dice.gauss(0, 1)), low), high)))


def block():
    """Rows that differ; a large file repeats them."""
    dice, rows = random.Random(5), []
    scales = [(1, 5)] * 8 + [(1, 7)] * 3 + [(0, 10)] * 2
    for number in range(BLOCK):
        mood = dice.gauss(0, 1)
        answers = [answer(dice, mood, *scale) for scale in scales] + [dice.choice(["yes", "no"]), answer(dice, mood, 0, 10)]
        rows.append(",".join([str(number), dice.choice(["Corporate", "SME", "Public sector", "Residential"]), dice.choice("SIF"),
                              dice.choice(["0.8", "1.4", "1.0521", "0.6704842"]), *answers]) + "\n")
    return rows


def project(folder, rows, count):
    os.makedirs(f"{folder}/surveys")
    os.makedirs(f"{folder}/personas")
    with open(f"{folder}/flightpath.yaml", "w") as file:
        file.write("title: Answers\nas_of: 2026-03-31\n")
    for name in ("owner", "manager", "buyer"):
        with open(f"{folder}/personas/{name}.yaml", "w") as file:
            file.write(f"name: {name}\n")
    with open(f"{folder}/surveys/s.yaml", "w") as file:
        file.write(MAPPING + "".join(f"  - {{id: q{i}, column: q{i}, kind: {kind}}}\n" for i, kind in enumerate(KINDS)))
    with open(f"{folder}/surveys/answers.csv", "w") as file:
        file.write("id,segment,type,w," + ",".join(f"q{i}" for i in range(len(KINDS))) + ",recommend\n")
        for _ in range(count // BLOCK):
            file.write("".join(rows))
        file.write("".join(rows[:count % BLOCK]))


def measure(command, folder=None):
    """Wall seconds, processor seconds and peak memory in MB of a command."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {child.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def duckdb(folder):
    """The same of DuckDB; None when its package is not there."""
    if not os.path.isdir(f"{DUCKDB}/node_modules"):
        return None
    return measure(["node", f"{HERE}/duckdb.mjs", f"{folder}/surveys/answers.csv", str(len(KINDS))])


def main(program, counts):
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    work, rows = tempfile.mkdtemp(prefix="flightpath-bench-", dir=base), block()
    print(f"{'rows':>9} {'check s':>8} {'1 thread':>8} {'cpu s':>7} {'peak MB':>8} {'DuckDB s':>9} {'cpu s':>7} {'peak MB':>8} {'ratio':>6}")
    try:
        for count in counts:
            folder = f"{work}/project-{count}"
            project(folder, rows, count)
            wall, cpu, memory = (statistics.median(column) for column in
                                 zip(*(measure([program, "check", folder]) for _ in range(RUNS))))
            single = statistics.median(measure([program, "check", "--jobs", "1", folder])[0] for _ in range(RUNS))
            other = duckdb(folder)
            beside = f"{other[0]:>9.2f} {other[1]:>7.2f} {other[2]:>8.0f} {other[0] / wall:>6.1f}" if other else "   not installed (run tests/sql)"
            print(f"{count:>9} {wall:>8.2f} {single:>8.2f} {cpu:>7.2f} {memory:>8.1f} {beside}", flush=True)
            shutil.rmtree(folder)
    finally:
        shutil.rmtree(work)


main(os.path.abspath(sys.argv[1]), [int(n) for n in sys.argv[2:]] or [60_000, 1_000_000, 5_000_000])
