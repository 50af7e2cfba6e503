package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.report.PacketExport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code packets}: the packets of sessions as a capture. */
@Command(name = "packets", sortOptions = false, description = {
    "Writes the packets of sessions as a pcapng file.",
    "Comments in it tell the case, the captures with their SHA-256, and each packet's number there."})
final class PacketsCommand implements Callable<Integer> {
    /** One session or those that a filter keeps. */
    static final class Which {
        @Option(names = "--session", paramLabel = "ID", description = "One session.")
        private Optional<Long> session = Optional.empty();

        @Option(names = "--filter", paramLabel = "EXPR", description = "Sessions that this filter keeps.")
        private Optional<String> filter = Optional.empty();
    }

    @Mixin
    private CaseOption caseName;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out;

    private final Globals globals;

    PacketsCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, this::write);
    }

    private int write(CaseStore store) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            long[] sessions = which.session.map(id -> new long[] {Sessions.known(store, id)})
                    .orElseGet(() -> Selected.sessions(globals, store, which.filter, ZoneOffset.UTC,
                            progress::cancelled));
            Output.write(Optional.of(out), globals.console(), to -> {
                PacketExport.Result result = new PacketExport(store, new PcapOpener()).write(sessions, to, progress);
                globals.remark(result.packets() + " packets of " + sessions.length + " sessions from "
                        + result.captures() + " captures were written to " + out + ".");
            });
            return Main.DONE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }
}
