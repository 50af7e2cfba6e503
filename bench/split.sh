#!/usr/bin/env bash
# split.sh CAPTURE|FOLDER... - cuts each pcap capture into 2 to 50 files, by packets and by size, at places that SEED (1)
# gives, imports them in any order as one recording, and holds sessions, events and files against those of the whole
# (without numbers that the case gives, and numbers of packets). One line per capture; exit code 1 if any differed.
# Captures whose packets are not in the order of time are left out: their pieces have no order. Needs python3.
# Environment: NETROSPECT (../netrospect), SEED, WORK (scratch folder).
set -u
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
[ $# -ge 1 ] || { echo "usage: split.sh CAPTURE|FOLDER..." >&2; exit 2; }
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"; export SEED=${SEED:-1}
same=0; different=0
"$netrospect" help > /dev/null 2>&1 # builds it
contents() { # input...: sessions, events and files of a new case, as one hash
    rm -rf "$work/workspace"
    "$netrospect" --quiet --workspace "$work/workspace" import --case c "$@" > /dev/null 2>&1
    [ $? -le 1 ] || return 1
    for table in sessions events files; do
        "$netrospect" --quiet --workspace "$work/workspace" export --case c "$table" 2> /dev/null |
            awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) given[i] = $i ~ /^(id|capture|packet|session|parent)$/ }
                { for (i = 1; i <= NF; i++) if (given[i]) $i = ""; gsub(/"(earlier_)?packet":[0-9]+/, ""); print }' | sort
    done | sha256sum | cut -c1-64
}
while IFS= read -r -d '' capture; do
    rm -rf "$work/pieces"; mkdir -p "$work/pieces"
    python3 - "$capture" "$work/pieces" <<'P' || continue
import os, random, struct, sys, zlib
data = open(sys.argv[1], 'rb').read()
orders = {b'\xd4\xc3\xb2\xa1': '<', b'\x4d\x3c\xb2\xa1': '<', b'\xa1\xb2\xc3\xd4': '>', b'\xa1\xb2\x3c\x4d': '>'}
if data[:4] not in orders: sys.exit(1)
order, at, starts, last, places = orders[data[:4]], 24, [], (0, 0), []
while at + 16 <= len(data):
    seconds, fraction, captured, _ = struct.unpack(order + 'IIII', data[at:at + 16])
    if (seconds, fraction) < last or at + 16 + captured > len(data): sys.exit(1)
    if starts and (seconds, fraction) > last: places.append(len(starts)) # files that begin at one time have no order
    last = (seconds, fraction); starts.append(at); at += 16 + captured
if not places: sys.exit(1)
chance = random.Random(int(os.environ['SEED']) + zlib.crc32(sys.argv[1].encode()))
files = chance.randint(2, 50)
if chance.random() < .5: cuts = {chance.choice(places) for _ in range(files - 1)}
else: cuts = {next((i for i, s in enumerate(starts) if s >= len(data) * k // files), 0) for k in range(1, files)} & set(places)
bounds = [24] + [starts[c] for c in sorted(cuts)] + [at]
names = chance.sample(range(1000), len(bounds) - 1)
for name, (a, b) in zip(names, zip(bounds, bounds[1:])):
    open(f'{sys.argv[2]}/{name:03}.pcap', 'wb').write(data[:24] + data[a:b])
P
    if [ "$(contents "$capture")" = "$(contents "$work/pieces")" ]; then same=$((same + 1)); result=same
    else different=$((different + 1)); result=DIFFERENT; fi
    echo "$result  $(find "$work/pieces" -type f | wc -l) files  $(basename "$capture")"
done < <(find "$@" -type f -not -name '*.jsonl' -print0 | sort -z)
echo "$same same, $different different"
[ -n "${WORK:-}" ] || rm -rf "$work"
[ "$different" = 0 ]
