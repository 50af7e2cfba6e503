#!/usr/bin/env bash
# import.sh CAPTURE... - times `netrospect import` into a new case against the peers that are installed, in pairs: each
# repetition runs every tool once, one after the other, so that the machine's noise meets all of them. Prints TSV:
#   capture  tool  wall_s (median)  min  max  MB/s  rss_MB (largest process)  ratio (netrospect's median / this tool's)
# Whole processes: start of the program, hash of the capture, case written to disk, exit. The capture is read once before
# so that it lies in the page cache. Environment: REPS (5), ONLY and SKIP (regular expressions on tool names),
# NETROSPECT (../netrospect), NETROSPECT_JAVA_OPTS (for example -Xmx512m), WORK (scratch folder on the disk to measure).
set -eu
here=$(dirname "$(readlink -f "$0")")
netrospect=${NETROSPECT:-$here/../netrospect}
reps=${REPS:-5}; only=${ONLY:-.}; skip=${SKIP:-^$}
work=${WORK:-$(mktemp -d)}; mkdir -p "$work"
[ $# -gt 0 ] || { echo "usage: import.sh CAPTURE..." >&2; exit 2; }
command -v /usr/bin/time > /dev/null || { echo "GNU time (package time) is needed." >&2; exit 2; }

declare -A commands
order=()
tool() { # name program command
    [[ $1 =~ $only ]] && ! [[ $1 =~ $skip ]] || return 0
    command -v "$2" > /dev/null || { echo "# $1: $2 is not installed" >&2; return 0; }
    commands[$1]=$3; order+=("$1")
}
tool netrospect          bash     '"$netrospect" --quiet --workspace "$out/w" import --case bench "$f"'
tool netrospect-sessions bash     '"$netrospect" --quiet --workspace "$out/w" import --case bench --only sessions "$f"'
tool netrospect-1-thread bash     '"$netrospect" --quiet --threads 1 --workspace "$out/w" import --case bench --only sessions "$f"'
tool argus-ra            argus    'argus -F /dev/null -A -J -R -Z -m -r "$f" -w "$out/a" && ra -F /dev/null -r "$out/a" -n -c, -s stime dur saddr sport daddr dport proto state spkts dpkts sbytes dbytes sappbytes dappbytes load loss sjit djit stos sttl > "$out/a.csv"'
tool suricata            suricata 'suricata -r "$f" -k none -S /dev/null -l "$out"'
# with all files that are sent stored, as Netrospect does; at whatever place its configuration has that output
files=$(awk '/^outputs:/ { f = 1; i = -1 } f && /^  - [a-z]/ { i++; if ($2 == "file-store:") { print i; exit } }' \
    /etc/suricata/suricata.yaml 2> /dev/null || true)
export files
[ -z "$files" ] ||
    tool suricata-files suricata 'suricata -r "$f" -k none -S /dev/null -l "$out" --set "outputs.$files.file-store.enabled=yes" --set "outputs.$files.file-store.force-filestore=yes" --set stream.reassembly.depth=0'
tool tshark-conv         tshark   'tshark -nr "$f" -q -z conv,tcp -z conv,udp > "$out/c"'
tool sha256sum           sha256sum 'sha256sum "$f"'
export netrospect

printf '# %s, %s cores, %s, %s\n' "$(date -u +%F)" "$(nproc)" "$(uname -sm)" "$("$netrospect" version)"
printf 'capture\ttool\twall_s\tmin\tmax\tMB/s\trss_MB\tratio\n'
for f in "$@"; do
    f=$(readlink -f "$f"); export f
    cat "$f" > /dev/null
    rm -f "$work"/t.*
    for ((i = 0; i < reps; i++)); do
        for name in "${order[@]}"; do
            out=$work/out; rm -rf "$out"; mkdir -p "$out"; export out
            /usr/bin/time -o "$work/t1" -f '%e %M' bash -c "${commands[$name]}" > "$work/log" 2>&1 ||
                echo "# $name failed on $f: $(tail -1 "$work/log")" >&2
            tail -1 "$work/t1" >> "$work/t.$name"
        done
    done
    size=$(stat -c %s "$f")
    base=
    for name in "${order[@]}"; do
        sort -n "$work/t.$name" | awk -v n="$name" -v c="$(basename "$f")" -v s="$size" -v b="$base" '
            { w[NR] = $1; if ($2 > m) m = $2 }
            END { x = w[int((NR + 1) / 2)]; if (x == 0) x = 0.005; if (b == "") b = x
                  printf "%s\t%s\t%.2f\t%.2f\t%.2f\t%.1f\t%.0f\t%.2f\n", c, n, x, w[1], w[NR], s / 1e6 / x, m / 1024, b / x }' | tee "$work/line"
        [ -n "$base" ] || base=$(cut -f3 "$work/line")
    done
done
[ -n "${WORK:-}" ] || rm -rf "$work"
