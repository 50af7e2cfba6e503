package org.netrospect.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}: of the product and of the Java it runs on. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {
    private final Globals globals;

    VersionCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        globals.console().out().println("Netrospect " + version() + ", Java " + Runtime.version());
        return Main.DONE;
    }

    /** From the jar's manifest; classes that run out of a folder have none. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
