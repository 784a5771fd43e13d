# Building a site: what is written, what is left alone, and that the same input gives the same bytes.
flightpath init "$work/p"
out=$work/p/public

# digest FOLDER: one line for all names, modes and bytes in it.
digest() { (cd "$1" && find . -type f -printf '%m %p\n' -exec sha256sum {} + | LC_ALL=C sort | sha256sum); }

flightpath build "$work/p" -o "$out"
test_case "build writes a site" all "ends 0" "[ -f $out/glossary.html ]" "[ -f $out/.flightpath/manifest.json ]" \
    "[ ! -s $work/out ]" "[ ! -e $work/p/.public.flightpath ]"
first=$(digest "$out")
page=$(stat -c %i "$out/glossary.html")
flightpath build "$work/p" -o "$out"
test_case "the same build again changes nothing" all "ends 0" "says ' 0 added, 0 changed, 0 removed'" \
    "[ '$first' = '$(digest "$out")' ]" "[ $page = $(stat -c %i "$out/glossary.html") ]"

python3 - "$out" >"$work/faults" <<'EOF'
import hashlib, json, os, sys
root = sys.argv[1]
manifest = json.load(open(root + "/.flightpath/manifest.json"))
listed = {f["path"]: f for f in manifest["files"]}
found = {os.path.relpath(os.path.join(d, n), root) for d, _, names in os.walk(root) for n in names}
found.discard(".flightpath/manifest.json")
for path in sorted(found ^ set(listed)):
    print("only in one of manifest and folder:", path)
for path, entry in listed.items():
    data = open(os.path.join(root, path), "rb").read()
    if (hashlib.sha256(data).hexdigest(), len(data)) != (entry["sha256"], entry["bytes"]):
        print("wrong digest:", path)
if list(listed) != sorted(listed, key=lambda p: p.encode()):
    print("not sorted")
EOF
test_case "the manifest names every file with its digest" [ ! -s "$work/faults" ]

# The same bytes whatever the threads, the folder, the time zone, the language and the file order.
same() { # same NAME COMMAND...: builds elsewhere and compares.
    local name=$1
    shift
    status=0
    "$@" >"$work/out" 2>"$work/err" || status=$?
    test_case "same bytes: $name" all "ends 0" "[ '$(digest "$work/o")' = '$first' ]"
    rm -rf "$work/o"
}
same "one thread" "$program" build "$work/p" -o "$work/o" --jobs 1
same "eight threads" "$program" build "$work/p" -o "$work/o" --jobs 8
same "another time zone" env TZ=Pacific/Kiritimati "$program" build "$work/p" -o "$work/o"
mkdir -p "$work/copy"
(cd "$work/p" && find . -path ./public -prune -o -type f -print | LC_ALL=C sort -r | while read -r file; do
    mkdir -p "$work/copy/$(dirname "$file")" && cp "$file" "$work/copy/$file"
done)
same "a copy of the project" "$program" build "$work/copy" -o "$work/o"
rm -rf "$work/copy"
same "from inside the project" env -C "$work/p" "$program" build -o "$work/o"
same "a strict umask gives other modes only" bash -c "umask 022; '$program' build '$work/p' -o '$work/o'"
mkdir "$work/locale"
if localedef -i de_DE -f UTF-8 "$work/locale/de_DE.UTF-8" 2>/dev/null; then
    same "another language" env LOCPATH="$work/locale" LC_ALL=de_DE.UTF-8 "$program" build "$work/p" -o "$work/o"
else
    skip_case "same bytes: another language" "localedef made no locale"
fi
rm -r "$work/locale"
sed -i 's/^as_of:.*/# no date/' "$work/p/flightpath.yaml"
flightpath build "$work/p" -o "$work/option" --as-of 2026-03-31
first=$(digest "$work/option")
diff -r -x manifest.json -x model.json "$work/option" "$out" >"$work/out" || status=$?
test_case "same bytes: the date from --as-of" ends 0
same "the date from SOURCE_DATE_EPOCH" env SOURCE_DATE_EPOCH=1774915200 "$program" build "$work/p" -o "$work/o"
sed -i 's/^# no date.*/as_of: 2026-03-31/' "$work/p/flightpath.yaml"
rm -r "$work/option"

