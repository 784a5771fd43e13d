# The schema: a JSON Schema that accepts what the program accepts, and a reference of the same keys.
flightpath schema
cp "$work/out" "$work/schema.json"
test_case "schema prints JSON" all "ends 0" "python3 -m json.tool $work/out /dev/null" "[ ! -s $work/err ]"
flightpath schema --reference
test_case "schema --reference prints Markdown" all "ends 0" "prints '## journey'" "prints '| \`journeys/*.yaml\` |'" "prints 'any \`*.yaml\` with \`type: channel-mix\`'" "prints '| \`importance\` |'"
if /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then
    schema_says() {
        status=0
        /usr/bin/python3 "$here/schema.py" "$work/schema.json" "$@" >"$work/out" 2>"$work/err" || status=$?
    }
    schema_says "$top/site-example"
    test_case "the schema accepts the example" all "ends 0" silent
    mkdir -p "$work/wrong/personas" "$work/wrong/journeys"
    printf 'title: Test\nscale: [0, 10]\n' >"$work/wrong/flightpath.yaml"
    printf 'name: Guest\nshare: 1.4\n' >"$work/wrong/personas/guest.yaml"
    printf 'name: Visitor\ngoal: [Arrive]\n' >"$work/wrong/personas/visitor.yaml"
    printf 'name: Support\nkind: general\n' >"$work/wrong/journeys/support.yaml"
    schema_says "$work/wrong"
    test_case "the schema refuses what the program refuses" all "ends 0" "prints 'flightpath.yaml: [0, 10]'" \
        "prints 'guest.yaml: 1.4 is greater'" "prints \"'goal' does not match\"" "prints \"support.yaml: 'general' is not one of\""
    rm -r "$work/wrong"
else
    skip_case "the schema accepts the example" "python3-jsonschema is missing"
fi
rm "$work/schema.json"
