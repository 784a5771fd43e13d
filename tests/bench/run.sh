#!/bin/bash
# Measures builds of generated projects (run.py) and the reading of raw answers (answers.py). Run by `make bench`;
# with counts of journeys as arguments, the first alone.
set -eu
cd "$(dirname "$0")/../.."
python3 tests/bench/run.py "${BUILD:-build}/flightpath" "$@"
[ $# -gt 0 ] || exec python3 tests/bench/answers.py "${BUILD:-build}/flightpath"
