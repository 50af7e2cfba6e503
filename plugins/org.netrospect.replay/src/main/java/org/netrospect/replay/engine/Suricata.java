package org.netrospect.replay.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureInfo;

/**
 * Suricata, run over captures; with many captures and rules through its unix socket, so that rules are loaded once.
 * Every capture begins with no flows. Checksums are not looked at, sessions without a beginning are followed.
 */
public final class Suricata {
    private static final Pattern VERSION = Pattern.compile("version (\\S+)");
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^.*(?:<Error>|Error: |E: ).*$");
    private static final Pattern TAKEN = Pattern
            .compile("(\\d{1,9}) rules successfully loaded, (\\d{1,9}) rules failed");
    private static final int MOST_COMPLAINTS = 50;
    private static final int LONGEST_LOG = 64 << 10;
    /** Bytes of rules that load faster than the socket answers: each capture then gets a Suricata of its own. */
    private static final long FEW_RULES = 1 << 20;

    private final Path program;
    private final List<String> settings = new ArrayList<>();

    public Suricata(Path program) {
        this(program, Map.of());
    }

    /** @param variables of the rules: names and values, of addresses or, if the name ends so, of ports */
    public Suricata(Path program, Map<String, String> variables) {
        this.program = program;
        new TreeMap<>(variables).forEach((name, value) -> settings.addAll(List.of("--set",
                (name.matches(".*PORTS?") ? "vars.port-groups." : "vars.address-groups.") + name + "=" + value)));
    }

    /** What {@code -V} says. @throws IOException it does not answer as Suricata does */
    public String version() throws IOException {
        ExternalProgram.Result result = ExternalProgram.run(List.of(program.toString(), "-V"), Path.of("/"), Map.of(),
                Duration.ofSeconds(20), () -> false);
        Matcher version = VERSION.matcher(result.out() + result.err());
        if (!version.find()) {
            throw new IOException(program + " does not answer -V as Suricata does; it ended with status "
                    + result.exit() + "." + ExternalProgram.lastWords(result.out() + result.err()));
        }
        return version.group(1);
    }

    /**
     * Runs rules over captures.
     *
     * @param rules one file with all of them
     * @param scratch an empty folder of the caller's
     * @param limit for loading the rules, and again for each capture
     * @throws IOException it could not be started, or read no capture at all
     * @throws CancellationException the progress said so
     */
    public EngineOutput run(List<CaptureInfo> captures, CaptureOpener opener, Path rules, Path scratch, Duration limit,
            Progress progress) throws IOException {
        String version = version();
        Path config = scratch.resolve("suricata.yaml");
        Files.writeString(config, config());
        Map<Path, String> unread = new LinkedHashMap<>();
        progress.begin("Running Suricata", captures.stream().mapToLong(CaptureInfo::bytes).sum());
        StringBuilder log = new StringBuilder();
        boolean direct = captures.size() == 1 || Files.size(rules) < FEW_RULES;
        int next = 0;
        while (direct && next < captures.size()) {
            log.append(direct(captures, next++, opener, command("-c", config.toString(), "-S",
                    rules.toString(), "-k", "none"), new Read(scratch, scratch, limit, progress, unread)));
        }
        while (next < captures.size()) {
            // a capture that makes Suricata end is passed over; a new one reads the others
            Path logs = Files.createDirectory(scratch.resolve("suricata-" + next));
            next = read(captures, next, opener, command("--unix-socket=" + logs.resolve("s"), "-c",
                    config.toString(), "-S", rules.toString(), "-k", "none", "-l", logs.toString()),
                    new Read(scratch, logs, limit, progress, unread));
            log.append(log(logs));
        }
        List<ExternalAlert> alerts = alerts(captures, scratch, unread);
        List<String> problems = new ArrayList<>(unread.values());
        complaints(log, problems);
        if (captures.stream().noneMatch(info -> Files.exists(eve(scratch, info))) && !captures.isEmpty()) {
            throw new IOException("Suricata read none of the captures. " + String.join(" ", problems));
        }
        return new EngineOutput("suricata", version, alerts, problems,
                log.substring(Math.max(0, log.length() - LONGEST_LOG)), taken(log), unread.size());
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        command.addAll(settings);
        return command;
    }

    /** Where and how captures are read. @param unread by file, why a capture was not read to its end */
    private record Read(Path scratch, Path logs, Duration limit, Progress progress, Map<Path, String> unread) {
    }

    /** Reads one capture with a Suricata of its own. @return its log */
    private static String direct(List<CaptureInfo> captures, int at, CaptureOpener opener, List<String> command,
            Read how) throws IOException {
        CaptureInfo info = captures.get(at);
        Path folder = Files.createDirectory(how.scratch().resolve("capture-" + info.id()));
        List<String> whole = new ArrayList<>(command);
        String said = "";
        try (EngineCapture capture = EngineCapture.of(info, opener, how.scratch())) {
            whole.addAll(List.of("-l", folder.toString(), "-r", capture.file().toString()));
            ExternalProgram.Result result = ExternalProgram.run(whole, folder, Map.of(), how.limit(),
                    how.progress()::cancelled);
            if (result.exit() != 0) {
                how.unread().put(info.file(), info.file() + " was not read to its end by Suricata, which ended with "
                        + "status " + result.exit() + ". " + result.err().strip());
            }
            said = info.file() + ": status " + result.exit() + "\n" + result.err();
        } catch (ExternalProgram.TimeLimitException e) {
            how.unread().put(info.file(), info.file() + " was not read to its end: " + e.getMessage());
        }
        how.progress().worked(captures.subList(0, at + 1).stream().mapToLong(CaptureInfo::bytes).sum());
        return said + log(folder);
    }

