# A project of which every text is an attack: all of it shows as text.
rm -rf "$work/p" "$work/out"
"$plain" schema --reference | $python "$here/hostile.py" "$work/p" >"$work/marks"
LIMIT=60 runs "a project of attacks" 0 - build -o "$work/out"
test_case "nothing on its pages came from the input but text" \
    sh -c "! $python '$here/scan.py' '$work/out' '$work/marks' 2>/dev/null | grep ."
for language in fr nl de; do
    sed -i "s/\"language\": \"[a-z]*\"/\"language\": \"$language\"/" "$work/p/flightpath.yaml"
    "$plain" build "$work/p" -o "$work/out" >"$work/said" 2>&1 || fail "a project of attacks in $language"
    test_case "nor in $language" sh -c "! $python '$here/scan.py' '$work/out' '$work/marks' 2>/dev/null | grep ."
done
"$plain" build "$top/site-example" -o "$work/example" >/dev/null 2>&1
test_case "the example's pages: links, ids, drawings, data" sh -c "! $python '$here/scan.py' '$work/example' | grep ."
