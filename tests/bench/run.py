#!/usr/bin/env python3
"""run.py PROGRAM [COUNT...]: times builds of generated projects beside `cp -r` of their output, in memory
(/dev/shm where there is one). Figures are medians of three runs; what counts are the ratios within one run of
this script: the time for a journey must not grow with their number, peak memory stays under 40 KB a journey
plus a constant, and at 1,000 journeys a build takes at most ten times as long as copying its output."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 3


def measure(command):
    """Wall seconds, processor seconds and peak memory in KB of a command."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {child.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def median_of(prepare, command):
    rows = []
    for _ in range(RUNS):
        prepare()
        rows.append(measure(command))
    return [statistics.median(column) for column in zip(*rows)]


def main(program, counts):
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    work = tempfile.mkdtemp(prefix="flightpath-bench-", dir=base)
    out, copy = f"{work}/out", f"{work}/copy"
    first = None
    print(f"{'journeys':>9} {'build s':>8} {'cpu s':>7} {'ms each':>8} {'cp -r s':>8} {'ratio':>6} "
          f"{'peak MB':>8} {'KB each':>8}")
    try:
        for count in counts:
            project = f"{work}/project-{count}"
            subprocess.run([sys.executable, f"{HERE}/generate.py", str(count), project], check=True)
            wall, cpu, memory = median_of(lambda: shutil.rmtree(out, ignore_errors=True),
                                          [program, "build", project, "-o", out])
            copied, _, _ = median_of(lambda: shutil.rmtree(copy, ignore_errors=True),
                                     ["cp", "-r", out, copy])
            shutil.rmtree(copy)
            shutil.rmtree(project)
            first = first or (count, memory)
            each = (memory - first[1]) / (count - first[0]) if count > first[0] else float("nan")
            print(f"{count:>9} {wall:>8.2f} {cpu:>7.2f} {1000 * cpu / count:>8.2f} {copied:>8.2f} "
                  f"{wall / copied:>6.1f} {memory / 1024:>8.1f} {each:>8.1f}", flush=True)
    finally:
        shutil.rmtree(work)


main(os.path.abspath(sys.argv[1]), [int(n) for n in sys.argv[2:]] or [100, 1000, 10000])
