package org.netrospect.replay.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.virus.Verdict;

class ClamdTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /** Serves one connection: reads a command, with its stream, and answers. */
    private static CompletableFuture<byte[]> serve(ServerSocket server, Function<byte[], String> answer) {
        CompletableFuture<byte[]> got = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket socket = server.accept(); DataInputStream in = new DataInputStream(socket.getInputStream())) {
                ByteArrayOutputStream command = new ByteArrayOutputStream();
                for (int b = in.read(); b > 0; b = in.read()) {
                    command.write(b);
                }
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                if (command.toString(StandardCharsets.US_ASCII).equals("zINSTREAM")) {
                    for (int n = in.readInt(); n > 0; n = in.readInt()) {
                        content.write(in.readNBytes(n));
                    }
                }
                socket.getOutputStream().write((answer.apply(content.toByteArray()) + "\0")
                        .getBytes(StandardCharsets.US_ASCII));
                got.complete(content.toByteArray());
            } catch (IOException e) {
                got.completeExceptionally(e);
            }
        });
        return got;
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static Clamd clamd(ServerSocket server, Duration limit) {
        return Clamd.remote("127.0.0.1", server.getLocalPort(), limit);
    }

    @Test
    void aFileIsSentWholeAndTheAnswerIsTheVerdict() throws Exception {
        byte[] bytes = new byte[200_000];
        bytes[199_999] = 7;
        try (ServerSocket server = listen()) {
            CompletableFuture<byte[]> got = serve(server, content -> "stream: Eicar-Test FOUND");
            assertEquals(List.of("Eicar-Test"), clamd(server, LIMIT).scan(FileContent.of(bytes)).signatures());
            assertEquals(200_000, got.get().length);
            assertEquals(7, got.get()[199_999]);
            serve(server, content -> "stream: OK");
            assertEquals(Verdict.State.CLEAN, clamd(server, LIMIT).scan(FileContent.of(bytes)).state());
        }
    }

    @Test
    void anythingElseIsNoVerdict() throws Exception {
        try (ServerSocket server = listen()) {
            serve(server, content -> "INSTREAM size limit exceeded. ERROR");
            Verdict verdict = clamd(server, LIMIT).scan(FileContent.of(new byte[10]));
            assertEquals(Verdict.State.ERROR, verdict.state());
            assertTrue(verdict.detail().getFirst().contains("size limit"), verdict.toString());
            serve(server, content -> "");
            assertEquals(Verdict.State.ERROR, clamd(server, LIMIT).scan(FileContent.of(new byte[10])).state());
        }
    }

    @Test
    void theVersionTellsEngineAndDatabase() throws Exception {
        try (ServerSocket server = listen()) {
            serve(server, content -> "ClamAV 1.4.6/27990/Sat May  2 10:00:00 2026");
            assertEquals("ClamAV 1.4.6/27990/Sat May  2 10:00:00 2026", clamd(server, LIMIT).version());
        }
    }

    @Test
    void oneThatHangsIsLeftAfterTheTimeLimit() throws Exception {
        try (ServerSocket server = listen()) {
            Clamd clamd = clamd(server, Duration.ofMillis(100));
            assertThrows(SocketTimeoutException.class, () -> clamd.scan(FileContent.of(new byte[10])));
        }
    }

    @Test
    void oneThatIsNotThereIsSaid() {
        IOException e = assertThrows(IOException.class, () -> Clamd.local(folder.resolve("none"), LIMIT).version());
        assertTrue(e.getMessage().startsWith("clamd cannot be reached at "), e.getMessage());
    }
}
