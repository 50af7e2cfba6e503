package org.netrospect.protocols.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.netrospect.core.bytes.ByteWindow;

/** Records of TLS 1.0 to 1.2 (RFC 5246, section 6.2.3). */
final class LegacyProtection {
    private LegacyProtection() {
    }

    /**
     * The protection of one direction.
     *
     * @param macFirst false if the content is encrypted before it is authenticated (RFC 7366)
     */
    static RecordProtection of(CipherForm form, byte[] master, ClientHello client, ServerHello server,
            boolean fromClient, boolean macFirst) throws GeneralSecurityException {
        byte[] label = "key expansion".getBytes(StandardCharsets.US_ASCII);
        byte[] seed = Arrays.copyOf(label, label.length + 64);
        System.arraycopy(server.random(), 0, seed, label.length, 32);
        System.arraycopy(client.random(), 0, seed, label.length + 32, 32);
        int total = 2 * (form.macLength() + form.key() + form.salt());
        byte[] block = server.version() >= Versions.TLS_12 ? form.schedule().spread(master, seed, total)
                : Hkdf.oldSpread(master, seed, total);
        int second = fromClient ? 0 : 1;
        byte[] mac = part(block, second * form.macLength(), form.macLength());
        byte[] key = part(block, 2 * form.macLength() + second * form.key(), form.key());
        byte[] iv = part(block, 2 * (form.macLength() + form.key()) + second * form.salt(), form.salt());
        return form.blocks() ? new Blocks(form, mac, key, iv, server.version() == 0x0301, macFirst)
                : new Sealed(form, key, iv);
    }

    private static byte[] part(byte[] block, int from, int length) {
        return Arrays.copyOfRange(block, from, from + length);
    }

    /** GCM and CCM (RFC 5288, RFC 6655), ChaCha20-Poly1305 (RFC 7905). */
    private static final class Sealed implements RecordProtection {
        private final CipherForm form;
        private final Aead aead;
        private final byte[] iv;
        private long sequence;

        Sealed(CipherForm form, byte[] key, byte[] iv) throws GeneralSecurityException {
            this.form = form;
            this.iv = iv;
            aead = Aead.of(form, key);
        }

        @Override
        public Opened open(int type, int version, ByteWindow content) throws GeneralSecurityException {
            int explicit = form.mode() == CipherForm.Mode.CHACHA20 ? 0 : 8;
            int tag = form.mode() == CipherForm.Mode.CCM_8 ? 8 : 16;
            int length = content.length() - explicit - tag;
            if (length < 0) {
                throw new AEADBadTagException("a record is shorter than its tag");
            }
            byte[] nonce = explicit == 0 ? RecordProtection.mixed(iv, sequence) : Arrays.copyOf(iv, 12);
            System.arraycopy(content.bytes(0, explicit), 0, nonce, 4, explicit);
            byte[] plain = aead.open(nonce, RecordProtection.head(sequence, type, version, length),
                    content.slice(explicit, length + tag));
            sequence++;
            return new Opened(type, new ByteWindow(plain, 0, plain.length));
        }
    }

    /** Cipher block chaining with HMAC, in either order. */
    private static final class Blocks implements RecordProtection {
        private final CipherForm form;
        private final Cipher cipher;
        private final SecretKeySpec key;
        private final Mac mac;
        private final boolean chained;
        private final boolean macFirst;
        private byte[] iv;
        private long sequence;

        Blocks(CipherForm form, byte[] mac, byte[] key, byte[] iv, boolean chained, boolean macFirst)
                throws GeneralSecurityException {
            this.form = form;
            this.iv = iv;
            this.chained = chained;
            this.macFirst = macFirst;
            boolean aes = form.mode() == CipherForm.Mode.AES_CBC;
            cipher = Cipher.getInstance(aes ? "AES/CBC/NoPadding" : "DESede/CBC/NoPadding");
            this.key = new SecretKeySpec(key, aes ? "AES" : "DESede");
            this.mac = Hkdf.mac(form.hmac(), mac);
        }

        @Override
        public Opened open(int type, int version, ByteWindow content) throws GeneralSecurityException {
            int end = macFirst ? content.length() : content.length() - form.macLength();
            int block = form.salt();
            int begin = chained ? 0 : block;
            if (end < begin + block || (end - begin) % block != 0) {
                throw new AEADBadTagException("a record is no whole number of blocks");
            }
            if (!macFirst) {
                check(type, version, content.slice(0, end), content.bytes(end, form.macLength()));
            }
            byte[] used = chained ? iv : content.bytes(0, block);
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(used));
            byte[] plain = cipher.doFinal(content.array(), content.arrayOffset() + begin, end - begin);
            iv = content.bytes(end - block, block);
            int length = plain.length - 1 - (plain[plain.length - 1] & 0xff) - (macFirst ? form.macLength() : 0);
            if (length < 0) {
                throw new AEADBadTagException("the padding of a record is longer than the record");
            }
            ByteWindow opened = new ByteWindow(plain, 0, length);
            if (macFirst) {
                check(type, version, opened, Arrays.copyOfRange(plain, length, length + form.macLength()));
            }
            sequence++;
            return new Opened(type, opened);
        }

        private void check(int type, int version, ByteWindow bytes, byte[] expected) throws AEADBadTagException {
            mac.update(RecordProtection.head(sequence, type, version, bytes.length()));
            mac.update(bytes.array(), bytes.arrayOffset(), bytes.length());
            if (!MessageDigest.isEqual(mac.doFinal(), expected)) {
                throw new AEADBadTagException("the authentication code of a record is another");
            }
        }
    }
}
