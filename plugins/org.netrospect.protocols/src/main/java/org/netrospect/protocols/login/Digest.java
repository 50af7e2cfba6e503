package org.netrospect.protocols.login;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client proves itself with by the scheme Digest (RFC 7616, and RFC 3261, section 22).
 *
 * @param proof all that is needed to try passwords on it
 */
public record Digest(String user, String realm, String proof) {
    private static final int MOST_PARAMETERS = 32;

    /** That of a request, if it has one. @param value of the header field Authorization or Proxy-Authorization */
    public static Optional<Digest> of(String method, String value) {
        if (!value.toLowerCase(Locale.ROOT).startsWith("digest ")) {
            return Optional.empty();
        }
        Map<String, String> parameters = parameters(value.substring(7));
        if (parameters.getOrDefault("response", "").isEmpty()) {
            // the first request of a subscriber to IMS names the user, but proves nothing yet
            return Optional.empty();
        }
        StringBuilder proof = new StringBuilder();
        for (String name : new String[] {"response", "nonce", "uri", "qop", "nc", "cnonce", "algorithm"}) {
            if (parameters.containsKey(name)) {
                proof.append(proof.isEmpty() ? "" : " ").append(name).append('=').append(parameters.get(name));
            }
        }
        return Optional.of(new Digest(parameters.getOrDefault("username", ""),
                parameters.getOrDefault("realm", ""), method + " " + proof));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length() && parameters.size() < MOST_PARAMETERS) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int begin = equals + 1;
            boolean quoted = begin < text.length() && text.charAt(begin) == '"';
            int end = text.indexOf(quoted ? '"' : ',', quoted ? begin + 1 : begin);
            end = end < 0 ? text.length() : end;
            parameters.put(name, text.substring(quoted ? begin + 1 : begin, end).strip());
            int comma = text.indexOf(',', end);
            at = comma < 0 ? text.length() : comma + 1;
        }
        return parameters;
    }
}
