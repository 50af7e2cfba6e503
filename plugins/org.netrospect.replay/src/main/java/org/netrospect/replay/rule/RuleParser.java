package org.netrospect.replay.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one rule after the other, in the syntax of Snort 2, Snort 3 or Suricata. One thread. */
final class RuleParser {
    private static final int LONGEST = 1 << 20;
    private static final Set<String> ALERTS = Set.of("alert", "drop", "reject", "rejectsrc", "rejectdst", "rejectboth",
            "sdrop", "block", "log", "react", "rewrite");
    private static final Set<String> DROPS = Set.of("drop", "reject", "rejectsrc", "rejectdst", "rejectboth");
    private static final Set<String> ONLY_SNORT3 = Set.of("service", "rem", "bufferlen", "raw_data",
            "regex", "md5", "sha256", "sha512");
    private static final Set<String> IP = Set.of("ip", "tcp", "udp", "icmp", "icmpv6", "sctp", "ipv4", "ip4", "ipv6",
            "ip6", "tcp-pkt", "tcp-stream", "pkthdr", "file");

    private final Map<String, Keyword> keywords = new HashMap<>();
    private final HeaderSets sets;
    private final Classes classes;

    RuleParser(Variables variables, Classes classes, Path folder) {
        this.classes = classes;
        sets = new HeaderSets(variables);
        GeneralKeywords.addTo(keywords);
        ContentKeywords.addTo(keywords);
        ByteKeywords.addTo(keywords);
        PacketKeywords.addTo(keywords);
        StateKeywords.addTo(keywords);
        ProtocolKeywords.addTo(keywords);
        ValueKeywords.addTo(keywords);
        IndustrialKeywords.addTo(keywords);
        EventKeywords.addTo(keywords);
        new FileKeywords(folder).addTo(keywords);
        new ValueLists(folder).addTo(keywords);
        new Reputations(folder).addTo(keywords);
    }

    /** Whether a line of text begins a rule. */
    static boolean isAction(String word) {
        return ALERTS.contains(word) || word.equals("pass") || word.equals("config") || word.equals("activate")
                || word.equals("dynamic");
    }

    Rule parse(String text, Rule.Origin origin) throws NotHonoured {
        if (text.length() > LONGEST) {
            throw new NotHonoured("it is longer than " + LONGEST + " characters");
        }
        RuleText words = RuleText.parse(text);
        boolean snort3 = isSnort3(words);
        Draft d = new Draft(classes, snort3);
        Header header = header(words, snort3);
        for (RuleText.Option option : words.options()) {
            option(d, option);
        }
        return finish(d, words, header, origin, text);
    }

    /** What a rule says when it cannot be honoured: its numbers, as far as they can be read. */
    static String name(String text) {
        StringBuilder name = new StringBuilder();
        for (String key : List.of("gid", "sid", "rev")) {
            java.util.regex.Matcher m = java.util.regex.Pattern.compile("[(;]\\s*" + key + "\\s*:\\s*(\\d{1,10})")
                    .matcher(text);
            name.append(name.isEmpty() ? "" : ":").append(m.find() ? m.group(1) : key.equals("gid") ? "1" : "0");
        }
        return name.toString();
    }

    private void option(Draft d, RuleText.Option option) throws NotHonoured {
        String name = option.name().toLowerCase(Locale.ROOT);
        if (!d.bufferFirst && Buffers.isBehind(name)) {
            d.moveLastContent(name, Buffers.behind(name).orElseThrow());
            return;
        }
        java.util.Optional<BufferName> buffer = Buffers.first(name, d.bufferFirst);
        if (buffer.isPresent() && (option.value().isEmpty() || d.bufferFirst)) {
            d.choose(field(buffer.get(), option.value()));
            return;
        }
        Keyword keyword = keywords.get(name);
        if (keyword == null) {
            throw new NotHonoured("the keyword \"" + option.name() + "\" is not supported");
        }
        keyword.read(d, option.value());
    }

    /** Snort 3 names one field of the header behind the buffer. */
    private static BufferName field(BufferName buffer, String value) throws NotHonoured {
        String field = "";
        for (String part : Words.list(value)) {
            String[] words = part.strip().split("\\s+");
            if (words.length == 2 && words[0].equals("field") && buffer.name().startsWith("http.header")) {
                field = words[1].toLowerCase(Locale.ROOT);
            } else {
                throw new NotHonoured("\"" + part + "\" behind " + buffer.name() + " is not supported");
            }
        }
        return new BufferName(buffer.name(), field, buffer.transforms());
    }

    private static boolean isSnort3(RuleText words) {
        if (words.header().size() < 6) {
            return true;
        }
        boolean content = false;
        for (RuleText.Option option : words.options()) {
            String name = option.name();
            if (name.equals("content")) {
                content = true;
                List<String> parts = Words.list(option.value());
                if (parts.size() > 1 && parts.getFirst().endsWith("\"")) {
                    return true;
                }
            }
            if (ONLY_SNORT3.contains(name) || Buffers.onlySnort3(name) || Buffers.isBehind(name) && !content) {
                return true;
            }
        }
        return false;
    }

