package org.netrospect.replay.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureInfo;

/**
 * Snort 2 or 3, run once for every capture. That it ends with status 0 says nothing: it does so with captures that it
 * refused or read in part, so what it says about them, and how many packets it says it received, is looked at.
 */
public final class Snort {
    /** Fields of Snort 3's {@code alert_csv} as they are asked for: the message last, since its quotes are bare. */
    static final List<String> THREE = List.of("timestamp", "pkt_num", "proto", "src_ap", "dst_ap", "gid", "sid", "rev",
            "priority", "class", "msg");
    /** The same of Snort 2, by the names of Snort 3. */
    static final List<String> TWO = List.of("timestamp", "gid", "sid", "rev", "proto", "src_addr", "src_port",
            "dst_addr", "dst_port", "msg");

    private static final Pattern BAD_RULES = Pattern.compile("(?m)^(?:ERROR: (?!.*DAQ)|FATAL: .*(?:Lookup failed)).*$");
    private static final Pattern REFUSED = Pattern.compile("(?im)^.*(?:DAQ instance|DAQ pcap|No codec|Error getting|"
            + "not a regular file|^ERROR:|^FATAL:|caught fatal|truncated dump).*$");
    private static final Pattern RECEIVED = Pattern.compile("(?im)^\\s*received:\\s*(\\d{1,18})");
    private static final Pattern TAKEN = Pattern
            .compile("(?m)^\\s*(?:total rules loaded: (\\d{1,9})|(\\d{1,9}) Snort rules read)\\s*$");
    private static final int MOST_COMPLAINTS = 20;
    private static final int LONGEST_LOG = 64 << 10;

    private final Path program;
    private final Optional<Path> config;
    private final Format format;
    private final Need need;

    /** How it writes its alerts. */
    public enum Format {
        JSON, CSV, FAST, UNIFIED2;

        /** By its name on the command line. */
        public static Optional<Format> of(String name) {
            return List.of(values()).stream().filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
        }
    }

    /** Which Snort it must be. */
    public enum Need {
        ANY, TWO
    }

    /**
     * @param config the analyst's own configuration: of Snort 3 a file of Lua, of Snort 2 a {@code snort.conf}
     * @param format {@code JSON} is {@code UNIFIED2} for Snort 2, and the other way round
     */
    public Snort(Path program, Optional<Path> config, Format format, Need need) {
        this.program = program.toAbsolutePath();
        this.config = config;
        this.format = format;
        this.need = need;
    }

    /**
     * Runs rules over captures.
     *
     * @param rules one file with all of them
     * @param scratch an empty folder of the caller's
     * @param limit for each capture
     * @throws IOException it did not take the rules, or read no capture at all
     * @throws CancellationException the progress said so
     */
    public EngineOutput run(List<CaptureInfo> captures, CaptureOpener opener, Path rules, Path scratch, Duration limit,
            Progress progress) throws IOException {
        SnortVersion version = SnortVersion.of(program);
        if (need == Need.TWO && version.three()) {
            throw new IOException(program + " is Snort " + version.text() + ", not Snort 2; name another program, or "
                    + "choose the engine snort.");
        }
        List<String> command = command(version, rules, scratch);
        progress.begin("Running Snort", captures.stream().mapToLong(CaptureInfo::bytes).sum());
        Read read = new Read(version, opener, scratch, limit, progress, new RuleMessages(rules));
        long done = 0;
        for (CaptureInfo capture : captures) {
            read.one(command, capture);
            progress.worked(done += capture.bytes());
        }
        if (read.failed == captures.size() && !captures.isEmpty()) {
            throw new IOException("Snort read none of the captures. " + read.problems.getFirst());
        }
        String log = read.log.toString();
        return new EngineOutput("snort", version.text(), read.alerts, read.problems,
                log.substring(Math.max(0, log.length() - LONGEST_LOG)), read.rules, read.unread);
    }

