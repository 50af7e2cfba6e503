package org.netrospect.cli;

import picocli.CommandLine.Option;

/** The option that names the case. */
final class CaseOption {
    @Option(names = "--case", required = true, paramLabel = "NAME", description = "The case.")
    private String name;

    String name() {
        return name;
    }
}
