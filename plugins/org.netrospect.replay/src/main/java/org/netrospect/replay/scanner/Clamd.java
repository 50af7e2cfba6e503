package org.netrospect.replay.scanner;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.virus.Verdict;
import org.netrospect.replay.virus.VirusEngine;

/**
 * The scanner clamd over its socket, on this machine or another. Files are sent with INSTREAM; FILDES is not used, for
 * Java cannot pass an open file over a socket. Thread-safe: each command has a connection of its own.
 */
public final class Clamd implements VirusEngine {
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final String STREAM = "stream: ";

    private final SocketAddress address;
    private final Duration limit;

    private Clamd(SocketAddress address, Duration limit) {
        this.address = address;
        this.limit = limit;
    }

    /**
     * A clamd on a socket of this machine, such as {@code /run/clamav/clamd.ctl}.
     *
     * @param limit for each command, from the connection to the end of the answer
     */
    public static Clamd local(Path socket, Duration limit) {
        return new Clamd(UnixDomainSocketAddress.of(socket), limit);
    }

    /** A clamd on a port. */
    public static Clamd remote(String host, int port, Duration limit) {
        return new Clamd(new InetSocketAddress(host, port), limit);
    }

    @Override
    public String name() {
        return "clamd";
    }

    /** Engine, number of the database, and its date: {@code ClamAV 1.4.6/27990/Sat May  2 10:00:00 2026}. */
    @Override
    public String version() throws IOException {
        try (Connection connection = new Connection()) {
            connection.send("zVERSION\0".getBytes(StandardCharsets.US_ASCII), 9);
            String answer = connection.answer();
            if (answer.isEmpty()) {
                throw new IOException("clamd at " + address + " did not tell its version.");
            }
            return answer;
        }
    }

    @Override
    public Verdict scan(FileContent content) throws IOException {
        try (Connection connection = new Connection()) {
            connection.send("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII), 10);
            try {
                byte[] chunk = new byte[4 + CHUNK];
                for (long at = 0; at < content.length();) {
                    int n = content.read(at, chunk, 4, CHUNK);
                    if (n <= 0) {
                        return Verdict.error("The content of the file ends after " + at + " bytes and should have "
                                + content.length() + ", so that it was not judged.");
                    }
                    ByteBuffer.wrap(chunk).putInt(n);
                    connection.send(chunk, 4 + n);
                    at += n;
                }
                connection.send(new byte[4], 4);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                // clamd stops reading where the file is longer than its limit, and says so before it closes
                String why = connection.answerBeforeClose();
                return Verdict.error("clamd broke off the scan: " + (why.isEmpty() ? e.getMessage() : why));
            }
            return verdict(connection.answer());
        }
    }

    private static Verdict verdict(String answer) {
        String said = answer.startsWith(STREAM) ? answer.substring(STREAM.length()) : answer;
        if (said.equals("OK")) {
            return Verdict.clean();
        }
        if (said.endsWith(" FOUND")) {
            return Verdict.infected(List.of(said.substring(0, said.length() - " FOUND".length())));
        }
        return Verdict.error(said.isEmpty() ? "clamd closed the connection without an answer."
                : "clamd did not judge the file: " + said);
    }

    /** One command and its answer. */
    private final class Connection implements Closeable {
        private final long end = System.nanoTime() + limit.toNanos();
        private final SocketChannel channel;
        private final Selector selector;

        Connection() throws IOException {
            channel = address instanceof UnixDomainSocketAddress ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            try {
                selector = Selector.open();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            try {
                channel.configureBlocking(false);
                if (!channel.connect(address)) {
                    await(SelectionKey.OP_CONNECT);
                    channel.finishConnect();
                }
            } catch (SocketTimeoutException e) {
                close();
                throw e;
            } catch (IOException e) {
                close();
                throw new IOException("clamd cannot be reached at " + address + ": " + e.getMessage(), e);
            }
        }

        void send(byte[] bytes, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        /** What it says up to the zero or the end of the connection. */
        String answer() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(LONGEST_ANSWER);
            while (buffer.hasRemaining()) {
                int n = channel.read(buffer);
                if (n == 0) {
                    await(SelectionKey.OP_READ);
                }
                if (n < 0 || buffer.position() > 0 && buffer.get(buffer.position() - 1) == 0) {
                    break;
                }
            }
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
            return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
        }

        /** The same after sending has failed; "" if there is nothing. */
        String answerBeforeClose() throws IOException {
            try {
                return answer();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                return "";
            }
        }

        private void await(int operation) throws IOException {
            channel.register(selector, operation);
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || selector.select(left) == 0) {
                throw new SocketTimeoutException("clamd at " + address + " did not answer within " + limit.toSeconds()
                        + " seconds.");
            }
            selector.selectedKeys().clear();
        }

        @Override
        public void close() throws IOException {
            try (selector) {
                channel.close();
            }
        }
    }
}
