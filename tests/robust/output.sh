# Output folders: what is not ours is never touched, and a site is whole or absent.
project
printf 'name: Guest\n' >"$work/p/personas/guest.yaml"
runs "a first site" 0 "added" build -o "$work/out"
test_case "it is whole" whole "$work/out"
for bad in / "$work" "$work/p" "$work/p/personas" "$work/p/personas/site" "$work/p/../p" /proc /dev/null "$work/p/flightpath.yaml"; do
    runs "no output to ${bad#"$work"}" 3 "-o" build -o "$bad"
done
runs "an output that the system refuses" 3 "/proc" build -o /proc/site
mkdir "$work/theirs"
echo theirs >"$work/theirs/index.html"
runs "somebody's folder" 3 "did not write" build -o "$work/theirs"
test_case "somebody's file stays" [ "$(cat "$work/theirs/index.html")" = theirs ]
ln -s "$work/theirs" "$work/link"
runs "a link to somebody's folder" 3 "did not write" build -o "$work/link"
mkdir -p "$work/manifest/.flightpath"
for content in '' '{' '[]' '{"files":[{"path":"../../p/flightpath.yaml","sha256":"x","bytes":1}]}' '{"files":[{"path":"/etc/passwd","sha256":"x","bytes":1}]}'; do
    printf '%s' "$content" >"$work/manifest/.flightpath/manifest.json"
    runs "a false manifest '$content'" 3 "manifest" build -o "$work/manifest"
done
test_case "the project stays" [ -f "$work/p/flightpath.yaml" ]

if [ "$(id -u)" -eq 0 ] && mkdir -p "$work/tiny" && mount -t tmpfs -o size=200k tmpfs "$work/tiny" 2>/dev/null; then
    runs "a full disk" 3 "No space left" build -o "$work/tiny/site"
    test_case "a full disk is left empty" [ -z "$(ls -A "$work/tiny")" ]
    umount "$work/tiny"
else
    echo "ok - a full disk # SKIP only root can mount one"
fi
cp -r "$work/out" "$work/before"
limits="prlimit --fsize=3000" runs "a limit on the size of files" 3 "File too large" build -o "$work/out" --as-of 2026-04-30
test_case "the old site stays" diff -r "$work/before" "$work/out"
limits="prlimit --fsize=3000" runs "a limit on the size of files, and no site yet" 3 "File too large" build -o "$work/new"
test_case "no half of a site" [ ! -e "$work/new" ]
test_case "nothing beside it" [ -z "$(ls -d "$work"/.*.flightpath 2>/dev/null)" ]
limits="prlimit --nofile=12" runs "few files may be open" 0 - build -o "$work/out" --jobs 1
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    chmod 755 "$work" && chmod -R a+rX "$work/p"
    limits="setpriv --reuid 65534 --regid 65534 --clear-groups" runs "a place without permission" 3 "Permission denied" build -o "$work/refused"
    test_case "and nothing there" [ ! -e "$work/refused" ]
fi

# Two at once, and one killed at any moment.
rm -rf "$work/out" "$work/copy"
cp -r "$top/site-example" "$work/copy"
for job in 1 2 3; do "$plain" build "$work/copy" -o "$work/out" >/dev/null 2>"$work/said.$job" & done
wait
test_case "three builds at once" whole "$work/out"
"$plain" build "$work/copy" -o "$work/out" 2>"$work/said"
test_case "the second build changes nothing" grep -q ' 0 added, 0 changed, 0 removed' "$work/said"
"$plain" init "$work/start" >/dev/null 2>&1
rm -rf "$work/out"
$python - "$plain" "$work/start" "$work/out" >"$work/kills" 2>&1 <<'PY'
import hashlib, json, os, random, re, subprocess, sys, time
program, project, site = sys.argv[1:]
random.seed(20260331)
settings = project + "/flightpath.yaml"
text = open(settings).read()
subprocess.run([program, "build", project, "-o", site], check=True, capture_output=True)
start = time.monotonic()
open(settings, "w").write(re.sub("^title: .*", "title: Timed", text, flags=re.M))
subprocess.run([program, "build", project, "-o", site], check=True, capture_output=True)
took = time.monotonic() - start
killed = 0
for number in range(50):
    open(settings, "w").write(re.sub("^title: .*", f"title: Build {number}", text, flags=re.M))
    child = subprocess.Popen([program, "build", project, "-o", site], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.uniform(0, took * 1.1))
    child.kill()
    killed += child.wait() != 0
    for file in json.load(open(site + "/.flightpath/manifest.json"))["files"]:
        if hashlib.sha256(open(os.path.join(site, file["path"]), "rb").read()).hexdigest() != file["sha256"]:
            sys.exit(f"after kill {number}: {file['path']} is not what the manifest says")
if killed < 10:
    sys.exit(f"only {killed} of 50 builds were killed")
subprocess.run([program, "build", project, "-o", site], check=True, capture_output=True)
beside = [n for n in os.listdir(os.path.dirname(site)) if n.endswith(".flightpath")]
if beside:
    sys.exit(f"left behind: {beside}")
PY
status=$?
cp "$work/kills" "$work/said"
[ $status -eq 0 ] && echo "ok - killed at 50 moments, the site is whole" || fail "killed at 50 moments, the site is whole"
test_case "the build after that is whole" whole "$work/out"

# The same bytes by one thread and by eight, under another language, and with the other program.
"$plain" build "$work/copy" -o "$work/one" --jobs 1 >/dev/null 2>&1
"$plain" build "$work/copy" -o "$work/eight" --jobs 8 >/dev/null 2>&1
test_case "the same bytes by one thread and by eight" diff -r "$work/one" "$work/eight"
mkdir "$work/locale"
if localedef -i de_DE -f UTF-8 "$work/locale/de_DE.UTF-8" 2>/dev/null; then
    LOCPATH=$work/locale LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 "$plain" build "$work/copy" -o "$work/german" >/dev/null 2>&1
    test_case "the same bytes where a decimal is a comma" diff -r "$work/one" "$work/german"
else
    echo "ok - the same bytes where a decimal is a comma # SKIP no localedef"
fi
if [ -x "$checked" ]; then
    timeout 120 "$checked" build "$work/copy" -o "$work/checked" --jobs 2 >"$work/said" 2>&1 || fail "the example, checked"
    test_case "the same bytes by the checked program" diff -r "$work/one" "$work/checked"
fi
