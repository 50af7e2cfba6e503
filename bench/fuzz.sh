#!/usr/bin/env bash
# fuzz.sh [PACKETS [SEED [RULES...]]] - PACKETS (10,000,000) mutated packets through the whole analysis: pieces of the
# captures of testdata, their payloads, lengths, ports and order changed by seed, with all protocols, carving, the
# examination of files, the rule engine with RULES (testdata/rules), the inspector, and damaged files. What throws, or
# takes more than a second and a second per megabyte of processor time, is told with its seed and kept as a capture;
# the same seed gives the same packets. Exit code 1 if there was any.
# Environment: JAVA_HOME (a JDK), NETROSPECT_JAVA_OPTS (-Xmx512m), WORK (folder for failures).
set -eu
top=$(readlink -f "$(dirname "$0")/..")
packets=${1:-10000000}; seed=${2:-$(date +%s)}
[ $# -lt 2 ] && shift $# || shift 2
[ $# -gt 0 ] || set -- "$top/testdata/rules"
work=${WORK:-$(mktemp -d)}
. "$top/bench/compiled.sh"; compiled Fuzz
printf '# %s, %s, seeds from %s on\n' "$(date -u +%F)" "$("$top/netrospect" version)" "$seed"
rules=(); for each; do rules+=("$(readlink -f "$each")"); done
cd "$top"
# shellcheck disable=SC2086 # several options are several words
nice -n 19 "$java" --enable-native-access=ALL-UNNAMED ${NETROSPECT_JAVA_OPTS:--Xmx512m} -XX:+UseSerialGC \
    -cp "$work/classes:$jars/*" org.netrospect.cli.Fuzz "$work" "$seed" "$packets" "${rules[@]}"
[ -n "${WORK:-}" ] || rm -rf "$work"
