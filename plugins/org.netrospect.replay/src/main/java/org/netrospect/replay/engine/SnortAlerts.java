package org.netrospect.replay.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;

/**
 * Reads the alerts of Snort 3 ({@code alert_json}, {@code alert_csv}) and of Snort 2 and 3 ({@code alert_fast}), one a
 * line. Lines that are no alerts, such as the last one of a program that was ended, are counted.
 */
final class SnortAlerts {
    private static final IpAddress NOBODY = IpAddress.v4(0);

    private final CaptureInfo capture;
    private final RuleMessages messages;
    private final SnortTimes times;
    private long unread;

    /**
     * @param messages of the rules, for formats that do not tell them
     * @param three whether Snort 3 wrote them
     */
    SnortAlerts(CaptureInfo capture, RuleMessages messages, boolean three) {
        this.capture = capture;
        this.messages = messages;
        times = new SnortTimes(capture, three);
    }

    /** Lines so far that were no alerts. */
    long unread() {
        return unread;
    }

    /** Objects of JSON as Snort 3 writes it. */
    List<ExternalAlert> json(Path file) throws IOException {
        return read(file, SnortLines::json);
    }

    /** Values in the order of the names, as {@link SnortLines#values} takes them. */
    List<ExternalAlert> csv(Path file, List<String> names) throws IOException {
        return read(file, line -> SnortLines.values(line, names));
    }

    /** Lines for people. */
    List<ExternalAlert> fast(Path file) throws IOException {
        return read(file, SnortLines::fast);
    }

    private List<ExternalAlert> read(Path file, Function<String, Map<String, String>> fields) throws IOException {
        List<ExternalAlert> alerts = new ArrayList<>();
        // bytes as characters: a message holds the bytes of the rule, which need not be UTF-8
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                Optional<ExternalAlert> alert = alert(fields.apply(line));
                alert.ifPresent(alerts::add);
                unread += alert.isPresent() ? 0 : 1;
            }
        }
        return alerts;
    }

    private Optional<ExternalAlert> alert(Map<String, String> v) throws IOException {
        String[] rule = v.getOrDefault("rule", "").split(":");
        long sid = number(v.getOrDefault("sid", rule.length == 3 ? rule[1] : ""));
        String time = v.getOrDefault("timestamp", "");
        if (sid < 0 || time.isEmpty()) {
            return Optional.empty();
        }
        long gid = Math.max(0, number(v.getOrDefault("gid", rule.length == 3 ? rule[0] : "1")));
        long rev = Math.max(0, number(v.getOrDefault("rev", rule.length == 3 ? rule[2] : "")));
        End from = end(v, "src");
        End to = end(v, "dst");
        return Optional.of(new ExternalAlert(capture.id(), Math.max(0, number(v.getOrDefault("pkt_num", ""))),
                time(time, v), protocol(v.getOrDefault("proto", ""), from.address()), from.address(), from.port(),
                to.address(), to.port(), gid, sid, rev, Math.max(0, number(v.getOrDefault("priority", ""))),
                text(v.getOrDefault("class", "")).replaceFirst("^none$", ""),
                v.containsKey("msg") ? text(v.get("msg")) : messages.of(gid, sid).message()));
    }

    /** With whole seconds since 1970 beside it, a time without a year is exact. */
    private long time(String text, Map<String, String> v) {
        long seconds = number(v.getOrDefault("seconds", ""));
        int dot = text.indexOf('.');
        long micros = dot < 0 ? -1 : number(text.substring(dot + 1).strip());
        return seconds > 0 && micros >= 0 && micros < 1_000_000 ? seconds * 1_000_000_000L + micros * 1000
                : times.nanoseconds(text);
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static int protocol(String name, IpAddress address) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("icmp")) {
            return address.version() == 6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
        }
        return lower.matches("\\d{1,3}") ? Integer.parseInt(lower)
                : lower.equals("ip") ? -1 : IpProtocol.number(lower);
    }

    private record End(IpAddress address, int port) {
    }

    /** An end by its fields: address and port, or both in one, the port behind the last colon also for IPv6. */
    private static End end(Map<String, String> v, String side) {
        String both = v.getOrDefault(side + "_ap", "");
        int colon = both.lastIndexOf(':');
        String address = v.getOrDefault(side + "_addr", colon < 0 ? both : both.substring(0, colon));
        long port = number(v.getOrDefault(side + "_port", colon < 0 ? "" : both.substring(colon + 1)));
        return new End(IpAddress.parse(address).orElse(NOBODY), (int) Math.min(65_535, Math.max(0, port)));
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
