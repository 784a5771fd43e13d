#!/bin/bash
# The query that `flightpath sql` prints, run by a real PostgreSQL (a cluster of its own in a temporary
# folder) and by DuckDB on the same raw answers: a project that reads its result has the same figures,
# to the byte, as one that reads the answers. Spark is not run: its query is read and translated by another program, and
# the translation gives the same sums. PROJECTS=REGEX looks at some.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=$(realpath "${FLIGHTPATH:-$top/${BUILD:-build}/flightpath}")
shared=${FLIGHTPATH_SHARED:-$top/../shared/data}
work=$(mktemp -d)
server=
export LC_ALL=C.UTF-8 PGHOST=$work/socket PGDATABASE=postgres PGUSER=postgres
status=0

stop() {
    [ -z "$server" ] || { kill -INT "$server" && wait "$server"; } 2>/dev/null
    rm -rf "$work"
}
trap stop EXIT

# test_case NAME COMMAND...: one line, and what the command prints when it fails.
test_case() {
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        head -40 "$work/out" | cut -c1-300 | sed 's/^/  /'
        status=1
        return 1
    fi
}

# --- PostgreSQL, as a user who is not root, on a socket in the temporary folder ---
binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
mkdir -p "$work/socket" "$work/sums"
unprivileged() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
    unprivileged() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
    chmod 711 "$work"
    install -d -o postgres -g postgres "$work/cluster" "$work/socket"
fi
start_server() {
    unprivileged "$binaries/initdb" --pgdata="$work/cluster" --username=postgres --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync || return 1
    cd / || return 1
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$binaries/postgres" -D "$work/cluster" -k "$work/socket" \
            -c listen_addresses= -c fsync=off -c jit=off >"$work/log" 2>&1 &
    else
        "$binaries/postgres" -D "$work/cluster" -k "$work/socket" -c listen_addresses= -c fsync=off -c jit=off >"$work/log" 2>&1 &
    fi
    server=$!
    for _ in $(seq 100); do
        "$binaries/pg_isready" --quiet && return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    cat "$work/log"
    return 1
}
test_case "a PostgreSQL of its own starts" start_server || exit 1
if [ ! -d "$here/node_modules/@duckdb/node-api" ]; then
    test_case "the packages of package.json can be installed" \
        bash -c "cd '$here' && npm ci --ignore-scripts" || exit 1
fi

# run_postgresql NAME SURVEYS LOAD QUERY SUMS: in a schema of its own.
run_postgresql() {
    local name=$1
    psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 -c "CREATE SCHEMA \"$name\"" || return 1
    export PGOPTIONS="-c search_path=$name"
    (cd "$2" && psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --file "$3") || return 1
    psql --no-psqlrc --quiet --csv -v ON_ERROR_STOP=1 --file "$4" >"$5"
}
run_duckdb() { (cd "$2" && node "$here/duckdb.mjs" "$3" "$4" "$5"); }

# test_engine PROJECT NAME DIALECT: query, sums, a copy that reads them, the same figures.
test_engine() {
    local project=$1 name=$2 dialect=$3
    local query=$work/$name-$dialect.sql load=$work/$name-$dialect-load.sql sums=$work/sums/$name-$dialect.csv
    "$program" sql "$project" --dialect "$dialect" >"$query" || return 1
    /usr/bin/python3 -B "$here/project.py" load "$query" >"$load" || return 1
    "run_$dialect" "$name" "$project/surveys" "$load" "$query" "$sums" || return 1
    /usr/bin/python3 -B "$here/project.py" aggregate "$project" "$work/$name-$dialect" "$sums" || return 1
    "$program" build "$work/$name-$dialect" -o "$work/site/$name-$dialect" --no-pdf --as-of 2026-03-31 2>&1 || return 1
    /usr/bin/python3 -B "$here/project.py" compare "$work/site/$name" "$work/site/$name-$dialect"
}

# test_spark PROJECT NAME: Spark's query, translated for DuckDB, gives the sums of DuckDB's own. Two functions of Spark that the
# translation keeps are given to DuckDB.
test_spark() {
    local project=$1 name=$2
    local query=$work/$name-spark.sql load=$work/$name-spark-load.sql sums=$work/sums/$name-spark.csv
    "$program" sql "$project" --dialect spark >"$query" || return 1
    node "$here/spark.mjs" "$query" "$work/translated.sql" || return 1
    cp "$work/$name-duckdb-load.sql" "$load"
    echo 'CREATE MACRO octet_length(t) AS strlen(t); CREATE MACRO element_at(l, i) AS list_extract(l, i);' >>"$load"
    run_duckdb "$name" "$project/surveys" "$load" "$work/translated.sql" "$sums" || return 1
    /usr/bin/python3 -B "$here/project.py" sums "$work/sums/$name-duckdb.csv" "$sums"
}

# test_project NAME PROJECT: both engines, and their results side by side.
test_project() {
    local name=$1 project=$2 dialect
    [[ $name =~ ${PROJECTS:-.} ]] || return 0
    mkdir -p "$work/site"
    test_case "$name: builds from raw answers" "$program" build "$project" -o "$work/site/$name" --no-pdf --as-of 2026-03-31 || return
    for dialect in postgresql duckdb; do
        test_case "$name: $dialect gives the same figures, to the byte" test_engine "$project" "$name" "$dialect"
    done
    test_case "$name: both engines give the same sums" /usr/bin/python3 -B "$here/project.py" sums \
        "$work/sums/$name-postgresql.csv" "$work/sums/$name-duckdb.csv"
    test_case "$name: spark's query means the same" test_spark "$project" "$name"
}

test_project example "$top/site-example"
/usr/bin/python3 -B "$here/hostile.py" "$work/hostile" && test_project hostile "$work/hostile"
if [ -f "$shared/sfo-survey/2018_SFO_Customer_Survey.csv" ]; then
    FLIGHTPATH_SHARED=$shared /usr/bin/python3 -B "$top/tests/real/airport_surveys.py" "$work/airport" &&
        test_project airport "$work/airport"
else
    echo "ok - airport # SKIP no survey in ../shared/data"
fi
exit $status
