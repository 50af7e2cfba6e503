package org.netrospect.replay.engine;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.netrospect.core.Progress;
import org.netrospect.core.event.Json;

/** A running Suricata and its unix socket, which takes and answers lines of JSON. Closing it ends Suricata. */
final class SuricataControl implements Closeable {
    private static final long GLANCE_MILLIS = 20;
    /** A capture that is refused at once is never the current one: after this it is taken for read. */
    private static final long REFUSED = 2_000_000_000L;

    private final ExternalProgram.Running running;
    private final SocketChannel channel;
    private final BufferedReader in;
    private final OutputStream out;

    /** Suricata ended, or had to be ended, while it read a capture. */
    static final class EndedException extends IOException {
        private static final long serialVersionUID = 1L;

        EndedException(String message) {
            super(message);
        }
    }

    private SuricataControl(ExternalProgram.Running running, SocketChannel channel) throws IOException {
        this.running = running;
        this.channel = channel;
        in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        out = Channels.newOutputStream(channel);
        send("{\"version\":\"0.2\"}");
    }

    /**
     * Starts it and waits until it has loaded its rules.
     *
     * @param folder with the socket {@code s} that the command names
     */
    static SuricataControl start(List<String> command, Path folder, Duration limit, Progress progress)
            throws IOException, InterruptedException {
        ExternalProgram.Running running = ExternalProgram.start(command, folder, Map.of());
        boolean connected = false;
        try {
            SuricataControl control = connect(running, folder.resolve("s"), limit, progress);
            connected = true;
            return control;
        } finally {
            if (!connected) {
                running.destroy();
            }
        }
    }

    private static SuricataControl connect(ExternalProgram.Running running, Path socket, Duration limit,
            Progress progress) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            if (!running.process.isAlive()) {
                ExternalProgram.Result result = running.result();
                throw new IOException("Suricata ended with status " + result.exit()
                        + " before it read a capture. It said: " + (result.err() + result.out()).strip());
            }
            if (Files.exists(socket)) {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                try {
                    channel.connect(UnixDomainSocketAddress.of(socket));
                    return new SuricataControl(running, channel);
                } catch (IOException e) {
                    // the socket is there before Suricata listens on it: tried again until the limit
                    channel.close();
                }
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("Suricata was not ready after " + limit.toSeconds() + " seconds and was ended. "
                        + running.err());
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private String send(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("Suricata closed its socket.");
        }
        return answer;
    }

    private String command(String command, String arguments) throws IOException, InterruptedException {
        String answer;
        try {
            answer = send("{\"command\":\"" + command + "\""
                    + (arguments.isEmpty() ? "" : ",\"arguments\":{" + arguments + "}") + "}");
        } catch (IOException e) {
            running.process.waitFor(1, TimeUnit.SECONDS);
            throw new EndedException("Suricata ended"
                    + (running.process.isAlive() ? "" : " with status " + running.process.exitValue()) + ". "
                    + running.err().strip());
        }
        if (!answer.contains("\"OK\"")) {
            throw new IOException("Suricata refused the command " + command + ": " + answer);
        }
        return answer;
    }

    /** Has a capture read, and waits for its end. @param folder where Suricata writes */
    void read(Path file, Path folder, Duration limit, Progress progress) throws IOException, InterruptedException {
        StringBuilder arguments = new StringBuilder("\"filename\":");
        Json.text(arguments, file.toString());
        Json.text(arguments.append(",\"output-dir\":"), folder.toString());
        command("pcap-file", arguments.toString());
        long begin = System.nanoTime();
        boolean seen = false;
        while (true) {
            boolean idle = command("pcap-file-number", "").matches(".*\"message\"\\s*:\\s*0\\b.*")
                    && command("pcap-current", "").contains("\"None\"");
            seen |= !idle;
            long waited = System.nanoTime() - begin;
            if (idle && (seen || waited > REFUSED)) {
                return;
            }
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            if (waited > limit.toNanos()) {
                throw new EndedException("It took longer than " + limit.toSeconds() + " seconds and was ended.");
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    /** Lets it end, so that it writes what it still has. */
    void shutdown(Duration limit) throws IOException, InterruptedException {
        command("shutdown", "");
        if (!running.process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("Suricata did not end in " + limit.toSeconds() + " seconds; its results may be cut.");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            running.destroy();
        }
    }
}
