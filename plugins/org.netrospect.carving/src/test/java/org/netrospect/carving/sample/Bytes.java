package org.netrospect.carving.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Builds files byte by byte. */
public final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Bytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public Bytes hex(String digits) {
        out.writeBytes(HexFormat.of().parseHex(digits.replace(" ", "")));
        return this;
    }

    public Bytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public Bytes u8(int value) {
        out.write(value);
        return this;
    }

    public Bytes le16(int value) {
        return u8(value).u8(value >> 8);
    }

    public Bytes le32(long value) {
        return le16((int) value).le16((int) (value >> 16));
    }

    public Bytes le64(long value) {
        return le32(value).le32(value >> 32);
    }

    public Bytes be16(int value) {
        return u8(value >> 8).u8(value);
    }

    public Bytes be32(long value) {
        return be16((int) (value >> 16)).be16((int) value);
    }

    public Bytes be64(long value) {
        return be32(value >> 32).be32(value);
    }

    public Bytes zeros(int count) {
        out.writeBytes(new byte[count]);
        return this;
    }

    /** Zeros up to a length of all. */
    public Bytes upTo(int length) {
        return zeros(length - out.size());
    }

    /** Bytes that look like data. */
    public Bytes data(int count) {
        for (int i = 0; i < count; i++) {
            out.write(i * 7 + (i >> 3) * 31 & 0xff);
        }
        return this;
    }

    public int size() {
        return out.size();
    }

    public byte[] done() {
        return out.toByteArray();
    }
}
