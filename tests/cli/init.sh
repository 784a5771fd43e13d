# The starter project.
flightpath init "$work/start"
test_case "init writes a project and lists its files" all "ends 0" "prints '$work/start/flightpath.yaml'" \
    "[ -f $work/start/journeys/first-order.yaml ]" "says 'flightpath build'"
find "$work/start" -type f | sort >"$work/files"
sort "$work/out" >"$work/listed"
test_case "init lists all that it wrote" cmp -s "$work/files" "$work/listed"
echo mine >"$work/start/flightpath.yaml"
rm -r "$work/start/journeys"
flightpath init "$work/start"
test_case "init overwrites nothing" all "ends 3" "says 'nothing is overwritten'" \
    "[ \"\$(cat $work/start/flightpath.yaml)\" = mine ]" "[ ! -e $work/start/journeys ]"
flightpath init /proc/nowhere
test_case "init where nothing can be written" all "ends 3" "says 'cannot write'"
rm -r "$work/start"
