package org.netrospect.protocols;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The Network Time Protocol (RFC 5905, figures 8 and 10): one event for each datagram with the time. */
final class NtpProtocol implements Protocol {
    private static final int HEADER = 48;
    private static final int CONTROL = 6;
    /** Seconds from 1900, NTP's era 0, to 1970 (RFC 5905, figure 4). */
    private static final long ERA = 2_208_988_800L;
    private static final String[] MODES = {"reserved", "symmetric active", "symmetric passive", "client", "server",
        "broadcast", "control", "private"};

    @Override
    public String name() {
        return "ntp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(123);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int version = bytes.u8(0) >> 3 & 7;
        return version >= 1 && version <= 4 ? Recognition.UNSURE : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Reader(context);
    }

    private record Reader(SessionContext context) implements Analyzer {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            int mode = bytes.u8(0) & 7;
            Details details = new Details().put("version", bytes.u8(0) >> 3 & 7).put("mode", MODES[mode]);
            if (mode < CONTROL) {
                bytes.check(0, HEADER);
                details.put("stratum", bytes.u8(1)).put("poll", bytes.u8(2));
                reference(details, bytes);
                long sent = bytes.u32(40);
                if (sent != 0) {
                    details.time("transmit_time", (sent - ERA) * 1_000_000_000L
                            + (bytes.u32(44) * 1_000_000_000L >>> 32));
                }
            }
            context.event(context.mark(), EventKind.of("ntp", MODES[mode]), "", details);
        }

        /** The name of a clock, or the address of the server above. */
        private static void reference(Details details, ByteWindow bytes) {
            if (bytes.u8(1) <= 1) {
                details.put("reference", bytes.latin1(12, 4).replaceAll("[^A-Za-z0-9]", ""));
            } else {
                details.put("reference", bytes.u8(12) + "." + bytes.u8(13) + "." + bytes.u8(14) + "." + bytes.u8(15));
            }
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // a datagram that was cut is read as far as it goes
        }

        @Override
        public void end(boolean fromClient) {
            // nothing is under way between datagrams
        }
    }
}
