package org.netrospect.core.session;

/** Takes what a {@link TcpStream} has in order. */
interface StreamListener {
    /** @param bytes borrowed, {@link TcpStream#UNKEPT} if only ranges are followed */
    void bytes(TcpStream stream, byte[] bytes, int offset, int length);

    /**
     * Bytes that are in no packet.
     *
     * @param seenBeyond whether bytes behind them were seen, and not only an acknowledgment of them
     */
    void gap(TcpStream stream, long length, boolean seenBeyond);
}
