package org.netrospect.replay.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keywords that describe the rule, and those about application protocols. */
final class GeneralKeywords {
    private GeneralKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("msg", (d, value) -> d.message = text(value));
        all.put("sid", (d, value) -> d.sid = Words.number(value, "sid"));
        all.put("gid", (d, value) -> d.gid = Words.number(value, "gid"));
        all.put("rev", (d, value) -> d.rev = Words.number(value, "rev"));
        all.put("priority", (d, value) -> d.priority = Words.number(value, "priority"));
        all.put("classtype", (d, value) -> d.classType = Words.unquoted(value));
        all.put("reference", (d, value) -> d.references.add(Words.unquoted(value)));
        all.put("metadata", GeneralKeywords::metadata);
        all.put("noalert", (d, value) -> d.silent = true);
        all.put("alert", (d, value) -> d.loud = true);
        all.put("bypass", (d, value) -> d.bypass = true);
        all.put("requires", (d, value) -> Requirements.check(value));
        all.put("service", (d, value) -> Words.list(value).forEach(s -> d.services.add(service(s))));
        all.put("app-layer-protocol", GeneralKeywords::application);
        all.put("tls.subject", (d, value) -> inBuffer(d, "tls.cert_subject", value));
        all.put("tls.issuerdn", (d, value) -> inBuffer(d, "tls.cert_issuer", value));
        all.put("tls.fingerprint", (d, value) -> inBuffer(d, "tls.cert_fingerprint", value));
        // what changes nothing about matching
        for (String name : List.of("tag", "target", "rem", "logto", "activated_by", "prefilter", "tls.store",
                "tls_store", "replace", "nfq_set_mark")) {
            all.put(name, (d, value) -> {
                // noted in the text of the rule
            });
        }
    }

    private static String text(String value) throws NotHonoured {
        String plain = value.strip().replaceAll("\\\\.", "_");
        if (plain.startsWith("\"") != (plain.length() > 1 && plain.endsWith("\""))
                || plain.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new NotHonoured("the quotes of msg are not balanced");
        }
        String bytes = Words.unquoted(value).replaceAll("\\\\(.)", "$1");
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static void metadata(Draft d, String value) {
        for (String pair : Words.list(value)) {
            String[] words = pair.strip().split("[\\s:]+", 2);
            d.metadata.merge(words[0], words.length > 1 ? words[1] : "", (a, b) -> a + ", " + b);
        }
    }

    /** A name of Snort's for a protocol, in ours. */
    static String service(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "netbios-ssn" -> "smb";
            case "ssl", "https" -> "tls";
            case "domain" -> "dns";
            case "pop", "pop2" -> "pop3";
            case "dcerpc" -> "dce";
            case "krb5" -> "kerberos";
            case "pgsql" -> "postgresql";
            case "ikev1", "ikev2" -> "ike";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }

    private static void application(Draft d, String value) throws NotHonoured {
        String text = value.strip();
        boolean negated = text.startsWith("!");
        List<String> parts = Words.list(negated ? text.substring(1) : text);
        if (parts.size() != 1) {
            throw new NotHonoured("app-layer-protocol: \"" + value + "\" is not supported");
        }
        String name = service(parts.getFirst());
        if (Set.of("failed", "unknown").contains(name)) {
            throw new NotHonoured("app-layer-protocol: \"" + name + "\" is not supported");
        }
        (negated ? d.notApplications : d.services).add(name);
    }

    /** A keyword that has its content behind the colon. */
    private static void inBuffer(Draft d, String buffer, String value) throws NotHonoured {
        ContentDraft content = ContentDraft.parse(value, d.bufferFirst);
        BufferName before = d.chosen();
        d.choose(BufferName.of(buffer));
        d.add(content);
        d.choose(before);
    }
}
