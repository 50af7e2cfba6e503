#!/usr/bin/env bash
# jmh.sh CAPTURE [JMH_OPTION...] - measures the steps of the pipeline (bench/jmh) with JMH from Maven Central, over the
# first 16 MB of a capture. Prints TSV: benchmark  milliseconds  error  processor_milliseconds  megabytes_per_second, the
# last by processor time. Environment: JAVA_HOME (a JDK), MVN (mvn).
set -eu
top=$(readlink -f "$(dirname "$0")/..")
[ $# -ge 1 ] || { echo "usage: jmh.sh CAPTURE [JMH_OPTION...]" >&2; exit 2; }
capture=$(readlink -f "$1"); shift
[ $# -gt 0 ] || set -- -f 1 -wi 3 -w 2 -i 5 -r 2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lib" "$work/classes"
"$top/netrospect" help > /dev/null # builds it
jars=$(sed -n 1p "$top/.build/commands/current")
for part in org.openjdk.jmh:jmh-core:1.37 org.openjdk.jmh:jmh-generator-annprocess:1.37 \
    net.sf.jopt-simple:jopt-simple:5.0.4 org.apache.commons:commons-math3:3.6.1; do
    (cd "$work" && "${MVN:-mvn}" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact="$part" -DoutputDirectory="$work/lib" < /dev/null)
done
"${java}c" --release 21 -proc:full -cp "$work/lib/*:$jars/*" -d "$work/classes" "$top"/bench/jmh/*.java
"$java" --enable-native-access=ALL-UNNAMED -cp "$work/classes:$work/lib/*:$jars/*" org.openjdk.jmh.Main \
    -p capture="$capture" -rf csv -rff "$work/result.csv" "$@" > "$work/log" 2>&1 || { tail -20 "$work/log" >&2; exit 1; }
megabytes=$(($(stat -c %s "$capture") < 16777216 ? $(stat -c %s "$capture") : 16777216))
printf '# %s, %s cores, %s\nbenchmark\tms\terror\tprocessor ms\tMB/s\n' "$(date -u +%F)" "$(nproc)" \
    "$("$top/netrospect" version)"
tail -n +2 "$work/result.csv" | tr -d '"' | awk -F , -v OFS='\t' -v b="$megabytes" '
    { sub(/.*\.PipelineBenchmark\./, "", $1); n = split($1, part, ":"); name = part[1] }
    n == 1 { order[++names] = name; ms[name] = $5; error[name] = $6 }
    part[2] == "microseconds" { time[name] = $5 }
    part[2] == "rounds" { rounds[name] = $5 }
    END { for (i = 1; i <= names; i++) { name = order[i]; processor = time[name] / rounds[name] / 1e3
        printf "%s\t%.2f\t%.2f\t%.2f\t%.0f\n", name, ms[name], error[name], processor, b / 1e3 / processor } }'
