package org.netrospect.pcap;

import java.io.IOException;

/** The uncompressed bytes of a capture, from front to back. One thread. */
interface Content {
    /** Must be called before an array that was once given to {@link #fill} is changed. */
    void claim(byte[] array) throws IOException;

    /** Fills a claimed array; less than {@code length} only where the content ends. */
    int fill(byte[] array, int from, int length) throws IOException;

    /** If the content ended because it is damaged: how, as the part of a sentence that follows the file's name. */
    String damage();
}
