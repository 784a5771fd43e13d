#!/bin/bash
# The painters agree: drawings of the example as SVG in Chromium, as PDF by both painters and as PNG have their words in the same places
# and look the same but for the edges of letters; the SVG files are valid, hold their fonts, and show them even as an
# image on a page under a strict Content-Security-Policy. A font of the brand is used by all of them.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
cd "$top" || exit 1
make -s "$build/painters/paint" || exit 1
if [ ! -d tests/browser/node_modules/playwright-core ]; then
    (cd tests/browser && npm ci --ignore-scripts >"$work/npm" 2>&1) || {
        cat "$work/npm"
        echo "not ok - the packages of package.json can be installed"
        exit 1
    }
fi

# test_case NAME COMMAND...: a test that passes when the command succeeds and prints nothing.
test_case() {
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1 && [ ! -s "$work/out" ]; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        cut -c1-300 "$work/out" | head -20
        status=1
    fi
}
only_fonts() { # only_fonts FILE WORD...: every line of the file begins with one of the words and is "of the drawing".
    local file=$1 words
    shift
    words=$(IFS='|'; echo "$*")
    grep -vE "^($words).*, of the drawing$" "$file"
    [ -s "$file" ]
}

# look FOLDER NAME...: paints drawings of a project and looks at them in Chromium.
look() {
    local project=$1 folder=$2
    shift 2
    mkdir "$folder"
    "$build/painters/paint" "$project" "$folder" "$@" && timeout 300 node "$here/chromium.mjs" "$folder" >"$folder/fonts"
}

if look site-example "$work/example" find-buy-first-bill-map find-buy-first-bill-blueprint find-buy-first-bill-difference \
    priorities-matrix roadmap; then
    test_case "drawings are well-formed" xmllint --nonet --noout "$work"/example/*.svg
    test_case "drawings are valid SVG" java -Xss16m -jar tests/browser/node_modules/vnu-jar/build/dist/vnu.jar \
        --svg --errors-only --format gnu "$work"/example/*.svg
    test_case "drawings use the fonts they hold" only_fonts "$work/example/fonts" Inter
    test_case "drawings share their fonts" [ "$(cat "$work"/example/*.svg | grep -o 'base64,[^"]*' | sort -u | wc -l)" -le 4 ]
    /usr/bin/python3 -B "$here/compare.py" "$work/example" || status=1
else
    echo "not ok - the example's drawings are painted"
    status=1
fi

# The same with letters that Inter lacks, in two weights, from right to left too.
dejavu=/usr/share/fonts/truetype/dejavu
if [ -e $dejavu/DejaVuSans.ttf ] && [ -e $dejavu/DejaVuSans-Bold.ttf ]; then
    cp -r site-example "$work/project"
    mkdir -p "$work/project/assets"
    cp $dejavu/DejaVuSans.ttf $dejavu/DejaVuSans-Bold.ttf "$work/project/assets"
    sed -i 's/^brand: {/brand: {fonts: [assets\/DejaVuSans.ttf, assets\/DejaVuSans-Bold.ttf], /' "$work/project/flightpath.yaml"
    sed -i '/^  *name: Calls sales/s/name:.*/name: დარეკვა და მოლაპარაკება/; s/^\( *customer:\) Signs on a phone.*/\1 يوقع العقد الجديد على الهاتف/' \
        "$work/project/journeys/find-buy-first-bill.yaml"
    if look "$work/project" "$work/brand" find-buy-first-bill-map; then
        test_case "a brand's fonts are held and used" only_fonts "$work/brand/fonts" Inter DejaVu
        test_case "both weights of a brand's font are held" \
            [ "$(grep -o '@font-face{font-family:"Flightpath 1"' "$work/brand/find-buy-first-bill-map.svg" | wc -l)" -eq 2 ]
        /usr/bin/python3 -B "$here/compare.py" "$work/brand" | sed 's/^\(not ok\|ok\) - /&a brand, /'
        [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
    else
        echo "not ok - drawings with a brand's fonts are painted"
        status=1
    fi
else
    echo "ok - a brand's fonts # SKIP no $dejavu"
fi
exit $status
