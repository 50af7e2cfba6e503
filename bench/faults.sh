#!/usr/bin/env bash
# faults.sh CAPTURE [KILLS] - kills imports (SIGKILL) at KILLS (50) moments spread over their duration, imports again, and
# holds every table against that of an undisturbed import; cancels imports (SIGINT) at 8 moments and imports again; then,
# as root, lets the disk run full at 8 sizes. Numbers that the case gives (of captures and sessions) are not compared: an
# import that was stopped has used some. Prints one line a fault and a closing count; exit code 1 if any table differed or
# a case did not open.
# Environment: NETROSPECT (../netrospect), WORK (scratch folder).
set -u
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
[ $# -ge 1 ] || { echo "usage: faults.sh CAPTURE [KILLS]" >&2; exit 2; }
capture=$(readlink -f "$1"); kills=${2:-50}
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
good=0; bad=0

tables() { # workspace: every table that an import fills, as one hash
    for table in captures sessions irregularities; do
        "$netrospect" --quiet --workspace "$1" export --case fault "$table" > "$work/table" || return 1
        awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) number[i] = $i ~ /^(id|capture|session)$/ }
            { for (i = 1; i <= NF; i++) if (number[i]) $i = ""; print }' "$work/table"
    done | sha256sum | cut -c1-64
}
judge() { # what happened, hash
    if [ "$2" = "$expected" ]; then good=$((good + 1)); echo "same tables  $1"
    else bad=$((bad + 1)); echo "DIFFERENT    $1"; fi
}

"$netrospect" help > /dev/null 2>&1 # builds it, which is no part of an import
rm -rf "$work/plain"
start=$(date +%s%N)
"$netrospect" --quiet --workspace "$work/plain" import --case fault "$capture" > /dev/null || exit 2
milliseconds=$((($(date +%s%N) - start) / 1000000))
expected=$(tables "$work/plain")
echo "an undisturbed import takes $milliseconds ms"

stopped() { # signal, milliseconds: an import that is sent the signal then, and another of the same capture
    rm -rf "$work/stopped"
    # a shell in the background ignores SIGINT, and what it starts too, unless it is told otherwise
    setsid env --default-signal=INT "$netrospect" --quiet --workspace "$work/stopped" import --case fault "$capture" \
        > "$work/out" 2> "$work/first" &
    group=$!
    sleep "$(printf '%d.%03d' $(($2 / 1000)) $(($2 % 1000)))"
    kill "-$1" -- "-$group" 2> /dev/null
    wait "$group" 2> /dev/null
    "$netrospect" --quiet --workspace "$work/stopped" import --case fault "$capture" > "$work/out" 2> "$work/err"
    judge "SIG$1 after $2 ms: $(head -1 "$work/first"); then: $(head -1 "$work/err")" "$(tables "$work/stopped")"
}

for ((i = 1; i <= kills; i++)); do stopped KILL $((milliseconds * i / kills)); done
for ((i = 1; i <= 8; i++)); do stopped INT $((milliseconds * i / 9)); done

if [ "$(id -u)" = 0 ]; then
    for size in 4 6 8 12 16 24 32 48; do
        rm -rf "$work/full"; mkdir -p "$work/full"
        mount -t tmpfs -o "size=${size}m" tmpfs "$work/full" || break
        "$netrospect" --quiet --workspace "$work/full" import --case fault "$capture" > "$work/out" 2> "$work/err"
        code=$?
        said=$(head -1 "$work/err")
        mount -o remount,size=4g "$work/full"
        "$netrospect" --quiet --workspace "$work/full" import --case fault "$capture" > /dev/null 2>> "$work/err"
        judge "disk of $size MB: exit code $code, $said" "$(tables "$work/full")"
        umount "$work/full"
    done
fi
echo "$good passed, $bad failed"
[ -n "${WORK:-}" ] || rm -rf "$work"
[ "$bad" = 0 ]
