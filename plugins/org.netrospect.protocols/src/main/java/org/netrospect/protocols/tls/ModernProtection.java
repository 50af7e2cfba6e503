package org.netrospect.protocols.tls;

import java.security.GeneralSecurityException;
import org.netrospect.core.bytes.ByteWindow;

/** Records of TLS 1.3 (RFC 8446, section 5.2), under one traffic secret. */
final class ModernProtection implements RecordProtection {
    private final CipherForm form;
    private final byte[] secret;
    private final byte[] iv;
    private final Aead aead;
    private long sequence;

    ModernProtection(CipherForm form, byte[] secret) throws GeneralSecurityException {
        this.form = form;
        this.secret = secret;
        iv = form.schedule().expand(secret, "iv", 12);
        aead = Aead.of(form, form.schedule().expand(secret, "key", form.key()));
    }

    @Override
    public Opened open(int type, int version, ByteWindow content) throws GeneralSecurityException {
        byte[] head = {(byte) type, (byte) (version >> 8), (byte) version, (byte) (content.length() >> 8),
            (byte) content.length()};
        byte[] plain = aead.open(RecordProtection.mixed(iv, sequence), head, content);
        sequence++;
        int end = plain.length - 1;
        while (end > 0 && plain[end] == 0) {
            end--;
        }
        return end < 0 ? new Opened(0, new ByteWindow()) : new Opened(plain[end], new ByteWindow(plain, 0, end));
    }

    /** Whether nothing was opened yet. */
    boolean fresh() {
        return sequence == 0;
    }

    /** What follows a key update (RFC 8446, section 7.2). */
    ModernProtection next() throws GeneralSecurityException {
        return new ModernProtection(form, form.schedule().expand(secret, "traffic upd", secret.length));
    }
}
