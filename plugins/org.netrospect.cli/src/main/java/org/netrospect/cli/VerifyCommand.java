package org.netrospect.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: reads captures and files again and compares their hashes with those taken at import. */
@Command(name = "verify", description =
        {"Takes the hashes of captures and recovered files again and compares them with those of the import.",
    "Prints: result, file, sentence; of files those that have changed, and those that a scanner held for infected, in",
    "this case or another. Exit code 1 if something is missing or has changed."})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    private final Globals globals;

    VerifyCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, this::verify);
    }

    private int verify(CaseStore store) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            List<CaptureCheck> checks = store.check(true, progress);
            globals.console().out().println("result\tfile\tsentence");
            for (CaptureCheck check : checks) {
                globals.console().out().println(String.join("\t", check.result().name().toLowerCase(Locale.ROOT),
                        Tsv.escape(check.capture().file().toString()), Tsv.escape(check.sentence())));
            }
            FileVerification files = new FileVerification(store);
            files.run(progress, row -> globals.console().out().println(row));
            if (progress.cancelled()) {
                return Main.CANCELLED;
            }
            globals.remark(files.summary());
            return files.changed() == 0
                    && checks.stream().allMatch(c -> c.result() == CaptureCheck.Result.VERIFIED) ? Main.DONE
                            : Main.SOME_UNREADABLE;
        }
    }
}
