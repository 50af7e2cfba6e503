#!/usr/bin/env bash
# workbench.sh [SESSIONS] - how long an analyst waits in a case of that many sessions (5,000,000): first rows after the
# drop, opening, sorting by each column, filtering, fetching packets, longest wait of an event of the user interface.
# Runs LargeCaseTest in the real workbench with times as wanted of a quiet machine; fails if one of them is not met.
# Prints TSV: sessions, what, milliseconds. Environment: HEAP (2g).
set -eu
here=$(dirname "$(readlink -f "$0")")
sessions=${1:-5000000}
# what product/launchers/netrospect gives to Java
quick=$(grep -o -- '-XX:[A-Z+][^ ]*' "$here/../product/launchers/netrospect" | grep -v Parallel | sort -u | tr '\n' ' ')
log=$(mktemp)
status=0
"$here/../netrospect" test -Dtest=LargeCaseTest -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false \
    "-Dui.test.argLine=--enable-native-access=ALL-UNNAMED $quick -Xmx${HEAP:-2g} -Dnetrospect.sessions=$sessions -Dnetrospect.patience=1" \
    > "$log" 2>&1 || status=$?
printf '# %s, %s cores, heap %s\n' "$(date -u +%F)" "$(nproc)" "${HEAP:-2g}"
grep -h '^measured' "$here/../.build/test.log" | cut -f2- | tee "$log.measured"
[ -s "$log.measured" ] || cat "$log" >&2
rm -f "$log" "$log.measured"
exit "$status"
