#!/bin/bash
# The report as a PDF, read by other programs (qpdf, poppler); see check.py and marks.py.
set -eu
cd "$(dirname "$0")/../.."
program=$(realpath "${FLIGHTPATH:-${BUILD:-build}/flightpath}")
status=0
/usr/bin/python3 tests/pdf/check.py "$program" || status=1
/usr/bin/python3 tests/pdf/marks.py "$program" || status=1

# Hard sections, made by a unit test: every reader that is here reads all of them without a word.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
FLIGHTPATH_PDFS=$work "${BUILD:-build}/unit/test_document" >/dev/null 2>&1 || status=1
"$program" pdf site-example -o "$work/example.pdf"
read_all() {
    local name=$1 file said
    shift
    command -v "$1" >/dev/null || {
        echo "ok - $name reads them # SKIP $1 is not installed"
        return
    }
    for file in "$work"/*.pdf; do
        said=$("$@" "$file" 2>&1 >/dev/null | grep -v 'ICC support is not available') || true
        [ -z "$said" ] || break
    done
    if [ -z "$said" ] && [ -s "$work/a long table.pdf" ]; then
        echo "ok - $name reads them"
    else
        printf 'not ok - %s reads them\n  %s: %s\n' "$name" "$file" "${said:0:300}"
        status=1
    fi
}
read_all qpdf qpdf --check
read_all poppler pdftoppm -r 20
read_all Ghostscript gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage
read_all MuPDF mutool draw -q -r 20 -F ppm -o /dev/null
exit $status
