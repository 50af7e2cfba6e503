package org.netrospect.protocols.smb;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads one NetBIOS session. */
final class SmbAnalyzer implements Analyzer {
    private final SessionContext context;
    private final SmbSession session;
    private final Smb1 smb1;
    private final Smb2 smb2;
    private final SmbMessages client = new SmbMessages();
    private final SmbMessages server = new SmbMessages();
    private boolean encrypted;
    private int ends;

    SmbAnalyzer(SessionContext context) {
        this.context = context;
        session = new SmbSession(context);
        smb1 = new Smb1(session);
        smb2 = new Smb2(session);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (!(fromClient ? client : server).data(bytes, this::message)) {
            context.irregularity("message too large", "An SMB message of more than 8 MB was left out.");
        }
    }

    private void message(ByteWindow message) {
        if (message.length() < 4) {
            return;
        }
        switch (message.i32(0)) {
            case SmbMessages.SMB1 -> smb1.message(message);
            case SmbMessages.SMB2 -> smb2.message(message);
            case SmbMessages.ENCRYPTED -> {
                if (!encrypted) {
                    encrypted = true;
                    context.event(context.mark(), SmbSession.ENCRYPTED, "", new Details());
                }
            }
            case SmbMessages.COMPRESSED -> context.irregularity("compressed message",
                    "Compressed SMB messages are not read.");
            default -> context.irregularity("not SMB", "A message of a NetBIOS session is not SMB; it was left out.");
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        (fromClient ? client : server).gap(length);
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            session.end();
        }
    }
}
