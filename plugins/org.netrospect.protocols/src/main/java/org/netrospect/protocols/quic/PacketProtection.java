package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.tls.Aead;
import org.netrospect.protocols.tls.CipherForm;
import org.netrospect.protocols.tls.CipherForm.Mode;
import org.netrospect.protocols.tls.Hkdf;

/** Opens the packets of one direction at one level of encryption (RFC 9001, section 5; RFC 9369). One thread. */
final class PacketProtection {
    private static final byte[] SALT_1 = HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
    private static final byte[] SALT_2 = HexFormat.of().parseHex("0dede3def700a6db819381be6e269dcbf9bd2ed9");
    private static final byte[] SALT_29 = HexFormat.of().parseHex("afbfec289993d24c9e9786f19c6111e04390a899");
    private static final byte[] SALT_27 = HexFormat.of().parseHex("c3eef712c72ebb5a11a7d2432bb46365bef9f502");
    private static final CipherForm INITIAL = new CipherForm(Mode.GCM, 16, 4, "", 0, Hkdf.SHA_256);
    private static final int PHASE = 4;
    private static final int LONG_HEADER = 0x80;

    private final HeaderMask mask;
    private Keys keys;
    private Optional<Keys> before = Optional.empty();
    private Optional<Keys> next = Optional.empty();
    private int phase;
    private long largest = -1;

    /** Keys between two updates. */
    private record Keys(CipherForm form, String label, byte[] secret, Aead aead, byte[] iv) {
        static Keys of(CipherForm form, String label, byte[] secret) throws GeneralSecurityException {
            return new Keys(form, label, secret, Aead.of(form, form.schedule().expand(secret, label + "key",
                    form.key())), form.schedule().expand(secret, label + "iv", 12));
        }

        /** RFC 9001, section 6.1. */
        Keys update() throws GeneralSecurityException {
            return of(form, label, form.schedule().expand(secret, label + "ku", secret.length));
        }

        byte[] open(long number, byte[] head, ByteWindow sealed) throws GeneralSecurityException {
            byte[] nonce = iv.clone();
            for (int i = 0; i < 8; i++) {
                nonce[nonce.length - 1 - i] ^= (byte) (number >> 8 * i);
            }
            return aead.open(nonce, head, sealed);
        }
    }

    private PacketProtection(CipherForm form, String label, byte[] secret) throws GeneralSecurityException {
        mask = new HeaderMask(form.mode() == Mode.CHACHA20, form.schedule().expand(secret, label + "hp", form.key()));
        keys = Keys.of(form, label, secret);
    }

    /** Of Initial packets: keys made of the destination connection id of the client's first packet. */
    static PacketProtection initial(int version, byte[] connectionId, boolean client) {
        try {
            byte[] common = Hkdf.SHA_256.extract(salt(version), connectionId);
            byte[] secret = Hkdf.SHA_256.expand(common, client ? "client in" : "server in", 32);
            return of(version, INITIAL, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /** Of other packets, with a secret of the handshake. */
    static PacketProtection of(int version, CipherForm form, byte[] secret) throws GeneralSecurityException {
        return new PacketProtection(form, version == QuicPacket.VERSION_2 ? "quicv2 " : "quic ", secret);
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
    ByteWindow open(ByteWindow packet, int numberAt) throws GeneralSecurityException {
        byte[] head = mask.head(packet, numberAt);
        int length = head.length - numberAt;
        long truncated = 0;
        for (int i = numberAt; i < head.length; i++) {
            truncated = truncated << 8 | head[i] & 0xff;
        }
        long number = number(truncated, 8 * length);
        ByteWindow sealed = packet.slice(head.length, packet.length() - head.length);
        byte[] frames = (packet.u8(0) & LONG_HEADER) == 0 && (head[0] & PHASE) != phase
                ? otherPhase(number, head, sealed) : keys.open(number, head, sealed);
        largest = Math.max(largest, number);
        return new ByteWindow(frames, 0, frames.length);
    }

    /** RFC 9000, appendix A.3. */
    private long number(long truncated, int bits) {
        long window = 1L << bits;
        long expected = largest + 1;
        long candidate = expected & -window | truncated;
        if (candidate <= expected - window / 2) {
            return candidate + window;
        }
        return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
    }

    private byte[] otherPhase(long number, byte[] head, ByteWindow sealed) throws GeneralSecurityException {
        if (number < largest && before.isPresent()) {
            return before.get().open(number, head, sealed);
        }
        if (next.isEmpty()) {
            next = Optional.of(keys.update());
        }
        byte[] frames = next.get().open(number, head, sealed);
        before = Optional.of(keys);
        keys = next.get();
        next = Optional.empty();
        phase = head[0] & PHASE;
        return frames;
    }
}
