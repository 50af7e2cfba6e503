#!/usr/bin/env bash
# mixes.sh GENERATOR_FOLDER OUT_FOLDER [NAME...] - makes the large captures that import.sh is run on, out of small real ones:
# mix1g, small200, flows2m, mix4g (all, if none is named). GENERATOR_FOLDER holds mkbig.py and seeds.tar.xz. The same seeds
# give the same bytes. Needs python3, tar with xz, and room on the disk: about 7 GB for all.
set -eu
[ $# -ge 2 ] || { echo "usage: mixes.sh GENERATOR_FOLDER OUT_FOLDER [NAME...]" >&2; exit 2; }
generator=$1; out=$2; shift 2
[ $# -gt 0 ] || set -- mix1g small200 flows2m mix4g
mkdir -p "$out/seeds"
[ -n "$(ls -A "$out/seeds")" ] || tar xf "$generator/seeds.tar.xz" -C "$out/seeds"
for name in "$@"; do
    case $name in
    mix1g) arguments=(--size 1G) ;;
    mix4g) arguments=(--size 4G) ;;
    small200) arguments=(--size 200M --profile small) ;;
    flows2m) arguments=(--flows 2000000 --profile flows) ;;
    *) echo "There is no mix $name: mix1g small200 flows2m mix4g." >&2; exit 2 ;;
    esac
    [ -f "$out/$name.pcap" ] || python3 "$generator/mkbig.py" --corpus "$out/seeds" --out "$out/$name.pcap" "${arguments[@]}"
done
