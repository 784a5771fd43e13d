# Checking a project: exit status and the four formats, on stdout.
mkdir -p "$work/bad/personas" "$work/good"
printf 'title: Test\nas_of: 2026-03-31\n' | tee "$work/bad/flightpath.yaml" >"$work/good/flightpath.yaml"
printf 'name: Guest\ngoal: [Arrive]\n' >"$work/bad/personas/guest.yaml"

flightpath check "$work/good"
test_case "check of a good project" all "ends 0" silent
flightpath check "$work/bad"
test_case "check of a bad project" all "ends 1" "prints '$work/bad/personas/guest.yaml:2:1: error: unknown key'" \
    "prints '1 error, 0 warnings'" "[ ! -s $work/err ]"
flightpath check "$work/bad" --format json
test_case "check --format json" all "ends 1" \
    "python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); i=d[\"diagnostics\"][0]; assert (d[\"errors\"], d[\"warnings\"], i[\"file\"], i[\"line\"], i[\"column\"], i[\"code\"], i[\"severity\"]) == (1, 0, \"personas/guest.yaml\", 2, 1, \"M001\", \"error\")' $work/out"
flightpath check "$work/bad" --format sarif
test_case "check --format sarif" all "ends 1" \
    "python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); assert d[\"version\"] == \"2.1.0\"; r=d[\"runs\"][0][\"results\"][0]; assert r[\"ruleId\"] == \"M001\" and r[\"locations\"][0][\"physicalLocation\"][\"region\"][\"startLine\"] == 2' $work/out"
flightpath check "$work/bad" --format github
test_case "check --format github" all "ends 1" "prints '::error file=$work/bad/personas/guest.yaml,line=2,col=1::'"
flightpath check "$work/bad" --format xml
test_case "check with a wrong format" all "ends 2" "says 'text, json, sarif, github'" "[ ! -s $work/out ]"
flightpath check "$work/bad" --as-of tomorrow
test_case "check with a wrong date" all "ends 2" "says '2026-03-31'"
flightpath check "$work/nowhere"
test_case "check of a folder that is not there" all "ends 1" "prints '$work/nowhere'"

mkdir -p "$work/warn/notes"
cp "$work/good/flightpath.yaml" "$work/warn"
printf '<b>x</b>\n' >"$work/warn/notes/a.md"
flightpath check "$work/warn"
test_case "warnings alone are fine" all "ends 0" "prints 'D004'"
flightpath check "$work/warn" --strict
test_case "warnings fail with --strict" all "ends 1" "prints 'D004'"

cd "$work/bad" || exit 1
flightpath check
cd "$top" || exit 1
test_case "check of the current folder names files from there" prints "personas/guest.yaml:2:1:"

# Colour is for terminals: script gives the program one.
if command -v script >/dev/null; then
    status=0
    TERM=xterm script -qec "'$program' check '$work/bad'" /dev/null >"$work/out" 2>"$work/err" || status=$?
    test_case "colour on a terminal" all "prints '$(printf '\033[1;31merror')'" "ends 1"
    status=0
    NO_COLOR=1 TERM=xterm script -qec "'$program' check '$work/bad'" /dev/null >"$work/out" 2>"$work/err" || status=$?
    test_case "no colour with NO_COLOR" all "! prints '$(printf '\033')'" "prints 'error: unknown key'"
else
    skip_case "colour on a terminal" "the program script is missing"
fi
rm -rf "$work/bad" "$work/good" "$work/warn"
