#!/usr/bin/env python3
"""pdf.py PROGRAM [COUNT...]: journeys as PDF, beside WeasyPrint and headless Chromium that print the site's pages of the
same journeys: each of them once for a page, and for 20 journeys in one file. Wall seconds, medians of three runs, pages
a second, peak memory. What counts are the ratios within one run: 50 times as fast for a journey as either run for
each page, 10 times as fast as the better of the two in one file. Peers that are not installed are named and left out."""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS, BATCH = 3, 20


def measure(command):
    """Wall seconds and peak memory in MB of a command (of its largest process)."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)[:200]} ended with status {child.returncode}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def median_of(command, runs=RUNS):
    return [statistics.median(column) for column in zip(*(measure(command) for _ in range(runs)))]


def pages_of(pdf):
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", said)[1])


def join_pages(site, names, out):
    """One page with the contents of many."""
    mains = []
    for name in names:
        with open(f"{site}/journeys/{name}.html", encoding="utf-8") as file:
            page = file.read()
        mains.append(page[page.index("<main"):page.index("</main>") + len("</main>")])
    with open(out, "w", encoding="utf-8") as file:
        file.write(page[:page.index("<main")] + "\n".join(mains) + page[page.index("</main>") + len("</main>"):])


def chromium(page, out, work):
    return ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={work}/profile", f"--print-to-pdf={out}", f"file://{page}"]


def weasyprint(page, out, work):
    return ["weasyprint", page, out]


def report(label, journeys, seconds, pages, memory):
    print(f"{label:<28} {journeys:>8} {seconds:>8.3f} {1000 * seconds / journeys:>9.1f} {pages:>6} "
          f"{pages / seconds:>8.1f} {memory:>8.1f}", flush=True)
    return seconds / journeys


def main(program, counts):
    work = tempfile.mkdtemp(prefix="flightpath-bench-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    print(f"{'':<28} {'journeys':>8} {'wall s':>8} {'ms each':>9} {'pages':>6} {'pages/s':>8} {'peak MB':>8}")
    try:
        ours = {}
        for count in sorted({*counts, BATCH}):
            project, out = f"{work}/project-{count}", f"{work}/out.pdf"
            subprocess.run([sys.executable, f"{HERE}/generate.py", str(count), project], check=True)
            only = [word for n in range(count) for word in ("--only", f"j{n:05d}")]
            seconds, memory = median_of([program, "pdf", project, "-o", out, *only])
            ours[count] = report("flightpath pdf", count, seconds, pages_of(out), memory)
        site = f"{work}/site"
        subprocess.run([program, "build", f"{work}/project-{BATCH}", "-o", site], check=True, capture_output=True)
        names = [f"j{n:05d}" for n in range(BATCH)]
        joined, out = f"{site}/journeys/joined.html", f"{work}/out.pdf"
        join_pages(site, names, joined)
        single, batch = {}, {}
        for name, command in (("chromium", chromium), ("weasyprint", weasyprint)):
            if not shutil.which(name):
                print(f"{name} is not installed: left out")
                continue
            seconds, memory = median_of(command(f"{site}/journeys/{names[0]}.html", out, work))
            single[name] = report(f"{name}, a run for each page", 1, seconds, pages_of(out), memory)
            seconds, memory = median_of(command(joined, out, work), 1 if name == "weasyprint" else RUNS)
            batch[name] = report(f"{name}, one file", BATCH, seconds, pages_of(out), memory)
        if single:
            print(f"for a journey, beside the faster of them run for each page: {min(single.values()) / ours[BATCH]:.0f} times "
                  f"as fast; beside the better of them in one file: {min(batch.values()) / ours[BATCH]:.1f} times")
    finally:
        shutil.rmtree(work)


main(os.path.abspath(sys.argv[1]), [int(n) for n in sys.argv[2:]] or [1, 20, 500])
