package org.netrospect.workbench.inspector;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.RecentMap;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.dissect.Dissector;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;

/**
 * The packets of a session as a table. Places are known from the beginning; a packet is fetched from its capture, and
 * summed up in a line, when its row is looked at. Fails with an UncheckedIOException where a capture cannot be read.
 */
final class PacketRows implements Table, Closeable {
    static final TableSchema SCHEMA = new TableSchema("session packets", List.of(
            new Column("number", ColumnType.INTEGER, "No.", "Number of the packet in its capture, from 1"),
            new Column("after", ColumnType.DURATION, "After", "Seconds since the first packet of the session"),
            new Column("time", ColumnType.TIME, "Time", "When it was recorded"),
            new Column("from", ColumnType.TEXT, "⇄", "Which side sent it: → the client, ← the server"),
            new Column("length", ColumnType.INTEGER, "Length", "Bytes on the wire"),
            new Column("summary", ColumnType.TEXT, "Summary", "The packet in a line"),
            new Column("capture", ColumnType.INTEGER, "Capture", "Id of the capture it is in")));
    private static final Pattern PORTS = Pattern.compile("(?<=(TCP|UDP|SCTP) )\\d+ → \\d+ ");
    private static final int NUMBER = 0;
    private static final int AFTER = 1;
    private static final int TIME = 2;
    private static final int FROM = 3;
    private static final int LENGTH = 4;
    private static final int SUMMARY = 5;
    private static final int KEPT = 4096;

    private final PacketPlaces places;
    private final SessionPackets packets;
    private final Map<Integer, Known> known = RecentMap.byAccess(KEPT);
    private long first = Long.MIN_VALUE;
    private boolean closed;

    /** What is remembered of a packet that was looked at. */
    private record Known(long time, long length, String summary) {
    }

    private PacketRows(PacketPlaces places, SessionPackets packets) {
        this.places = places;
        this.packets = packets;
    }

    /** Not on the user-interface thread, as nothing here. */
    static PacketRows of(CaseStore store, CaptureOpener opener, long session) throws IOException {
        return new PacketRows(PacketPlaces.of(store, session), new SessionPackets(store, opener));
    }

    PacketPlaces places() {
        return places;
    }

    /** The packet of a row. */
    synchronized RawPacket packet(int row) throws IOException {
        if (closed) {
            throw new IOException("The case was closed.");
        }
        return packets.read(places.capture(row), places.number(row), places.position(row));
    }

    private synchronized Known known(int row) {
        Known found = known.get(row);
        if (found == null) {
            try {
                RawPacket packet = packet(row);
                found = new Known(packet.time(), packet.wireLength(),
                        withoutPorts(new Dissector().dissect(packet).summary()));
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            known.put(row, found);
        }
        return found;
    }

    /** Every packet of a session has the same ports, and the arrow beside it says which way it went. */
    private static String withoutPorts(String summary) {
        return PORTS.matcher(summary).replaceFirst("");
    }

    private synchronized long first() {
        if (first == Long.MIN_VALUE) {
            first = known(0).time;
        }
        return first;
    }

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public int rows() {
        return places.size();
    }

    @Override
    public boolean isNull(int column, int row) {
        return false;
    }

    @Override
    public long longAt(int column, int row) {
        return switch (column) {
            case NUMBER -> places.number(row);
            case AFTER -> known(row).time - first();
            case TIME -> known(row).time;
            case LENGTH -> known(row).length;
            default -> places.capture(row);
        };
    }

    @Override
    public double doubleAt(int column, int row) {
        return longAt(column, row);
    }

    @Override
    public String textAt(int column, int row) {
        return switch (column) {
            case FROM -> places.fromServer(row) ? "←" : "→";
            case SUMMARY -> known(row).summary;
            default -> "";
        };
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return Optional.empty();
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return 0;
    }

    @Override
    public long addressHighAt(int column, int row) {
        return 0;
    }

    @Override
    public long addressLowAt(int column, int row) {
        return 0;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        packets.close();
    }
}