    /** Reads captures until the last, or until one that Suricata does not survive. @return the next to be read */
    private static int read(List<CaptureInfo> captures, int from, CaptureOpener opener, List<String> command, Read how)
            throws IOException {
        long done = captures.subList(0, from).stream().mapToLong(CaptureInfo::bytes).sum();
        int next = from;
        try (SuricataControl control = SuricataControl.start(command, how.logs(), how.limit(), how.progress())) {
            while (next < captures.size()) {
                CaptureInfo info = captures.get(next++);
                Path folder = Files.createDirectory(how.scratch().resolve("capture-" + info.id()));
                try (EngineCapture capture = EngineCapture.of(info, opener, how.scratch())) {
                    control.read(capture.file(), folder, how.limit(), how.progress());
                } catch (SuricataControl.EndedException e) {
                    how.unread().put(info.file(), info.file() + " was not read to its end by Suricata: "
                            + e.getMessage());
                    return next;
                }
                done += info.bytes();
                how.progress().worked(done);
            }
            control.shutdown(how.limit());
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Suricata was interrupted.");
        }
    }

    /** Only when Suricata has ended are its files whole. */
    private static List<ExternalAlert> alerts(List<CaptureInfo> captures, Path scratch, Map<Path, String> unread)
            throws IOException {
        List<ExternalAlert> alerts = new ArrayList<>();
        for (CaptureInfo info : captures) {
            Path eve = eve(scratch, info);
            if (Files.exists(eve)) {
                alerts.addAll(SuricataAlerts.read(eve, info.id()));
            } else {
                unread.putIfAbsent(info.file(), "Suricata wrote nothing about " + info.file()
                        + ": it does not read a capture of this kind, see its log.");
            }
        }
        return alerts;
    }

    private static Optional<EngineOutput.Rules> taken(CharSequence log) {
        Matcher taken = TAKEN.matcher(log);
        return taken.find() ? Optional.of(new EngineOutput.Rules(Long.parseLong(taken.group(1)),
                Long.parseLong(taken.group(2)))) : Optional.empty();
    }

    private static Path eve(Path scratch, CaptureInfo info) {
        return scratch.resolve("capture-" + info.id()).resolve("eve.json");
    }

    private static void complaints(CharSequence log, List<String> problems) {
        Matcher complaint = COMPLAINT.matcher(log);
        while (complaint.find() && problems.size() < MOST_COMPLAINTS) {
            problems.add(complaint.group().strip());
        }
    }

    private static String log(Path folder) throws IOException {
        Path file = folder.resolve("suricata.log");
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    private static String config() {
        String any = "HOME_NET: \"[192.168.0.0/16,10.0.0.0/8,172.16.0.0/12]\"\n    EXTERNAL_NET: \"!$HOME_NET\"\n";
        StringBuilder groups = new StringBuilder("    " + any);
        for (String name : List.of("HTTP_SERVERS", "SMTP_SERVERS", "SQL_SERVERS", "DNS_SERVERS", "TELNET_SERVERS",
                "DC_SERVERS", "DNP3_SERVER", "DNP3_CLIENT", "MODBUS_CLIENT", "MODBUS_SERVER", "ENIP_CLIENT",
                "ENIP_SERVER")) {
            groups.append("    ").append(name).append(": \"$HOME_NET\"\n");
        }
        groups.append("    AIM_SERVERS: \"$EXTERNAL_NET\"\n");
        return "%YAML 1.1\n---\nvars:\n  address-groups:\n" + groups + "  port-groups:\n"
                + "    HTTP_PORTS: \"80\"\n    SHELLCODE_PORTS: \"!80\"\n    ORACLE_PORTS: 1521\n    SSH_PORTS: 22\n"
                + "    DNP3_PORTS: 20000\n    MODBUS_PORTS: 502\n    FILE_DATA_PORTS: \"[$HTTP_PORTS,110,143]\"\n"
                + "    FTP_PORTS: 21\n    GENEVE_PORTS: 6081\n    VXLAN_PORTS: 4789\n    TEREDO_PORTS: 3544\n"
                + "stats:\n  enabled: no\n"
                + "logging:\n  default-log-level: notice\n  outputs:\n  - console:\n      enabled: no\n"
                + "  - file:\n      enabled: yes\n      level: info\n      filename: suricata.log\n"
                + "outputs:\n  - eve-log:\n      enabled: yes\n      filetype: regular\n      filename: eve.json\n"
                + "      types:\n        - alert:\n            metadata: no\n"
                + "stream:\n  midstream: true\n  checksum-validation: no\n  reassembly:\n    depth: 0\n"
                + "app-layer:\n  protocols:\n"
                + protocols();
    }

    private static String protocols() {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("tls", "dcerpc", "ftp", "ftp-data", "ssh", "smtp", "imap", "smb", "nfs", "tftp",
                "http", "http2", "krb5", "snmp", "ikev2", "dhcp", "sip", "rfb", "mqtt", "rdp", "quic", "ntp", "telnet",
                "bittorrent-dht", "pgsql")) {
            text.append("    ").append(name).append(":\n      enabled: yes\n");
        }
        return text + "    dns:\n      tcp:\n        enabled: yes\n        detection-ports:\n          dp: 53\n"
                + "      udp:\n        enabled: yes\n        detection-ports:\n          dp: 53\n";
    }
}
