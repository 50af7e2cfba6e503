package org.netrospect.core.dissect;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.Limits;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.capture.LinkType;
import org.netrospect.core.packet.Decoder;
import org.netrospect.core.packet.Flaw;
import org.netrospect.core.packet.Layer;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.time.TimeFormat;

/**
 * Takes single packets apart for people. It listens to a {@link Decoder}, so it follows the same chain of headers as
 * the analysis. A packet that is cut or broken gives as much as there is, never an exception. Knows nothing from one
 * packet to the next: fragments are shown as they are. One thread.
 */
public final class Dissector {
    private static final int MOST_LAYERS = 200;
    private static final TimeFormat UTC = new TimeFormat(ZoneOffset.UTC);

    private final List<Node> layers = new ArrayList<>();
    private Summary summary = new Summary();
    private NodeBudget budget = new NodeBudget();
    private byte[] packet = new byte[0];
    /** Behind the last byte that a header or payload has. */
    private int covered;
    /** Behind the last byte of what the last header announced. */
    private int announced;
    private boolean fragment;

    /** Takes a packet apart. */
    public Dissection dissect(RawPacket raw) {
        layers.clear();
        summary = new Summary();
        budget = new NodeBudget();
        packet = raw.bytes();
        covered = 0;
        announced = packet.length;
        fragment = false;
        layers.add(about(raw));
        PacketBlock block = new PacketBlock(0);
        block.clear(raw.number());
        block.bytes = packet;
        block.add(0, packet.length, raw.wireLength(), raw.time(), raw.linkType(), raw.interfaceId(), raw.position());
        new Decoder(Limits.DEFAULT, this::layer).decode(block);
        remaining(raw);
        flaws(block, raw.wireLength() > packet.length);
        if (summary.protocol().isEmpty()) {
            summary.say(LinkType.name(raw.linkType()), FieldReader.count(raw.wireLength(), "byte"));
        }
        return new Dissection(summary.source(), summary.destination(), summary.protocol(), summary.line(), layers);
    }

    private static Node about(RawPacket raw) {
        List<Node> fields = List.of(said("Number", Long.toString(raw.number())),
                said("Time, UTC", UTC.iso(raw.time())),
                said("Time, seconds since 1970 UTC", TimeFormat.seconds(raw.time())),
                said("Length on the wire", FieldReader.count(raw.wireLength(), "byte")),
                said("Recorded", FieldReader.count(raw.bytes().length, "byte")),
                said("Interface", Integer.toString(raw.interfaceId())),
                said("Link type", raw.linkType() + " (" + LinkType.name(raw.linkType()) + ")"));
        return new Node("Packet", raw.number() + ", " + FieldReader.count(raw.wireLength(), "byte"), 0,
                raw.bytes().length, fields);
    }

    private static Node said(String label, String value) {
        return new Node(label, value, 0, 0, List.of());
    }

    private void layer(Layer layer, byte[] data, int offset, int length, int end) {
        if (data != packet) {
            return;
        }
        if (layers.size() >= MOST_LAYERS) {
            if (layers.size() == MOST_LAYERS) {
                layers.add(said("More", "this packet has more than " + MOST_LAYERS
                        + " headers; the rest is not shown"));
            }
            return;
        }
        int available = Math.max(0, Math.min(end, packet.length) - offset);
        announced = offset + available;
        if (layer == Layer.PAYLOAD) {
            payload("Payload", Math.max(offset, covered), end);
            return;
        }
        int header = Math.min(length, available);
        FieldReader fields = new FieldReader(new ByteWindow(packet, offset, available), offset, header, end - offset,
                budget);
        HeaderKind kind = Headers.kind(layer);
        String value;
        try {
            value = kind.describer().describe(fields, summary);
        } catch (MalformedInput e) {
            value = "cut off";
        }
        fragment = layer == Layer.FRAGMENT || layer == Layer.IPV4 && IpFields.fragment4(packet, offset, header);
        int extent = extent(fields.nodes(), offset, header);
        covered = Math.max(covered, offset + extent);
        layers.add(new Node(kind.name(), value, offset, extent, fields.nodes()));
    }

    /** Fields may lie behind what the decoder counts as header: the body of an ICMPv6 message is fields, too. */
    private static int extent(List<Node> fields, int offset, int header) {
        int end = offset + header;
        for (Node field : fields) {
            end = Math.max(end, field.offset() + field.length());
        }
        return end - offset;
    }

    private void payload(String label, int offset, int end) {
        int there = Math.min(end, packet.length) - offset;
        if (there > 0) {
            String value = FieldReader.count(end - offset, "byte");
            layers.add(new Node(label, there < end - offset ? value + ", " + there + " of them recorded" : value,
                    offset, there, List.of()));
            covered = offset + there;
        }
    }

    /** What no header told of: the content of a fragment, and what the link put behind the last byte with a meaning. */
    private void remaining(RawPacket raw) {
        if (fragment) {
            payload("Payload of the fragment", covered, announced);
        }
        if (layers.size() > 1 && covered >= announced) {
            payload("Behind the packet", covered, (int) Math.min(raw.wireLength(), Integer.MAX_VALUE / 2));
        } else {
            payload("Not decoded", covered, packet.length);
        }
    }

    private void flaws(PacketBlock block, boolean cut) {
        long flaws = cut ? 1L << Flaw.TRUNCATED_CAPTURE.ordinal() : 0;
        for (int i = 0; i < block.datagramCount(); i++) {
            flaws |= block.datagram(i).flaws;
        }
        for (int i = 0; i < block.flawCount(); i++) {
            flaws |= 1L << block.flaw(i).ordinal();
        }
        for (Flaw flaw : Flaw.ALL) {
            if ((flaws >>> flaw.ordinal() & 1) != 0) {
                layers.add(said("Irregularity", flaw.what() + ": " + flaw.consequence()));
            }
        }
    }
}
