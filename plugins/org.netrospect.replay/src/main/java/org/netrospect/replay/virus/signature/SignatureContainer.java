package org.netrospect.replay.virus.signature;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.netrospect.core.file.Digests;

/**
 * A {@code .cvd}, {@code .cld} or {@code .cud} file: a header of 512 bytes, then a tar archive, compressed or not. The
 * MD5 and the digital signature of the header are checked for {@code .cvd} files, which alone keep them right.
 */
final class SignatureContainer {
    private static final int HEADER = 512;
    private static final int BLOCK = 512;
    private static final int MOST_MEMBERS = 1000;
    /** Bytes unpacked from one container. */
    private static final long MOST_BYTES = 4L << 30;

    private SignatureContainer() {
    }

    /** Takes the files of a container. */
    @FunctionalInterface
    interface Members {
        /** @param content ends where the file ends; need not be read to its end */
        void member(String name, InputStream content) throws IOException;
    }

    /**
     * Reads a container.
     *
     * @throws IOException it is none, is damaged or ends early; the members before that were given
     */
    static LoadReport.Database read(Path file, Members members) throws IOException {
        String name = file.getFileName().toString();
        String[] fields;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(HEADER);
            fields = new String(header, StandardCharsets.ISO_8859_1).strip().split(":", -1);
            if (header.length < HEADER || !fields[0].equals("ClamAV-VDB") || fields.length < 8) {
                throw new IOException(name + " is no signature database of ClamAV: its header is damaged or"
                        + " incomplete; none of its signatures are used.");
            }
        }
        LoadReport.Origin origin = LoadReport.Origin.UNKNOWN;
        if (name.toLowerCase(Locale.ROOT).endsWith(".cvd")) {
            checkDigest(file, fields[5], name);
            origin = PublisherSignature.signs(fields[5], fields[6]) ? LoadReport.Origin.PUBLISHER
                    : LoadReport.Origin.ANYBODY;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(HEADER);
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            tar(zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in, members);
        } catch (EOFException | ZipException e) {
            throw new IOException(name + " is damaged or ends early; only the signatures before that place are used.",
                    e);
        }
        return new LoadReport.Database(name, fields[1], number(fields[2]), number(fields[3]), origin);
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static void checkDigest(Path file, String expected, String name) throws IOException {
        MessageDigest digest = Digests.digest("MD5");
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(HEADER);
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(expected)) {
            throw new IOException(name + " is truncated or was changed: its content has not the MD5 that its header"
                    + " names; none of its signatures are used.");
        }
    }

    private static void tar(InputStream in, Members members) throws IOException {
        long total = 0;
        for (int count = 0; count < MOST_MEMBERS; count++) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK) {
                throw new EOFException();
            }
            if (header[0] == 0) {
                return;
            }
            long size = octal(header, 124, 12);
            total += size;
            if (size < 0 || total > MOST_BYTES) {
                throw new IOException("A signature database unpacks to more than " + MOST_BYTES
                        + " bytes or is damaged; only the signatures before that place are used.");
            }
            Part part = new Part(in, size);
            if (header[156] == '0' || header[156] == 0) {
                members.member(text(header, 0, 100), part);
            }
            part.skipRest();
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
        throw new IOException("A signature database has more than " + MOST_MEMBERS
                + " files; only the first are used.");
    }

    private static String text(byte[] bytes, int from, int most) {
        int length = 0;
        while (length < most && bytes[from + length] != 0) {
            length++;
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static long octal(byte[] bytes, int from, int length) {
        String digits = text(bytes, from, length).strip();
        return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
    }

    /** The bytes of one member. */
    private static final class Part extends InputStream {
        private final InputStream in;
        private long left;

        Part(InputStream in, long size) {
            this.in = in;
            left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(into, offset, (int) Math.min(count, left));
            if (n < 0) {
                throw new EOFException();
            }
            left -= n;
            return n;
        }

        void skipRest() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }
    }
}
