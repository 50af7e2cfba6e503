package org.netrospect.protocols.dcerpc;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpAddress;

/**
 * Where a server offers an interface, as its endpoint mapper says ([C706] appendix L, a tower).
 *
 * @param address of TCP, "" if it is not said
 * @param port of TCP, -1 for none
 * @param pipe named pipe, "" for none
 */
record Endpoint(RpcInterface offered, String address, int port, String pipe) {
    /** Number of the operation whose answer names endpoints. */
    static final int MAP = 3;
    private static final int MOST = 16;
    private static final int INTERFACE = 0x0d;
    private static final int TCP = 0x07;
    private static final int IP = 0x09;
    private static final int PIPE = 0x0f;
    private static final int TOWERS = 36;

    /** The endpoints in the answer to {@code ept_map} in NDR; none where it is cut or broken. */
    static List<Endpoint> in(ByteWindow stub) {
        List<Endpoint> found = new ArrayList<>();
        if (stub.length() < TOWERS) {
            return found;
        }
        long count = Math.min(stub.u32le(20), stub.u32le(32));
        long at = TOWERS + 4 * stub.u32le(32);
        for (int i = 0; i < Math.min(count, MOST) && at + 8 <= stub.length(); i++) {
            long length = stub.u32le((int) at + 4);
            if (at + 8 + length > stub.length()) {
                return found;
            }
            found.add(tower(stub.slice((int) at + 8, (int) length)));
            at += (8 + length + 3) / 4 * 4;
        }
        return found;
    }

    private static Endpoint tower(ByteWindow tower) {
        String uuid = "";
        String address = "";
        int port = -1;
        String pipe = "";
        int floors = Math.min(tower.u16le(0), 8);
        int at = 2;
        for (int i = 0; i < floors; i++) {
            int left = tower.u16le(at);
            ByteWindow known = tower.slice(at + 2, left);
            at += 2 + left;
            int right = tower.u16le(at);
            ByteWindow value = tower.slice(at + 2, right);
            at += 2 + right;
            int kind = left == 0 ? 0 : known.u8(0);
            if (kind == INTERFACE && i == 0) {
                uuid = Pdu.uuid(known, 1, true);
            } else if (kind == TCP && right == 2) {
                port = value.u16(0);
            } else if (kind == IP && right == 4) {
                address = value.i32(0) == 0 ? "" : IpAddress.v4(value.i32(0)).toString();
            } else if (kind == PIPE) {
                pipe = value.latin1(0, right).replace("\0", "");
            }
        }
        return new Endpoint(RpcInterface.of(uuid), address, port, pipe);
    }
}
