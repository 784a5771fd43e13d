#!/bin/bash
# run.sh [--bless] [CASE...]: runs `flightpath check` on each case's project folder, CASE/in, and
# compares what it prints and its exit status with CASE/want/{diagnostics.txt,exit}. A case with a file
# CASE/cmd runs that script instead, in a copy of `in` (if any) and with `flightpath` on the path; its
# output is compared with want/output.txt. --bless rewrites what is wanted and shows the difference.
# Adding a folder adds a test.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=${FLIGHTPATH:-$here/../../${BUILD:-build}/flightpath}
bless=
[ "${1:-}" = --bless ] && bless=1 && shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(realpath "$program")" "$work/bin/flightpath"
export PATH=$work/bin:$PATH LC_ALL=C.UTF-8
status=0

# Prints what a case gives: its output, and its exit status on the last line.
run_case() {
    local in=$work/in
    rm -rf "$in"
    if [ -d "$1/in" ]; then cp -r "$1/in" "$in"; else mkdir "$in"; fi
    cd "$in" || exit 1
    if [ -f "$1/cmd" ]; then
        timeout 60 sh "$1/cmd" >"$work/out" 2>&1
    else
        timeout 60 flightpath check --as-of 2026-03-31 >"$work/out" 2>&1
    fi
    echo $? >"$work/exit"
    cd "$here" || exit 1
}

compare() {
    local name=$1 want=$here/$1/want file=diagnostics.txt
    [ -f "$here/$1/cmd" ] && file=output.txt
    run_case "$here/$1"
    mkdir -p "$want"
    touch "$work/none"
    for pair in "$file out" exit\ exit; do
        set -- $pair
        local old=$want/$1
        [ -f "$old" ] || old=$work/none
        diff -u --label "wanted $name/$1" --label "got" "$old" "$work/$2" >>"$work/diff"
        [ -z "$bless" ] || cp "$work/$2" "$want/$1"
    done
}

[ $# -gt 0 ] || set -- $(cd "$here" && find . -mindepth 2 -maxdepth 2 \( -name in -o -name cmd \) -printf '%P\n' | sed 's,/.*,,' | sort -u)
for name; do
    : >"$work/diff"
    compare "$name"
    if [ -n "$bless" ]; then
        cat "$work/diff"
    elif [ -s "$work/diff" ]; then
        echo "not ok - $name"
        cat "$work/diff"
        status=1
    else
        echo "ok - $name"
    fi
done
[ -n "$bless" ] && exit 0

# Every message of the program is shown by a case.
for code in $(flightpath explain | cut -d' ' -f1); do
    if grep -qF "[$code]" "$here"/*/want/*.txt; then
        echo "ok - $code has a case"
    else
        echo "not ok - $code has a case"
        status=1
    fi
done
exit $status
