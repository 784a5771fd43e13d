#!/bin/bash
# Projects with real data. airport/ has customer scores and not one internal score: its pages have to
# say "Not measured" and never show a 0 for it, and its scores have to be the survey's means.
# airport-surveys/ maps the raw files of two years, from which the same project is made once more.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=${FLIGHTPATH:-$top/${BUILD:-build}/flightpath}
export FLIGHTPATH_SHARED=${FLIGHTPATH_SHARED:-$top/../shared/data}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# test_case NAME COMMAND...: one line, and what the command prints when it fails.
test_case() {
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        sed 's/^/  /' "$work/out"
        status=1
    fi
}

site=$work/site
test_case "the airport's project builds without an error" "$program" build "$here/airport" -o "$site"
test_case "no warning in it" "$program" check --strict "$here/airport"
for page in index lifecycle journeys/index gaps journeys/departing journeys/arriving personas/index \
    personas/parent-with-children notes/how-to-read method/gaps glossary; do
    test_case "there is $page.html" test -s "$site/$page.html"
done
test_case "internal scores are null, never 0" /usr/bin/python3 -B "$here/airport_nulls.py" "$site"
/usr/bin/python3 -B "$here/airport_scores.py" || status=1

# The same journeys with the raw answers of two waves in the place of typed scores.
if [ -f "$FLIGHTPATH_SHARED/sfo-survey/2017_SFO_Customer_Survey.csv" ]; then
    data=$site-surveys/data/analysis.json
    test_case "the airport's raw surveys become a project" /usr/bin/python3 -B "$here/airport_surveys.py" "$work/surveys"
    test_case "it builds without a warning" "$program" build --strict "$work/surveys" -o "$site-surveys"
    test_case "scores, waves and drivers are the survey's" /usr/bin/python3 -B "$here/airport_figures.py" "$data"
    test_case "a score names its survey and links to its question" \
        grep -q '>n = [0-9].*href="voice.html#score-food">Passenger survey 2018' "$site-surveys/gaps.html"
    test_case "a persona's score, too" \
        grep -q '>n = 654<.*href="../voice.html#score-way-to-airport">' "$site-surveys/personas/business-traveller.html"
    test_case "scores have their intervals" grep -qE 'class="interval">[0-9]\.[0-9]–[0-9]\.[0-9]<' \
        "$site-surveys/gaps.html" "$site-surveys/journeys/departing.html"
    test_case "every figure, computed independently" \
        /usr/bin/python3 -B "$top/tests/independent/recompute.py" --project "$work/surveys" "$data"
else
    echo "ok - the airport's raw surveys # SKIP no survey in ../shared/data"
fi
exit $status
