# flightpath sql: what it prints and refuses. That the query is right, tests/sql shows on real databases.
mkdir -p "$work/asked/surveys"
echo 'title: Asked' >"$work/asked/flightpath.yaml"
printf 'aggregate: sums.csv\nwave: 2026-02\nquestions:\n  - {id: ease, column: "Ease of \\"use\\"", kind: ces, scale: [1, 7]}\n' \
    >"$work/asked/surveys/one.yaml"
printf 'file: two.csv\nwave: 2026-03\noutcome: {column: NPS, kind: nps}\n' >"$work/asked/surveys/two.yaml"
for dialect in postgresql duckdb spark; do
    flightpath sql "$work/asked" --dialect $dialect
    test_case "sql --dialect $dialect, before there are answers or sums" all "ends 0" "prints 'WITH'" \
        "prints \"'one' AS survey\"" "prints \"'two' AS survey\"" "[ ! -s $work/err ]"
done
flightpath sql "$work/asked" --dialect postgresql
test_case "names are quoted" prints 'r."Ease of ""use"""'
flightpath sql "$work/asked" --dialect spark
test_case "names are quoted as the dialect does" prints 'r.`Ease of "use"`'
flightpath sql "$work/asked" --dialect duckdb --survey two
test_case "sql --survey" all "ends 0" "prints \"'two' AS survey\"" "! prints \"'one' AS survey\""
flightpath sql "$work/asked" --dialect duckdb --survey three
test_case "a survey that is not there" all "ends 1" "says \"there is no survey 'three'\"" "[ ! -s $work/out ]"
flightpath sql "$work/asked"
test_case "a dialect is wanted" all "ends 2" "says '--dialect is missing'" "says 'postgresql, duckdb, spark'" "[ ! -s $work/out ]"
flightpath sql "$work/asked" --dialect oracle
test_case "a dialect that is not there" all "ends 2" "says \"there is no dialect 'oracle'\"" "[ ! -s $work/out ]"
printf 'file: [a.csv, a.csv.gz, "b c.gz"]\nwave: 2026-05\noutcome: {column: NPS, kind: nps}\n' >"$work/asked/surveys/packed.yaml"
flightpath sql "$work/asked" --dialect postgresql --survey packed
test_case "psql unpacks files" all "ends 0" "prints \"FROM 'a.csv' WITH\"" \
    "prints \"FROM PROGRAM 'gzip -dc <a.csv.gz' WITH\"" "prints \"FROM PROGRAM 'gzip -dc <''b c.gz''' WITH\""
rm "$work/asked/surveys/packed.yaml"
long=$(printf 'x%.0s' $(seq 63))
printf 'file: three.csv\nwave: 2026-04\nquestions: [{id: a, column: %sA, kind: nps}, {id: b, column: %sB, kind: nps}, {id: c, column: NPS, kind: nps}, {id: d, column: nps, kind: nps}]\n' \
    "$long" "$long" >"$work/asked/surveys/three.yaml"
flightpath sql "$work/asked" --dialect postgresql
test_case "columns that PostgreSQL cannot tell apart" all "ends 1" "says 'keeps 63 bytes'" "[ ! -s $work/out ]"
flightpath sql "$work/asked" --dialect spark
test_case "columns that Spark cannot tell apart" all "ends 1" "says \"'NPS' and 'nps'\"" "[ ! -s $work/out ]"
rm "$work/asked/flightpath.yaml"
flightpath sql "$work/asked" --dialect spark
test_case "sql shows the project's errors" all "ends 1" "says '[F001]'" "[ ! -s $work/out ]"
rm -r "$work/asked"
