package org.netrospect.protocols.rfb;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The Remote Framebuffer Protocol (RFC 6143): both sides begin with its version. */
public final class RfbProtocol implements Protocol {
    static final int VERSION = 12;
    private static final String FORM = "RFB 000.000\n";

    @Override
    public String name() {
        return "rfb";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(5900, 5901, 5902, 5903, 5800);
    }

    @Override
    public Recognition recognise(Opening opening) {
        // where a viewer listens, the server connects
        ByteWindow bytes = opening.server().length() > 0 ? opening.server() : opening.client();
        if (bytes.length() == 0) {
            return Recognition.MORE;
        }
        for (int i = 0; i < Math.min(VERSION, bytes.length()); i++) {
            int c = bytes.u8(i);
            if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return Recognition.NO;
            }
        }
        return bytes.length() < VERSION ? Recognition.MORE : Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new RfbAnalyzer(context);
    }
}
