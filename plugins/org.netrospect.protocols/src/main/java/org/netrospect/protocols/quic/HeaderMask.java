package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.netrospect.core.bytes.ByteWindow;

/** Takes the protection off headers (RFC 9001, section 5.4). One thread. */
final class HeaderMask {
    private static final int SAMPLE = 16;
    private static final int LENGTH = 5;

    private final boolean stream;
    private final SecretKeySpec key;
    private final Cipher cipher;

    /** @param stream whether the cipher is ChaCha20, else it is AES */
    HeaderMask(boolean stream, byte[] key) throws GeneralSecurityException {
        this.stream = stream;
        this.key = new SecretKeySpec(key, stream ? "ChaCha20" : "AES");
        cipher = Cipher.getInstance(stream ? "ChaCha20" : "AES/ECB/NoPadding");
        if (!stream) {
            cipher.init(Cipher.ENCRYPT_MODE, this.key);
        }
    }

    /** The header without its protection, to the end of the packet number, whose length is in its first byte. */
    byte[] head(ByteWindow packet, int numberAt) throws GeneralSecurityException {
        byte[] mask = mask(packet.slice(numberAt + 4, SAMPLE));
        byte first = (byte) (packet.u8(0) ^ mask[0] & (packet.u8(0) < 0x80 ? 0x1f : 0x0f));
        int length = (first & 3) + 1;
        byte[] head = packet.bytes(0, numberAt + length);
        head[0] = first;
        for (int i = 0; i < length; i++) {
            head[numberAt + i] ^= mask[1 + i];
        }
        return head;
    }

    private byte[] mask(ByteWindow sample) throws GeneralSecurityException {
        if (!stream) {
            return cipher.doFinal(sample.bytes(0, SAMPLE));
        }
        // refuses what it did just before: a packet that is recorded twice counts once
        cipher.init(Cipher.ENCRYPT_MODE, key, new ChaCha20ParameterSpec(sample.bytes(4, 12), sample.i32le(0)));
        return cipher.doFinal(new byte[LENGTH]);
    }
}
