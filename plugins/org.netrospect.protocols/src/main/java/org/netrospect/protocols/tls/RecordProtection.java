package org.netrospect.protocols.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/** Opens the records of one direction, in their order. One thread. */
interface RecordProtection {
    /** A record without its protection. */
    record Opened(int type, ByteWindow content) {
    }

    /** @throws GeneralSecurityException the keys are others, or the record was changed */
    Opened open(int type, int version, ByteWindow content) throws GeneralSecurityException;

    /** {@code bytes} with the number of a record in its last eight. */
    static byte[] mixed(byte[] bytes, long sequence) {
        byte[] nonce = bytes.clone();
        for (int i = 0; i < 8; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (sequence >> 8 * i);
        }
        return nonce;
    }

    /** What older versions authenticate beside the content (RFC 5246, section 6.2.3.3). */
    static byte[] head(long sequence, int type, int version, int length) {
        byte[] head = mixed(new byte[8], sequence);
        byte[] all = Arrays.copyOf(head, 13);
        all[8] = (byte) type;
        all[9] = (byte) (version >> 8);
        all[10] = (byte) version;
        all[11] = (byte) (length >> 8);
        all[12] = (byte) length;
        return all;
    }
}
