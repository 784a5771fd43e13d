#!/bin/bash
# The report as a PDF, read by other programs (qpdf, poppler); see check.py.
set -eu
cd "$(dirname "$0")/../.."
exec /usr/bin/python3 tests/pdf/check.py "$(realpath "${FLIGHTPATH:-${BUILD:-build}/flightpath}")"
