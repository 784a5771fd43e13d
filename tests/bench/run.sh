#!/bin/bash
# Measures builds of generated projects (run.py), PDFs beside other programs (pdf.py), maps (maps.c) and the reading of raw
# answers (answers.py). Run by `make bench`; with counts of journeys as arguments, the first alone.
set -eu
cd "$(dirname "$0")/../.."
python3 tests/bench/run.py "${BUILD:-build}/flightpath" "$@"
[ $# -eq 0 ] || exit 0
python3 tests/bench/pdf.py "${BUILD:-build}/flightpath"
make -s "${BUILD:-build}/bench/maps"
"${BUILD:-build}/bench/maps"
python3 tests/bench/answers.py "${BUILD:-build}/flightpath"
