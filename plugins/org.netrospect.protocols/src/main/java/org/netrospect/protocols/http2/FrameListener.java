package org.netrospect.protocols.http2;

import org.netrospect.core.bytes.ByteWindow;

/** Takes the frames of one direction (RFC 9113, section 4). */
interface FrameListener {
    /** A whole frame that is not DATA. @param payload borrowed, without padding */
    void frame(FrameType type, int flags, int stream, ByteWindow payload);

    /** Bytes of a DATA frame, as they come. @param bytes borrowed, without padding */
    void data(int stream, ByteWindow bytes);

    /** Bytes of a DATA frame that are in no capture. */
    void dataGap(int stream, long length);

    /** A DATA frame is over. */
    void dataEnd(int flags, int stream);

    /** A frame that is not read whole is over. @param beginning of its payload, none of DATA; borrowed */
    void frameOver(FrameType type, int stream, ByteWindow beginning);

    /** Frames were lost: what the fields of later ones are cannot be known. */
    void lost();
}
