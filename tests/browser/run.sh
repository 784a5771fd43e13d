#!/bin/bash
# The pages of the example in Chromium: valid HTML, links that lead somewhere, no request beyond the
# site, no error under a strict Content-Security-Policy, nothing wider than the window, and no fault
# that axe finds, in light and dark, at 1440 and 390 px.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=${FLIGHTPATH:-$top/${BUILD:-build}/flightpath}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ ! -d "$here/node_modules/playwright-core" ]; then
    (cd "$here" && npm ci --ignore-scripts >"$work/npm" 2>&1) || {
        cat "$work/npm"
        echo "not ok - the packages of package.json can be installed"
        exit 1
    }
fi
"$program" build "$top/site-example" -o "$work/site" --as-of 2026-03-31 2>"$work/err" || {
    cat "$work/err"
    echo "not ok - the example builds"
    exit 1
}
status=0
/usr/bin/python3 -B "$here/links.py" "$work/site" || status=1

# test_files NAME COMMAND...: one test that passes when the command prints nothing.
test_files() {
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1 && [ ! -s "$work/out" ]; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        sed "s,$work/site/,,g" "$work/out" | head -40
        status=1
    fi
}
cd "$work/site" || exit 1
mapfile -t pages < <(find . -name '*.html' | LC_ALL=C sort)
test_files "valid HTML" java -Xss16m -jar "$here/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only --format gnu "${pages[@]}"
test_files "well-formed drawings and feed" find . \( -name '*.svg' -o -name '*.xml' \) -exec xmllint --nonet --noout {} +
cd "$here" || exit 1
timeout 800 node "$here/pages.mjs" "$work/site" || status=1
exit $status
