#!/usr/bin/env bash
# faults.sh CAPTURE [KILLS] - kills imports (SIGKILL) at KILLS (50) moments spread over their duration, imports again, and
# holds every table against that of an undisturbed import; then, as root, lets the disk run full at several sizes. Prints
# one line a fault and a closing count; exit code 1 if any table differed or a case did not open.
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
        "$netrospect" --quiet --workspace "$1" export --case fault "$table" || return 1
    done | sha256sum | cut -c1-64
}
judge() { # what happened, hash
    if [ "$2" = "$expected" ]; then good=$((good + 1)); echo "same tables  $1"
    else bad=$((bad + 1)); echo "DIFFERENT    $1"; fi
}

rm -rf "$work/plain"
start=$(date +%s%N)
"$netrospect" --quiet --workspace "$work/plain" import --case fault "$capture" > /dev/null || exit 2
milliseconds=$((($(date +%s%N) - start) / 1000000))
expected=$(tables "$work/plain")
echo "an undisturbed import takes $milliseconds ms"

for ((i = 1; i <= kills; i++)); do
    rm -rf "$work/killed"
    setsid "$netrospect" --quiet --workspace "$work/killed" import --case fault "$capture" > "$work/out" 2>&1 &
    group=$!
    moment=$((milliseconds * i / kills))
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    kill -KILL -- "-$group" 2> /dev/null
    wait "$group" 2> /dev/null
    "$netrospect" --quiet --workspace "$work/killed" import --case fault "$capture" > "$work/out" 2> "$work/err"
    judge "killed after $moment ms; then: $(head -1 "$work/err")" "$(tables "$work/killed")"
done

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
