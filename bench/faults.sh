#!/usr/bin/env bash
# faults.sh CAPTURE [KILLS [SEED]] - what goes wrong while real processes import. After each of these another import must
# give the tables of an undisturbed one: SIGKILL at KILLS (50) random moments (by SEED), and at as many after writing
# began, SIGINT at 8, a disk that runs full at 8 sizes (as root), an input that fails to be read at 8 places (with a C
# compiler). Then: a capture that is cut, removed, or grows while it is read; a clock that was set back; a workspace on a
# path with blanks and umlauts; 2,000 captures in one case; SIGKILL at 8 moments of the second look at sessions that
# others announced, and of a replay and a scan, after which the case opens, says so, and has what it had. Numbers that the
# case gives (of captures and sessions) are not compared: an import that was stopped has used some. Prints one line a
# fault and a closing count; exit code 1 if anything differed. Environment: NETROSPECT (../netrospect), WORK (scratch
# folder), ONLY (kill writing int full read change clock path many second replay scan), TABLES (all), RULES
# (testdata/rules), JAVA_HOME (a JDK).
set -u
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
[ $# -ge 1 ] || { echo "usage: faults.sh CAPTURE [KILLS [SEED]]" >&2; exit 2; }
capture=$(readlink -f "$1"); kills=${2:-50}; RANDOM=${3:-1}
only=${ONLY:-kill writing int full read change clock path many second replay scan}
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
good=0; bad=0

tables() { # workspace: every table of the case, as one hash
    rm -rf "$work/tables"; mkdir -p "$work/tables"
    # shellcheck disable=SC2046 # names are words
    "$java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$work/classes:$jars/*" \
        org.netrospect.cli.ExportedTables "$1" fault "$work/tables" $(cat "$work/names") || echo "cannot be exported"
    while IFS= read -r table; do
        [ -e "$work/tables/$table" ] || continue
        awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) number[i] = $i ~ /^(id|capture|session|sessions|first_session|file|parent)$/ }
            { for (i = 1; i <= NF; i++) if (number[i]) $i = ""; print }' "$work/tables/$table"
    done < "$work/names" | sha256sum | cut -c1-64
}
judge() { # what happened, hash
    if [ "$2" = "$expected" ]; then passed "$1"; else failed "$1"; fi
}
passed() { good=$((good + 1)); echo "as expected  $1"; }
failed() { bad=$((bad + 1)); echo "DIFFERENT    $1"; }
import() { "$netrospect" --quiet --workspace "$1" import --case fault "${@:2}"; }
wanted() { [[ " $only " == *" $1 "* ]]; }
now() { date +%s%N; }

. "$here/compiled.sh"; compiled ExportedTables || exit 2
printf '%s\n' ${TABLES:-$("$netrospect" --quiet tables 2> /dev/null | tail -n +2 | cut -f1 | uniq)} > "$work/names"
rm -rf "$work/plain"
start=$(now)
import "$work/plain" "$capture" > /dev/null || exit 2
milliseconds=$((($(now) - start) / 1000000))
expected=$(tables "$work/plain")
echo "an undisturbed import takes $milliseconds ms; $(wc -l < "$work/names") tables"

stopped() { # signal, milliseconds (from when this file of the workspace has something in it): an import that is sent the signal then, and another of the same capture
    rm -rf "$work/stopped"
    # a shell in the background ignores SIGINT, and what it starts too, unless it is told otherwise
    setsid env --default-signal=INT "$netrospect" --quiet --workspace "$work/stopped" import --case fault "$capture" \
        > "$work/out" 2> "$work/first" &
    group=$!
    if [ -n "${3:-}" ]; then until [ -s "$work/stopped/$3" ] || ! kill -0 "$group" 2> /dev/null; do sleep 0.01; done; fi
    sleep "$(printf '%d.%03d' $(($2 / 1000)) $(($2 % 1000)))"
    kill "-$1" -- "-$group" 2> /dev/null
    wait "$group" 2> /dev/null
    import "$work/stopped" "$capture" > "$work/out" 2> "$work/err"
    judge "SIG$1 after $2 ms${3:+ of writing}: $(head -1 "$work/first"); then: $(head -1 "$work/err")" "$(tables "$work/stopped")"
}

