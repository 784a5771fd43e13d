#!/bin/bash
# Runs every fuzz target once on each of its seeds, under the sanitisers. `make fuzz` looks for more.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
make -s BUILD="$build" asan || exit 1
status=0
for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    name=${name#fuzz_}
    program=$build/asan/replay_$name
    if make -s BUILD="$build/asan" CC=clang LDFLAGS="-fsanitize=address,undefined" \
        CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all" "$program" &&
        LSAN_OPTIONS=suppressions=tests/leaks.txt:print_suppressions=0 timeout 300 "$program" tests/fuzz/seeds/"$name"/*; then
        echo "ok - seeds of $name"
    else
        echo "not ok - seeds of $name"
        status=1
    fi
done
exit $status
