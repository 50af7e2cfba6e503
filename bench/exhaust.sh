#!/usr/bin/env bash
# exhaust.sh [KIND...] - floods that are to exhaust whoever follows them, at full size, through the whole analysis with a
# small heap; ordinary sessions in the midst of each must be analysed as without it. Prints TSV:
#   flood  packets  MB  processor_seconds  peak_heap_MB  sessions  ordinary traffic  irregularities by kind
# Exit code 1 if any differed or ran out of memory. Kinds: half-open fragments gap overlaps requests mails handshakes
# announcements tunnels bomb-response bomb-file, and of exchanges that are in order: http files smtp dns certificates smb.
# Environment: JAVA_HOME (a JDK), NETROSPECT_JAVA_OPTS (-Xmx256m), PACKETS (as many as the kind has).
set -eu
top=$(readlink -f "$(dirname "$0")/..")
[ $# -gt 0 ] || set -- half-open fragments gap overlaps requests mails handshakes announcements tunnels bomb-response \
    bomb-file http files smtp dns certificates smb
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. "$top/bench/compiled.sh"; compiled Exhaust
printf '# %s, %s, %s\n' "$(date -u +%F)" "$("$top/netrospect" version)" "${NETROSPECT_JAVA_OPTS:--Xmx256m}"
bad=0
cd "$top"
for kind; do
    # shellcheck disable=SC2086 # several options are several words
    "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC ${NETROSPECT_JAVA_OPTS:--Xmx256m} \
        -cp "$work/classes:$jars/*" org.netrospect.cli.Exhaust "$kind" "$work/staging" ${PACKETS:-} || bad=1
done
exit "$bad"
