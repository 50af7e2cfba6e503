#!/usr/bin/env bash
# jazzer.sh [SECONDS [TARGET...]] - fuzzing guided by coverage, with Jazzer from Maven Central: SECONDS (600) for each
# TARGET of FuzzTargets: Reader (capture files), Packets (decoder, fragments, tunnels, inspector), Stream (reassembly and
# every analyzer). Begins with the captures of testdata. Prints what Jazzer says at its end; what fails lies in
# WORK/TARGET. Exit code 1 if anything did. Environment: JAVA_HOME (a JDK), MVN (mvn), WORK (scratch folder).
set -eu
top=$(readlink -f "$(dirname "$0")/..")
seconds=${1:-600}; [ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- Reader Packets Stream
version=0.30.0
work=${WORK:-$(mktemp -d)}; mkdir -p "$work/seeds" "$work/jazzer"
. "$top/bench/compiled.sh"; compiled FuzzTargets
(cd "$work" && for part in jazzer jazzer-api; do
    "${MVN:-mvn}" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact="com.code-intelligence:$part:$version" -DoutputDirectory="$work/jazzer"
done)
# captures of several topics have the same name
find "$top/testdata" -name '*.pcap*' -size -64k -printf '%P\n' | while IFS= read -r each; do
    cp "$top/testdata/$each" "$work/seeds/${each//\//-}"
done
bad=0
for target; do
    mkdir -p "$work/$target"
    (cd "$work/$target" && nice -n 19 "$java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -cp "$work/jazzer/*:$work/classes:$jars/*" com.code_intelligence.jazzer.Jazzer \
        --target_class="org.netrospect.cli.FuzzTargets\$$target" --instrumentation_includes='org.netrospect.**' \
        --reproducer_path="$work/$target" -max_total_time="$seconds" -max_len=65536 -rss_limit_mb=4096 -timeout=10 \
        "$work/$target" "$work/seeds" > "$work/$target.log" 2>&1) || bad=1
    echo "$target: $(grep -o '#[0-9]*.*cov: [0-9]*' "$work/$target.log" | tail -1);" \
        "$(grep -m 1 '== Java Exception\|ERROR' "$work/$target.log" || echo nothing failed)"
done
[ -n "${WORK:-}" ] || rm -rf "$work"
exit "$bad"
