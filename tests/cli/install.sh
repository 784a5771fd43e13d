# Installing: the program and its manual, below DESTDIR and PREFIX.
status=0
make -s -C "$top" BUILD="${BUILD:-build}" DESTDIR="$work/root" PREFIX=/usr install >"$work/out" 2>"$work/err" || status=$?
test_case "make install" all "ends 0" "[ -x $work/root/usr/bin/flightpath ]" \
    "[ -f $work/root/usr/share/man/man1/flightpath.1 ]"
status=0
"$work/root/usr/bin/flightpath" --version >"$work/out" 2>"$work/err" || status=$?
test_case "the installed program runs" all "ends 0" "prints 'flightpath '"
rm -rf "$work/root"

# Without the right to install packages, the command to run is printed.
cp "$top/tests/install.sh" "$work/install.sh"
chmod 755 "$work"
status=0
as_nobody=
[ "$(id -u)" -ne 0 ] || as_nobody="setpriv --reuid 65534 --clear-groups"
PKG_CONFIG_LIBDIR=/nowhere $as_nobody sh "$work/install.sh" build >"$work/out" 2>"$work/err" || status=$?
if command -v apt-get >/dev/null; then
    test_case "missing packages are named with the command" all "ends 1" "says 'sudo apt-get install'" "says 'libyaml-dev'"
else
    test_case "missing packages are named" all "ends 1" "says 'libyaml-dev'"
fi
