package org.netrospect.protocols.ftp;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.LineReader;

/** Reads both streams of an FTP control connection as lines, until TLS begins. */
final class FtpAnalyzer implements Analyzer {
    private static final int LONGEST_LINE = 1 << 13;
    private static final int TELNET_IAC = 0xff;
    private static final int TLS_HANDSHAKE = 0x16;

    private final SessionContext context;
    private final FtpDialogue dialogue;
    private final LineReader command = new LineReader(LONGEST_LINE);
    private final LineReader reply = new LineReader(LONGEST_LINE);
    private Optional<Analyzer> inner = Optional.empty();

    FtpAnalyzer(SessionContext context) {
        this.context = context;
        dialogue = new FtpDialogue(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (inner.isEmpty() && fromClient && dialogue.awaitsTls() && bytes.u8(0) == TLS_HANDSHAKE) {
            startTls();
        }
        LineReader lines = fromClient ? command : reply;
        int at = 0;
        while (at < bytes.length()) {
            if (inner.isPresent()) {
                inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
                return;
            }
            at = lines.take(bytes, at);
            if (lines.complete()) {
                if (fromClient) {
                    dialogue.command(withoutTelnet(lines));
                } else {
                    dialogue.reply(lines.text());
                    if (dialogue.tlsBegins()) {
                        startTls();
                    }
                }
            }
        }
    }

    /** Before ABOR a client sends Telnet's interrupt and synch signals (RFC 959, section 4.1.3). */
    private static String withoutTelnet(LineReader lines) {
        ByteWindow bytes = lines.bytes();
        int at = 0;
        while (at + 1 < bytes.length() && bytes.u8(at) == TELNET_IAC) {
            at += 2;
        }
        return LineReader.text(bytes.array(), bytes.arrayOffset() + at, bytes.length() - at);
    }

    private void startTls() {
        inner = Optional.of(context.inner(IpProtocol.TCP));
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else {
            (fromClient ? command : reply).clear();
            dialogue.gap();
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (inner.isPresent()) {
            inner.get().end(fromClient);
        } else if (!fromClient) {
            dialogue.end();
        }
    }
}
