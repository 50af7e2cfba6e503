package org.netrospect.workbench.replay;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.Runs;

/** Says what a set of signatures is made of, from what a run with it kept. */
final class SignatureWords {
    private static final int NANOS = 9;

    private SignatureWords() {
    }

    /** One signature file, as a run describes it: path, SHA-256, and when it was changed. */
    private record File(String path, String sha256, String modified) {
        static File of(String described) {
            int time = described.lastIndexOf(' ');
            int hash = described.lastIndexOf(' ', time - 1);
            return hash < 0 ? new File(described, "", "")
                    : new File(described.substring(0, hash), described.substring(hash + 1, time),
                            described.substring(time + 1));
        }

        String name() {
            return Path.of(path).getFileName().toString();
        }
    }

    private static List<File> files(Runs.Run run) {
        return run.said("files").stream().map(File::of).toList();
    }

    /** Names of the files. */
    static String names(Runs.Run run) {
        return files(run).stream().map(File::name).collect(Collectors.joining(", "));
    }

    static String of(Runs.Run run, TimeFormat times) {
        StringBuilder out = new StringBuilder();
        out.append(Amounts.count(run.signatures())).append(run.signatures() == 1 ? " signature" : " signatures")
                .append(String.format(", %,d honoured, %,d skipped%n%n", run.honoured(), run.skipped()));
        for (File file : files(run)) {
            out.append(file.path()).append('\n');
            if (!file.sha256().isEmpty()) {
                out.append("    SHA-256 ").append(file.sha256()).append("\n    changed ")
                        .append(time(file.modified(), times)).append('\n');
            }
        }
        list(out, "Problems", run.said("problems"));
        list(out, "Skipped, with the reason", run.said("skipped"));
        return out.toString();
    }

    private static String time(String seconds, TimeFormat times) {
        try {
            return times.longText(new BigDecimal(seconds).movePointRight(NANOS).longValue());
        } catch (NumberFormatException e) {
            return seconds;
        }
    }

    private static void list(StringBuilder out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append('\n').append(title).append('\n');
            lines.forEach(line -> out.append("    ").append(line).append('\n'));
        }
    }
}
