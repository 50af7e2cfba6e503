package org.netrospect.replay.engine;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;

/**
 * Reads Snort 2's {@code unified2}: records of a type, a length, and as many bytes, all numbers big-endian. An event
 * has numbers only; what the rule says is looked up. Records of other types, such as the packets, are passed over.
 */
final class Unified2 {
    /** Events with IPv4 addresses: the first form, with VLAN, with the name of the application. */
    private static final Set<Integer> V4 = Set.of(7, 104, 111);
    private static final Set<Integer> V6 = Set.of(72, 105, 112);
    /** Bytes of an event up to and with its protocol, without the addresses. */
    private static final int EVENT = 9 * 4 + 2 + 2 + 1;
    /** A record of an event is far shorter; one of a packet has at most this. */
    private static final int LONGEST = 1 << 20;
    private static final int HEADER = 8;

    private final CaptureInfo capture;
    private final RuleMessages messages;
    private final List<ExternalAlert> alerts = new ArrayList<>();

    Unified2(CaptureInfo capture, RuleMessages messages) {
        this.capture = capture;
        this.messages = messages;
    }

    /** The alerts, up to where the file ends or is no unified2 any more. */
    List<ExternalAlert> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            long left = Files.size(file);
            while (left >= HEADER) {
                int type = in.readInt();
                int length = in.readInt();
                left -= HEADER;
                if (length < 0 || length > LONGEST || length > left) {
                    break;
                }
                byte[] record = in.readNBytes(length);
                left -= record.length;
                event(type, ByteBuffer.wrap(record));
            }
        } catch (EOFException e) {
            // the file was cut while it was read: what came before counts
            return alerts;
        }
        return alerts;
    }

    private void event(int type, ByteBuffer b) throws IOException {
        int size = V4.contains(type) ? 4 : V6.contains(type) ? 16 : 0;
        if (size == 0 || b.remaining() < EVENT + 2 * size) {
            return;
        }
        b.position(8);
        long time = Integer.toUnsignedLong(b.getInt()) * 1_000_000_000L + Integer.toUnsignedLong(b.getInt()) * 1000;
        long sid = Integer.toUnsignedLong(b.getInt());
        long gid = Integer.toUnsignedLong(b.getInt());
        long rev = Integer.toUnsignedLong(b.getInt());
        b.getInt();
        long priority = Integer.toUnsignedLong(b.getInt());
        IpAddress from = address(b, size);
        IpAddress to = address(b, size);
        int fromPort = b.getShort() & 0xffff;
        int toPort = b.getShort() & 0xffff;
        int protocol = b.get() & 0xff;
        boolean ports = protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
        RuleMessages.About about = messages.of(gid, sid);
        alerts.add(new ExternalAlert(capture.id(), 0, time, protocol, from, ports ? fromPort : 0, to,
                ports ? toPort : 0, gid, sid, rev, priority, about.alertClass(), about.message()));
    }

    private static IpAddress address(ByteBuffer b, int size) {
        return size == 4 ? IpAddress.v4(b.getInt()) : new IpAddress(6, b.getLong(), b.getLong());
    }
}
