# Files that are wrong in themselves.
project
rm -r "$work/p"
mkdir "$work/p"
runs "an empty folder" 1 "no flightpath.yaml" check
runs "an empty folder builds nothing" 1 "flightpath init" build -o "$work/out"
test_case "and leaves nothing" [ ! -e "$work/out" ]
runs "a folder that is not there" 1 "nowhere" check nowhere
echo text >"$work/p/file"
runs "a file instead of a folder" 1 "file" check file
mkdir "$work/p/flightpath.yaml"
runs "a folder named flightpath.yaml" 1 "F00" check
rmdir "$work/p/flightpath.yaml"
ln -s /etc/hostname "$work/p/flightpath.yaml"
runs "a link out of the project" 1 "F00" check

for content in "" "[]" "- a" "text" "null" "---" "--- ~" "{" "%YAML 9.9" "? ? ?" "- - - - -" "&a *a" "!!binary x" "title: |"; do
    project
    printf '%s' "$content" >"$work/p/flightpath.yaml"
    runs "flightpath.yaml is '$content'" 1 "flightpath.yaml" check
done
project
head -c 4096 /dev/urandom >"$work/p/flightpath.yaml"
runs "flightpath.yaml is noise" 1 "flightpath.yaml" check
project
mkdir "$work/p/personas/x.yaml"
runs "a folder named x.yaml" 1 "personas/x.yaml" check
project
mkfifo "$work/p/personas/x.yaml"
runs "a pipe named x.yaml" 1 "personas/x.yaml" check
project
$python -c "import socket; socket.socket(socket.AF_UNIX).bind('$work/p/personas/x.yaml')"
runs "a socket named x.yaml" 1 "personas/x.yaml" check
project
ln -s x.yaml "$work/p/personas/x.yaml"
runs "a link to itself" 1 "personas/x.yaml" check
ln -sf /dev/zero "$work/p/personas/x.yaml"
runs "a link to an endless device" 1 "personas/x.yaml" check
project
ln -s ../personas "$work/p/personas/loop"
runs "a folder that links to itself" 0 - check

project
head -c 100000 /dev/zero | tr '\0' '[' >"$work/p/personas/x.yaml"
runs "100 KB of [" 1 "personas/x.yaml" check
head -c 100000 /dev/zero | tr '\0' '{' >"$work/p/personas/x.yaml"
runs "100 KB of {" 1 "personas/x.yaml" check
head -c 100000 /dev/zero | tr '\0' '-' | sed 's/-/- /g' >"$work/p/personas/x.yaml"
runs "100 KB of - in a line" 1 "personas/x.yaml" check
$python -c "print('name: x\n' + ''.join('%sa:\n' % (' ' * i) for i in range(2000)))" >"$work/p/personas/x.yaml"
runs "2,000 levels of keys" 1 "personas/x.yaml" check
$python -c "print('name: \"' + 'x' * 10_000_000 + '\"')" >"$work/p/personas/x.yaml"
runs "a text of 10 MB" 1 "Y012" check
$python -c "print('- {id: a, name: x}\n' * 5000)" >"$work/p/personas/x.yaml"
runs "5,000 times the same id" 1 "defined twice" check
$python -c "print('name: x\n' + ''.join('k%d: 1\n' % i for i in range(5000)))" >"$work/p/personas/x.yaml"
runs "5,000 unknown keys" 1 "unknown key" check
$python -c "
print('name: x\nx-a: &a [1,1,1,1,1,1,1,1,1,1]')
for i in range(1, 12): print('x-%s: &%s [%s]' % (chr(97 + i), chr(97 + i), ','.join(['*' + chr(96 + i)] * 10)))
" >"$work/p/personas/x.yaml"
runs "a bomb of aliases" 1 "Y006" check

project
printf '\357\273\277name: Guest\r\ngoals: [Arrive]\r\nsummary: |\r\n  Two\r\n  lines\r\n' >"$work/p/personas/guest.yaml"
printf '\357\273\277---\r\ntitle: Note\r\n---\r\n# Head\r\n\r\nText.\r\n' >"$work/p/notes/note.md"
runs "CR LF and a byte order mark" 0 - check
printf 'name: Gu\303\n' >"$work/p/personas/guest.yaml"
runs "UTF-8 cut off" 1 "Y002" check
printf '\377\376n\0a\0m\0e\0' >"$work/p/personas/guest.yaml"
runs "UTF-16" 1 "personas/guest.yaml" check
printf 'name: a\0b\n' >"$work/p/personas/guest.yaml"
runs "a NUL" 1 "personas/guest.yaml" check
printf 'name: x\n' >"$work/p/personas/guest.yaml"
printf 'Text \0 and \377.\n' >"$work/p/notes/note.md"
runs "a note that is not UTF-8" 1 "notes/note.md" check
rm "$work/p/notes/note.md"
for piece in '[' '(' '![' '*a ' '> ' '- ' '`' '<a ' '&#' '|a' '# '; do
    $python -c "import sys; print(sys.argv[1] * (60000 // len(sys.argv[1])))" "$piece" >"$work/p/notes/note.md"
    (cd "$work/p" && exec timeout 10 "$plain" check) >"$work/said" 2>&1
    [ $? -le 1 ] && echo "ok - a note of 60 KB of '$piece'" || fail "a note of 60 KB of '$piece'"
done
rm "$work/p/notes/note.md"

project
for n in $(seq 1 300); do
    printf 'name: J\nextends: j%d\n' $((n % 300 + 1)) >"$work/p/journeys/j$n.yaml"
    printf '{code: I-%d, name: I, depends_on: [I-%d]}\n' $n $((n % 300 + 1)) >"$work/p/initiatives/i-$n.yaml"
done
runs "cycles of 300 journeys and 300 initiatives" 1 "M013" check
test_case "the whole cycle is shown" sh -c "grep -q 'I-300 (initiatives/i-299.yaml:1)' $work/said && grep -q 'j300 (journeys/j300.yaml:2)' $work/said"
project
$python - "$work/p" <<'PY'
import sys
root = sys.argv[1]
with open(root + "/initiatives/all.yaml", "w") as out:
    for n in range(5000):
        out.write("- {code: I-%d, name: I, start: 2026-04-01, duration: 3, depends_on: [%s]}\n" % (n, "I-%d" % (n + 1) if n < 4999 else ""))
with open(root + "/journeys/chain.yaml", "w") as out:
    for n in range(2000):
        out.write("- {id: j%d, name: J%s}\n" % (n, ", extends: j%d" % (n + 1) if n < 1999 else ", kind: generic"))
PY
LIMIT=20 runs "chains of 5,000 initiatives and 2,000 journeys" 0 - check

# Files that cannot be read: by another user when we are root, who may read all.
project
printf 'name: Guest\n' >"$work/p/personas/guest.yaml"
chmod 0 "$work/p/personas/guest.yaml"
if [ "$(id -u)" -ne 0 ]; then
    runs "a file without permission" 1 "F002" check
elif command -v setpriv >/dev/null; then
    chmod 755 "$work"
    limits="setpriv --reuid 65534 --regid 65534 --clear-groups" runs "a file without permission" 1 "F002" check
    chmod 700 "$work/p/personas"
    limits="setpriv --reuid 65534 --regid 65534 --clear-groups" runs "a folder without permission" 1 "personas" check
else
    echo "ok - a file without permission # SKIP no setpriv"
fi
