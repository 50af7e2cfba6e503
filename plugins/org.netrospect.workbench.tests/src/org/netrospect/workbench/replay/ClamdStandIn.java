package org.netrospect.workbench.replay;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Answers on a socket as clamd does, and finds the same in whatever it is sent. */
final class ClamdStandIn implements Closeable {
    private final Path socket;
    private final ServerSocketChannel server;
    private final CompletableFuture<Void> served;

    ClamdStandIn(Path socket) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        served = CompletableFuture.runAsync(this::serve);
    }

    Path socket() {
        return socket;
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel client = server.accept();
                        DataInputStream in = new DataInputStream(Channels.newInputStream(client))) {
                    String answer = command(in).equals("zVERSION") ? "ClamAV 1.4.6/27990/Sat May  2 10:00:00 2026"
                            : found(in);
                    client.write(ByteBuffer.wrap((answer + "\0").getBytes(StandardCharsets.US_ASCII)));
                }
            }
        } catch (ClosedChannelException e) {
            // this is how it ends
            return;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        return command.toString();
    }

    private static String found(DataInputStream in) throws IOException {
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            in.skipNBytes(length);
        }
        return "stream: Test.Found FOUND";
    }

    @Override
    public void close() throws IOException {
        server.close();
        served.join();
    }
}
