package org.netrospect.protocols.quic;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tls.ClientHello;
import org.netrospect.protocols.tls.Extensions;
import org.netrospect.protocols.tls.Handshake;

/** The transport parameters in a client's hello (RFC 9000, section 18). */
final class TransportParameters {
    /** Google's parameter with the name of the client. */
    private static final int USER_AGENT = 0x3129;

    private TransportParameters() {
    }

    static void tell(ClientHello hello, int version, Handshake handshake, SessionContext context) {
        Optional<ByteWindow> content = hello.extensions().find(Extensions.QUIC_PARAMETERS)
                .or(() -> hello.extensions().find(Extensions.QUIC_PARAMETERS_DRAFT));
        if (content.isEmpty()) {
            return;
        }
        ByteWindow list = content.get();
        int at = 0;
        while (at < list.length()) {
            Varint id = Varint.at(list, at);
            Varint length = Varint.at(list, id.end());
            list.check(length.end(), length.length());
            if (id.value() == USER_AGENT) {
                String agent = list.utf8(length.end(), length.length());
                handshake.more().put("user_agent", agent);
                context.inspection().text("quic.ua", true, agent);
            }
            at = length.end() + length.length();
        }
        if (context.inspection().wanted()) {
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(version).array();
            context.inspection().buffer("quic.version", true, new ByteWindow(bytes, 0, bytes.length));
        }
    }
}
