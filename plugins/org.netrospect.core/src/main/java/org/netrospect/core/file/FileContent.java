package org.netrospect.core.file;

import java.io.IOException;

/** The bytes of a recovered file, to be read anywhere. Any thread; valid as long as who gave it says. */
public interface FileContent {
    /** Bytes. */
    long length();

    /**
     * Reads at a position as many bytes as are there, at most {@code count}.
     *
     * @return how many; 0 at or behind the end
     */
    int read(long position, byte[] into, int offset, int count) throws IOException;

    /** The first bytes, at most {@code most}. */
    default byte[] head(int most) throws IOException {
        byte[] head = new byte[(int) Math.min(most, length())];
        int have = 0;
        while (have < head.length) {
            int n = read(have, head, have, head.length - have);
            if (n <= 0) {
                throw new IOException("The content of a file ends after " + have + " bytes and should have "
                        + length() + ".");
            }
            have += n;
        }
        return head;
    }

    /** Content that is in memory; the array must not change. */
    static FileContent of(byte[] bytes) {
        return new FileContent() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) {
                if (position >= bytes.length) {
                    return 0;
                }
                int n = (int) Math.min(count, bytes.length - position);
                System.arraycopy(bytes, (int) position, into, offset, n);
                return n;
            }
        };
    }
}
