package org.netrospect.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.PacketWriter;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.packet.RawPacket;

/**
 * Writes the packets of sessions as one pcapng file that says where each packet comes from: the section's comment
 * names the case and every capture with its SHA-256, the comment of a packet its capture, its number there and its
 * session, followed by what the capture itself said about it. Packets stand capture by capture in their order there,
 * each once, on the interfaces they were recorded on. Memory does not grow with the number of packets.
 */
public record PacketExport(CaseStore store, CaptureOpener opener) {

    /** What was written. */
    public record Result(long packets, long bytes, int captures) {
    }

    /** The interfaces of one capture in the new file, and what stands in comments about it. */
    private record Origin(String name, int firstInterface, int interfaces, Map<Long, String> comments) {
    }

    /** The captures that hold packets of the sessions, and how many. */
    private static final class Extent {
        private final SortedSet<Integer> captures = new TreeSet<>();
        private long packets;
    }

    /**
     * @param sessions ids, sorted; unknown ones are passed over
     * @param out closed at the end
     * @param progress counts packets
     * @throws CancellationException the progress said so; what was written is a whole pcapng file
     * @throws IOException a capture cannot be read, is not what it was at import, or the file cannot be written
     */
    public Result write(long[] sessions, OutputStream out, Progress progress) throws IOException {
        progress.begin("Looking up packets", 0);
        Extent extent = extent(sessions, progress);
        List<CaptureInfo> captures = store.captures().stream().filter(c -> extent.captures.contains(c.id())).toList();
        List<CaptureInterface> interfaces = new ArrayList<>();
        Map<Integer, Origin> origins = new HashMap<>();
        for (CaptureInfo capture : captures) {
            origins.put(capture.id(), new Origin(name(capture.file()), interfaces.size(), capture.interfaces().size(),
                    comments(capture.id())));
            interfaces.addAll(capture.interfaces());
        }
        long[] written = new long[2];
        progress.begin("Saving packets", extent.packets);
        try (PacketWriter writer = opener.writer(out, interfaces, comment(captures));
                SessionPackets packets = new SessionPackets(store, opener)) {
            packets.visit(sessions, (capture, packet, session, fromServer) -> {
                write(writer, origins.get(capture), packet, session);
                written[0]++;
                written[1] += packet.bytes().length;
                progress.worked(written[0]);
            }, progress::cancelled);
        }
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        return new Result(written[0], written[1], captures.size());
    }

    private Extent extent(long[] sessions, Progress progress) throws IOException {
        Extent extent = new Extent();
        for (long session : sessions) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            store.trail(session, (capture, number, position, fromServer) -> {
                extent.captures.add(capture);
                extent.packets++;
            });
        }
        return extent;
    }

    private Map<Long, String> comments(int capture) {
        return store.notes(capture).stream().filter(n -> n.packet() > 0 && n.kind().equals("comment"))
                .collect(Collectors.toMap(CaptureNote::packet, CaptureNote::text, (a, b) -> a + "\n" + b));
    }

    private static void write(PacketWriter writer, Origin origin, RawPacket packet, long session) throws IOException {
        if (packet.interfaceId() >= origin.interfaces) {
            throw new IOException("Packet " + packet.number() + " of " + origin.name
                    + " was recorded on an interface that was not there at import; the capture has changed.");
        }
        String comment = origin.name + " packet " + packet.number() + ", session " + session;
        String own = origin.comments.get(packet.number());
        writer.write(packet, origin.firstInterface + packet.interfaceId(), own == null ? comment : comment + "\n"
                + own);
    }

    private String comment(List<CaptureInfo> captures) {
        StringBuilder text = new StringBuilder("Saved by Netrospect from case ").append(store.name());
        for (CaptureInfo capture : captures) {
            text.append('\n').append(name(capture.file())).append(" SHA-256 ")
                    .append(capture.sha256().isEmpty() ? "not taken" : capture.sha256());
        }
        return text.toString();
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
