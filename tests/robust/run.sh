#!/bin/bash
# Bad input and bad places: whatever it gets, the program ends by itself within ten seconds, with a status
# of its own and a message, and leaves the previous site or none. Each run is made twice: by the program
# and, when it was built (`make asan`), by the one that stops at any wrong use of memory.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=${BUILD:-build}
plain=$(realpath "${FLIGHTPATH:-$top/$build/flightpath}")
checked=$top/$build/asan/flightpath
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work" 2>/dev/null; umount "$work/tiny" 2>/dev/null; rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 LSAN_OPTIONS=suppressions=$top/tests/leaks.txt:print_suppressions=0 NO_COLOR=1
unset SOURCE_DATE_EPOCH
failures=0
python=/usr/bin/python3
[ -x $python ] || python=python3

fail() {
    echo "not ok - $1"
    sed 's/^/  /' "$work/said" | cut -c1-300 | head -12
    failures=$((failures + 1))
}

# runs NAME STATUS SAYS ARGUMENT...: the status is the wanted one, the words are said (- for any), and the
# program neither crashed nor hung. Runs in $work/p unless $place says where.
runs() {
    local name=$1 wanted=$2 says=$3 program status kind=
    shift 3
    for program in "$plain" "$checked"; do
        [ -x "$program" ] || continue
        status=0
        (cd "${place:-$work/p}" && exec timeout -k 1 "${LIMIT:-10}" ${limits:-} "$program" "$@") >"$work/said" 2>&1 || status=$?
        if [ $status -ne "$wanted" ]; then
            fail "$name$kind: status $status, not $wanted"
        elif grep -qE 'Sanitizer|runtime error|Assertion' "$work/said"; then
            fail "$name$kind: wrong use of memory"
        elif [ "$says" != - ] && ! grep -qF -- "$says" "$work/said"; then
            fail "$name$kind: does not say '$says'"
        else
            echo "ok - $name$kind"
        fi
        kind=" (checked)"
    done
}

# project: an empty project in $work/p.
project() {
    rm -rf "$work/p" "$work/out"
    mkdir -p "$work/p/personas" "$work/p/journeys" "$work/p/notes" "$work/p/initiatives"
    printf 'title: Test\nas_of: 2026-03-31\n' >"$work/p/flightpath.yaml"
}

# whole SITE: true when each file of the manifest is there with its digest, and no other.
whole() {
    $python - "$1" <<'PY'
import hashlib, json, os, sys
root = sys.argv[1]
listed = {f["path"]: f["sha256"] for f in json.load(open(root + "/.flightpath/manifest.json"))["files"]}
found = {os.path.relpath(os.path.join(d, n), root) for d, _, names in os.walk(root) for n in names}
assert found == set(listed) | {".flightpath/manifest.json"}, found ^ set(listed)
for path, digest in listed.items():
    assert hashlib.sha256(open(os.path.join(root, path), "rb").read()).hexdigest() == digest, path
PY
}

test_case() {
    local name=$1
    shift
    if "$@" >"$work/tested" 2>&1; then
        echo "ok - $name"
    else
        fail "$name"
        sed 's/^/  /' "$work/tested" | cut -c1-300 | head -12
    fi
}

for part in "$here"/*.sh; do
    [ "$part" = "$here/run.sh" ] || . "$part"
done
[ "$failures" -eq 0 ]
