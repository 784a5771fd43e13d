#!/bin/bash
# Measures builds of generated projects; see run.py. Run by `make bench`.
set -eu
cd "$(dirname "$0")/../.."
exec python3 tests/bench/run.py "${BUILD:-build}/flightpath" "$@"
