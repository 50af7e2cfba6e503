package org.netrospect.protocols;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Announcement;
import org.netrospect.core.session.BareSession;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/**
 * A session that is written down step by step and then fed to an analyzer, in pieces of any size; keeps what the
 * analyzer says. Each step is one packet.
 */
public final class Fed {
    private final Function<SessionContext, Analyzer> analyzer;
    private final Session session;
    private final List<Step> steps = new ArrayList<>();
    private Map<Class<?>, Object> shared = new HashMap<>();
    private Function<SessionContext, Analyzer> inner = context -> new Heard((Said) context);
    private Secrets secrets = Secrets.NONE;
    private Optional<Fed> before = Optional.empty();

    private byte[] header = new byte[0];

    private record Step(boolean fromClient, byte[] bytes, long gap, boolean end, byte[] header) {
    }

    /** A file as it came. @param text content, a character a byte @param missing bytes told as missing inside */
    public record FedFile(FileOffer offer, String text, long missing, long size) {
    }

    private Fed(Function<SessionContext, Analyzer> analyzer, Session session) {
        this.analyzer = analyzer;
        this.session = session;
    }

    /** A TCP session from 10.0.0.1 port 40000 to a port of 10.0.0.2. */
    public static Fed tcp(Function<SessionContext, Analyzer> analyzer, int serverPort) {
        return new Fed(analyzer, session(IpProtocol.TCP, serverPort));
    }

    /** The same with UDP. */
    public static Fed udp(Function<SessionContext, Analyzer> analyzer, int serverPort) {
        return new Fed(analyzer, session(IpProtocol.UDP, serverPort));
    }

    /** The same with datagrams of another protocol; for ICMP the port is the code. */
    public static Fed datagrams(Function<SessionContext, Analyzer> analyzer, int protocol, int serverPort) {
        return new Fed(analyzer, session(protocol, serverPort));
    }

    public static Session session(int protocol, int serverPort) {
        return BareSession.of(protocol, IpAddress.v4(0x0a000001), 40000, IpAddress.v4(0x0a000002), serverPort);
    }

    /** The transport's header of the datagrams that follow. */
    public Fed header(String latin1) {
        header = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return this;
    }

