#!/usr/bin/env bash
# replay.sh CAPTURE [RULES] - the built-in engine beside `suricata -r` with the same rules and capture, in pairs: each
# repetition runs both once, so that the machine's noise meets both; then the loading of the rules alone; then ten rules
# at a time, the newest of all by their `created_at`, with the index of what sessions contain and reading everything.
# Prints TSV, times of whole processes, medians but for min and max:
#   what  tool  wall_s  min  max  cpu_s  run_s (of the run alone)  alerts
# and last how many times faster the tenth replay with the index was than the same rules over everything: with a process
# for each replay, and with one for all of them, as in the workbench.
# RULES may be compressed with xz; without it the file that NETROSPECT_RULES names. Environment: REPS (3), PARTS ("replay
# load index"), NETROSPECT (../netrospect), NETROSPECT_JAVA_OPTS, OPTIONS (further options of `netrospect replay`), WORK
# (scratch folder), JAVA_HOME (a JDK, for the index in one process).
set -eu
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
reps=${REPS:-3}
parts=" ${PARTS:-replay load index} "
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
capture=${1:?usage: replay.sh CAPTURE [RULES]}
rules=${2:-${NETROSPECT_RULES:?name a rule file as second argument or in NETROSPECT_RULES}}
[ -n "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT
case $rules in *.xz) xz -dc "$rules" > "$work/bench.rules"; rules=$work/bench.rules;; esac
rm -rf "$work"/t.* "$work/w"

ours() { "$netrospect" --workspace "$work/w" --quiet "$@"; }
field() { # COLUMN: of the last run of the case that was used last
    ours runs --case "$case" | awk -F '\t' -v name="$1" \
        'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i } END { print $c }'
}
timed() { # NAME COMMAND...: appends wall and processor seconds to t.NAME
    local name=$1; shift
    /usr/bin/time -o "$work/t1" -f '%e %U %S' "$@" > "$work/log" 2>&1 ||
        echo "# $name failed: $(tail -1 "$work/log")" >&2
    awk 'END { printf "%s %.2f ", $1, $2 + $3 }' "$work/t1" >> "$work/t.$name"
}
replayed() { # NAME RULES OPTION...: a replay over the case, its run's seconds and alerts too
    local name=$1 file=$2; shift 2
    # shellcheck disable=SC2086
    timed "$name" "$netrospect" --workspace "$work/w" --quiet replay --case "$case" --rules "$file" "$@" ${OPTIONS:-}
    printf '%.2f %s\n' "$(field seconds)" "$(field results)" >> "$work/t.$name"
}
median() { cut -d' ' -f"$2" "$work/t.$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
row() { # WHAT TOOL NAME
    [ -s "$work/t.$3" ] || return 0
    printf '%s\t%s\t%.2f\t%.2f\t%.2f\t%.2f\t%s\t%s\n' "$1" "$2" "$(median "$3" 1)" \
        "$(cut -d' ' -f1 "$work/t.$3" | sort -n | head -1)" "$(cut -d' ' -f1 "$work/t.$3" | sort -n | tail -1)" \
        "$(median "$3" 2)" "$(median "$3" 3)" "$(median "$3" 4)"
}
has() { case $parts in *" $1 "*) ;; *) return 1 ;; esac; }
printf 'what\ttool\twall_s\tmin\tmax\tcpu_s\trun_s\talerts\n'

if has replay; then
    case=bench
    ours import --case bench "$capture" > /dev/null
    cat "$capture" > /dev/null
    for ((i = 0; i < reps; i++)); do
        replayed replay.ours "$rules"
        if command -v suricata > /dev/null; then
            rm -rf "$work/s"; mkdir "$work/s"
            timed replay.suricata suricata -S "$rules" -k none -r "$capture" -l "$work/s"
            printf '%s %s\n' - "$(grep -c '"event_type":"alert"' "$work/s/eve.json")" >> "$work/t.replay.suricata"
        fi
    done
    row replay netrospect replay.ours
    row replay suricata replay.suricata
fi

if has load; then
    # a capture without packets: nothing but the loading is left
    case=load
    printf '\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\xff\xff\0\0\1\0\0\0' > "$work/none.pcap"
    ours import --case load "$work/none.pcap" > /dev/null
    for ((i = 0; i < reps; i++)); do
        rm -rf "$work/w/knowledge/rules"
        replayed load.first "$rules"
        replayed load.second "$rules"
        if command -v suricata > /dev/null; then
            rm -rf "$work/s"; mkdir "$work/s"
            timed load.suricata suricata -T -S "$rules" -l "$work/s"
            echo '- -' >> "$work/t.load.suricata"
        fi
    done
    row 'first load of the rules' netrospect load.first
    row 'first load of the rules' suricata load.suricata
    row 'second load of the rules' netrospect load.second
fi

if has index; then
    case=index
    ours import --case index --index "$capture" > /dev/null
    cat "$capture" > /dev/null
    grep -aE '^alert ' "$rules" | sed -nE 's/.*created_at ([0-9]+)_([0-9]+)_([0-9]+).*/\1\2\3\t&/p' | sort -s -n -k1,1 |
        tail -n 100 | cut -f2- | awk -v at="$work/ten" '{ sub(/sid:[ ]*[0-9]+/, "sid:" (9000000 + NR))
            print > (at int((NR - 1) / 10) ".rules") }'
    for ((i = 0; i < 10; i++)); do
        replayed "index.$i" "$work/ten$i.rules"
        cat "$work/t.index.$i" >> "$work/t.index"
    done
    row 'ten rules, ten times' 'with the index' index
    row 'ten rules, the tenth time' 'with the index' index.9
    replayed all.9 "$work/ten9.rules" --no-index
    row 'ten rules, the tenth time' 'reading everything' all.9
    awk 'NR == FNR { w = $1; c = $2; r = $3; next }
        { printf "# times faster: %.1f (wall), %.1f (processor), %.1f (run)\n", $1 / w, $2 / c, $3 / (r + .005) }' \
        "$work/t.index.9" "$work/t.all.9"

    . "$here/compiled.sh"; compiled Replays
    # shellcheck disable=SC2086 # several options are several words
    "$java" --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC ${NETROSPECT_JAVA_OPTS:-} -cp "$work/classes:$jars/*" \
        org.netrospect.cli.Replays "$work/w" index "$work"/ten?.rules - "$work/ten9.rules" > "$work/t.one"
    awk '{ tool = (NR > 10) ? "reading everything" : "with the index"
            printf "ten rules, one process, replay %d\t%s\t%.2f\t\t\t%.2f\t\t\n", (NR > 10) ? 10 : NR, tool, $1, $2
            w[NR] = $1; c[NR] = $2 }
        END { printf "# times faster in one process: %.1f (wall), %.1f (processor)\n", w[11] / w[10], c[11] / c[10] }' \
        "$work/t.one"
fi
