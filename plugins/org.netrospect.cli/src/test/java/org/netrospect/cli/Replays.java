package org.netrospect.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Replays over one case one after the other in one process, as the workbench runs them, started by
 * {@code bench/replay.sh}. Arguments: workspace, case, rule files, each of which is one replay; those behind a minus
 * sign read everything. Prints for each its seconds, and those of all processors.
 */
final class Replays {
    private Replays() {
    }

    public static void main(String[] arguments) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        boolean index = true;
        for (String rules : List.of(arguments).subList(2, arguments.length)) {
            if (rules.equals("-")) {
                index = false;
                continue;
            }
            long began = System.nanoTime();
            long processor = system.getProcessCpuTime();
            Stream<String> replay = Stream.of("--quiet", "--workspace", arguments[0], "replay", "--case", arguments[1],
                    "--rules", rules);
            int code = Main.run(Stream.concat(replay, index ? Stream.empty() : Stream.of("--no-index")).toList(),
                    System.out, System.err);
            if (code != Main.DONE) {
                System.exit(code);
            }
            System.out.printf(Locale.ROOT, "%.2f %.2f%n", (System.nanoTime() - began) / 1e9,
                    (system.getProcessCpuTime() - processor) / 1e9);
        }
    }
}
