package org.netrospect.protocols.tftp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/**
 * The Trivial File Transfer Protocol (RFC 1350, RFC 2347 to 2349, RFC 7440): the request, and the file, which comes
 * from another port of the server.
 */
public final class TftpProtocol implements Protocol {
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int LONGEST_TEXT = 512;
    private static final int MOST_OPTIONS = 20;
    private static final Set<String> MODES = Set.of("octet", "netascii", "mail");

    @Override
    public String name() {
        return "tftp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(69);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        int code = bytes.u16(0);
        if (code != READ && code != WRITE) {
            return Recognition.NO;
        }
        int name = bytes.indexOf(0, 2);
        int mode = name < 3 ? -1 : bytes.indexOf(0, name + 1);
        if (mode < 0) {
            return Recognition.NO;
        }
        boolean known = MODES.contains(bytes.latin1(name + 1, mode - name - 1).toLowerCase(Locale.ROOT));
        return known ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Reader(context);
    }

    /** Reads the requests, and the file if the server keeps to its port. */
    private static final class Reader implements Analyzer {
        private final SessionContext context;
        private TftpTransfer transfer;

        Reader(SessionContext context) {
            this.context = context;
            transfer = new TftpTransfer(context, new TftpRequest(false, "", "", Map.of()));
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            int code = bytes.u16(0);
            if (!fromClient || code != READ && code != WRITE) {
                transfer.data(fromClient, bytes);
                return;
            }
            int name = bytes.indexOf(0, 2);
            int mode = name < 0 ? -1 : bytes.indexOf(0, name + 1);
            if (mode < 0) {
                return;
            }
            Map<String, String> options = options(bytes, mode + 1);
            TftpRequest request = new TftpRequest(code == WRITE,
                    bytes.utf8(2, Math.min(name - 2, LONGEST_TEXT)),
                    bytes.latin1(name + 1, Math.min(mode - name - 1, LONGEST_TEXT)), options);
            transfer.end(true);
            TftpTransfer asked = new TftpTransfer(context, request);
            transfer = asked;
            Session s = context.session();
            ExpectedSessions.of(context).add(s.ipVersion(), s.clientHigh(), s.clientLow(), s.clientPort(),
                    IpProtocol.UDP, data -> {
                        asked.elsewhere();
                        return transferOf(data, request);
                    });
        }

        private static Analyzer transferOf(SessionContext data, TftpRequest request) {
            data.service("tftp");
            return new TftpTransfer(data, request);
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // a datagram that was cut is read as far as it goes
        }

        @Override
        public void end(boolean fromClient) {
            transfer.end(fromClient);
        }
    }

    /** RFC 2347: names and values, each ended by a zero; names in lower case. */
    static Map<String, String> options(ByteWindow bytes, int from) {
        Map<String, String> options = new LinkedHashMap<>();
        int at = from;
        while (at < bytes.length() && options.size() < MOST_OPTIONS) {
            int name = bytes.indexOf(0, at);
            int value = name < 0 ? -1 : bytes.indexOf(0, name + 1);
            if (value < 0) {
                break;
            }
            options.put(bytes.latin1(at, Math.min(name - at, LONGEST_TEXT)).toLowerCase(Locale.ROOT),
                    bytes.latin1(name + 1, Math.min(value - name - 1, LONGEST_TEXT)));
            at = value + 1;
        }
        return options;
    }
}