    public Fed client(String latin1) {
        return client(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Fed client(byte[] bytes) {
        steps.add(new Step(true, bytes, 0, false, header));
        return this;
    }

    public Fed server(String latin1) {
        return server(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Fed server(byte[] bytes) {
        steps.add(new Step(false, bytes, 0, false, header));
        return this;
    }

    public Fed gap(boolean fromClient, long length) {
        steps.add(new Step(fromClient, new byte[0], length, false, header));
        return this;
    }

    public Fed end(boolean fromClient) {
        steps.add(new Step(fromClient, new byte[0], 0, true, header));
        return this;
    }

    /** What is inside is read by this; without it, it is only written down. */
    public Fed inner(Function<SessionContext, Analyzer> reader) {
        inner = reader;
        return this;
    }

    public Fed secrets(Secrets known) {
        secrets = known;
        return this;
    }

    /** Sessions that share their state with this one, played before. */
    public Fed after(Fed other) {
        before = Optional.of(other);
        return this;
    }

    /** Feeds each step as a whole, then ends the session. */
    public Said whole() {
        return play(Integer.MAX_VALUE, false);
    }

    /** Feeds each step in pieces of one byte. */
    public Said byteByByte() {
        return play(1, false);
    }

    /** Feeds each step as a whole while somebody looks. */
    public Said inspected() {
        return play(Integer.MAX_VALUE, true);
    }

    /** Feeds each step as a whole until the analyzer gives up: nothing is called afterwards, not even the end. */
    public Said until(Class<? extends RuntimeException> givenUp) {
        Said said = said(false);
        try {
            play(said, Integer.MAX_VALUE);
        } catch (RuntimeException e) {
            if (givenUp.isInstance(e)) {
                return said;
            }
            throw e;
        }
        throw new IllegalStateException("The analyzer did not give up.");
    }

    private Said play(int piece, boolean inspected) {
        return play(said(inspected), piece);
    }

    private Said said(boolean inspected) {
        shared = new HashMap<>(before.map(other -> other.shared).orElse(Map.of()));
        return new Said(session, shared, inner, secrets, inspected);
    }

    private Said play(Said said, int piece) {
        Analyzer reader = analyzer.apply(said);
        boolean[] ended = new boolean[2];
        for (Step step : steps) {
            said.packet++;
            said.header = step.header;
            if (step.end) {
                ended[step.fromClient ? 0 : 1] = true;
                reader.end(step.fromClient);
            } else if (step.gap > 0) {
                reader.gap(step.fromClient, step.gap);
            } else {
                for (int at = 0, n; at < step.bytes.length; at += n) {
                    n = Math.min(piece, step.bytes.length - at);
                    // in an array of its own, with strangers' bytes around it
                    byte[] borrowed = new byte[n + 2];
                    System.arraycopy(step.bytes, at, borrowed, 1, n);
                    reader.data(step.fromClient, new ByteWindow(borrowed, 1, n));
                    Arrays.fill(borrowed, (byte) 0x55);
                }
            }
        }
        for (int side = 0; side < 2; side++) {
            if (!ended[side]) {
                reader.end(side == 0);
            }
        }
        List.copyOf(said.open).forEach(FileWriter::end);
        return said;
    }

    /** What was said of the session. */
    public static final class Said implements SessionContext {
        private final Session session;
        private final Map<Class<?>, Object> shared;
        private final Function<SessionContext, Analyzer> inner;
        private final Secrets secrets;
        private final boolean inspected;
        private final List<String> lines = new ArrayList<>();
        private final List<FedFile> files = new ArrayList<>();
        private final List<FileWriter> open = new ArrayList<>();
        private final List<String> buffers = new ArrayList<>();
        private long packet;
        private byte[] header = new byte[0];

        private Said(Session session, Map<Class<?>, Object> shared, Function<SessionContext, Analyzer> inner,
                Secrets secrets, boolean inspected) {
            this.session = session;
            this.shared = shared;
            this.inner = inner;
            this.secrets = secrets;
            this.inspected = inspected;
        }

        /** Events, irregularities and files in the order in which they were told, one a line. */
        public List<String> lines() {
            return lines;
        }

        /** Lines that begin so. */
        public List<String> lines(String begin) {
            return lines.stream().filter(line -> line.startsWith(begin)).toList();
        }

        public List<FedFile> files() {
            return files;
        }

        /** Those whose end has not come. */
        List<FileWriter> open() {
            return open;
        }

        /** Buffers that were shown: {@code client http.uri=/x}. */
        public List<String> buffers() {
            return buffers;
        }

        @Override
        public Session session() {
            return session;
        }

        @Override
        public Mark mark() {
            return new Mark(1, packet, packet * 1_000_000_000L);
        }

        @Override
        public ByteWindow header() {
            return new ByteWindow(header, 0, header.length);
        }

        @Override
        public void service(String name) {
            lines.add("service " + name);
        }

        @Override
        public void irregularity(String what, String detail) {
            if (!lines.contains("irregularity " + what)) {
                lines.add("irregularity " + what);
            }
        }

        @Override
        public void event(Mark at, EventKind kind, String subject, Details details) {
            lines.add(kind.protocol() + " " + kind.kind() + " @" + at.packet() + " " + subject + " " + details);
        }

        @Override
        public FileWriter file(FileOffer offer) {
            Received file = new Received(this, offer);
            open.add(file);
            return file;
        }

        @Override
        public Inspection inspection() {
            return inspected ? new Shown(buffers) : Inspection.NONE;
        }

        @Override
        public Secrets secrets() {
            return secrets;
        }

        @Override
        public Analyzer inner(int transport) {
            return inner.apply(this);
        }

        @Override
        public <T> T shared(Class<T> type, Supplier<T> make) {
            return type.cast(shared.computeIfAbsent(type, none -> make.get()));
        }

        @Override
        public void announced(Announcement announcement) {
            // there are no other hosts
        }

        @Override
        public boolean unexplained() {
            return false;
        }
    }
}
