#!/bin/bash
# The command line from outside: each part is a file NAME.sh here, which uses the words defined below.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=$(realpath "${FLIGHTPATH:-$top/${BUILD:-build}/flightpath}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset NO_COLOR SOURCE_DATE_EPOCH
export LC_ALL=C
failures=0

# flightpath ARGUMENT...: runs the program; $status, $work/out and $work/err tell how it went.
flightpath() {
    status=0
    timeout "${LIMIT:-60}" "$program" "$@" >"$work/out" 2>"$work/err" || status=$?
}

# test_case NAME CONDITION...: a test that passes when the condition, a command, is true.
test_case() {
    local name=$1
    shift
    if "$@"; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        echo "  status $status"
        sed 's/^/  out: /' "$work/out" | head -20
        sed 's/^/  err: /' "$work/err" | head -20
        failures=$((failures + 1))
    fi
}
skip_case() { echo "ok - $1 # SKIP $2"; }

# Conditions on the last run.
ends() { [ "$status" -eq "$1" ]; }
prints() { grep -qF -- "$1" "$work/out"; }
says() { grep -qF -- "$1" "$work/err"; }
silent() { [ ! -s "$work/out" ] && [ ! -s "$work/err" ]; }
all() { # all "condition words" "condition words"...
    local condition
    for condition; do eval "$condition" || return 1; done
}

for part in "$here"/*.sh; do
    [ "$part" = "$here/run.sh" ] || . "$part"
done
[ "$failures" -eq 0 ]
