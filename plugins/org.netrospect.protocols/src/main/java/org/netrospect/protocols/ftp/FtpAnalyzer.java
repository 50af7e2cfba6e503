package org.netrospect.protocols.ftp;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.LineReader;
import org.netrospect.protocols.text.UntilTls;

/** Reads both streams of an FTP control connection as lines, until TLS begins. */
final class FtpAnalyzer extends UntilTls {
    private static final int LONGEST_LINE = 1 << 13;
    private static final int TELNET_IAC = 0xff;

    private final FtpDialogue dialogue;
    private final LineReader command = new LineReader(LONGEST_LINE);
    private final LineReader reply = new LineReader(LONGEST_LINE);

    FtpAnalyzer(SessionContext context) {
        super(context);
        dialogue = new FtpDialogue(context);
    }

    @Override
    protected boolean awaitsTls() {
        return dialogue.awaitsTls();
    }

    @Override
    protected int read(boolean fromClient, ByteWindow bytes, int from) {
        LineReader lines = fromClient ? command : reply;
        int at = lines.take(bytes, from);
        if (!lines.complete()) {
            return at;
        }
        if (fromClient) {
            dialogue.command(withoutTelnet(lines));
        } else {
            dialogue.reply(lines.text());
            if (dialogue.tlsBegins()) {
                beginTls();
            }
        }
        return at;
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

    @Override
    protected void lost(boolean fromClient, long length) {
        (fromClient ? command : reply).clear();
        dialogue.gap();
    }

    @Override
    protected void over(boolean fromClient) {
        if (!fromClient) {
            dialogue.end();
        }
    }
}
