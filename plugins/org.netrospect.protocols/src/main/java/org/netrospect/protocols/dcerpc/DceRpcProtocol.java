package org.netrospect.protocols.dcerpc;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Remote procedure calls over TCP ([MS-RPCE] 2.1.1.1): the endpoint mapper, and the ports it names. */
public final class DceRpcProtocol implements Protocol {
    @Override
    public String name() {
        return "dcerpc";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(135);
    }

    @Override
    public Set<Integer> usualPorts() {
        // the endpoint mapper gives out others as they are free
        return Set.of();
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.u8(0) != 5 || bytes.u8(1) > 1) {
            return Recognition.NO;
        }
        return Pdu.begins(bytes) ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Stream(context, new RpcStreams(context, ""));
    }

    private record Stream(SessionContext context, RpcStreams streams) implements Analyzer {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            streams.data(fromClient, bytes);
        }

        @Override
        public void gap(boolean fromClient, long length) {
            if (!streams.gap(fromClient, length)) {
                context.irregularity("bytes missing", "Bytes of remote procedure calls are missing; those around them "
                        + "are not read.");
            }
        }

        @Override
        public void end(boolean fromClient) {
            if (!fromClient) {
                streams.end();
            }
        }
    }
}
