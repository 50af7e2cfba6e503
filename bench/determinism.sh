#!/usr/bin/env bash
# determinism.sh CAPTURE|FOLDER... - imports each capture with 1, 2, 3 and 8 threads and holds every table, as exported,
# against that of one thread, to the byte. Prints one line per capture; exit code 1 if any differed. The size of blocks
# is varied in the tests (GoldenCapturesTest). Environment: NETROSPECT (../netrospect), WORK (scratch folder), THREADS,
# JAVA_HOME (a JDK).
set -u
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
[ $# -ge 1 ] || { echo "usage: determinism.sh CAPTURE|FOLDER..." >&2; exit 2; }
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
same=0; different=0
. "$here/compiled.sh"; compiled ExportedTables || exit 2
tables() { # threads, capture: all tables of a new case, one file each
    rm -rf "$work/workspace" "$work/$1"; mkdir -p "$work/$1"
    "$netrospect" --quiet --threads "$1" --workspace "$work/workspace" import --case c "$2" > /dev/null 2>&1
    [ $? -le 1 ] || return 1
    # shellcheck disable=SC2046 # names are words
    "$java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$work/classes:$jars/*" \
        org.netrospect.cli.ExportedTables "$work/workspace" c "$work/$1" $(cat "$work/names")
}
"$netrospect" --quiet tables 2> /dev/null | tail -n +2 | cut -f1 | uniq | grep -vx \
    'packets\|runs\|alerts\|verdicts' > "$work/names"
while IFS= read -r -d '' capture; do
    tables 1 "$capture" || continue
    result=same
    for threads in ${THREADS:-2 3 8}; do
        tables "$threads" "$capture"
        if ! diff -rq "$work/1" "$work/$threads" > "$work/difference"; then
            result="DIFFERENT with $threads threads: $(head -1 "$work/difference")"
        fi
    done
    if [ "$result" = same ]; then same=$((same + 1)); else different=$((different + 1)); fi
    echo "$result  $(wc -l < "$work/1/sessions") rows of sessions  $(basename "$capture")"
done < <(find "$@" -type f -not -name '*.jsonl' -print0 | sort -z)
echo "$same same, $different different"
[ -n "${WORK:-}" ] || rm -rf "$work"
[ "$different" = 0 ]
