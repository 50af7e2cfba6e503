package org.netrospect.protocols.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** IANA's names of cipher suites. */
public final class CipherSuites {
    private static final Map<Integer, String> NAMES = load();

    private CipherSuites() {
    }

    /** {@code TLS_AES_128_GCM_SHA256}; the number in hexadecimal digits if it has no name. */
    public static String name(int suite) {
        String name = NAMES.get(suite);
        return name == null ? "0x%04x".formatted(suite) : name;
    }

    private static Map<Integer, String> load() {
        Map<Integer, String> names = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                CipherSuites.class.getResourceAsStream("cipher-suites.txt"), StandardCharsets.US_ASCII))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int blank = line.indexOf(' ');
                names.put(Integer.parseInt(line.substring(0, blank), 16), line.substring(blank + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
