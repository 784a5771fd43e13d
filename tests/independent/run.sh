#!/bin/sh
# Builds the example and compares its analysis with the figures computed independently. Leaves the tree clean.
# usage: tests/independent/run.sh [PROGRAM]
set -e
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=${1:-$top/build/flightpath}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
/usr/bin/python3 "$here/recompute.py" --selftest
/usr/bin/python3 "$here/recompute.py" --coverage >"$work/coverage" || { cat "$work/coverage"; exit 1; }
tail -1 "$work/coverage"
"$program" build "$top/site-example" -o "$work/site"
/usr/bin/python3 "$here/recompute.py" "$work/site/data/analysis.json"
