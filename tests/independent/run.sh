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

# Surveys at the edges of the definitions; then the same rows in another order, in several files, read by 1 thread
# and by 8: every byte of pages and data stays but for the names of the files.
/usr/bin/python3 "$here/edges.py" "$work/edges"
/usr/bin/python3 "$here/edges.py" "$work/shuffled" shuffled
"$program" build --jobs 1 "$work/edges" -o "$work/edges-site" 2>"$work/messages" || { cat "$work/messages"; exit 1; }
/usr/bin/python3 "$here/recompute.py" --project "$work/edges" "$work/edges-site/data/analysis.json"
for jobs in 1 8; do
    "$program" build --jobs $jobs "$work/shuffled" -o "$work/shuffled-site" 2>"$work/messages" || { cat "$work/messages"; exit 1; }
    diff -r -x model.json -x manifest.json "$work/edges-site" "$work/shuffled-site"
done
"$program" build --jobs 8 "$work/edges" -o "$work/again-site" 2>"$work/messages" || { cat "$work/messages"; exit 1; }
diff -r "$work/edges-site" "$work/again-site"
echo "3 passed, 0 failed"
