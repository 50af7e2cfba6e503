package org.netrospect.replay.rule;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Classes of rules, with their priorities and what they are called. Filled by {@code config classification} lines. */
final class Classes {
    /** Priority and description. */
    record Classification(int priority, String description) {
    }

    private static final Map<String, Integer> USUAL = Map.ofEntries(Map.entry("not-suspicious", 3),
            Map.entry("unknown", 3), Map.entry("bad-unknown", 2), Map.entry("attempted-recon", 2),
            Map.entry("successful-recon-limited", 2), Map.entry("successful-recon-largescale", 2),
            Map.entry("attempted-dos", 2), Map.entry("successful-dos", 2), Map.entry("attempted-user", 1),
            Map.entry("unsuccessful-user", 1), Map.entry("successful-user", 1), Map.entry("attempted-admin", 1),
            Map.entry("successful-admin", 1), Map.entry("rpc-portmap-decode", 2), Map.entry("shellcode-detect", 1),
            Map.entry("string-detect", 3), Map.entry("suspicious-filename-detect", 2),
            Map.entry("suspicious-login", 2), Map.entry("system-call-detect", 2), Map.entry("tcp-connection", 4),
            Map.entry("trojan-activity", 1), Map.entry("unusual-client-port-connection", 2),
            Map.entry("network-scan", 3), Map.entry("denial-of-service", 2),
            Map.entry("non-standard-protocol", 2), Map.entry("protocol-command-decode", 3),
            Map.entry("web-application-activity", 2), Map.entry("web-application-attack", 1),
            Map.entry("misc-activity", 3), Map.entry("misc-attack", 2), Map.entry("icmp-event", 3),
            Map.entry("inappropriate-content", 1), Map.entry("policy-violation", 1),
            Map.entry("default-login-attempt", 2), Map.entry("targeted-activity", 1),
            Map.entry("exploit-kit", 1), Map.entry("external-ip-check", 2), Map.entry("domain-c2", 1),
            Map.entry("pup-activity", 2), Map.entry("credential-theft", 1), Map.entry("social-engineering", 2),
            Map.entry("coin-mining", 2), Map.entry("command-and-control", 1), Map.entry("client-side-exploit", 1),
            Map.entry("file-format", 1), Map.entry("malware-cnc", 1), Map.entry("sdf", 2));

    private final Map<String, Classification> given = new HashMap<>();
    private final boolean trusting;

    /** @param trusting whether the rules were read before, so that their expressions need no check */
    Classes(boolean trusting) {
        this.trusting = trusting;
    }

    boolean trusting() {
        return trusting;
    }

    void add(String name, String description, int priority) {
        given.put(name.toLowerCase(Locale.ROOT), new Classification(priority, description));
    }

    /** Priority of a class; 3 if nobody described it, as in Suricata. */
    int priority(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(given.get(key)).map(Classification::priority)
                .orElseGet(() -> USUAL.getOrDefault(key, 3));
    }

    /** What a class is called, or its short name. */
    String description(String name) {
        return Optional.ofNullable(given.get(name.toLowerCase(Locale.ROOT))).map(Classification::description)
                .orElse(name);
    }
}
