package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import org.netrospect.core.bytes.ByteWindow;

/** Keeps the first bytes of a body and passes all of it on. */
final class Capture implements ByteSink {
    private final int most;
    private final ByteSink target;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);

    Capture(int most, ByteSink target) {
        this.most = most;
        this.target = target;
    }

    @Override
    public void data(ByteWindow bytes) {
        int n = Math.min(bytes.length(), most - kept.size());
        if (n > 0) {
            kept.write(bytes.array(), bytes.arrayOffset(), n);
        }
        target.data(bytes);
    }

    @Override
    public void gap(long length) {
        target.gap(length);
    }

    @Override
    public void end(boolean whole) {
        target.end(whole);
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
