#!/bin/bash
# Runs every suite, or those named, and counts. A suite is a program that prints a line for each test,
# as TAP has it: "ok 1 - name", "not ok 2 - name", "ok 3 - name # SKIP why". One that prints no such
# line is a single test. What a suite prints is shown when it fails; skipped tests are always named.
# Suites: unit, layers, format, names, asan, and every tests/NAME/run.sh but bench, which measures.
set -u
cd "$(dirname "$0")/.." || exit 1
export BUILD=${BUILD:-build}
export FLIGHTPATH=$PWD/$BUILD/flightpath
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

# Unit tests print TAP themselves.
units() {
    local status=0 program
    for program in "$1"/unit/test_*; do
        [ -x "$program" ] || continue
        [[ $program == *.d ]] && continue
        CMOCKA_MESSAGE_OUTPUT=TAP timeout 300 "$program" || {
            status=1
            echo "not ok - $program ended with status $?"
        }
    done
    return $status
}

suite_unit() { units "$BUILD"; }
suite_layers() { bash tests/layers.sh; }
suite_format() { make -s format-check; }
suite_asan() {
    make -s -j"$(nproc)" asan || return 1
    LSAN_OPTIONS=suppressions=tests/leaks.txt:print_suppressions=0 units "$BUILD/asan"
}

count() { grep -cE "$1" "$work/out" || true; }

run_suite() {
    local name=$1 start=$SECONDS status=0 good bad left
    shift
    "$@" >"$work/out" 2>&1 || status=$?
    left=$(count '^(ok|not ok).* # SKIP')
    good=$(($(count '^ok') - $(grep -cE '^ok.* # SKIP' "$work/out" || true)))
    bad=$(grep -E '^not ok' "$work/out" | grep -vc ' # SKIP' || true)
    if [ $((good + bad + left)) -eq 0 ]; then
        [ $status -eq 0 ] && good=1 || bad=1
    elif [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
    fi
    [ "$bad" -eq 0 ] || sed "s/^/    /" "$work/out"
    grep -E '# SKIP' "$work/out" | sed 's/^/    /' || true
    printf '%-12s %4d passed %4d failed %4d skipped  %4d s\n' "$name" "$good" "$bad" "$left" \
        $((SECONDS - start))
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

suites=("$@")
if [ $# -eq 0 ]; then
    suites=(unit layers format asan)
    for script in tests/*/run.sh; do
        name=${script#tests/} name=${name%/run.sh}
        [ "$name" = bench ] || suites+=("$name")
    done
fi
before=$(git status --porcelain 2>/dev/null)
for suite in "${suites[@]}"; do
    if declare -F "suite_$suite" >/dev/null; then
        run_suite "$suite" "suite_$suite"
    else
        run_suite "$suite" timeout 900 bash "tests/$suite/run.sh"
    fi
done
if [ "$(git status --porcelain 2>/dev/null)" != "$before" ]; then
    echo "The tests left files behind:"
    git status --short
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
