#!/usr/bin/env bash
# captures.sh import|analyse|same COUNT SEED FOLDER... - COUNT captures, taken by SEED, of those in the folders
# (0: all). import: imports each into a case, analyse: only analyses it; both tell those that take more than 5 s of
# processor time and a second for each MB, or fail otherwise than with a sentence. same: what is said of each is the
# same with 1, 2, 3 and 8 threads, blocks of 4 sizes, and cut into 2 to 50 files. All in one process. Exit code 1 if
# anything was told. Environment: JAVA_HOME (a JDK), NETROSPECT_JAVA_OPTS (-Xmx2g).
set -eu
top=$(readlink -f "$(dirname "$0")/..")
[ $# -ge 4 ] || { echo "usage: captures.sh import|analyse|same COUNT SEED FOLDER..." >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. "$top/bench/compiled.sh"; compiled ForeignCaptures
printf '# %s, %s\n' "$(date -u +%F)" "$("$top/netrospect" version)"
# shellcheck disable=SC2086 # several options are several words
"$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Djava.io.tmpdir="$work" ${NETROSPECT_JAVA_OPTS:--Xmx2g} \
    -cp "$work/classes:$jars/*" org.netrospect.cli.ForeignCaptures "$@"
