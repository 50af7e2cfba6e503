package org.netrospect.protocols.irc;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** Reads a connection that carries a file; the other direction acknowledges with counts of bytes. */
final class DirectTransfer implements Analyzer {
    private static final EventKind TRANSFER = EventKind.of("irc", "transfer");

    private final SessionContext context;
    private final DirectFile offer;
    private final Mark begun;
    private final boolean clientSends;
    private final FileWriter file;
    private long bytes;
    private long missing;
    private int ends;

    /** @param listens where somebody listens @param port of it */
    DirectTransfer(SessionContext context, DirectFile offer, IpAddress listens, int port) {
        this.context = context;
        this.offer = offer;
        begun = context.mark();
        context.service("irc-dcc");
        Session s = context.session();
        boolean serverListens = s.serverPort() == port && s.serverHigh() == listens.high()
                && s.serverLow() == listens.low();
        clientSends = serverListens != offer.senderListens();
        file = context.file(new FileOffer("irc", clientSends, offer.name(), "", offer.size(), false, new Details()
                .put("from", offer.sender()).put("to", offer.receiver())));
        if (offer.position() > 0) {
            file.gap(offer.position());
        }
    }

    @Override
    public void data(boolean fromClient, ByteWindow piece) {
        if (fromClient == clientSends) {
            file.data(piece);
            bytes += piece.length();
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (fromClient == clientSends) {
            file.gap(length);
            missing += length;
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            file.end();
            Details details = new Details().put("from", offer.sender()).put("to", offer.receiver())
                    .put("name", offer.name()).put("bytes", bytes).put("missing_bytes", missing);
            if (offer.size() >= 0) {
                details.put("size", offer.size());
            }
            context.event(begun, TRANSFER, offer.name(), details);
        }
    }
}
