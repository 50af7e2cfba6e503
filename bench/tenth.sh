#!/usr/bin/env bash
# tenth.sh CAPTURE... - imports captures one after the other into one case, with everything that is on by default, and prints
# the seconds of each, from the start of the program to its end, and last the tenth's (or last's) by the first's. Give it ten
# captures of one size that are not the same, for example ten mixes of `mixes.sh` with different seeds: what is already in a
# case should not make an import slower. Environment: NETROSPECT (../netrospect), WORK (scratch folder).
set -eu
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
[ -n "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT
[ $# -gt 1 ] || { echo "usage: tenth.sh CAPTURE CAPTURE..." >&2; exit 2; }
rm -rf "$work/w" "$work/all"
printf 'capture\twall_s\n'
for capture in "$@"; do
    cat "$capture" > /dev/null
    /usr/bin/time -o "$work/t" -f '%e' "$netrospect" --quiet --workspace "$work/w" import --case bench "$capture" > "$work/log" 2>&1 ||
        echo "# $capture failed: $(tail -1 "$work/log")" >&2
    printf '%s\t%s\n' "$(basename "$capture")" "$(tail -1 "$work/t")"
    tail -1 "$work/t" >> "$work/all"
done
awk 'NR == 1 { first = $1 } { last = $1 } END { printf "# last by first: %.2f\n", last / first }' "$work/all"
