package org.netrospect.core.session;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Secrets in the form of NSS key logs (draft-ietf-tls-keylogfile), from a file or from a capture. Thread-safe. */
public final class KeyLog implements Secrets {
    /** Secrets that are kept: about 200 MB. */
    private static final int MOST = 1_000_000;
    private static final int RANDOM = 32;
    private static final int LONGEST_SECRET = 64;

    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    @Override
    public void learn(String keyLog) {
        keyLog.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(this::line);
    }

    private void line(String line) {
        String[] words = line.split("[ \t]+", 4);
        try {
            if (words.length != 3 || words[1].length() != 2 * RANDOM || words[2].isEmpty()
                    || words[2].length() > 2 * LONGEST_SECRET || secrets.size() >= MOST) {
                refused.incrementAndGet();
                return;
            }
            HexFormat hex = HexFormat.of();
            secrets.put(key(words[0], hex.parseHex(words[1])), hex.parseHex(words[2]));
        } catch (IllegalArgumentException e) {
            // digits that are none
            refused.incrementAndGet();
        }
    }

    @Override
    public Optional<byte[]> secret(String label, byte[] clientRandom) {
        return Optional.ofNullable(secrets.get(key(label, clientRandom)));
    }

    private static String key(String label, byte[] clientRandom) {
        return HexFormat.of().formatHex(clientRandom) + label;
    }

    @Override
    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** Secrets that are known. */
    public int size() {
        return secrets.size();
    }

    /** Lines that are no secrets, or were too many. */
    public long refused() {
        return refused.get();
    }
}
