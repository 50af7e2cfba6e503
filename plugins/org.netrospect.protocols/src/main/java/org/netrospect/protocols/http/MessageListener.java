package org.netrospect.protocols.http;

import org.netrospect.core.bytes.ByteWindow;

/** Takes the messages of one direction, in order: {@link #head}, body, {@link #messageEnd}, and again. */
interface MessageListener {
    /**
     * A head has come.
     *
     * @return how the body that follows is framed: its length, or one of the constants of {@link Framing}
     */
    long head(Head head);

    /**
     * What came first begins no message.
     *
     * @return whether all of it is the body of a message without a head, as HTTP/0.9 has them
     */
    boolean headless();

    /** Bytes of the body, without the framing of chunks. @param bytes borrowed */
    void body(ByteWindow bytes);

    /** Bytes of the body that are in no capture. */
    void bodyGap(long length);

    /** Fields behind a chunked body. */
    void trailers(Head trailers);

    /** @param whole whether the message came to its end */
    void messageEnd(boolean whole);

    /** What was met breaks the format. */
    void irregular(String what, String detail);
}
