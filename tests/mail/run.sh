#!/bin/bash
# The mail, sent to real servers on loopback (Debian's python3-aiosmtpd) and read by Python's parser: plain,
# STARTTLS and TLS from the start, with and without a password; and to servers that refuse, hang, lie and break.
# Every server is one process, started and ended by its id.
set -u
cd "$(dirname "$0")" || exit 1
program=$(realpath "${FLIGHTPATH:-../../${BUILD:-build}/flightpath}")
python=/usr/bin/python3
work=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null
    server=
}
trap 'stop; rm -rf "$work"' EXIT
unset FLIGHTPATH_SMTP_USER FLIGHTPATH_SMTP_PASSWORD SSL_CERT_FILE
export HOME=$work/home
status=0 number=0
mkdir "$HOME"

# say NAME good|anything [DETAIL]
say() {
    if [ "$2" = good ]; then echo "ok - $1"; else echo "not ok - $1"; [ $# -lt 3 ] || echo "$3"; status=1; fi
}
# same NAME FILE FILE
same() { if cmp -s "$2" "$3"; then say "$1" good; else say "$1" bad "$(cmp "$2" "$3" 2>&1)"; fi; }
# reading NAME ARGUMENT...: the tests of read.py
reading() {
    local name=$1 out
    shift
    out=$($python read.py "$@" 2>&1) || { status=1 && echo "not ok - $name: read.py failed"; }
    case $out in *"not ok"*) status=1 ;; esac
    sed "s/^\(ok\|not ok\) - /\1 - $name: /" <<<"$out"
}

# start KIND OPTION...: a server; its port is then in $port, its folder in $box.
start() {
    stop
    number=$((number + 1))
    box=$work/box$number
    mkdir "$box"
    $python server.py "$box" "$@" >"$box/log" 2>&1 &
    server=$!
    for _ in $(seq 100); do
        [ -f "$box/port" ] && break
        sleep 0.1
    done
    port=$(cat "$box/port")
}

# certificate NAME HOST: a certificate that signs itself.
certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$2" \
        -addext "subjectAltName=$3" -keyout "$work/$1.key" -out "$work/$1.pem" 2>/dev/null
}
certificate local localhost DNS:localhost,IP:127.0.0.1
certificate other other.example DNS:other.example
tls=("cert=$work/local.pem" "key=$work/local.key")
other=("cert=$work/other.pem" "key=$work/other.key")

# send ARGUMENT...: sends the small project; exit status in $got, messages in $said.
send() {
    said=$(timeout 60 "$program" mail "$work/small" "$@" 2>&1)
    got=$?
}
# sent NAME: it went well, and what arrived is the file, byte by byte.
sent() {
    if [ "$got" -eq 0 ] && [ -f "$box/message" ]; then
        same "$1" "$box/message" "$work/small.eml"
    else
        say "$1" bad "status $got: $said"
    fi
}
# envelope NAME PYTHON-CONDITION
envelope() {
    if $python -c "import json,sys; e = json.load(open(sys.argv[1])); sys.exit(not ($2))" "$box/envelope.json"; then
        say "$1" good
    else
        say "$1" bad "$(cat "$box/envelope.json")"
    fi
}
# fails NAME WORDS...: exit status 3, nothing delivered, a message of one line and a hint with these words in them.
fails() {
    local name=$1 fault=
    shift
    [ "$got" -eq 3 ] || fault="status $got"
    [ ! -e "$box/message" ] || fault="$fault; delivered"
    [ "$(wc -l <<<"$said")" -eq 2 ] || fault="$fault; not two lines"
    [[ $said == "flightpath: "* ]] || fault="$fault; no message"
    ! grep -q '[[:cntrl:]]' <<<"$said" || fault="$fault; control characters"
    for word; do
        [[ $said == *"$word"* ]] || fault="$fault; does not say '$word'"
    done
    if [ -z "$fault" ]; then say "$name" good; else say "$name" bad "$fault: $said"; fi
}

mkdir -p "$work/small/journeys"
cat >"$work/small/flightpath.yaml" <<'YAML'
title: "Qualité <b>& co</b>\r\nBcc: everybody@x.example"
organisation: Équipe
as_of: 2026-03-31
mail:
  from: Équipe CX <cx@meridian.example>
  to: [board@meridian.example, "日本語 <owners@meridian.example>"]
  subject: "{{title}} {{as_of}} ✓"
YAML
cat >"$work/small/journeys/order.yaml" <<'YAML'
name: "<script>alert(1)</script>"
stages:
  - id: s
    name: S
    touchpoints:
      - {id: pay, name: "Pays\nBcc: x", score: {internal: 8, customer: 4}}
YAML

# The example, as a file: all its parts, and the same bytes again.
example=../../site-example
"$program" pdf "$example" -o "$work/report.pdf" || status=1
"$program" mail "$example" -o "$work/one.eml" 2>/dev/null || status=1
reading "the example" "$work/one.eml" "$work/report.pdf" cx@meridian.example board@meridian.example \
    journey-owners@meridian.example
TZ=Asia/Tokyo LC_ALL=C "$program" mail "$example" -j 1 -o - >"$work/two.eml" 2>/dev/null
same "the same bytes in another zone, locale, place and on one thread" "$work/one.eml" "$work/two.eml"
"$program" mail "$example" -o "$work/one.eml" 2>/dev/null
say "a mail of ours is replaced" "$([ $? -eq 0 ] && echo good)"
same "by the same bytes" "$work/one.eml" "$work/two.eml"
if [ -z "$(find "$work" -name '*.eml.*')" ]; then say "nothing else is left" good; else say "nothing else is left" bad; fi

