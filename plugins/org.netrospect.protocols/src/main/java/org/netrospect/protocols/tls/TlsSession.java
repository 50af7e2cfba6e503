package org.netrospect.protocols.tls;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads TLS from its first record to the end of its handshake, and further where keys are known. */
final class TlsSession implements Analyzer {
    private final SessionContext context;
    private final Handshake handshake;
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private boolean keysExchanged;
    private boolean finished;
    private int ends;

    /** One direction. */
    private final class Side implements RecordReader.Listener, HandshakeReader.Listener {
        private final boolean fromClient;
        private final RecordReader records = new RecordReader(this);
        private final HandshakeReader messages = new HandshakeReader(this);
        private boolean encrypted;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }

        @Override
        public void record(int type, int version, ByteWindow content) {
            if (finished) {
                return;
            }
            if (!encrypted) {
                plain(type, content);
            } else if (type == RecordReader.APPLICATION_DATA) {
                handshakeOver();
            }
        }

        private void plain(int type, ByteWindow content) {
            switch (type) {
                case RecordReader.HANDSHAKE -> messages.data(content);
                case RecordReader.ALERT -> {
                    if (content.length() == 2) {
                        handshake.alert(fromClient, content.u8(0), content.u8(1));
                    }
                }
                case RecordReader.CHANGE_CIPHER_SPEC -> changeCipherSpec();
                case RecordReader.APPLICATION_DATA -> handshakeOver();
                default -> {
                    // heartbeats tell nothing
                }
            }
        }

        private void changeCipherSpec() {
            if (handshake.server().filter(ServerHello::modern).isPresent()) {
                // without meaning in TLS 1.3 (RFC 8446, appendix D.4)
                return;
            }
            encrypted = true;
            if (!fromClient) {
                if (handshake.server().isPresent() && !keysExchanged) {
                    handshake.resumed();
                }
                handshakeOver();
            }
        }

        @Override
        public void oldMessage(ByteWindow content) {
            if (content.u8(0) == HandshakeReader.CLIENT_HELLO) {
                handshake.hello(ClientHello.readOld(content));
            } else {
                handshake.more().put("version", Versions.name(content.u16(3)));
                handshake.certificate(fromClient, content.bytes(11, content.u16(5)));
                handshakeOver();
            }
        }

        @Override
        public void message(int type, ByteWindow body) {
            switch (type) {
                case HandshakeReader.CLIENT_HELLO -> handshake.hello(ClientHello.read('t', body));
                case HandshakeReader.SERVER_HELLO -> serverHello(ServerHello.read('t', body));
                case HandshakeReader.ENCRYPTED_EXTENSIONS -> handshake.encryptedExtensions(body);
                case HandshakeReader.CERTIFICATE -> {
                    keysExchanged = true;
                    handshake.certificates(fromClient, body,
                            handshake.server().filter(ServerHello::modern).isPresent());
                }
                case HandshakeReader.SERVER_KEY_EXCHANGE, HandshakeReader.SERVER_HELLO_DONE -> keysExchanged = true;
                default -> {
                    // other messages tell nothing that is not seen from these
                }
            }
        }
    }

    TlsSession(SessionContext context) {
        this.context = context;
        handshake = new Handshake(context, "tls");
    }

    private void serverHello(ServerHello hello) {
        handshake.hello(hello);
        if (hello.modern() && !hello.retry()) {
            client.encrypted = true;
            server.encrypted = true;
            handshakeOver();
        }
    }

    private void handshakeOver() {
        handshake.tell();
        finished = true;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (finished) {
            return;
        }
        try {
            (fromClient ? client : server).records.data(bytes);
        } catch (MalformedInput e) {
            // what was said before stands
            handshake.tell();
            throw e;
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (!finished) {
            context.irregularity("tls handshake incomplete",
                    "%d bytes of a TLS handshake are in no capture; what followed them is not read.".formatted(length));
            handshakeOver();
        }
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
