#!/usr/bin/env python3
"""presence.py FOLDER RULES... - which rules match in which sessions, here and in Suricata, capture by capture.

Runs `netrospect replay` over a case of all captures of FOLDER, and `suricata -r` over each, with each rule file. The same
bytes are read once, under their first name. Compares the pairs of session (5-tuple, both directions)
and rule that have an alert. Prints TSV, one line a rule file and rule:
  rules  sid  suricata_alerts  netrospect_alerts  suricata_sessions  netrospect_sessions  both  suricata_only  netrospect_only
and a last line a rule file with the sums. The pairs that only one has go to the file that DIFFERENCES names.
Environment: NETROSPECT (../netrospect), SURICATA_YAML (Suricata's own), WORK (scratch folder), DIFFERENCES (none),
CAPTURES (a regular expression: only captures whose names match).
"""
import collections
import csv
import gzip
import io
import ipaddress
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
NETROSPECT = os.environ.get("NETROSPECT", str(HERE / ".." / "netrospect"))


def key(proto, one, other):
    """Both ends in an order that does not depend on who was the client; ports of TCP, UDP and SCTP alone."""
    proto = proto.lower().replace("ipv6-icmp", "icmp6")
    if proto not in ("tcp", "udp", "sctp"):
        one, other = (one[0], 0), (other[0], 0)
        proto = "ip"
    return (proto, *sorted((one, other)))


def address(text):
    return str(ipaddress.ip_address(text)) if text and text != "-" else ""


def suricata(capture, rules, folder):
    out = folder / "suricata"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    plain = capture
    if capture.suffix == ".gz":
        plain = folder / capture.stem
        plain.write_bytes(gzip.open(capture).read())
    command = ["suricata", "-S", str(rules), "-k", "none", "-r", str(plain), "-l", str(out)]
    if os.environ.get("SURICATA_YAML"):
        command += ["-c", os.environ["SURICATA_YAML"]]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    counts, pairs = collections.Counter(), set()
    eve = out / "eve.json"
    for line in eve.open(errors="replace") if eve.exists() else ():
        event = json.loads(line)
        if event.get("event_type") == "alert":
            sid = event["alert"]["signature_id"]
            counts[sid] += 1
            pairs.add((sid, key(event.get("proto", ""), (address(event["src_ip"]), event.get("src_port", 0)),
                                (address(event["dest_ip"]), event.get("dest_port", 0)))))
    read = eve.exists() and any('"event_type"' in line for line in eve.open(errors="replace"))
    return counts, pairs, read


def netrospect(*arguments):
    return subprocess.run([NETROSPECT, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                          text=True)


def table(workspace, name):
    out = netrospect("--workspace", str(workspace), "--quiet", "export", "--case", "c", name).stdout
    return list(csv.DictReader(io.StringIO(out), delimiter="\t", quoting=csv.QUOTE_NONE))


def ours(captures, rule_files, folder):
    """Of every capture and rule file: counts by rule, and the pairs of session and rule."""
    workspace = folder / "workspace"
    shutil.rmtree(workspace, ignore_errors=True)
    base = ("--workspace", str(workspace), "--quiet")
    netrospect(*base, "import", "--case", "c", *map(str, captures))
    for rules in rule_files:
        said = netrospect(*base, "replay", "--case", "c", "--rules", str(rules), "--var", "HOME_NET=any",
                          "--var", "EXTERNAL_NET=any")
        if said.returncode:
            print(f"# {rules.name}: {said.stderr.strip()}", file=sys.stderr)
    files = {row["id"]: pathlib.Path(row["file"]).name for row in table(workspace, "captures")}
    sessions = {row["id"]: row for row in table(workspace, "sessions")}
    found = collections.defaultdict(lambda: (collections.Counter(), set()))
    for row in table(workspace, "alerts"):
        counts, pairs = found[files[row["capture"]], int(row["run"]) - 1]
        sid = int(row["sid"])
        counts[sid] += 1
        session = sessions[row["session"]]
        port = [0 if session[name] == "-" else int(session[name]) for name in ("sport", "dport")]
        pairs.add((sid, key(session["proto"], (address(session["saddr"]), port[0]),
                            (address(session["daddr"]), port[1]))))
    return found


def widened(pairs, others):
    """A fragment has no ports: its pair stands for those of the same rule and hosts."""
    hosts = collections.defaultdict(set)
    for sid, (proto, one, other) in others:
        hosts[sid, one[0], other[0]].add((sid, (proto, one, other)))
    wide = set()
    for sid, (proto, one, other) in pairs:
        same = hosts[sid, one[0], other[0]] if one[1] == 0 and other[1] == 0 else set()
        wide |= same or {(sid, (proto, one, other))}
    return wide


def main():
    folder, rule_files = pathlib.Path(sys.argv[1]), [pathlib.Path(rules) for rules in sys.argv[2:]]
    work = pathlib.Path(os.environ.get("WORK") or tempfile.mkdtemp())
    wanted = re.compile(os.environ.get("CAPTURES", ""))
    sums = [collections.defaultdict(lambda: [0] * 7) for _ in rule_files]
    unread, differences = [], []
    captures = [each for each in sorted(folder.iterdir()) if wanted.search(each.name)]
    mine = ours(captures, rule_files, work)
    for capture in captures:
        for number, rules in enumerate(rule_files):
            counts, theirs, read = suricata(capture, rules, work)
            my_counts, pairs = mine[capture.name, number]
            if not read and not counts and number == 0:
                unread.append(capture.name)
            if capture.name in unread:
                continue
            wide, theirs = widened(pairs, theirs), widened(theirs, pairs)
            for sid in set(counts) | set(my_counts):
                row = sums[number][sid]
                here = {pair for pair in wide if pair[0] == sid}
                there = {pair for pair in theirs if pair[0] == sid}
                for index, value in enumerate((counts[sid], my_counts[sid], len(there), len(here), len(here & there),
                                               len(there - here), len(here - there))):
                    row[index] += value
                differences += [(rules.name, capture.name, sid, "suricata", *pair[1]) for pair in there - here]
                differences += [(rules.name, capture.name, sid, "netrospect", *pair[1]) for pair in here - there]
    print("rules\tsid\tsuricata_alerts\tnetrospect_alerts\tsuricata_sessions\tnetrospect_sessions\tboth"
          "\tsuricata_only\tnetrospect_only")
    for rules, rows in zip(rule_files, sums):
        for sid, row in sorted(rows.items()):
            print(rules.name, sid, *row, sep="\t")
        total = [sum(column) for column in zip(*rows.values())] or [0] * 7
        print(rules.name, "all", *total, sep="\t")
        either = total[4] + total[5] + total[6]
        print(f"# {rules.name}: {total[4]} of {either} pairs of session and rule are in both: "
              f"{100 * total[4] / max(1, either):.2f} %", file=sys.stderr)
    print(f"# not read by Suricata, so left out: {', '.join(unread) or 'none'}", file=sys.stderr)
    if os.environ.get("DIFFERENCES"):
        with open(os.environ["DIFFERENCES"], "w", encoding="utf-8") as out:
            for each in differences:
                print(*each, sep="\t", file=out)
    if not os.environ.get("WORK"):
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