if wanted kill; then
    for ((i = 1; i <= kills; i++)); do stopped KILL $(((RANDOM * 32768 + RANDOM) % (milliseconds + 100))); done
fi
if wanted writing; then
    for ((i = 1; i <= kills; i++)); do stopped KILL $((RANDOM % (milliseconds / 2))) cases/fault/index/importing; done
fi
if wanted int; then for ((i = 1; i <= 8; i++)); do stopped INT $((milliseconds * i / 9)); done; fi

if wanted full && [ "$(id -u)" = 0 ]; then
    for size in 4 6 8 12 16 24 32 48; do
        rm -rf "$work/full"; mkdir -p "$work/full"
        mount -t tmpfs -o "size=${size}m" tmpfs "$work/full" || break
        import "$work/full" "$capture" > "$work/out" 2> "$work/err"
        code=$?
        said=$(head -1 "$work/err")
        mount -o remount,size=4g "$work/full"
        import "$work/full" "$capture" > /dev/null 2>> "$work/err"
        # what is not a sentence tells the analyst nothing
        if [ "$code" != 0 ] && [[ $said != *. ]]; then failed "disk of $size MB: exit code $code, $said"
        else judge "disk of $size MB: exit code $code, $said" "$(tables "$work/full")"; fi
        umount "$work/full"
    done
fi

# A library between program and system: reads of FAULT_FILE behind FAULT_AT bytes fail, time is FAULT_BACK seconds
# earlier from FAULT_AFTER seconds on.
faulty() {
    command -v cc > /dev/null || { echo "# no C compiler: $1 was not tried" >&2; return 1; }
    [ -e "$work/faulty.so" ] && return 0
    cc -shared -fPIC -O -o "$work/faulty.so" -x c "$here/faulty.c" -ldl
}
if wanted read && faulty "a disk that fails"; then
    size=$(stat -c %s "$capture")
    for ((i = 0; i < 8; i++)); do
        rm -rf "$work/read"
        FAULT_FILE=$capture FAULT_AT=$((size * i / 8 + 100)) LD_PRELOAD=$work/faulty.so \
            import "$work/read" "$capture" > "$work/out" 2> "$work/err"
        code=$?
        said=$(head -1 "$work/err")
        import "$work/read" "$capture" > /dev/null 2>> "$work/err"
        if [ "$code" = 1 ] && [ -n "$said" ]; then
            judge "read error behind $((size * i / 8 + 100)) bytes: $said" "$(tables "$work/read")"
        else
            failed "read error behind $((size * i / 8 + 100)) bytes: exit code $code, $said"
        fi
    done
fi
if wanted clock && faulty "a clock set back"; then
    rm -rf "$work/clock"
    FAULT_BACK=86400 FAULT_AFTER=1 LD_PRELOAD=$work/faulty.so import "$work/clock" "$capture" > /dev/null 2> "$work/err"
    judge "clock set back by a day: $(head -1 "$work/err")" "$(tables "$work/clock")"
fi

changed() { # what happens, command, expected exit code: to a copy of the capture while it is imported; the case opens
    rm -rf "$work/changed"; cp "$capture" "$work/copy"
    import "$work/changed" "$work/copy" > "$work/out" 2> "$work/err" &
    running=$!
    # as soon as it is open: of a large capture little has been read then
    until [ -n "$(pgrep -f "import .*--case fault $work/copy" | while read -r each; do
        find "/proc/$each/fd" -lname "$work/copy" 2> /dev/null; done)" ] || ! kill -0 "$running" 2> /dev/null; do :; done
    eval "$2"
    wait "$running"
    code=$?
    if [ "$code" -eq "$3" ] && [ "$((code == 0))" = "$(($(wc -c < "$work/err") == 0))" ] && ! grep -q 'Exception\|at org\.' "$work/err" &&
        "$netrospect" --quiet --workspace "$work/changed" export --case fault sessions > "$work/table" 2>> "$work/err"; then
        passed "capture $1 while read: exit code $code, $(($(wc -l < "$work/table") - 1)) sessions, $(head -1 "$work/err")"
    else
        failed "capture $1 while read: exit code $code, $(head -1 "$work/err")"
    fi
}
if wanted change; then
    changed removed 'rm -f "$work/copy"' 0
    changed cut 'truncate -s 1000000 "$work/copy"' 1
    changed "cut to nothing" 'truncate -s 0 "$work/copy"' 1
    changed grown 'tail -c +25 "$capture" >> "$work/copy"' 1
