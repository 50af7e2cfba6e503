package org.netrospect.protocols.quic;

import java.util.HashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads each stream that goes both ways as a session of its own: DNS, SMB and others that keep their form. */
final class InnerStreams implements StreamsReader {
    private static final int MOST = 64;

    private final SessionContext context;
    private final Map<Long, Analyzer> open = new HashMap<>();
    private final Map<Long, Integer> ends = new HashMap<>();
    private boolean left;

    InnerStreams(SessionContext context) {
        this.context = context;
    }

    @Override
    public void data(long stream, boolean fromClient, ByteWindow bytes) {
        Analyzer known = open.get(stream);
        if (known != null) {
            known.data(fromClient, bytes);
        } else if (StreamsReader.twoWay(stream)) {
            begin(stream, fromClient, bytes);
        }
    }

    private void begin(long stream, boolean fromClient, ByteWindow bytes) {
        if (open.size() < MOST) {
            Analyzer inner = context.inner(IpProtocol.TCP);
            open.put(stream, inner);
            inner.data(fromClient, bytes);
        } else if (!left) {
            left = true;
            context.irregularity("too many streams", "A QUIC connection has more than " + MOST
                    + " streams under way; those that were begun later are not read.");
        }
    }

    @Override
    public void gap(long stream, boolean fromClient, long length) {
        Analyzer known = open.get(stream);
        if (known != null) {
            known.gap(fromClient, length);
        }
    }

    @Override
    public void end(long stream, boolean fromClient, boolean whole) {
        Analyzer known = open.get(stream);
        if (known != null) {
            known.end(fromClient);
            if (ends.merge(stream, 1, Integer::sum) == 2) {
                open.remove(stream);
                ends.remove(stream);
            }
        }
    }

    @Override
    public void end() {
        // each stream was ended
    }
}
