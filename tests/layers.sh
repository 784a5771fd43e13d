#!/bin/bash
# Enforces the include table of lib/README.md (the rows between the marks "layers"): a folder includes
# itself, base and what its row names, nothing else. Outside libraries are included by few files, so
# that the rest does not know their names.
set -u
cd "$(dirname "$0")/.." || exit 1
status=0

# say NAME FAULTS: one test's result.
say() {
    if [ -z "$2" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf '%s\n' "$2"
        status=1
    fi
}

allowed=$(sed -n '/<!-- layers -->/,/<!-- end -->/p' lib/README.md |
    sed -n 's/^| `\([a-z]*\)` | *\([^|]*\)|.*/\1 \2/p' | tr -d '`,–')
[ -n "$allowed" ] || say "lib/README.md has the table" "no rows found"
for folder in lib/*/; do
    name=$(basename "$folder")
    row=$(echo "$allowed" | grep "^$name " || true)
    [ -n "$row" ] || { say "$name is in the table" "add a row for lib/$name to lib/README.md" && continue; }
    faults=
    for word in $(grep -hoE '^ *# *include "[a-z_]+/' "$folder"*.[ch] | sed 's/.*"//; s,/,,' | sort -u); do
        case " base $row " in
        *" $word "*) ;;
        *) faults+=$(grep -nE "^ *# *include \"$word/" "$folder"*.[ch])$'\n' ;;
        esac
    done
    say "lib/$name includes what its row names" "$faults"
done

say "nothing in lib includes cmd" "$(grep -rnE '#include "(command|say)\.h"' lib || true)"
say "libraries do not print, exit or read the clock and the environment" "$(
    grep -nE '\b(printf|puts|putchar|fputs|perror|getenv|g_getenv|time|clock_gettime|g_get_real_time|g_date_time_new_now(_utc|_local)?|gettimeofday|exit|_exit|g_print|g_printerr|setlocale) ?\(' \
        lib/*/*.c | grep -vE '^[^:]*:[0-9]*: *(/?\*|//)' | grep -vE '"[^"]*\b(time|exit|printf)[^"]*"' || true)"

# library HEADER MOST: at most so many files may include it.
library() {
    local files
    files=$(grep -lE "#include <$1" lib/*/*.[ch] cmd/*/*.[ch] 2>/dev/null | tr '\n' ' ')
    [ "$(echo "$files" | wc -w)" -le "$2" ] && files=
    say "at most $2 files include <$1>" "$files"
}
library yaml 2
library cmark 1
library hb 2
library brotli 1
library gmime 2
library curl 1
library microhttpd 2
exit $status
