package org.netrospect.protocols.memcached;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Memcached: recognised by a binary header or by a command that stores; others are words that the port must back. */
public final class MemcachedProtocol implements Protocol {
    /** Of a datagram: number of the request, number and count of datagrams, nothing. */
    static final int UDP_HEADER = 8;
    static final int REQUEST = 0x80;
    private static final int HEADER = 24;
    private static final int LAST_OPERATION = 0x48;
    private static final int LONGEST_LINE = 300;
    /** Where the length of a key stands, a hello of SSL 2.0 has its kind and a version: more than this. */
    private static final int LONGEST_KEY = 250;

    @Override
    public String name() {
        return "memcached";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP, IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(11211);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow b = opening.client();
        if (opening.datagrams()) {
            return datagram(b) ? Recognition.YES : Recognition.NO;
        }
        if (b.length() == 0) {
            return Recognition.MORE;
        }
        if (b.u8(0) == REQUEST) {
            b.check(0, HEADER);
            return b.u8(1) <= LAST_OPERATION && b.u16(2) <= LONGEST_KEY && b.u8(5) == 0
                    && b.u16(2) + b.u8(4) <= b.u32(8)
                    && b.u32(8) < 1 << 21 ? Recognition.YES : Recognition.NO;
        }
        Recognition word = command(b, 0);
        return word == Recognition.UNSURE && stores(b) ? Recognition.YES : word;
    }

    private static boolean datagram(ByteWindow b) {
        if (b.length() < UDP_HEADER + 3 || b.u16(2) >= b.u16(4) || b.u16(6) != 0) {
            return false;
        }
        ByteWindow content = b.slice(UDP_HEADER, b.length() - UDP_HEADER);
        if (answers(content)) {
            return true;
        }
        boolean binary = content.length() >= HEADER && content.u8(0) == REQUEST && content.u8(1) <= LAST_OPERATION
                && content.u8(5) == 0 && content.u16(2) + content.u8(4) <= content.u32(8)
                && HEADER + content.u32(8) == content.length();
        return b.u16(4) == 1 && (binary || command(b, UDP_HEADER) == Recognition.UNSURE);
    }

    /** Whether a server's lines stand there, which no client sends. */
    static boolean answers(ByteWindow b) {
        return starts(b, "STAT ") || starts(b, "VALUE ") || starts(b, "END\r\n") || starts(b, "ERROR\r\n");
    }

    private static boolean starts(ByteWindow b, String text) {
        return b.length() >= text.length() && b.latin1(0, text.length()).equals(text);
    }

    /** Whether a word stands there that is a command, which is not yet certain. */
    private static Recognition command(ByteWindow b, int from) {
        int at = from;
        while (at < b.length() && at - from < 12 && (b.u8(at) >= 'a' && b.u8(at) <= 'z' || b.u8(at) == '_')) {
            at++;
        }
        if (at == b.length()) {
            return Recognition.MORE;
        }
        boolean ends = b.u8(at) == ' ' || b.u8(at) == '\r';
        return ends && !Commands.kind(b.latin1(from, at - from)).isEmpty() ? Recognition.UNSURE : Recognition.NO;
    }

    /** Whether it is a command that stores: a key, three numbers and the end of the line. */
    private static boolean stores(ByteWindow b) {
        int end = b.indexOf('\r', 0);
        if (end < 0 || end > LONGEST_LINE) {
            return false;
        }
        String[] words = b.latin1(0, end).split(" ", 7);
        if (words.length < 5 || !Commands.stores(words[0])) {
            return false;
        }
        for (int i = 2; i < 5; i++) {
            if (Commands.number(words[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        Told told = new Told(context);
        if (context.session().protocol() == IpProtocol.UDP) {
            return new Datagrams(context, "Memcached request", new UdpExchanges(context, told));
        }
        return new MemcachedSession(context, told);
    }
}