# What is not ours stays.
echo mine >"$out/mine.txt"
flightpath build "$work/p" -o "$out"
test_case "a foreign file in the output is kept, and named" all "ends 3" "says mine.txt" "[ \"\$(cat $out/mine.txt)\" = mine ]"
rm "$out/mine.txt"
cp "$out/glossary.html" "$work/index"
echo changed >>"$out/glossary.html"
flightpath build "$work/p" -o "$out"
test_case "a page changed by hand is kept, and named" all "ends 3" "says \"'glossary.html'\"" "! cmp -s $out/glossary.html $work/index"
rm "$out/glossary.html"
flightpath build "$work/p" -o "$out"
test_case "a page removed by hand comes back" all "ends 0" "cmp -s $out/glossary.html $work/index"
mkdir "$work/foreign"
echo x >"$work/foreign/x"
flightpath build "$work/p" -o "$work/foreign"
test_case "a folder of somebody else's is refused" all "ends 3" "says \"'x'\"" "[ $(ls -A "$work/foreign") = x ]"
for place in / "$work/p" "$work" "$work/p/journeys" "$work/p/journeys/site"; do
    flightpath build "$work/p" -o "$place"
    test_case "no output to ${place#"$work"}" all "ends 3" "says 'output folder'" "says '-o'"
done

# Drawings as PNG too: listed, linked, the same bytes on any number of threads; gone when they are not wanted any more.
cp "$work/p/flightpath.yaml" "$work/without"
echo 'outputs: {png: true}' >>"$work/p/flightpath.yaml"
flightpath build "$work/p" -o "$out" --jobs 4
map=$(cd "$out/drawings" && ls -- *-map.svg | head -1)
test_case "each drawing is a PNG too" all "ends 0" "[ -n '$map' ]" \
    "[ $(find "$out/drawings" -name '*.svg' | wc -l) -eq $(find "$out/drawings" -name '*.png' | wc -l) ]" \
    "cmp -s -n 8 $out/drawings/${map%.svg}.png $top/site-example/report.png" \
    "grep -q drawings/${map%.svg}.png $out/.flightpath/manifest.json" \
    "grep -rq 'href=\"[./]*drawings/${map%.svg}.png\"' $out/journeys"
flightpath build "$work/p" -o "$work/one" --jobs 1
test_case "the same PNG on one thread" all "ends 0" "[ '$(digest "$out")' = '$(digest "$work/one")' ]"
rm -rf "$work/one"
cp "$work/without" "$work/p/flightpath.yaml"
flightpath build "$work/p" -o "$out"
test_case "PNG go when they are not wanted" all "ends 0" "[ -z \"\$(find $out -name '*.png')\" ]"

# Errors in the input: nothing is written.
before=$(digest "$out")
echo 'nonsense: 1' >>"$work/p/flightpath.yaml"
flightpath build "$work/p" -o "$out"
test_case "errors stop the build, and the old site stays" all "ends 1" "says 'unknown key'" "[ ! -s $work/out ]" \
    "[ '$before' = '$(digest "$out")' ]"
flightpath build "$work/p" -o "$work/fresh"
test_case "errors write nothing" all "ends 1" "[ ! -e $work/fresh ]" "[ ! -e $work/.fresh.flightpath ]"
sed -i '/^nonsense/d' "$work/p/flightpath.yaml"

# Killed at any moment: the old site or the new one, never half of one.
whole=0
for delay in 0.002 0.005 0.01 0.015 0.02 0.03 0.04 0.06; do
    sed -i "s/^title: .*/title: Built before $delay/" "$work/p/flightpath.yaml"
    "$program" build "$work/p" -o "$out" >/dev/null 2>&1 &
    child=$!
    sleep $delay
    kill -9 $child 2>/dev/null
    wait $child 2>/dev/null
    (cd "$out" && python3 -c '
import hashlib, json
for f in json.load(open(".flightpath/manifest.json"))["files"]:
    assert hashlib.sha256(open(f["path"], "rb").read()).hexdigest() == f["sha256"], f["path"]') 2>/dev/null || whole=1
done
flightpath build "$work/p" -o "$out"
test_case "killed builds leave a whole site" all "[ $whole -eq 0 ]" "ends 0" "[ ! -e $work/p/.public.flightpath ]" \
    "grep -q 'Built before 0.06' $out/glossary.html"
rm -rf "$work/p" "$work/foreign"
