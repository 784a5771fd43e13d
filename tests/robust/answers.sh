# Raw answers: files that are wrong, large or hostile, and large ones read in parts by several threads.

# survey LINE...: a project with one survey of x (1 to 5) and y (NPS) in answers.csv, and these lines in its mapping.
survey() {
    project
    mkdir "$work/p/surveys"
    {
        printf 'file: answers.csv\nwave: 2026\noutcome: {column: y, kind: nps}\n'
        printf 'questions: [{id: x, column: x, kind: score, scale: [1, 5]}]\n'
        printf '%s\n' "$@"
    } >"$work/p/surveys/s.yaml"
}

# by_parts NAME: the messages and data of 1 and of 8 threads are the same, and they are not empty.
by_parts() {
    local jobs
    for jobs in 1 8; do
        rm -rf "$work/out-$jobs"
        (cd "$work/p" && "$plain" check --jobs $jobs --format json) >"$work/messages-$jobs" 2>&1
        (cd "$work/p" && "$plain" build --jobs $jobs -o "$work/out-$jobs") >/dev/null 2>&1
    done
    test_case "$1: messages of 1 and 8 threads" cmp "$work/messages-1" "$work/messages-8"
    test_case "$1: something is said" grep -q '"diagnostics"' "$work/messages-8"
    if [ -e "$work/out-1" ] || [ -e "$work/out-8" ]; then
        test_case "$1: pages and data of 1 and 8 threads" diff -r "$work/out-1" "$work/out-8"
    fi
}

survey 'columns: {weight: w, segment: s}' 'comments: {column: words}'
$python -B "$here/answers.py" "$work/p/surveys/answers.csv" 90000
by_parts "a large file with line ends in quotes"
$python -B "$here/answers.py" "$work/p/surveys/answers.csv" 90000 cells
by_parts "a large file with cells that cannot be used"
test_case "the first 20 are named, then they are counted" [ "$(grep -o "'bad [0-9]*' is not" "$work/messages-8" | wc -l)" -eq 20 ]
$python -B "$here/answers.py" "$work/p/surveys/answers.csv" 90000 cells fields quotes
by_parts "a large file with errors"
printf '2,9,1,A,"never closed\n' >>"$work/p/surveys/answers.csv"
by_parts "a large file with a quote left open"

# answers TEXT...: the rows of the survey's file.
answers() { printf '%s\n' "$@" >"$work/p/surveys/answers.csv"; }

# page_says NAME WORDS: the project builds, and the page of the voice of the customer has the words.
page_says() {
    rm -rf "$work/out"
    runs "$1" 0 - build -o "$work/out"
    test_case "$1: the page says '$2'" grep -qF -- "$2" "$work/out/voice.html"
}

survey 'columns: {weight: w, segment: s}'
rm -f "$work/p/surveys/answers.csv"
runs "no file of answers" 1 "there is no file 'answers.csv'" check
: >"$work/p/surveys/answers.csv"
runs "an empty file of answers" 1 "no header row" check
answers x,y,w,s
page_says "a header and no answer" "not reported"
answers x,yy,w,s 1,2,1,A
runs "a column that is not there" 1 "did you mean 'yy'?" check
answers x,y,w,s 1,2,1
runs "too few fields" 1 "answers.csv:2:" check
answers x,y,w,s 1,2,1,A 1,2,1,A,5
runs "too many fields" 1 "answers.csv:3:" check
answers x,y,w,s 1,2,1,A '1,2,1,"A' 1,2,1,A 1,2,1,A
runs "a quote that is not closed is named where it opens" 1 "answers.csv:3:7:" check
printf 'x,y,w,s\n1,2,1,A\n1,\0,1,A\n' >"$work/p/surveys/answers.csv"
runs "a NUL byte" 1 "answers.csv:3:3: error: the file contains a NUL byte" check
answers x,y,w,s one,2,1,A 1,11,1,A 1,2,-1,A 1,2,0,A 1,2,,A 1,2,heavy,A 1,2,1,A
runs "text for a number" 0 "answers.csv:2:1: warning: 'one' is not an answer" check
runs "11 on a scale to 10" 0 "answers.csv:3:3: warning: '11' is not an answer" check
runs "a negative weight" 0 "answers.csv:4:5: warning: '-1' is not a weight" check
runs "a weight in words" 0 "answers.csv:7:5: warning: 'heavy' is not a weight" check
page_says "answers that are left out" "4 answers could not be read and are not used"
page_says "weights that are missing, 0 or wrong" "4 respondents have no weight and are not used"
answers x,y,w,s ,,1,A ,,1,A ,,1,A ,,1,A ,,1,A ,,1,A
page_says "all answers are missing" "not reported"
answers x,y,w,s 4,9,1,A
page_says "one respondent" "are not reported"
{
    echo x,y,w,s
    for _ in $(seq 40); do echo 3,9,1,A; done
} >"$work/p/surveys/answers.csv"
page_says "everybody answers the same" "a question has the same answer from everybody"
{
    echo x,y,w,s
    for number in $(seq 10000); do echo "$((number % 5 + 1)),$((number % 11)),1,segment $number"; done
} >"$work/p/surveys/answers.csv"
page_says "ten thousand segments" "a breakdown with more than 500 values is left out"
test_case "ten thousand segments: not one in the data" bash -c "! grep -q 'segment=' '$work/out/data/analysis.json'"

survey 'columns: {weight: w, segment: s}'
sed -i s/answers.csv/answers.csv.gz/ "$work/p/surveys/s.yaml"
$python -B "$here/answers.py" "$work/whole.csv" 20000
gzip -c "$work/whole.csv" | head -c 30000 >"$work/p/surveys/answers.csv.gz"
runs "a compressed file that is cut off" 1 "cut off" check
$python - "$work/p/surveys/answers.csv.gz" <<'PY'
import gzip, sys
with gzip.open(sys.argv[1], "wb", 9) as file:
    file.write(b"x,y,w,s\n")
    for _ in range(400):
        file.write(b"1,2,1,A\n" * (1 << 17))
PY
runs "a bomb of rows" 1 "times its own size" check
$python - "$work/p/surveys/answers.csv.gz" <<'PY'
import gzip, sys
with gzip.open(sys.argv[1], "wb", 9) as file:
    file.write(b"x,y,w,s\n1,2,1,")
    for _ in range(400):
        file.write(b"A" * (1 << 20))
PY
runs "a bomb of one field" 1 "a row has more than" check

# A line of 100 MB needs no more memory than the largest row.
survey
{
    printf 'x,y\n3,'
    head -c 100000000 /dev/zero | tr '\0' 9
    echo
} >"$work/p/surveys/answers.csv"
runs "a line of 100 MB" 1 "a row has more than 16777216 bytes" check
cat >"$work/peak.py" <<'PY'
import resource, subprocess, sys
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak, "KB")
sys.exit(peak > 1024 * int(sys.argv[1]))
PY
test_case "a line of 100 MB: under 100 MB of memory" $python "$work/peak.py" 100 "$plain" check "$work/p"
rm -f "$work/p/surveys/answers.csv"