    private List<String> command(SnortVersion version, Path rules, Path scratch) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (version.three()) {
            command.addAll(SnortConfig.three(program, config, scratch));
            // -H: without it, Snort cuts streams at random places and no two runs are alike
            command.addAll(List.of("-R", rules.toString(), "-k", "none", "-H", "-U", "-y", "--lua",
                    SnortConfig.lua(format)));
        } else {
            command.addAll(List.of("-c", SnortConfig.two(config, rules, format, scratch).toString(), "-k", "none", "-H",
                    "-U", "-y", "-N"));
        }
        return command;
    }

    /** The captures of one run, one after the other. */
    private final class Read {
        private final SnortVersion version;
        private final CaptureOpener opener;
        private final Path scratch;
        private final Duration limit;
        private final Progress progress;
        private final RuleMessages messages;
        private final List<ExternalAlert> alerts = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final StringBuilder log = new StringBuilder();
        private Optional<EngineOutput.Rules> rules = Optional.empty();
        private int failed;
        private int unread;

        Read(SnortVersion version, CaptureOpener opener, Path scratch, Duration limit, Progress progress,
                RuleMessages messages) {
            this.version = version;
            this.opener = opener;
            this.scratch = scratch;
            this.limit = limit;
            this.progress = progress;
            this.messages = messages;
        }

        void one(List<String> command, CaptureInfo info) throws IOException {
            Path folder = Files.createDirectory(scratch.resolve("capture-" + info.id()));
            ExternalProgram.Result result;
            try (EngineCapture capture = EngineCapture.of(info, opener, scratch)) {
                // Snort splits what follows -r at blanks, so it gets a name without any
                Files.createSymbolicLink(folder.resolve("capture"), capture.file());
                List<String> whole = new ArrayList<>(command);
                whole.addAll(List.of("-l", ".", "-r", "capture"));
                result = ExternalProgram.run(whole, folder, version.environment(), limit, progress::cancelled);
            } catch (ExternalProgram.TimeLimitException e) {
                failed++;
                unread++;
                problems.add(info.file() + " was not read to its end: " + e.getMessage());
                return;
            }
            log.append(info.file()).append(": status ").append(result.exit()).append('\n').append(result.err().strip())
                    .append('\n');
            judge(info, result);
            Outputs outputs = new Outputs(info, folder);
            alerts.addAll(outputs.alerts());
            if (outputs.unread > 0) {
                problems.add(outputs.unread + " lines of what Snort wrote about " + info.file() + " are no alerts.");
            }
        }

        private void judge(CaptureInfo info, ExternalProgram.Result result) throws IOException {
            if (result.exit() != 0 && BAD_RULES.matcher(result.err()).find()
                    && !result.err().contains("Error getting pcaps")) {
                throw new IOException("Snort " + version.text() + " does not take the rules or its configuration: "
                        + complaints(BAD_RULES, result.err()));
            }
            Matcher taken = TAKEN.matcher(result.out() + "\n" + result.err());
            if (taken.find()) {
                // it takes all rules or none
                rules = Optional.of(new EngineOutput.Rules(
                        Long.parseLong(taken.group(1) == null ? taken.group(2) : taken.group(1)), 0));
            }
            Matcher received = RECEIVED.matcher(result.out() + "\n" + result.err());
            long packets = received.find() ? Long.parseLong(received.group(1)) : 0;
            String complaints = complaints(REFUSED, result.err());
            if (result.exit() != 0 || packets < info.packets() || !complaints.isEmpty()) {
                unread++;
            }
            if (result.exit() != 0) {
                failed++;
                problems.add((info.file() + " was not read to its end by Snort, which ended with status "
                        + result.exit() + ". " + complaints).strip());
            } else if (packets == 0 && info.packets() > 0) {
                failed++;
                problems.add(("Snort did not read " + info.file() + ", though it ended with status 0. " + complaints)
                        .strip());
            } else if (packets < info.packets() || !complaints.isEmpty()) {
                problems.add(("Snort read " + packets + " of the " + info.packets() + " packets of " + info.file()
                        + ". " + complaints).strip());
            }
        }

        private static String complaints(Pattern pattern, String text) {
            return String.join(" ", pattern.matcher(text).results().limit(MOST_COMPLAINTS)
                    .map(found -> found.group().strip()).toList());
        }

        /** What Snort wrote about one capture. */
        private final class Outputs {
            private final CaptureInfo info;
            private final Path folder;
            private long unread;

            Outputs(CaptureInfo info, Path folder) {
                this.info = info;
                this.folder = folder;
            }

            private List<ExternalAlert> alerts() throws IOException {
                boolean three = version.three();
                SnortAlerts lines = new SnortAlerts(info, messages, three);
                List<ExternalAlert> found = new ArrayList<>();
                for (String name : List.of(three ? "alert_json.txt" : "alert.u2", three ? "alert_csv.txt" : "alert.csv",
                        three ? "alert_fast.txt" : "alert.fast")) {
                    Path file = folder.resolve(name);
                    if (Files.exists(file)) {
                        found.addAll(switch (name) {
                            case "alert_json.txt" -> lines.json(file);
                            case "alert_csv.txt" -> lines.csv(file, THREE);
                            case "alert.csv" -> lines.csv(file, TWO);
                            case "alert.u2" -> new Unified2(info, messages).read(file);
                            default -> lines.fast(file);
                        });
                    }
                }
                unread = lines.unread();
                return found;
            }
        }
    }
}
