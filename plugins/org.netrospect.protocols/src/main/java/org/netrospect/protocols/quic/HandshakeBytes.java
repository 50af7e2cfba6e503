package org.netrospect.protocols.quic;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.tls.HandshakeReader;

/** The handshake messages of one side at one level of encryption (RFC 9001, section 4.1.3). One thread. */
final class HandshakeBytes {
    private final OrderedBytes bytes;
    private boolean lost;

    HandshakeBytes(HandshakeReader.Listener listener) {
        HandshakeReader messages = new HandshakeReader(listener);
        bytes = new OrderedBytes(new OrderedBytes.Taker() {
            @Override
            public void data(ByteWindow piece) {
                if (!lost) {
                    messages.data(piece);
                }
            }

            @Override
            public void gap(long length) {
                lost = true;
            }
        });
    }

    void put(long offset, ByteWindow piece) {
        bytes.put(offset, piece);
    }
}
