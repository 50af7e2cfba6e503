package org.netrospect.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.FollowedSession;
import org.netrospect.pcap.PcapOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stream}: what the two sides of a session said. */
@Command(name = "stream", sortOptions = false, description =
        {"Writes what was said in a session, in the order in which it came together.",
    "As text and hex, a line before each turn says whose it is; as raw, the bytes alone."})
final class StreamCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Option(names = "--session", required = true, paramLabel = "ID", description = "The session.")
    private long session;

    @Option(names = "--direction", paramLabel = "DIRECTION", description = "client, server or both (default).")
    private String direction = "both";

    @Option(names = "--as", paramLabel = "FORM", description = "text (default), hex or raw.")
    private String form = "text";

    private final Globals globals;

    StreamCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        boolean client = switch (direction) {
            case "client", "both" -> true;
            case "server" -> false;
            default -> throw new UsageException("--direction takes client, server or both, not " + direction + ".");
        };
        boolean server = !"client".equals(direction);
        StreamPrinter.Form as = switch (form.toLowerCase(Locale.ROOT)) {
            case "text" -> StreamPrinter.Form.TEXT;
            case "hex" -> StreamPrinter.Form.HEX;
            case "raw" -> StreamPrinter.Form.RAW;
            default -> throw new UsageException("--as takes text, hex or raw, not " + form + ".");
        };
        return globals.inCase(caseName.name(), false, store -> print(store, client, server, as));
    }

    private int print(CaseStore store, boolean client, boolean server, StreamPrinter.Form as) throws IOException {
        OutputStream out = globals.console().out();
        StreamPrinter printer = new StreamPrinter(out, as);
        try (TerminalProgress progress = new TerminalProgress(globals.console().err(), false)) {
            new FollowedSession(store, new PcapOpener(), Sessions.known(store, session)).read(chunk -> {
                if (chunk.fromClient() ? client : server) {
                    printer.print(chunk);
                }
            }, progress::cancelled);
            return Main.DONE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }
}
