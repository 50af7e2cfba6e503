package org.netrospect.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.netrospect.core.Limits;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.LinkType;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.contents.IndexingAnalyzers;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.importing.Importer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.KeyLog;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.pcap.PcapOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: captures into a case, one line of figures for each. */
@Command(name = "import", sortOptions = false, description = {
    "Imports captures (pcap, pcapng, compressed or not) and folders of them into a case.",
    "Prints for each capture: file, sha256, linktype, packets, bytes, sessions, events, files, irregularities, "
            + "first, last, seconds, megabytes_per_second, peak_heap_mb."})
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Option(names = "--only", paramLabel = "sessions", description = "sessions: counts and states alone, no contents.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--index", description = "Keeps an index of what sessions contain, so that replays of few rules "
            + "read less; the import takes a third longer.")
    private boolean index;

    @Mixin
    private KeyLogOption keyLog;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Captures and folders.")
    private List<Path> paths;

    private final Globals globals;

    ImportCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        only.filter(o -> !"sessions".equals(o)).ifPresent(o -> {
            throw new UsageException("--only takes the word sessions, not " + o + ".");
        });
        KeyLog secrets = keyLog.read(globals);
        return globals.inCase(caseName.name(), true, store -> run(store, new ImportOptions(globals.threads(),
                Limits.DEFAULT, analyzers(store, secrets))));
    }

    private AnalyzerFactory analyzers(CaseStore store, KeyLog secrets) {
        if (only.isPresent()) {
            return AnalyzerFactory.NONE;
        }
        AnalyzerFactory all = Analyses.with(new FileStaging(store.staging()), secrets);
        return index ? new IndexingAnalyzers(all) : all;
    }

    private int run(CaseStore store, ImportOptions options) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            Importer importer = new Importer(new PcapOpener(), store, options);
            List<ImportResult> results = importer.run(paths, progress, this::print);
            if (progress.cancelled()) {
                return Main.CANCELLED;
            }
            boolean unread = results.stream()
                    .anyMatch(r -> r.outcome() == Outcome.FAILED || r.outcome() == Outcome.PARTIAL);
            return unread ? Main.SOME_UNREADABLE : Main.DONE;
        }
    }

    private void print(ImportResult result) {
        boolean failed = result.outcome() == Outcome.FAILED || result.outcome() == Outcome.PARTIAL;
        if (!result.sentence().isEmpty()) {
            if (failed) {
                globals.console().say(result.sentence());
            } else {
                globals.remark(result.sentence());
            }
        }
        if (result.outcome() == Outcome.IMPORTED || result.outcome() == Outcome.PARTIAL) {
            result.capture().ifPresent(capture -> globals.console().out().println(line(result, capture)));
            globals.console().out().flush();
        }
    }

    private static String line(ImportResult result, CaptureInfo capture) {
        double seconds = result.nanoseconds() / 1e9;
        String links = capture.interfaces().stream().map(CaptureInterface::linkType).distinct().map(LinkType::name)
                .collect(Collectors.joining(","));
        boolean empty = capture.packets() == 0;
        return String.join("\t", Tsv.escape(result.file().toString()), orNone(capture.sha256()), orNone(links),
                Long.toString(capture.packets()), Long.toString(capture.bytes()), Long.toString(result.sessions()),
                Long.toString(result.events()), Long.toString(result.files()),
                Long.toString(capture.irregularities()), empty ? "-" : TimeFormat.seconds(capture.first()),
                empty ? "-" : TimeFormat.seconds(capture.last()), String.format(Locale.ROOT, "%.3f", seconds),
                String.format(Locale.ROOT, "%.1f", capture.bytesRead() / 1e6 / seconds), Long.toString(peakHeap()));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** Sum of the pools' peaks, so at least the true peak; MB. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong((MemoryPoolMXBean p) -> p.getPeakUsage().getUsed()).sum() / 1_000_000;
    }
}
