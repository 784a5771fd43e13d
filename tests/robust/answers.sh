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
