package org.netrospect.workbench.inspector;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.netrospect.core.cases.FollowedSession;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.inspector.StreamText.Side;
import org.netrospect.workbench.inspector.StreamText.View;

/** Writes a followed session to a file, of any size. */
record StreamSave(FollowedSession session, What what, Path file) {

    /** What is saved, and how. */
    enum What {
        CLIENT_RAW("Save the Client’s Bytes", "-client.bin"), SERVER_RAW("Save the Server’s Bytes", "-server.bin"),
        BOTH_TEXT("Save Both Sides as Text", ".txt");

        private final String title;
        private final String ending;

        What(String title, String ending) {
            this.title = title;
            this.ending = ending;
        }

        /** As in a menu. */
        String title() {
            return title;
        }

        /** End of the name that is proposed for the file. */
        String ending() {
            return ending;
        }
    }

    /** Writes it, and gives a sentence on what was written. Not on the user-interface thread. */
    String run(BooleanSupplier cancelled) throws IOException {
        long[] counts = new long[2];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            session.read(chunk -> {
                try {
                    write(chunk, out, counts);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, cancelled);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Amounts.count(counts[0], "byte of the session is", "bytes of the session are") + " in "
                + file.getFileName()
                + (counts[1] > 0 ? "; " + Amounts.count(counts[1], "byte is", "bytes are")
                + " not in the capture and left out."
                : ".");
    }

    private void write(Chunk chunk, OutputStream out, long[] counts) throws IOException {
        if (what == What.BOTH_TEXT) {
            String side = chunk.fromClient() ? "client" : "server";
            String head = "=== " + side + ", packet " + chunk.packet() + ", offset " + chunk.offset() + "\n";
            String text = StreamWriter.write(new FollowedStream(List.of(chunk), false), View.TEXT, Side.BOTH,
                    StandardCharsets.UTF_8, HexRow.WIDE).text();
            out.write((head + text + (text.endsWith("\n") ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
        } else if (chunk.fromClient() == (what == What.CLIENT_RAW)) {
            out.write(chunk.bytes());
        } else {
            return;
        }
        counts[0] += chunk.bytes().length;
        counts[1] += chunk.gap();
    }
}
