# Help, version, wrong calls: what is printed where, and the exit status.
flightpath
test_case "no command shows the help as an error" all "ends 2" "says 'flightpath COMMAND'" "[ ! -s $work/out ]"
flightpath --help
test_case "--help prints to stdout" all "ends 0" "prints 'flightpath COMMAND'" "[ ! -s $work/err ]"
flightpath --version
test_case "--version" all "ends 0" "prints 'flightpath '"
flightpath exlain
test_case "a wrong command gets a suggestion" all "ends 2" "says 'did you mean explain?'" "[ ! -s $work/out ]"
flightpath --versoin
test_case "a wrong option gets a suggestion" all "ends 2" "says 'did you mean --version?'"
flightpath init --hlep
test_case "a wrong option of a command gets a suggestion" all "ends 2" "says 'did you mean --help?'"
flightpath init
test_case "a missing argument" all "ends 2" "says 'an argument is missing'" "says 'flightpath init DIR'"
flightpath init a b
test_case "an argument too many" all "ends 2" "says 'too many arguments'"

for command in $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    flightpath "$command" --help
    test_case "$command --help" all "ends 0" "prints 'flightpath $command'" "[ ! -s $work/err ]"
    test_case "$command is in the manual" grep -q "^.fB$command\|^\\\\fBflightpath $command" "$top/content/man/flightpath.1"
done

flightpath explain m001
test_case "explain" all "ends 0" "prints 'M001 (error): unknown key'"
flightpath explain
test_case "explain lists all codes" all "ends 0" "prints 'Y001'" "prints 'M001'" "prints 'F001'"
flightpath explain Q999
test_case "explain of no code" all "ends 2" "says 'no code'"

status=0
"$program" --help >/dev/full 2>"$work/err" || status=$?
: >"$work/out"
test_case "a full standard output is an error" all "ends 3" "says 'cannot write'"
