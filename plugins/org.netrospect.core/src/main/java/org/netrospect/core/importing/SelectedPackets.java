package org.netrospect.core.importing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.packet.RawPacket;

/** Reads some packets of a capture of a case, with the numbers that they have in it. One thread. */
final class SelectedPackets implements CaptureReader {
    private final CaptureInfo capture;
    private final SelectedPlaces places;
    private final SessionPackets packets;
    private int next;
    private long read;

    SelectedPackets(CaptureInfo capture, SelectedPlaces places, SessionPackets packets) {
        this.capture = capture;
        this.places = places;
        this.packets = packets;
    }

    @Override
    public String format() {
        return capture.format();
    }

    @Override
    public boolean read(PacketBlock block) throws IOException {
        block.clear(1);
        int first = next;
        int used = 0;
        while (next < places.count()) {
            RawPacket packet = packets.read(capture.id(), places.number(next), places.position(next));
            int length = packet.bytes().length;
            if (used + length > block.bytes.length) {
                if (next > first) {
                    break;
                }
                block.bytes = new byte[length];
            }
            System.arraycopy(packet.bytes(), 0, block.bytes, used, length);
            block.add(used, length, packet.wireLength(), packet.time(), packet.linkType(), packet.interfaceId(),
                    packet.position());
            used += length;
            next++;
        }
        long[] numbers = new long[next - first];
        Arrays.setAll(numbers, i -> places.number(first + i));
        block.numbers(numbers);
        read += used;
        return next > first;
    }

    /** Bytes of packets that were read. */
    long packetBytes() {
        return read;
    }

    @Override
    public long consumed() {
        return places.count() == 0 ? capture.bytes() : capture.bytes() * next / places.count();
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return capture.interfaces();
    }

    @Override
    public String sha256() {
        return capture.sha256();
    }

    @Override
    public String layout() {
        return "";
    }

    @Override
    public void close() {
        // the packets are the caller's to close
    }
}
