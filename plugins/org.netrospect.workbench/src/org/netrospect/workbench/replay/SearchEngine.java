package org.netrospect.workbench.replay;

import java.util.List;
import java.util.Optional;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.SignatureFiles;

/** What can search a case for signatures. */
public enum SearchEngine {
    RULES("Built-in rules", "packets and streams", "builtin", Runs.Kind.RULES, SignatureFiles.RULES, "", ""),
    SURICATA("Suricata", "packets and streams", "suricata", Runs.Kind.RULES, SignatureFiles.RULES, "suricata",
            "Install the package suricata"),
    SNORT3("Snort 3", "packets and streams", "snort", Runs.Kind.RULES, SignatureFiles.RULES, "snort",
            "Install Snort 3 from snort.org"),
    SNORT2("Snort 2", "packets and streams", "snort", Runs.Kind.RULES, SignatureFiles.RULES, "snort2",
            "Install the package snort of a distribution that has Snort 2"),
    INDICATORS("Indicators", "addresses, names, URLs, hashes", "builtin", Runs.Kind.INDICATORS,
            SignatureFiles.INDICATORS, "", ""),
    VIRUSES("Built-in virus signatures", "recovered files", "builtin", Runs.Kind.VIRUSES, SignatureFiles.CLAMAV, "",
            ""),
    CLAMSCAN("ClamAV (clamscan)", "recovered files", "clamscan", Runs.Kind.VIRUSES, SignatureFiles.CLAMAV, "clamscan",
            "Install the package clamav"),
    CLAMD("ClamAV (clamd)", "recovered files", "clamd", Runs.Kind.VIRUSES, List.of(), "clamd",
            "Install and start the package clamav-daemon"),
    YARA("YARA", "recovered files", "yara", Runs.Kind.VIRUSES, SignatureFiles.YARA, "yara",
            "Install the package yara");

    private final String title;
    private final String searched;
    private final String name;
    private final Runs.Kind kind;
    private final List<String> endings;
    private final String program;
    private final String cure;

    SearchEngine(String title, String searched, String name, Runs.Kind kind, List<String> endings, String program,
            String cure) {
        this.title = title;
        this.searched = searched;
        this.name = name;
        this.kind = kind;
        this.endings = endings;
        this.program = program;
        this.cure = cure;
    }

    public String title() {
        return title;
    }

    /** What it looks at. */
    public String searched() {
        return searched;
    }

    /** Its name in the table of runs. */
    public String runName() {
        return name;
    }

    public Runs.Kind kind() {
        return kind;
    }

    /** Whether it reads packets, and so can be told of which captures. */
    public boolean packets() {
        return kind == Runs.Kind.RULES;
    }

    /** Ends of the names of its signature files; none if it has signatures of its own alone. */
    public List<String> endings() {
        return endings;
    }

    /** Whether it can do nothing without files of signatures. */
    public boolean needsFiles() {
        return this != CLAMD && this != CLAMSCAN;
    }

    /** Name of the program, under which a preference is kept too; empty if it is built in. */
    public Optional<String> program() {
        return program.isEmpty() ? Optional.empty() : Optional.of(program);
    }

    /** What to do if its program is missing, as the beginning of a sentence. */
    public String cure() {
        return cure;
    }
}
