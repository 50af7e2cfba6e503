package org.netrospect.pcap;

import java.io.IOException;

/** The uncompressed bytes of a capture, from front to back. One thread. */
interface Content {
    /** Must be called before an array that was once given to {@link #fill} is changed. */
    void claim(byte[] array) throws IOException;

    /**
     * Fills a claimed array; less than {@code length} only where the content ends, or where it is {@link #broken}: the
     * next call throws then.
     */
    int fill(byte[] array, int from, int length) throws IOException;

    /** Whether there is more that the disk does not give. */
    boolean broken();

    /** If the content ended because it is damaged: how, as the part of a sentence that follows the file's name. */
    String damage();
}
