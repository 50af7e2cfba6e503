package org.netrospect.protocols.http;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** HTTP/1.1 and its forerunners (RFC 9110, RFC 9112): an event for each exchange, a file for each body. */
public final class HttpProtocol implements Protocol {
    private final HttpUpgrades upgrades;

    public HttpProtocol(HttpUpgrades upgrades) {
        this.upgrades = upgrades;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(80, 81, 591, 3128, 8000, 8008, 8080, 8081, 8088, 8888);
    }

    @Override
    public Recognition recognise(Opening opening) {
        Recognition client = opening.client().length() == 0 ? Recognition.MORE : side(opening.client());
        Recognition server = opening.server().length() == 0 ? Recognition.MORE : side(opening.server());
        if (client == Recognition.YES || server == Recognition.YES) {
            return Recognition.YES;
        }
        if (client == Recognition.UNSURE && server != Recognition.NO) {
            return Recognition.UNSURE;
        }
        boolean open = client == Recognition.MORE && server == Recognition.MORE;
        return open ? Recognition.MORE : Recognition.NO;
    }

    /** Either side may be the one that asks: where the beginning is missing, client and server may be told wrong. */
    private static Recognition side(ByteWindow bytes) {
        StartLines.Look response = StartLines.response(bytes);
        if (response == StartLines.Look.YES) {
            return Recognition.YES;
        }
        StartLines.Look request = StartLines.request(bytes);
        if (request == StartLines.Look.YES) {
            // HTTP/2 begins like a request
            return bytes.length() >= 4 && bytes.latin1(0, 4).equals("PRI ") ? Recognition.NO : Recognition.YES;
        }
        if (request == StartLines.Look.BARE) {
            return Recognition.UNSURE;
        }
        if (request == StartLines.Look.OPEN && bytes.length() >= Opening.MOST) {
            return StartLines.known(bytes) ? Recognition.YES : Recognition.NO;
        }
        return request == StartLines.Look.OPEN || response == StartLines.Look.OPEN ? Recognition.MORE : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new HttpSession(context, upgrades);
    }
}
