package org.netrospect.protocols.tls;

import java.util.Arrays;
import java.util.Map;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.MalformedInput;

/**
 * Certificates as they were read: the same one crosses a network again and again, and is then not read again. Within
 * limits. Thread-safe.
 */
final class Certificates {
    private static final int MOST = 1024;
    /** Longer ones are read each time. */
    private static final int LONGEST = 1 << 13;

    /** The longest unused first. */
    private final Map<Encoded, Certificate> known = RecentMap.byAccess(MOST);

    /** @param hash of the bytes */
    private record Encoded(byte[] bytes, int hash) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Encoded its && its.hash == hash && Arrays.equals(its.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** @throws MalformedInput if it is none */
    Certificate read(byte[] encoded) {
        if (encoded.length > LONGEST) {
            return Certificate.read(encoded);
        }
        Encoded key = new Encoded(encoded, Arrays.hashCode(encoded));
        synchronized (known) {
            Certificate before = known.get(key);
            if (before != null) {
                return before;
            }
        }
        Certificate certificate = Certificate.read(encoded);
        synchronized (known) {
            known.put(key, certificate);
        }
        return certificate;
    }
}
