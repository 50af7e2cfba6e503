package org.netrospect.core.file;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of a file, in lower-case hexadecimal digits. */
public record Digests(String md5, String sha1, String sha256) {
    /** Hashes bytes in order. One thread. */
    public static final class Running {
        private final MessageDigest md5 = digest("MD5");
        private final MessageDigest sha1 = digest("SHA-1");
        private final MessageDigest sha256 = digest("SHA-256");

        public void update(byte[] bytes, int offset, int count) {
            md5.update(bytes, offset, count);
            sha1.update(bytes, offset, count);
            sha256.update(bytes, offset, count);
        }

        /** The hashes of all so far; begins anew. */
        public Digests finish() {
            HexFormat hex = HexFormat.of();
            return new Digests(hex.formatHex(md5.digest()), hex.formatHex(sha1.digest()),
                    hex.formatHex(sha256.digest()));
        }

        private static MessageDigest digest(String name) {
            try {
                return MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has " + name, e);
            }
        }
    }

    /** The hashes of a content. */
    public static Digests of(FileContent content) throws IOException {
        Running running = new Running();
        byte[] buffer = new byte[1 << 16];
        for (long at = 0; at < content.length();) {
            int n = content.read(at, buffer, 0, buffer.length);
            if (n <= 0) {
                throw new IOException("The content of a file ends after " + at + " bytes and should have "
                        + content.length() + ".");
            }
            running.update(buffer, 0, n);
            at += n;
        }
        return running.finish();
    }
}
