package org.netrospect.replay.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs a program with a list of arguments, never through a shell. It is destroyed when it takes too long or the analyst
 * cancels; what it wrote is kept, up to a limit.
 */
public final class ExternalProgram {
    /** Bytes kept of each standard stream: the last ones. */
    private static final int KEPT = 64 << 10;
    private static final long GLANCE_MILLIS = 50;
    private static final int LONGEST_WORDS = 300;

    private ExternalProgram() {
    }

    /**
     * What became of it.
     *
     * @param exit its exit status
     * @param out the end of its standard output
     * @param err the end of its standard error
     */
    public record Result(int exit, String out, String err) {
    }

    /** It was ended because it took too long. */
    public static final class TimeLimitException extends IOException {
        private static final long serialVersionUID = 1L;

        TimeLimitException(String message) {
            super(message);
        }
    }

    /** A program of this name in a folder of {@code PATH}, or at that path if it has a slash. */
    public static Optional<Path> find(String program) {
        if (program.indexOf('/') >= 0) {
            return Optional.of(Path.of(program).toAbsolutePath()).filter(Files::isRegularFile)
                    .filter(Files::isExecutable);
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    /**
     * Runs it to its end.
     *
     * @param environment added to that of this process
     * @throws TimeLimitException it took longer than the limit
     * @throws IOException it could not be started
     * @throws CancellationException {@code cancelled} said so
     */
    public static Result run(List<String> command, Path folder, Map<String, String> environment, Duration limit,
            BooleanSupplier cancelled) throws IOException {
        Running running = start(command, folder, environment);
        try {
            long end = System.nanoTime() + limit.toNanos();
            while (!running.process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (System.nanoTime() - end > 0) {
                    throw new TimeLimitException(command.getFirst() + " took longer than " + limit.toSeconds()
                            + " seconds and was ended." + lastWords(running.err()));
                }
            }
            return running.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.getFirst() + " was interrupted.");
        } finally {
            running.destroy();
        }
    }

    /** The last line of what a program said, within limits, as a sentence to add; "" if it said nothing. */
    public static String lastWords(String said) {
        String line = said.strip();
        line = line.substring(line.lastIndexOf('\n') + 1).strip();
        return line.isEmpty() ? "" : " It said last: " + (line.length() <= LONGEST_WORDS ? line
                : line.substring(0, LONGEST_WORDS) + "…");
    }

    /** Starts it. */
    static Running start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return new Running(builder.start());
    }

    /** A program that runs. */
    static final class Running {
        final Process process;
        private final Tail out;
        private final Tail err;

        Running(Process process) {
            this.process = process;
            out = new Tail(process.getInputStream());
            err = new Tail(process.getErrorStream());
        }

        Result result() throws InterruptedException {
            out.thread.join();
            err.thread.join();
            return new Result(process.exitValue(), out.text(), err.text());
        }

        String err() {
            return err.text();
        }

        void destroy() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Reads a stream to its end and keeps the last of it. */
    private static final class Tail {
        private final byte[] kept = new byte[KEPT];
        private long size;
        private final Thread thread;

        Tail(InputStream in) {
            thread = Thread.ofPlatform().daemon().name("netrospect-program").start(() -> read(in));
        }

        private void read(InputStream in) {
            byte[] buffer = new byte[8192];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    add(buffer, n);
                }
            } catch (IOException e) {
                // the program was destroyed: its stream is closed under the reader
                byte[] reason = ("\n" + e.getMessage()).getBytes(StandardCharsets.UTF_8);
                add(reason, reason.length);
            }
        }

        private synchronized void add(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                kept[(int) (size++ % KEPT)] = bytes[i];
            }
        }

        synchronized String text() {
            int length = (int) Math.min(size, KEPT);
            byte[] text = new byte[length];
            for (int i = 0; i < length; i++) {
                text[i] = kept[(int) ((size - length + i) % KEPT)];
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }
}
