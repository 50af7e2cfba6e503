package org.netrospect.protocols.ldap;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.frame.FramedStreams;

/** Messages of both directions, also those that are wrapped after a login (RFC 4422, section 3.7). One thread. */
final class LdapStream implements FramedStreams.Reader {
    private static final EventKind ENCRYPTED = EventKind.of("ldap", "encrypted");
    /** Bytes kept of a message. */
    private static final int LARGEST = 1 << 18;
    /** Length of what stands before a message that is signed, not encrypted: signature of NTLM, header of Kerberos. */
    private static final int SIGNATURE = 16;
    static final int KERBEROS_WRAP = 0x0504;
    private static final int SEALED = 2;
    private static final int LAYER_LENGTH = 4;
    /** Identifier and length of a message at most. */
    private static final int LONGEST_HEAD = 6;
    /** The class bits of an identifier, and that of operations. */
    private static final int CLASS = 0xc0;
    private static final int APPLICATION = 0x40;

    private final SessionContext context;
    private final LdapSession session;
    private boolean sealed;

    private LdapStream(SessionContext context) {
        this.context = context;
        session = new LdapSession(context);
    }

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "LDAP", LARGEST, new LdapStream(context));
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        if (begin.u8(0) == Ber.SEQUENCE) {
            return Ber.total(begin);
        }
        if (begin.u8(0) != 0) {
            throw new MalformedInput("a message of LDAP begins with neither a sequence nor a length");
        }
        return begin.length() < LAYER_LENGTH ? -1 : LAYER_LENGTH + begin.u32(0);
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (begin.u8(0) == 0) {
            wrapped(begin.slice(LAYER_LENGTH, begin.length() - LAYER_LENGTH));
        } else if (begin.length() < length) {
            session.cut(begin);
        } else {
            session.message(begin);
        }
    }

    private void wrapped(ByteWindow token) {
        ByteWindow content = token.slice(0, 0);
        if (token.length() > SIGNATURE && token.u16(0) == KERBEROS_WRAP) {
            content = (token.u8(2) & SEALED) == 0 ? turnedBack(token) : content;
        } else if (token.length() > SIGNATURE && token.u32le(0) == 1) {
            content = token.slice(SIGNATURE, token.length() - SIGNATURE);
        }
        if (!messages(content, content.length()) && !sealed) {
            sealed = true;
            context.event(context.mark(), ENCRYPTED, "", new Details());
        }
    }

    /** Message and checksum are turned right by some bytes (RFC 4121, section 4.2.5). @return the message */
    private static ByteWindow turnedBack(ByteWindow token) {
        ByteWindow turned = token.slice(SIGNATURE, token.length() - SIGNATURE);
        int length = Math.max(0, turned.length() - token.u16(4));
        int right = token.u16(6) % turned.length();
        if (right == 0) {
            return turned.slice(0, length);
        }
        byte[] back = new byte[turned.length()];
        System.arraycopy(turned.array(), turned.arrayOffset() + right, back, 0, back.length - right);
        System.arraycopy(turned.array(), turned.arrayOffset(), back, back.length - right, right);
        return new ByteWindow(back, 0, length);
    }

    /** @return false if there are none: what is sealed may begin as a message does by chance */
    private boolean messages(ByteWindow bytes, int end) {
        List<ByteWindow> all = new ArrayList<>();
        int at = 0;
        while (at < end) {
            long total = end - at > 2 ? total(bytes.slice(at, end - at)) : -1;
            if (total < 0 || total > end - at) {
                break;
            }
            all.add(bytes.slice(at, (int) total));
            at += (int) total;
        }
        all.forEach(session::message);
        return !all.isEmpty();
    }

    /** @return the length of the message that begins here with its number and an operation; -1 if none does */
    private static long total(ByteWindow begin) {
        int first = begin.u8(1);
        int at = first < 128 ? 2 : 2 + (first & 127);
        if (begin.u8(0) != Ber.SEQUENCE || first == 128 || at > LONGEST_HEAD || begin.length() < at + 2) {
            return -1;
        }
        int length = begin.u8(at + 1);
        int operation = at + 2 + length;
        boolean message = begin.u8(at) == Ber.INTEGER && length >= 1 && length <= 4 && operation < begin.length()
                && (begin.u8(operation) & CLASS) == APPLICATION;
        return message ? Ber.total(begin) : -1;
    }

    @Override
    public boolean handsOver() {
        return session.tls();
    }

    @Override
    public void end() {
        session.end();
    }
}
