#!/bin/bash
# The pages of the example, and of the airport which has no internal scores, in Chromium: valid HTML,
# links that lead somewhere, no request beyond the site, no error under a strict Content-Security-Policy,
# nothing wider than the window, and no fault that axe finds, in light and dark, at 1440 and 390 px;
# the same words without scripts; search, sorting, filters, theme and menu. PAGES=REGEX looks at some.
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
status=0
for project in site-example tests/real/airport; do
    site=$work/site/${project##*/}
    mkdir -p "$work/site"
    "$program" build "$top/$project" -o "$site" 2>"$work/err" || {
        cat "$work/err"
        echo "not ok - $project builds"
        exit 1
    }
    /usr/bin/python3 -B "$here/links.py" "$site" | sed "s/^\(not ok\|ok\) - /&${project##*/}, /"
    [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done

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
timeout 800 node "$here/pages.mjs" "example=$work/site/site-example" "airport=$work/site/airport" || status=1
exit $status
