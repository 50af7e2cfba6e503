package org.netrospect.protocols.quic;

import org.netrospect.core.bytes.ByteWindow;

/** Takes the frames that carry something (RFC 9000, section 19). Windows are borrowed. */
interface FrameListener {
    void crypto(long offset, ByteWindow bytes);

    void stream(long stream, long offset, ByteWindow bytes, boolean last);

    void reset(long stream);

    /** The side wants to be called by this id, too. */
    void connectionId(byte[] id);
}
