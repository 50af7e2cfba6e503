package org.netrospect.protocols.http;

import org.netrospect.core.bytes.ByteWindow;

/** Gives a body to two stages. */
record Both(ByteSink one, ByteSink other) implements ByteSink {
    @Override
    public void data(ByteWindow bytes) {
        one.data(bytes);
        other.data(bytes);
    }

    @Override
    public void gap(long length) {
        one.gap(length);
        other.gap(length);
    }

    @Override
    public void end(boolean whole) {
        one.end(whole);
        other.end(whole);
    }
}
