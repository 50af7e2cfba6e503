package org.netrospect.core.session;

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
    private static final int LONGEST_SERVICE = 100;
    /** Analyzers asked for by others: each may lie inside the one before, and calls go through all of them. */
    private static final int MOST_INNER = 64;

    final AnalysisBudget.Share share = new AnalysisBudget.Share();

    private final Session session;
    private final ByteWindow window = new ByteWindow();
    private Optional<ByteWindow> header = Optional.empty();
    private final SessionNotes notes = new SessionNotes();
    private Optional<Analyzer> analyzer = Optional.empty();
    private boolean asked;
    private boolean gaveWay;
    private final SessionAnalysisSource source;
    private final SessionFiles files = new SessionFiles(this);
    private Optional<PacketObserver> observer = Optional.empty();
    private boolean observed;
    private Optional<Inspection> inspection = Optional.empty();
    private int capture;
    private long packet;
    private long time;
    private int inner;
    private boolean clientEnded;
    private boolean serverEnded;

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
        return contents.isEmpty() ? FileWriter.NONE : files.begin(offer, contents.get());
    }

    /** Tells the budget of the shard that it took so many bytes. */
    void reads(int bytes) {
        source.budget().reads(this, bytes);
    }

    /** The file is not under way any more. */
    void closed(FileReception file) {
        files.closed(file);
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
            return Analyzer.NONE;
        }
        return source.factory().inner(this, transport).orElse(Analyzer.NONE);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> make) {
        return source.shared(type, make);
    }

    @Override
    public void announced(Announcement announcement) {
        session.tie(Tie.ANNOUNCES);
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
        notes.add(what, detail, mark());
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
            reads(length);
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
        files.end();
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
        return files.none() && analyzer.isPresent() && analyzer.get().resting();
    }

    private void gaveUp(MalformedInput e) {
        leave();
        irregularity("protocol not understood",
                "What the session carries breaks its protocol, its further bytes are not read: " + e.getMessage());
    }

    /** Tells what is left to be told of the session, which ends. */
    void tell(ShardOutput out) {
        files.end();
        source.budget().release(share);
        observer.ifPresent(PacketObserver::ended);
        notes.tell(session, out.irregularities);
    }
}
