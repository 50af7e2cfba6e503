package org.netrospect.replay.match;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Digests of parts of buffers. */
final class Digests {
    private Digests() {
    }

    /** @param algorithm as Java names it, one that every Java has */
    static byte[] of(String algorithm, byte[] bytes, int from, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(bytes, from, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm + ".", e);
        }
    }

    static boolean is(String algorithm, byte[] expected, byte[] bytes, int from, int length) {
        return Arrays.equals(expected, of(algorithm, bytes, from, length));
    }
}
