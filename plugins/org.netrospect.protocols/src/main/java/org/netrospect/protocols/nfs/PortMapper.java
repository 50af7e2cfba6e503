package org.netrospect.protocols.nfs;

import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** Where programs are found: the port mapper (RFC 1833). One thread. */
final class PortMapper implements RpcReader {
    private static final int GETPORT = 3;
    private static final int DUMP = 4;
    private static final int CALLIT = 5;

    private final SessionContext context;

    PortMapper(SessionContext context) {
        this.context = context;
    }

    @Override
    public Optional<Waiting> call(RpcCall call) {
        Xdr in = call.arguments();
        return switch (call.procedure()) {
            case GETPORT, CALLIT -> {
                long program = in.u32();
                Details details = new Details().put("program", program).put("program_version", in.u32());
                String kind = call.procedure() == CALLIT ? "callit" : "getport";
                if (call.procedure() == CALLIT) {
                    yield Optional.of(result -> context.event(call.at(), EventKind.of("portmap", kind),
                            RpcCall.name(program), details));
                }
                boolean second = call.version() == 2;
                int transport = second ? in.number() : in.text().startsWith("udp") ? IpProtocol.UDP : IpProtocol.TCP;
                yield Optional.of(result -> {
                    int port = result.map(it -> second ? (int) it.u32() & 0xffff : port(it.text())).orElse(0);
                    details.put("transport", transport == IpProtocol.UDP ? "udp" : "tcp").put("port", port);
                    context.event(call.at(), EventKind.of("portmap", kind), RpcCall.name(program), details);
                    expect(port, transport);
                });
            }
            case DUMP -> Optional.of(result -> context.event(call.at(), EventKind.of("portmap", "dump"), "",
                    new Details().put("answered", result.isPresent())));
            default -> Optional.empty();
        };
    }

    /** The port of a universal address: {@code 10.0.0.1.8.1} is port 2049. */
    private static int port(String address) {
        String[] parts = address.split("\\.");
        if (parts.length < 2 || !parts[parts.length - 1].matches("\\d{1,3}")
                || !parts[parts.length - 2].matches("\\d{1,3}")) {
            return 0;
        }
        return (Integer.parseInt(parts[parts.length - 2]) << 8 | Integer.parseInt(parts[parts.length - 1])) & 0xffff;
    }

    private void expect(int port, int transport) {
        if (port > 0 && (transport == IpProtocol.TCP || transport == IpProtocol.UDP)) {
            Session s = context.session();
            ExpectedSessions.of(context).add(s.ipVersion(), s.serverHigh(), s.serverLow(), port, transport,
                    new OncRpcProtocol()::analyzer);
        }
    }

    @Override
    public void end() {
        // nothing is kept
    }
}