fi

if wanted path; then
    place="$work/Fälle und Akten/Büro 'Süd' \"3\""; rm -rf "$place"; mkdir -p "$place"
    cp "$capture" "$place/Mitschnitt Größe.pcap"
    import "$place/Arbeits platz" "$place/Mitschnitt Größe.pcap" > /dev/null 2> "$work/err"
    LC_ALL=C import "$place/Arbeits platz" "$place/Mitschnitt Größe.pcap" > /dev/null 2>> "$work/err"
    # the name of the file is in the table of captures
    "$netrospect" --quiet --workspace "$place/Arbeits platz" export --case fault sessions | sha256sum > "$work/one"
    "$netrospect" --quiet --workspace "$work/plain" export --case fault sessions | sha256sum > "$work/two"
    if cmp -s "$work/one" "$work/two"; then passed "path with blanks, quotes and umlauts: $(head -1 "$work/err")"
    else failed "path with blanks, quotes and umlauts: $(head -1 "$work/err")"; fi
fi

if wanted many; then
    rm -rf "$work/many" "$work/pieces"; mkdir -p "$work/pieces"
    python3 - "$capture" "$work/pieces" <<'P'
import struct, sys
data = open(sys.argv[1], 'rb').read(40_000_000)
order = '<' if data[:4] in (b'\xd4\xc3\xb2\xa1', b'\x4d\x3c\xb2\xa1') else '>'
at, starts = 24, [24]
while at + 16 <= len(data):
    at += 16 + struct.unpack(order + 'I', data[at + 8:at + 12])[0]
    if at > len(data): break
    starts.append(at)
