package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.tls.Aead;
import org.netrospect.protocols.tls.Hkdf;

/** Keys of the Initial packets of one side (RFC 9001, section 5.2; RFC 9369, section 3.3). One thread. */
final class QuicKeys {
    private static final byte[] SALT_1 = HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
    private static final byte[] SALT_2 = HexFormat.of().parseHex("0dede3def700a6db819381be6e269dcbf9bd2ed9");
    private static final byte[] SALT_29 = HexFormat.of().parseHex("afbfec289993d24c9e9786f19c6111e04390a899");
    private static final byte[] SALT_27 = HexFormat.of().parseHex("c3eef712c72ebb5a11a7d2432bb46365bef9f502");
    private static final int SAMPLE = 16;

    private final Aead aead;
    private final byte[] iv;
    private final Cipher mask;

    private QuicKeys(byte[] key, byte[] iv, byte[] maskKey) throws GeneralSecurityException {
        aead = Aead.gcm(key);
        this.iv = iv;
        mask = Cipher.getInstance("AES/ECB/NoPadding");
        mask.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(maskKey, "AES"));
    }

    /** Keys made of the destination connection id of the client's first packet. */
    static QuicKeys initial(int version, byte[] connectionId, boolean client) {
        try {
            byte[] common = Hkdf.SHA_256.extract(salt(version), connectionId);
            byte[] secret = Hkdf.SHA_256.expand(common, client ? "client in" : "server in", 32);
            String label = version == QuicPacket.VERSION_2 ? "quicv2 " : "quic ";
            return new QuicKeys(Hkdf.SHA_256.expand(secret, label + "key", 16),
                    Hkdf.SHA_256.expand(secret, label + "iv", 12), Hkdf.SHA_256.expand(secret, label + "hp", 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private static byte[] salt(int version) {
        if (version == QuicPacket.VERSION_2) {
            return SALT_2;
        }
        if (version >>> 8 == 0xff0000) {
            return (version & 0xff) >= 29 ? SALT_29 : SALT_27;
        }
        return SALT_1;
    }

    /**
     * The frames of a packet.
     *
     * @param packet from its first byte to its end
     * @param numberAt where the packet number stands
     * @throws GeneralSecurityException it is under other keys
     */
    byte[] open(ByteWindow packet, int numberAt) throws GeneralSecurityException {
        byte[] masked = mask.doFinal(packet.bytes(numberAt + 4, SAMPLE));
        byte first = (byte) (packet.u8(0) ^ masked[0] & 0x0f);
        int length = (first & 3) + 1;
        byte[] head = packet.bytes(0, numberAt + length);
        head[0] = first;
        byte[] nonce = iv.clone();
        for (int i = 0; i < length; i++) {
            head[numberAt + i] ^= masked[1 + i];
            // Initial packets are few: the number on the wire is the whole number
            nonce[nonce.length - length + i] ^= head[numberAt + i];
        }
        return aead.open(nonce, head, packet.slice(head.length, packet.length() - head.length));
    }
}
