package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.packet.Datagram;

/**
 * What a session has beside its counts: the analyzer that reads its bytes, and what is wrong with it, until it ends.
 */
final class SessionAnalysis implements SessionContext {
    /**
     * Different irregularities kept of one session: names come from analyzers, and could otherwise grow with the
     * input.
     */
    private static final int MOST_NOTES = 64;
    private static final Analyzer NOBODY = new Analyzer() {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            // nobody reads it
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // nobody reads it
        }

        @Override
        public void end(boolean fromClient) {
            // nobody reads it
        }
    };
    private static final int LONGEST_SERVICE = 100;
    /** Files of one session under way at a time: each holds memory. */
    private static final int MOST_FILES = 256;
    /** Analyzers asked for by others: each may lie inside the one before, and calls go through all of them. */
    private static final int MOST_INNER = 64;

    final AnalysisBudget.Share share = new AnalysisBudget.Share();

    private final Session session;
    private final ByteWindow window = new ByteWindow();
    private Optional<ByteWindow> header = Optional.empty();
    private List<Note> notes = List.of();
    private Optional<Analyzer> analyzer = Optional.empty();
    private boolean asked;
    private boolean gaveWay;
    private final SessionAnalysisSource source;
    private final List<FileReception> files = new ArrayList<>(0);
    private Optional<PacketObserver> observer = Optional.empty();
    private boolean observed;
    private Optional<Inspection> inspection = Optional.empty();
    private int capture;
    private long packet;
    private long time;
    private int inner;
    private boolean clientEnded;
    private boolean serverEnded;

    /** One thing that is wrong, where it was met first, and how often. */
    private static final class Note {
        private final String what;
        private final String detail;
        private final int capture;
        private final long packet;
        private final long time;
        private long count = 1;

        Note(String what, String detail, int capture, long packet, long time) {
            this.what = what;
            this.detail = detail;
            this.capture = capture;
            this.packet = packet;
            this.time = time;
        }

        Irregularity irregularity(Session session) {
            String text = detail.isEmpty() ? what : detail;
            String often = count == 1 ? "packet " + packet : count + " packets, the first is " + packet;
            return new Irregularity(capture, packet, time, Optional.of(session), what, text + " (" + often + ")");
        }
    }

    SessionAnalysis(Session session, SessionAnalysisSource source) {
        this.session = session;
        this.source = source;
    }

    /** Says which packet is being read. */
    void at(int inCapture, long number, long when) {
        capture = inCapture;
        packet = number;
        time = when;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Mark mark() {
        return new Mark(capture, packet, time);
    }

    @Override
    public void service(String name) {
        if (session.service.isEmpty()) {
            session.service = name;
        } else if (session.service.length() < LONGEST_SERVICE
                && !("," + session.service + ",").contains("," + name + ",")) {
            session.service += "," + name;
        }
    }

    @Override
    public void event(Mark at, EventKind kind, String subject, Details details) {
        source.output().events.add(new Event(session, at, kind, subject, details));
    }

    @Override
    public FileWriter file(FileOffer offer) {
        Optional<KnownContents> contents = source.factory().contents();
        if (contents.isEmpty()) {
            return FileWriter.NONE;
        }
        if (files.size() >= MOST_FILES) {
            irregularity("too many files at once", "More than " + MOST_FILES + " files were under way in one session; "
                    + "those that began when so many were were left out.");
            return FileWriter.NONE;
        }
        source.budget().reads(this, AnalysisBudget.FILE);
        FileReception file = new FileReception(this, contents.get(), offer);
        files.add(file);
        return file;
    }

    /** The file is not under way any more. */
    void closed(FileReception file) {
        files.remove(file);
    }

    /** A file is complete. */
    void tell(RecoveredFile file) {
        inspection().file(file);
        source.output().files.add(file);
    }

    @Override
    public Inspection inspection() {
        if (inspection.isEmpty()) {
            inspection = Optional.of(source.factory().inspection(session));
        }
        return inspection.get();
    }

    @Override
    public Secrets secrets() {
        return source.factory().secrets();
    }

    @Override
    public Analyzer inner(int transport) {
        if (++inner > MOST_INNER) {
            irregularity("protocols nested too deep", "Protocols lie inside one another, or follow one another, more "
                    + "than " + MOST_INNER + " times in one session; what comes then is not read.");
            return NOBODY;
        }
        return source.factory().inner(this, transport).orElse(NOBODY);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> make) {
        return source.shared(type, make);
    }

    @Override
    public void announced(Announcement announcement) {
        source.output().announcements.add(announcement);
    }

    @Override
    public boolean unexplained() {
        source.output().unexplained.add(new Unexplained(session, HostPair.of(session), SessionEnd.client(session),
                SessionEnd.server(session), time));
        return source.again();
    }

    @Override
    public void irregularity(String what, String detail) {
        for (Note note : notes) {
            if (note.what.equals(what)) {
                note.count++;
                return;
            }
        }
        if (notes.isEmpty()) {
            notes = new ArrayList<>(2);
        }
        if (notes.size() < MOST_NOTES) {
            notes.add(new Note(what, detail, capture, packet, time));
        }
    }

    /**
     * Asks the factory whether anybody wants the session's bytes: once, and once more of datagrams that come after what
     * was read before was given up, as each of them stands for itself.
     */
    void ask(AnalyzerFactory factory) {
        if (gaveWay) {
            lost();
            asked = session.tcp != null;
            clientEnded &= asked;
            serverEnded &= asked;
        }
        if (!asked) {
            asked = true;
            try {
                analyzer = factory.analyzer(this);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    /** Shows a packet to the observer, who is asked for with the first. */
    void observe(Datagram d, boolean fromClient) {
        if (!observed) {
            observed = true;
            observer = source.factory().observer(this);
        }
        observer.ifPresent(each -> each.packet(d, fromClient));
    }

    void processed(Datagram d, boolean fromClient) {
        observer.ifPresent(each -> each.processed(d, fromClient));
    }

    boolean wantsBytes() {
        return analyzer.isPresent();
    }

    /** Shows the payload of a datagram; of ARP, which has none, the packet. */
    void datagram(boolean fromClient, Datagram d) {
        if (d.protocol == Datagram.ARP) {
            data(fromClient, d.data, d.headerOffset, Datagram.ARP_LENGTH);
            return;
        }
        header = header.isPresent() ? header : Optional.of(new ByteWindow());
        int from = d.protocol > Datagram.ARP ? d.headerOffset : d.transportOffset;
        header.get().wrap(d.data, from, d.payloadOffset - from);
        data(fromClient, d.data, d.payloadOffset, d.payloadCaptured);
        if (d.payloadLength > d.payloadCaptured) {
            gap(fromClient, (long) d.payloadLength - d.payloadCaptured);
        }
    }

    @Override
    public ByteWindow header() {
        return header.orElseGet(ByteWindow::new);
    }

    void data(boolean fromClient, byte[] bytes, int offset, int length) {
        if (analyzer.isPresent()) {
            source.budget().reads(this, length);
            try {
                analyzer.get().data(fromClient, window.wrap(bytes, offset, length));
                if (analyzer.get().done()) {
                    leave();
                }
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        } else if (gaveWay) {
            lost();
        }
    }

    void gap(boolean fromClient, long length) {
        if (analyzer.isPresent()) {
            try {
                analyzer.get().gap(fromClient, length);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    void end(boolean fromClient) {
        boolean before = fromClient ? clientEnded : serverEnded;
        clientEnded |= fromClient;
        serverEnded |= !fromClient;
        if (analyzer.isPresent() && !before) {
            try {
                analyzer.get().end(fromClient);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    private void leave() {
        analyzer = Optional.empty();
        source.budget().release(share);
    }

    /**
     * Ends what is read and received, because the shard's analyzers hold too much. That is a loss only if the session
     * says something more, see {@link #lost}.
     */
    void giveUpForOthers() {
        end(true);
        end(false);
        analyzer = Optional.empty();
        endFiles();
        gaveWay = true;
    }

    private void lost() {
        gaveWay = false;
        String loss = session.tcp == null ? "What the session said before was forgotten"
                : "What the session carries is not read any further";
        irregularity("contents given up",
                loss + ": others were read since, and all together held more memory than the limit.");
    }

    boolean resting() {
        return files.isEmpty() && analyzer.isPresent() && analyzer.get().resting();
    }

    private void endFiles() {
        for (FileReception file : List.copyOf(files)) {
            file.end();
        }
    }

    private void gaveUp(MalformedInput e) {
        leave();
        irregularity("protocol not understood",
                "What the session carries breaks its protocol, its further bytes are not read: " + e.getMessage());
    }

    /** Tells what is left to be told of the session, which ends. */
    void tell(ShardOutput out) {
        endFiles();
        source.budget().release(share);
        observer.ifPresent(PacketObserver::ended);
        for (Note note : notes) {
            out.irregularities.add(note.irregularity(session));
        }
    }
}
