package org.netrospect.protocols.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.netrospect.core.bytes.ByteWindow;

/** Opens what was sealed with authenticated encryption (RFC 5116). One thread. */
public final class Aead {
    private static final int TAG = 16;
    private static final int SHORT_TAG = 8;
    private static final int BLOCK = 16;

    private final CipherForm.Mode mode;
    private final SecretKeySpec key;
    private final Cipher cipher;

    private Aead(CipherForm.Mode mode, byte[] key) throws GeneralSecurityException {
        this.mode = mode;
        boolean stream = mode == CipherForm.Mode.CHACHA20;
        this.key = new SecretKeySpec(key, stream ? "ChaCha20" : "AES");
        cipher = Cipher.getInstance(stream ? "ChaCha20-Poly1305"
                : mode == CipherForm.Mode.GCM ? "AES/GCM/NoPadding" : "AES/ECB/NoPadding");
    }

    public static Aead of(CipherForm form, byte[] key) throws GeneralSecurityException {
        return new Aead(form.mode(), key);
    }

    /** The plain text. @throws GeneralSecurityException the key is another, or the bytes were changed */
    public byte[] open(byte[] nonce, byte[] associated, ByteWindow sealed) throws GeneralSecurityException {
        if (mode == CipherForm.Mode.CCM || mode == CipherForm.Mode.CCM_8) {
            return openCcm(nonce, associated, sealed);
        }
        cipher.init(Cipher.DECRYPT_MODE, key, mode == CipherForm.Mode.GCM ? new GCMParameterSpec(8 * TAG, nonce)
                : new IvParameterSpec(nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(sealed.array(), sealed.arrayOffset(), sealed.length());
    }

    /** Counter with CBC-MAC (RFC 3610), with a length field of three bytes. */
    private byte[] openCcm(byte[] nonce, byte[] associated, ByteWindow sealed) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key);
        int tag = mode == CipherForm.Mode.CCM ? TAG : SHORT_TAG;
        int length = sealed.length() - tag;
        if (length < 0) {
            throw new AEADBadTagException("a record is shorter than its tag");
        }
        byte[] plain = sealed.bytes(0, length);
        byte[] counter = new byte[BLOCK];
        counter[0] = 2;
        System.arraycopy(nonce, 0, counter, 1, nonce.length);
        byte[] first = cipher.doFinal(counter);
        for (int at = 0; at < length; at += BLOCK) {
            int number = at / BLOCK + 1;
            counter[13] = (byte) (number >> 16);
            counter[14] = (byte) (number >> 8);
            counter[15] = (byte) number;
            xor(plain, at, cipher.doFinal(counter));
        }
        byte[] mac = new byte[BLOCK];
        mac[0] = (byte) (0x40 | (tag - 2) / 2 << 3 | 2);
        System.arraycopy(nonce, 0, mac, 1, nonce.length);
        mac[13] = (byte) (length >> 16);
        mac[14] = (byte) (length >> 8);
        mac[15] = (byte) length;
        mac = cipher.doFinal(mac);
        byte[] head = new byte[2 + associated.length];
        head[1] = (byte) associated.length;
        System.arraycopy(associated, 0, head, 2, associated.length);
        mac = chain(chain(mac, head), plain);
        xor(mac, 0, first);
        if (!MessageDigest.isEqual(Arrays.copyOf(mac, tag), sealed.bytes(length, tag))) {
            throw new AEADBadTagException("the tag of a record is another");
        }
        return plain;
    }

    private byte[] chain(byte[] begin, byte[] bytes) throws GeneralSecurityException {
        byte[] mac = begin;
        for (int at = 0; at < bytes.length; at += BLOCK) {
            for (int i = 0; i < BLOCK && at + i < bytes.length; i++) {
                mac[i] ^= bytes[at + i];
            }
            mac = cipher.doFinal(mac);
        }
        return mac;
    }

    private static void xor(byte[] bytes, int at, byte[] stream) {
        for (int i = 0; i < stream.length && at + i < bytes.length; i++) {
            bytes[at + i] ^= stream[i];
        }
    }
}
