#!/usr/bin/env bash
# replay.sh CAPTURE [RULES] - the built-in engine beside `suricata -r` with the same rules and capture, in pairs: each
# repetition runs both once, so that the machine's noise meets both. Prints TSV, times of whole processes:
#   tool  wall_s (median)  min  max  cpu_s (median)  alerts
# RULES may be compressed with xz; without it the file that NETROSPECT_RULES names. Environment: REPS (3), NETROSPECT
# (../netrospect), NETROSPECT_JAVA_OPTS, OPTIONS (further options of `netrospect replay`), WORK (scratch folder).
set -eu
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
reps=${REPS:-3}
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
capture=${1:?usage: replay.sh CAPTURE [RULES]}
rules=${2:-${NETROSPECT_RULES:?name a rule file as second argument or in NETROSPECT_RULES}}
[ -n "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT
case $rules in *.xz) xz -dc "$rules" > "$work/bench.rules"; rules=$work/bench.rules;; esac

"$netrospect" --workspace "$work/w" --quiet import --case bench "$capture" > /dev/null
cat "$capture" > /dev/null
rm -f "$work"/t.*
timed() { # tool command...
    local tool=$1; shift
    /usr/bin/time -o "$work/t1" -f '%e %U %S' "$@" > "$work/log" 2>&1 ||
        echo "# $tool failed: $(tail -1 "$work/log")" >&2
    awk 'END { print $1, $2 + $3 }' "$work/t1" >> "$work/t.$tool"
}
for ((i = 0; i < reps; i++)); do
    # shellcheck disable=SC2086
    timed netrospect "$netrospect" --workspace "$work/w" --quiet replay --case bench --rules "$rules" ${OPTIONS:-}
    if command -v suricata > /dev/null; then
        rm -rf "$work/s"; mkdir "$work/s"
        timed suricata suricata -S "$rules" -k none -r "$capture" -l "$work/s"
    fi
done
alerts() {
    if [ "$1" = suricata ]; then
        grep -c '"event_type":"alert"' "$work/s/eve.json" || true
    else
        "$netrospect" --workspace "$work/w" runs --case bench | awk -F '\t' \
            'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "results") c = i } END { print $c }'
    fi
}
printf 'tool\twall_s\tmin\tmax\tcpu_s\talerts\n'
for tool in netrospect suricata; do
    [ -f "$work/t.$tool" ] || continue
    cpu=$(cut -d' ' -f2 "$work/t.$tool" | sort -n | awk '{ c[NR] = $1 } END { print c[int((NR + 1) / 2)] }')
    sort -n "$work/t.$tool" | awk -v t="$tool" -v cpu="$cpu" -v a="$(alerts "$tool")" '{ w[NR] = $1 }
        END { printf "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n", t, w[int((NR + 1) / 2)], w[1], w[NR], cpu, a }'
done
