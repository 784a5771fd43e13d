#!/bin/bash
# The report as a PDF, read by other programs (qpdf, poppler); see check.py and marks.py.
set -eu
cd "$(dirname "$0")/../.."
program=$(realpath "${FLIGHTPATH:-${BUILD:-build}/flightpath}")
status=0
/usr/bin/python3 tests/pdf/check.py "$program" || status=1
/usr/bin/python3 tests/pdf/marks.py "$program" || status=1
exit $status
