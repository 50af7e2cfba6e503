#!/bin/sh
# The built-in engine beside suricata -r: the same rules and capture, three runs each, seconds of the whole command.
# usage: bench/replay.sh CAPTURE RULES
set -eu
capture=$1
rules=$2
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/netrospect" --workspace "$work/ws" --quiet import --case bench "$capture" > /dev/null
printf 'tool\twall_s\talerts\n'
for round in 1 2 3; do
    begin=$(date +%s.%N)
    "$root/netrospect" --workspace "$work/ws" --quiet replay --case bench --rules "$rules" --name "run$round"
    end=$(date +%s.%N)
    alerts=$("$root/netrospect" --workspace "$work/ws" runs --case bench | awk -F '\t' \
        'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "results") c = i } END { print $c }')
    printf 'netrospect\t%s\t%s\n' "$(echo "$end - $begin" | bc)" "$alerts"
    if command -v suricata > /dev/null; then
        mkdir "$work/log$round"
        begin=$(date +%s.%N)
        suricata -S "$rules" -k none -r "$capture" -l "$work/log$round" > /dev/null 2>&1
        end=$(date +%s.%N)
        printf 'suricata\t%s\t%s\n' "$(echo "$end - $begin" | bc)" \
            "$(grep -c '"event_type":"alert"' "$work/log$round/eve.json" || true)"
    fi
done
