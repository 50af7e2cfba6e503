package org.netrospect.protocols.tls;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads the plain records of DTLS until its handshake is over. */
final class DtlsSession implements Analyzer {
    static final int HEADER = 13;
    private static final int VERIFY_REQUEST = 3;

    private final SessionContext context;
    private final Handshake handshake;
    private final DtlsMessages client = new DtlsMessages();
    private final DtlsMessages server = new DtlsMessages();
    private boolean finished;
    private int ends;

    DtlsSession(SessionContext context, Certificates certificates) {
        this.context = context;
        handshake = new Handshake(context, "dtls", certificates);
    }

    @Override
    public void data(boolean fromClient, ByteWindow datagram) {
        try {
            int at = 0;
            while (!finished && at + HEADER <= datagram.length() && DtlsProtocol.record(datagram, at)) {
                ByteWindow content = datagram.slice(at + HEADER, datagram.u16(at + 11));
                record(fromClient, datagram.u8(at), datagram.u16(at + 3), content);
                at += HEADER + content.length();
            }
        } catch (MalformedInput e) {
            // one datagram says nothing about the next
            context.irregularity("broken dtls datagram",
                    "A DTLS datagram breaks its format and was passed over: " + e.getMessage());
        }
    }

    private void record(boolean fromClient, int type, int epoch, ByteWindow content) {
        if (epoch > 0) {
            if (!fromClient || type == RecordReader.APPLICATION_DATA) {
                over();
            }
            return;
        }
        switch (type) {
            case RecordReader.HANDSHAKE -> {
                int at = 0;
                while (at < content.length() && !finished) {
                    int length = DtlsMessages.HEADER + content.u24(at + 9);
                    int message = content.u8(at);
                    Optional<ByteWindow> body = (fromClient ? client : server).put(content.slice(at, length));
                    body.ifPresent(whole -> message(fromClient, message, whole));
                    at += length;
                }
            }
            case RecordReader.ALERT -> {
                if (content.length() == 2) {
                    handshake.alert(fromClient, content.u8(0), content.u8(1));
                }
            }
            default -> {
                // the change of cipher is seen from the epoch
            }
        }
    }

    private void message(boolean fromClient, int type, ByteWindow body) {
        switch (type) {
            case HandshakeReader.CLIENT_HELLO -> handshake.hello(ClientHello.read('d', body));
            case HandshakeReader.SERVER_HELLO -> {
                ServerHello hello = ServerHello.read('d', body);
                handshake.hello(hello);
                if (hello.modern() && !hello.retry()) {
                    over();
                }
            }
            case VERIFY_REQUEST -> handshake.more().put("cookie_asked", true);
            case HandshakeReader.CERTIFICATE -> handshake.certificates(fromClient, body, false);
            default -> {
                // other messages tell nothing that is not seen from these
            }
        }
    }

    private void over() {
        handshake.tell();
        finished = true;
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut is read as far as it goes
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            handshake.tell();
        }
    }

    @Override
    public boolean done() {
        return finished;
    }
}
