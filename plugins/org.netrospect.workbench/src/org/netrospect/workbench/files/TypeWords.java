package org.netrospect.workbench.files;

import java.util.Map;

/** Media types as people call them. */
final class TypeWords {
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("message/rfc822", "Mail"),
            Map.entry("text/plain", "Text"), Map.entry("text/html", "HTML"),
            Map.entry("application/xhtml+xml", "HTML"), Map.entry("text/javascript", "JavaScript"),
            Map.entry("application/pdf", "PDF"), Map.entry("application/zip", "ZIP archive"),
            Map.entry("application/vnd.microsoft.portable-executable", "Windows program"),
            Map.entry("application/octet-stream", "Bytes"), Map.entry("application/pkix-cert", "Certificate"),
            Map.entry("application/x-shockwave-flash", "Flash"), Map.entry("", "unknown"));

    private TypeWords() {
    }

    /** A word or two; of types that nobody calls anything the part behind the slash. */
    static String of(String type) {
        return WORDS.getOrDefault(type, type.substring(type.indexOf('/') + 1).replaceFirst("^(x-|vnd\\.)", ""));
    }
}
