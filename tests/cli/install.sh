# Installing: the program and its manual, below DESTDIR and PREFIX.
status=0
make -s -C "$top" BUILD="${BUILD:-build}" DESTDIR="$work/root" PREFIX=/usr install >"$work/out" 2>"$work/err" || status=$?
test_case "make install" all "ends 0" "[ -x $work/root/usr/bin/flightpath ]" \
    "[ -f $work/root/usr/share/man/man1/flightpath.1 ]"
status=0
"$work/root/usr/bin/flightpath" --version >"$work/out" 2>"$work/err" || status=$?
test_case "the installed program runs" all "ends 0" "prints 'flightpath '"
rm -rf "$work/root"
