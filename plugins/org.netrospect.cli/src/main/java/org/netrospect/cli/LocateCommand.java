package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.MovedCaptures;
import org.netrospect.core.cases.MovedCaptures.Sought;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code locate}: tells a case where its captures are now. */
@Command(name = "locate", description = {
    "Finds captures that were moved since their import, in files and folders, by their size and SHA-256.",
    "Prints: capture, former file, new file (- if it was not found). A file with another SHA-256 is never taken.",
    "Exit code 1 if a capture of the case is still missing."})
final class LocateCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Where to seek: files, folders.")
    private List<Path> places = new ArrayList<>();

    private final Globals globals;

    LocateCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new UsageException("There is no " + place + ".");
            }
        }
        return globals.inCase(caseName.name(), false, this::locate);
    }

    private int locate(CaseStore store) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            MovedCaptures moved = new MovedCaptures(store, progress);
            List<CaptureInfo> missing = moved.missing();
            List<Sought> all = moved.seek(missing, places);
            globals.console().out().println("capture\tformer\tnow");
            for (Sought each : all) {
                globals.console().out().println(String.join("\t", Integer.toString(each.capture().id()),
                        Tsv.escape(each.capture().file().toString()),
                        each.place().map(Path::toString).map(Tsv::escape).orElse("-")));
                if (each.place().isEmpty()) {
                    globals.console().say(each.sentence());
                }
            }
            if (progress.cancelled()) {
                return Main.CANCELLED;
            }
            if (missing.isEmpty()) {
                globals.remark("All captures of the case are where they were.");
            }
            return all.stream().allMatch(each -> each.place().isPresent()) ? Main.DONE : Main.SOME_UNREADABLE;
        }
    }
}
