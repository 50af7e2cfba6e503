package org.netrospect.protocols.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF (RFC 5869) with the labels of TLS 1.3 (RFC 8446, section 7.1), and the older functions that make keys.
 *
 * @param hmac {@code HmacSHA256}, {@code HmacSHA384}
 */
public record Hkdf(String hmac) {
    public static final Hkdf SHA_256 = new Hkdf("HmacSHA256");

    public byte[] extract(byte[] salt, byte[] secret) {
        return mac(salt).doFinal(secret);
    }

    /** HKDF-Expand-Label without context. @param label without {@code tls13} */
    public byte[] expand(byte[] secret, String label, int length) {
        byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[4 + name.length];
        info[0] = (byte) (length >> 8);
        info[1] = (byte) length;
        info[2] = (byte) name.length;
        System.arraycopy(name, 0, info, 3, name.length);
        Mac mac = mac(secret);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        int at = 0;
        for (int i = 1; at < length; i++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) i});
            int taken = Math.min(block.length, length - at);
            System.arraycopy(block, 0, out, at, taken);
            at += taken;
        }
        return out;
    }

    /** P_hash (RFC 5246, section 5). */
    byte[] spread(byte[] secret, byte[] seed, int length) {
        Mac mac = mac(secret);
        byte[] out = new byte[length];
        byte[] a = seed;
        for (int at = 0; at < length;) {
            a = mac.doFinal(a);
            mac.update(a);
            byte[] block = mac.doFinal(seed);
            int taken = Math.min(block.length, length - at);
            System.arraycopy(block, 0, out, at, taken);
            at += taken;
        }
        return out;
    }

    /** The function of TLS 1.0 and 1.1 (RFC 2246, section 5). */
    static byte[] oldSpread(byte[] secret, byte[] seed, int length) {
        int half = (secret.length + 1) / 2;
        byte[] one = new Hkdf("HmacMD5").spread(Arrays.copyOf(secret, half), seed, length);
        byte[] two = new Hkdf("HmacSHA1").spread(Arrays.copyOfRange(secret, secret.length - half, secret.length), seed,
                length);
        for (int i = 0; i < length; i++) {
            one[i] ^= two[i];
        }
        return one;
    }

    private Mac mac(byte[] key) {
        return mac(hmac, key);
    }

    static Mac mac(String hmac, byte[] key) {
        try {
            Mac mac = Mac.getInstance(hmac);
            // a key of no bytes is the same as one of zeros, which Java takes
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, hmac));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + hmac, e);
        }
    }
}