# The small project, whose texts attack the header.
"$program" pdf "$work/small" -o "$work/small.pdf" 2>/dev/null || status=1
"$program" mail "$work/small" -o "$work/small.eml" 2>/dev/null || status=1
reading "hostile texts" "$work/small.eml" "$work/small.pdf" cx@meridian.example board@meridian.example \
    owners@meridian.example
names=$($python -c "
import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
print(m['subject'], m['from'].addresses[0].display_name, m['to'].addresses[1].display_name, 'bcc' in m, sep='|')
html = m.get_body(('html',)).get_content()
print('<script>' in html or '<b>&' in html)" "$work/small.eml")
say "names and subject are read as they were written" \
    "$([ "$names" = $'Qualité <b>& co</b> Bcc: everybody@x.example 2026-03-31 ✓|Équipe CX|日本語|False\nFalse' ] && echo good)" "$names"

# Servers that do as they should.
start smtp
send --smtp "smtp://127.0.0.1:$port"
sent "plain, to this machine"
envelope "sender and receivers" "e['from'] == 'cx@meridian.example' and e['to'] == ['board@meridian.example', 'owners@meridian.example']"
send --smtp "smtp://localhost:$port/ci.meridian.example" --to "An <an@x.example>" --to ben@x.example
envelope "receivers of the command line replace the project's" "e['to'] == ['an@x.example', 'ben@x.example']"

start smtp starttls demand-tls auth only=PLAIN "${tls[@]}"
export FLIGHTPATH_SMTP_USER=flight FLIGHTPATH_SMTP_PASSWORD='päss w:rd' SSL_CERT_FILE=$work/local.pem
send --smtp "smtp://localhost:$port" --tls required
sent "STARTTLS, AUTH PLAIN"
envelope "encrypted and known" "e['tls'] and e['user'] == ['PLAIN', 'flight']"
start smtp tls auth only=LOGIN "${tls[@]}"
send --smtp "smtps://127.0.0.1:$port"
sent "TLS from the start, AUTH LOGIN"
envelope "known" "e['user'] == ['LOGIN', 'flight']"
FLIGHTPATH_SMTP_PASSWORD=wrong
rm "$box/message"
send --smtp "smtps://localhost:$port"
fails "a wrong password" "did not accept the user" 535
case $said in *wrong*) say "the password is not said" bad "$said" ;; *) say "the password is not said" good ;; esac
unset FLIGHTPATH_SMTP_USER FLIGHTPATH_SMTP_PASSWORD
send --smtp "smtps://localhost:$port"
fails "no password" 530 FLIGHTPATH_SMTP_USER
printf 'machine localhost login flight password "päss w:rd"\n' >"$HOME/.netrc"
send --smtp "smtps://localhost:$port"
sent "user and password of .netrc"
rm "$HOME/.netrc"

# Servers that do not, or should not be trusted.
start smtp starttls "${tls[@]}"
unset SSL_CERT_FILE
send --smtp "smtp://localhost:$port" --tls required
fails "an authority that nobody knows" "cannot be trusted" SSL_CERT_FILE
export SSL_CERT_FILE=$work/none.pem
send --smtp "smtp://localhost:$port" --tls required
fails "authorities that are not there" SSL_CERT_FILE
start smtp starttls "${other[@]}"
export SSL_CERT_FILE=$work/other.pem
send --smtp "smtp://localhost:$port" --tls required
fails "the certificate of another host" "cannot be trusted"
unset SSL_CERT_FILE
start smtp starttls demand-tls "${tls[@]}"
send --smtp "smtp://localhost:$port"
fails "a server that demands TLS" 530 "refused mail from cx@meridian.example" "--tls required"
start smtp
send --smtp "smtp://localhost:$port" --tls required
fails "a server without TLS" "offers no encryption"
send --smtp "smtps://localhost:$port" --timeout 5
fails "TLS to a port without" "encrypted connection"
start smtp refuse=owners@meridian.example
send --smtp "smtp://localhost:$port"
fails "a receiver that is refused" "refused owners@meridian.example" "550 5.1.1 no such user" "nobody was sent"
start reject-data
send --smtp "smtp://localhost:$port"
fails "a mail that is refused" "refused the mail: 552 5.3.4" "of this size"
start hang
began=$SECONDS
send --smtp "smtp://localhost:$port" --timeout 1
fails "a server that hangs" "within 1 second" --timeout
say "it is not waited for longer" "$([ $((SECONDS - began)) -lt 20 ] && echo good)"
start close
send --smtp "smtp://localhost:$port"
fails "a server that closes at once" "connection"
start close-data
send --smtp "smtp://localhost:$port"
fails "a server that closes in the middle" "connection"
export SSL_CERT_FILE=$work/local.pem
start close-data tls "${tls[@]}"
send --smtp "smtps://localhost:$port"
fails "a server that closes in the middle of encryption" "connection"
start hang tls "${tls[@]}"
send --smtp "smtps://localhost:$port" --timeout 1
fails "a server that hangs once it is encrypted" "within 1 second"
unset SSL_CERT_FILE
start garbage
send --smtp "smtp://localhost:$port"
fails "something that is no mail server" "connection"
stop
send --smtp "smtp://localhost:$port"
fails "nobody there" "does not take connections" 587
send --smtp smtp://nowhere.invalid --timeout 10
fails "a name that does not exist" "nowhere.invalid"

if FLIGHTPATH_SMTP_USER=u FLIGHTPATH_SMTP_PASSWORD=p "$program" mail "$work/small" --smtp smtp://x.example --tls none \
    >/dev/null 2>&1; then
    say "a password is never sent readable" bad
else
    say "a password is never sent readable" good
fi
exit $status
