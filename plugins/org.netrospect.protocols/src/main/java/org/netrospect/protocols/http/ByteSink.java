package org.netrospect.protocols.http;

import org.netrospect.core.bytes.ByteWindow;

/** A stage that the bytes of one body go through; ends once. */
public interface ByteSink {
    /** The next bytes. @param bytes borrowed */
    void data(ByteWindow bytes);

    /** The next bytes are in no capture. */
    void gap(long length);

    /** Nothing more comes. @param whole whether that is the end of the body, or it was cut short */
    void end(boolean whole);
}
