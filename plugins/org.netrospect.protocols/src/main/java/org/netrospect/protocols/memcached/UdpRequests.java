package org.netrospect.protocols.memcached;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.frame.Datagrams;

/** Requests in datagrams, which reflect floods: what was asked for is told, answers are not read. */
final class UdpRequests implements Datagrams.Reader {
    private final Told told;

    UdpRequests(Told told) {
        this.told = told;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        if (!fromClient) {
            return;
        }
        int end = bytes.indexOf('\n', MemcachedProtocol.UDP_HEADER);
        if (end < 0) {
            throw new MalformedInput("has no line");
        }
        String[] words = bytes.latin1(MemcachedProtocol.UDP_HEADER, end - MemcachedProtocol.UDP_HEADER).strip()
                .split(" ", 3);
        told.command(words[0], words.length > 1 ? words[1] : "", -1);
    }

    @Override
    public void end() {
        told.end();
    }
}
