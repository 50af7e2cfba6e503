package org.netrospect.workbench.replay;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.Runs;

/** Says how runs went: with what, over what, and all that the engine complained about. */
final class RunWords {
    /** Member of a run's detail that a run has only if its engine failed. */
    static final String FAILED = "failed";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final double SECOND = 1e9;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private RunWords() {
    }

    static boolean failed(Runs.Run run) {
        return !run.said(FAILED).isEmpty();
    }

    static String of(List<Runs.Run> runs, TimeFormat times) {
        return runs.stream().map(run -> of(run, times)).collect(Collectors.joining("\n"));
    }

    private static String of(Runs.Run run, TimeFormat times) {
        StringBuilder out = new StringBuilder();
        out.append("Run ").append(run.id()).append("  ").append(run.name()).append("\n\n");
        String version = run.engineVersion();
        out.append(run.engine());
        // that of built-in virus signatures is their digest
        if (!version.isEmpty() && !version.equals("-") && !DIGEST.matcher(version).matches()) {
            out.append(' ').append(version);
        }
        out.append(", ").append(Amounts.count(run.captures(), "capture", "captures")).append(", ")
                .append(Amounts.duration(Math.round(run.seconds() * SECOND))).append(", begun ")
                .append(times.longText(run.started() / SECOND_NANOS * SECOND_NANOS)).append('\n');
        if (run.signatures() > 0) {
            out.append(Amounts.count(run.signatures(), "signature", "signatures")).append(", ")
                    .append(Amounts.count(run.honoured())).append(" honoured, ").append(Amounts.count(run.skipped()))
                    .append(" skipped\n");
        }
        run.said("index").forEach(sentence -> out.append(sentence).append('\n'));
        list(out, "This run failed and found nothing", run.said(FAILED));
        list(out, "Problems", run.said("problems"));
        list(out, "Suppressed", run.suppressed());
        list(out, "What the engine said", run.said("log").stream().map(String::strip).filter(log -> !log.isEmpty())
                .toList());
        return out.toString();
    }

    private static void list(StringBuilder out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append('\n').append(title).append('\n');
            lines.forEach(line -> out.append(line).append('\n'));
        }
    }
}
