#!/bin/bash
# Measures builds of generated projects, and PDFs beside other programs; see run.py and pdf.py. Run by `make bench`.
set -eu
cd "$(dirname "$0")/../.."
python3 tests/bench/run.py "${BUILD:-build}/flightpath" "$@"
python3 tests/bench/pdf.py "${BUILD:-build}/flightpath"