    private Header header(RuleText words, boolean snort3) throws NotHonoured {
        List<String> h = words.header();
        String protocol = h.isEmpty() ? "ip" : h.getFirst().toLowerCase(Locale.ROOT);
        if (h.isEmpty() && words.options().stream().noneMatch(o -> o.name().equals("content"))) {
            throw new NotHonoured("it stands for an event of Snort's decoder or inspectors");
        }
        List<Integer> numbers = switch (protocol) {
            case "tcp", "tcp-pkt", "tcp-stream" -> List.of(6);
            case "udp" -> List.of(17);
            case "icmp" -> List.of(1, 58);
            case "icmpv6" -> List.of(58);
            case "sctp" -> List.of(132);
            default -> List.of();
        };
        List<String> applications = IP.contains(protocol) ? List.of() : List.of(GeneralKeywords.service(protocol));
        if (!applications.isEmpty()) {
            ProtocolKeywords.check(applications.getFirst());
        }
        boolean packets = protocol.equals("tcp-pkt");
        boolean stream = protocol.equals("tcp-stream");
        if (h.size() < 2 && snort3) {
            return new Header(protocol, numbers, applications, packets, stream, AddressSet.ANY, PortSet.ANY,
                    AddressSet.ANY, PortSet.ANY, true);
        }
        int direction = h.indexOf("->") > 0 ? h.indexOf("->") : h.indexOf("<>");
        if (snort3 && h.size() < 6 && direction > 1 && direction + 1 < h.size()) {
            // what is left out is any
            boolean back = h.get(direction).equals("<>");
            return new Header(protocol, numbers, applications, packets, stream, sets.addresses(h.get(1)),
                    sets.ports(direction > 2 ? h.get(2) : "any"), sets.addresses(h.get(direction + 1)),
                    sets.ports(direction + 2 < h.size() ? h.get(direction + 2) : "any"), back);
        }
        if (h.size() != 6) {
            throw new NotHonoured("the header does not have an action, a protocol, two addresses, two ports and an "
                    + "arrow");
        }
        String arrow = h.get(3);
        if (!arrow.equals("->") && !arrow.equals("<>") && !arrow.equals("=>")) {
            throw new NotHonoured("\"" + arrow + "\" is no direction");
        }
        return new Header(protocol, numbers, applications, packets, stream, sets.addresses(h.get(1)),
                sets.ports(h.get(2)), sets.addresses(h.get(4)), sets.ports(h.get(5)), arrow.equals("<>"));
    }

    private static Rule.Action action(String word, Draft d) {
        if (word.equals("pass")) {
            return d.loud ? Rule.Action.PASS_ALOUD : Rule.Action.PASS;
        }
        if (DROPS.contains(word)) {
            return Rule.Action.DROP;
        }
        return d.bypass ? Rule.Action.ALERT_AND_BYPASS : Rule.Action.ALERT;
    }

    private Rule finish(Draft d, RuleText words, Header header, Rule.Origin origin, String text) throws NotHonoured {
        String action = words.action();
        if (!ALERTS.contains(action) && !action.equals("pass")) {
            throw new NotHonoured("the action \"" + action + "\" is not supported");
        }
        List<String> applications = new ArrayList<>(header.applications());
        for (String service : d.services) {
            ProtocolKeywords.check(service);
            applications.add(service);
        }
        Header whole = new Header(header.protocol(), header.ipProtocols(), List.copyOf(applications),
                header.packetsOnly(), header.streamOnly(), header.source(), header.sourcePorts(),
                header.destination(), header.destinationPorts(), header.bothWays());
        List<BufferTest> tests = d.bufferTests();
        if (tests.stream().anyMatch(t -> t.buffer().isPacketHeader()) && (!d.fileTests.isEmpty()
                || tests.stream().anyMatch(t -> !t.buffer().isPacketHeader() && !t.buffer().isPayload()))) {
            throw new NotHonoured("it asks of headers of packets and of what they carry together");
        }
        int priority = d.priority >= 0 ? d.priority : d.classType.isEmpty() ? 3 : classes.priority(d.classType);
        String description = d.classType.isEmpty() ? "" : classes.description(d.classType);
        int sid = d.sid;
        if (sid < 0) {
            if (words.header().size() >= 6) {
                throw new NotHonoured("it has no sid");
            }
            sid = 0;
        }
        return new Rule(new Rule.Id(d.gid, sid, d.rev), action(action, d),
                whole, d.message, description, priority, List.copyOf(d.references),
                Collections.unmodifiableMap(new TreeMap<>(d.metadata)), d.flow,
                List.copyOf(d.packetTests), tests, List.copyOf(d.fileTests), List.copyOf(d.states),
                d.counting, d.silent, List.copyOf(d.notApplications), d.variables(), d.bufferFirst, origin, text);
    }
}
