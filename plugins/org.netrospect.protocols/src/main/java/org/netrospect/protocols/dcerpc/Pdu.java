package org.netrospect.protocols.dcerpc;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * One protocol data unit of a connection ([C706] 12.6).
 *
 * @param bytes all of it, borrowed
 * @param little whether numbers are little endian
 */
record Pdu(ByteWindow bytes, boolean little) {
    static final int HEADER = 16;
    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int BIND_NAK = 13;
    static final int ALTER_CONTEXT = 14;
    static final int ALTER_CONTEXT_RESPONSE = 15;
    static final int AUTH3 = 16;
    private static final int ORPHANED = 19;
    private static final int FIRST_FRAGMENT = 1;
    private static final int HAS_OBJECT = 0x80;
    private static final int SECURITY_TRAILER = 8;

    static Pdu of(ByteWindow bytes) {
        return new Pdu(bytes, little(bytes));
    }

    private static boolean little(ByteWindow bytes) {
        return (bytes.u8(4) & 0x10) != 0;
    }

    /** Whether bytes can begin a unit; of at least 10 bytes. */
    static boolean begins(ByteWindow bytes) {
        boolean plain = bytes.u8(0) == 5 && bytes.u8(1) <= 1 && bytes.u8(2) <= ORPHANED
                && (bytes.u8(4) & 0xee) == 0 && bytes.u8(5) <= 3 && bytes.u16(6) == 0;
        return plain && (little(bytes) ? bytes.u16le(8) : bytes.u16(8)) >= HEADER;
    }

    /** Length of the unit that begins here; -1 if that is not there yet. */
    static long length(ByteWindow begin) {
        if (begin.length() < 10) {
            return -1;
        }
        if (!begins(begin)) {
            throw new MalformedInput("what stands there is no remote procedure call");
        }
        return little(begin) ? begin.u16le(8) : begin.u16(8);
    }

    int type() {
        return bytes.u8(2);
    }

    boolean first() {
        return (bytes.u8(3) & FIRST_FRAGMENT) != 0;
    }

    long call() {
        return u32(12);
    }

    int u16(int at) {
        return little ? bytes.u16le(at) : bytes.u16(at);
    }

    long u32(int at) {
        return little ? bytes.u32le(at) : bytes.u32(at);
    }

    /** A UUID in its usual form. */
    String uuid(int at) {
        return uuid(bytes, at, little);
    }

    static String uuid(ByteWindow bytes, int at, boolean little) {
        long first = little ? bytes.u32le(at) : bytes.u32(at);
        int second = little ? bytes.u16le(at + 4) : bytes.u16(at + 4);
        int third = little ? bytes.u16le(at + 6) : bytes.u16(at + 6);
        return String.format("%08x-%04x-%04x-%04x-%012x", first, second, third, bytes.u16(at + 8),
                bytes.i64(at + 8) & 0xffff_ffff_ffffL);
    }

    private int authenticationLength() {
        return u16(10);
    }

    private int trailer() {
        return bytes.length() - authenticationLength() - SECURITY_TRAILER;
    }

    /** Level of authentication: 5 signed, 6 encrypted; 0 for none. */
    int authenticationLevel() {
        return authenticationLength() == 0 ? 0 : bytes.u8(trailer() + 1);
    }

    /** Kind of authentication: 10 NTLM, 16 Kerberos …; 0 for none. */
    int authenticationType() {
        return authenticationLength() == 0 ? 0 : bytes.u8(trailer());
    }

    /** The security token; empty for none. */
    ByteWindow token() {
        int length = authenticationLength();
        return length == 0 ? bytes.slice(0, 0) : bytes.slice(bytes.length() - length, length);
    }

    /** The arguments of a request, or results. */
    ByteWindow stub() {
        int from = type() == REQUEST && (bytes.u8(3) & HAS_OBJECT) != 0 ? 40 : 24;
        int end = authenticationLength() == 0 ? bytes.length() : trailer() - bytes.u8(trailer() + 2);
        return bytes.slice(from, end - from);
    }
}
