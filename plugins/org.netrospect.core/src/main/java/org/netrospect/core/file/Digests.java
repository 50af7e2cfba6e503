package org.netrospect.core.file;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes of a file, in lower-case hexadecimal digits. */
public record Digests(String md5, String sha1, String sha256) {
    private static final HexFormat HEX = HexFormat.of();
    // never fed: to copy one costs a quarter of asking the platform for it
    private static final MessageDigest MD5 = prototype("MD5");
    private static final MessageDigest SHA1 = prototype("SHA-1");
    private static final MessageDigest SHA256 = prototype("SHA-256");
    private static final MessageDigest SHA512 = prototype("SHA-512");

    /** The SHA-256 of bytes as they come. One thread. */
    public static final class Running {
        private final MessageDigest sha256 = digest("SHA-256");

        public void update(byte[] bytes, int offset, int count) {
            sha256.update(bytes, offset, count);
        }

        /** The hash of all so far, in lower-case hexadecimal digits; begins anew. */
        public String finish() {
            return hex(sha256);
        }
    }

    /** All hashes of a content. */
    public static Digests of(FileContent content) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest sha256 = digest("SHA-256");
        update(List.of(md5, sha1, sha256), content);
        return new Digests(hex(md5), hex(sha1), hex(sha256));
    }

    /** All hashes of a content whose SHA-256 is known. */
    public static Digests of(String sha256, FileContent content) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha1 = digest("SHA-1");
        update(List.of(md5, sha1), content);
        return new Digests(hex(md5), hex(sha1), sha256);
    }

    /** The SHA-256 of a content. */
    public static String sha256(FileContent content) throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        update(List.of(sha256), content);
        return hex(sha256);
    }

    private static void update(List<MessageDigest> digests, FileContent content) throws IOException {
        byte[] buffer = new byte[(int) Math.min(1 << 16, content.length())];
        for (long at = 0; at < content.length();) {
            int n = content.read(at, buffer, 0, buffer.length);
            if (n <= 0) {
                throw new IOException("The content of a file ends after " + at + " bytes and should have "
                        + content.length() + ".");
            }
            for (MessageDigest each : digests) {
                each.update(buffer, 0, n);
            }
            at += n;
        }
    }

    private static String hex(MessageDigest digest) {
        return HEX.formatHex(digest.digest());
    }

    /** The digest of bytes that are in memory. @param name see {@link #digest} */
    public static byte[] of(String name, byte[] bytes, int from, int length) {
        MessageDigest digest = digest(name);
        digest.update(bytes, from, length);
        return digest.digest();
    }

    /** A digest that has seen nothing: {@code MD5}, {@code SHA-1}, {@code SHA-256} or {@code SHA-512}. */
    public static MessageDigest digest(String name) {
        MessageDigest prototype = switch (name) {
            case "MD5" -> MD5;
            case "SHA-1" -> SHA1;
            case "SHA-256" -> SHA256;
            case "SHA-512" -> SHA512;
            default -> throw new IllegalArgumentException("no digest " + name);
        };
        try {
            return (MessageDigest) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java copies " + name, e);
        }
    }

    private static MessageDigest prototype(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }
}
