package org.netrospect.protocols.rtsp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.net.IpAddress;

/** How media goes (RFC 2326, section 12.39): the first way of a list. @param parameters by names in lower case */
record Transport(String profile, Map<String, String> parameters) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final int MOST_PARAMETERS = 32;

    /** Two numbers: of the media and of the reports on it. */
    record Pair(int media, int reports) {
    }

    static Transport of(String field) {
        String[] parts = field.split(",", 2)[0].split(";", MOST_PARAMETERS);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            parameters.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT),
                    pair.length < 2 ? "" : pair[1].strip().replace("\"", ""));
        }
        return new Transport(parts[0].strip(), parameters);
    }

    boolean encrypted() {
        return profile.contains("SAVP");
    }

    /** Numbers such as {@code client_port=5000-5001}; if the second is not said, it follows the first. */
    Optional<Pair> pair(String name) {
        String[] numbers = parameters.getOrDefault(name, "").split("-", 2);
        if (!NUMBER.matcher(numbers[0]).matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(numbers[0]);
        boolean second = numbers.length == 2 && NUMBER.matcher(numbers[1]).matches();
        return Optional.of(new Pair(first, second ? Integer.parseInt(numbers[1]) : first + 1));
    }

    Optional<IpAddress> address(String name) {
        return IpAddress.parse(parameters.getOrDefault(name, ""));
    }
}