each = max(1, (len(starts) - 1) // 2000)
for i in range(2000):
    a, b = starts[min(i * each, len(starts) - 1)], starts[min((i + 1) * each, len(starts) - 1)]
    open(f'{sys.argv[2]}/{i:04}.pcap', 'wb').write(data[:24] + data[a:b])
P
    start=$(now)
    /usr/bin/time -o "$work/time" -f '%M' "$netrospect" --quiet --workspace "$work/many" import --case fault \
        "$work/pieces" > "$work/out" 2> "$work/err"
    code=$?; middle=$(now)
    rows=$("$netrospect" --quiet --workspace "$work/many" export --case fault captures | tail -n +2 | wc -l)
    end=$(now)
    said="2,000 captures: imported in $(((middle - start) / 1000000)) ms, $(($(tail -1 "$work/time") / 1024)) MB resident"
    said+=", opened and listed in $(((end - middle) / 1000000)) ms, $rows captures, $(head -1 "$work/err")"
    if [ "$code" = 0 ] && [ "$rows" = 2000 ]; then passed "$said"; else failed "$said"; fi
fi

if wanted second; then
    # a transfer by FTP between two servers: what stands in it is known only when it is read a second time
    python3 - "$work/second.pcap" <<'P'
import os, struct, sys
out = open(sys.argv[1], 'wb'); out.write(struct.pack('<IHHiIII', 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
number = 0
def packet(source, destination, sport, dport, sequence, acknowledged, flags, payload=b''):
    global number
    tcp = struct.pack('>HHIIBBHHH', sport, dport, sequence & 0xffffffff, acknowledged & 0xffffffff, 80, flags, 65535, 0, 0)
    head = struct.pack('>BBHHHBBH4s4s', 69, 0, 40 + len(payload), 0, 0x4000, 64, 6, 0, bytes(source), bytes(destination))
    total = sum(struct.unpack('>10H', head)); total = (total & 65535) + (total >> 16); total = (total & 65535) + (total >> 16)
    head = head[:10] + struct.pack('>H', 65535 - total) + head[12:]
    bytes_ = b'\2' * 12 + b'\x08\0' + head + tcp + payload
    out.write(struct.pack('<IIII', 1700000000 + number // 100000, number % 100000 * 10, len(bytes_), len(bytes_)) + bytes_)
    number += 1
def connect(a, b, sport, dport):
    packet(a, b, sport, dport, 0, 0, 2); packet(b, a, dport, sport, 0, 1, 18); packet(a, b, sport, dport, 1, 1, 16)
client, one, other = (10, 0, 0, 1), (10, 0, 0, 2), (10, 0, 0, 3)
connect(client, one, 4000, 21)
place, reply = 1, 1
for ask, answer in ((b'', b'220 ready\r\n'), (b'USER a\r\n', b'331 more\r\n'), (b'PASS b\r\n', b'230 in\r\n'),
                    (b'TYPE I\r\n', b'200 ok\r\n'), (b'PORT 10,0,0,3,100,0\r\n', b'200 ok\r\n'),
                    (b'RETR large.bin\r\n', b'150 go\r\n')):
    if ask: packet(client, one, 4000, 21, place, reply, 24, ask)
    place += len(ask)
    packet(one, client, 21, 4000, reply, place, 24, answer); reply += len(answer)
connect(one, other, 20, 25600)
at = 1
for i in range(60000):
    piece = os.urandom(1400); packet(one, other, 20, 25600, at, 1, 16, piece); at += len(piece)
packet(one, other, 20, 25600, at, 1, 17); packet(other, one, 25600, 20, 1, at + 1, 17); packet(one, other, 20, 25600, at + 1, 2, 16)
packet(one, client, 21, 4000, reply, place, 24, b'226 done\r\n')
P
    rm -rf "$work/plain2"
    start=$(now)
    import "$work/plain2" "$work/second.pcap" > /dev/null || exit 2
    took=$((($(now) - start) / 1000000))
    "$netrospect" --quiet --workspace "$work/plain2" export --case fault files | grep -q large.bin ||
        failed "the second look did not name the file"
    capture_before=$capture; expected_before=$expected
    capture=$work/second.pcap; expected=$(tables "$work/plain2")
    # the second half of the import: packets are read again at its end
    for ((i = 1; i <= 8; i++)); do stopped KILL $((took / 2 + took * i / 18)); done
    capture=$capture_before; expected=$expected_before
fi

run() { # replay or scan, options: kills it at 8 moments, then holds the case against what it was, and runs it again
    rm -rf "$work/run"
    import "$work/run" "$capture" > /dev/null || exit 2
    rows=1
    for ((i = 1; i <= 2; i++)); do # the second time signatures are at hand
        start=$(now)
        "$netrospect" --quiet --workspace "$work/run" "$1" --case fault "${@:2}" > /dev/null 2> "$work/err" || failed "$1"
        took=$((($(now) - start) / 1000000)); rows=$((rows + 1))
    done
    before=$(tables "$work/run")
    for ((i = 1; i <= 8; i++)); do
        setsid "$netrospect" --quiet --workspace "$work/run" "$1" --case fault "${@:2}" > /dev/null 2>&1 &
        group=$!
        sleep "$(printf '%d.%03d' $((took * i / 9 / 1000)) $((took * i / 9 % 1000)))"
        kill -KILL -- "-$group" 2> /dev/null
        wait "$group" 2> /dev/null
        "$netrospect" --workspace "$work/run" runs --case fault > "$work/out" 2> "$work/err"
        said="SIGKILL after $((took * i / 9)) of $took ms of a $1: $(wc -l < "$work/out") lines of runs, $(head -1 "$work/err")"
        if [ "$(tables "$work/run")" = "$before" ] && ! grep -q 'import of\|An import' "$work/err"; then passed "$said"
        elif [ "$(wc -l < "$work/out")" = $((rows + 1)) ]; then
            passed "$said (it had ended)"; rows=$((rows + 1)); before=$(tables "$work/run")
        else failed "$said"; fi
    done
    "$netrospect" --quiet --workspace "$work/run" "$1" --case fault "${@:2}" > /dev/null 2> "$work/err" &&
        passed "$1 after the kills: $(head -1 "$work/err")" || failed "$1 after the kills: $(head -1 "$work/err")"
}
if wanted replay; then run replay --rules "${RULES:-$here/../testdata/rules}"; fi
if wanted scan; then
    printf 'Made.Any-1:0:*:%s\n' 474554202f > "$work/made.ndb"
    run scan --signatures "$work/made.ndb"
fi
echo "$good passed, $bad failed"
[ -n "${WORK:-}" ] || rm -rf "$work"
[ "$bad" = 0 ]
