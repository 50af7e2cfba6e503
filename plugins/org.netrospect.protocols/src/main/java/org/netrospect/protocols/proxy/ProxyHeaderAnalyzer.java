package org.netrospect.protocols.proxy;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Reads the header before the first byte of the client; all else is a session inside. */
final class ProxyHeaderAnalyzer implements Analyzer {
    /** Sixteen bytes, addresses, and more about the connection; of the text, with its end, 107. */
    private static final int MOST = 2048;
    private static final int LONGEST_LINE = 107;
    private static final int BINARY_HEADER = 16;
    private static final int INTERNET = 1;
    private static final int INTERNET_6 = 2;
    private static final int PROTOCOL_INSIDE = 1;
    private static final int HOST = 2;

    private final SessionContext context;
    private final FrameReader header = new FrameReader(ProxyHeaderAnalyzer::length, MOST, this::header);
    private boolean read;
    private Optional<Analyzer> inner = Optional.empty();

    ProxyHeaderAnalyzer(SessionContext context) {
        this.context = context;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int from = fromClient && !read ? header.take(bytes, 0) : 0;
        if (from < bytes.length()) {
            inner().data(fromClient, bytes.slice(from, bytes.length() - from));
        }
    }

    private Analyzer inner() {
        if (inner.isEmpty()) {
            inner = Optional.of(context.inner(IpProtocol.TCP));
        }
        return inner.get();
    }

    private static long length(ByteWindow b) {
        if (b.u8(0) == 'P') {
            int last = b.length() - 1;
            if (b.u8(last) != '\n' && last >= LONGEST_LINE) {
                throw new MalformedInput("a PROXY header has more than " + LONGEST_LINE + " bytes");
            }
            return b.u8(last) == '\n' ? b.length() : -1;
        }
        return b.length() < BINARY_HEADER ? -1 : BINARY_HEADER + b.u16(14);
    }

    private void header(ByteWindow b, long length) {
        read = true;
        if (b.u8(0) == 'P') {
            String[] words = b.latin1(0, b.length()).strip().split(" ");
            boolean addresses = words.length == 6;
            tell(new Details().put("version", 1).put("transport", words[1]), addresses ? words[2] + ":" + words[4] : "",
                    addresses ? words[3] + ":" + words[5] : "");
        } else {
            binary(b);
        }
    }

    private void binary(ByteWindow b) {
        int family = b.u8(13) >>> 4;
        int size = family == INTERNET ? 4 : family == INTERNET_6 ? 16 : 0;
        Details details = new Details().put("version", b.u8(12) >>> 4)
                .put("transport", (b.u8(13) & 15) == 2 ? "UDP" : size == 0 ? "" : "TCP" + (size == 4 ? 4 : 6));
        if ((b.u8(12) & 15) == 0) {
            // the balancer speaks for itself, as when it asks whether a server is there
            details.put("local", true);
        }
        int at = BINARY_HEADER + (size == 0 ? 0 : 2 * size + 4);
        while (size > 0 && at + 3 <= b.length()) {
            int more = Math.min(b.u16(at + 1), b.length() - at - 3);
            switch (b.u8(at)) {
                case PROTOCOL_INSIDE -> details.put("alpn", b.latin1(at + 3, more));
                case HOST -> details.put("host", b.utf8(at + 3, more));
                default -> {
                    // certificates, checksums, padding
                }
            }
            at += 3 + more;
        }
        tell(details, size == 0 ? "" : end(b, BINARY_HEADER, size, BINARY_HEADER + 2 * size),
                size == 0 ? "" : end(b, BINARY_HEADER + size, size, BINARY_HEADER + 2 * size + 2));
    }

    private static String end(ByteWindow b, int address, int size, int port) {
        IpAddress ip = size == 4 ? IpAddress.v4(b.i32(address)) : new IpAddress(6, b.i64(address), b.i64(address + 8));
        return ip + ":" + b.u16(port);
    }

    private void tell(Details details, String source, String destination) {
        context.event(context.mark(), EventKind.of("proxy-header", "client"),
                source.isEmpty() ? "unknown" : source + " → " + destination,
                details.put("source", source).put("destination", destination));
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (fromClient && !read) {
            throw new MalformedInput("bytes of the PROXY header are missing");
        }
        inner().gap(fromClient, length);
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(analyzer -> analyzer.end(fromClient));
    }

    @Override
    public boolean done() {
        return inner.isPresent() && inner.get().done();
    }

    @Override
    public boolean resting() {
        return inner.isPresent() && inner.get().resting();
    }
}
