package org.netrospect.core.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/**
 * Finds out what a session speaks from its first bytes, and then passes on all of it. Until that is clear, what came is
 * kept, with the packets it came in.
 */
final class RecognisedAnalyzer implements Analyzer {
    /** Segments kept until the protocol is clear: beyond, the port decides. */
    private static final int MOST_PIECES = 64;

    private final EarlierContext context;
    private final List<Candidate> candidates;
    private final AnalyzerFactory unexplained;
    private final boolean portCounts;
    private static final byte[] NOTHING = new byte[0];

    private List<Piece> kept = List.of();
    private byte[] clientHead = NOTHING;
    private byte[] serverHead = NOTHING;
    private Optional<Analyzer> chosen = Optional.empty();
    private boolean decided;
    private boolean explained;

    /** What came before the protocol was clear. @param gap bytes missing; with {@code end}, nothing more comes */
    private record Piece(boolean fromClient, Mark at, byte[] bytes, long gap, boolean end) {
    }

    /** @param portCounts whether the session's port belongs to what is read, not to something around it */
    RecognisedAnalyzer(SessionContext context, List<Candidate> candidates, AnalyzerFactory unexplained,
            boolean portCounts) {
        this.context = new EarlierContext(context);
        this.candidates = candidates;
        this.unexplained = unexplained;
        this.portCounts = portCounts;
        chosen = ExpectedSessions.take(context);
        decided = chosen.isPresent();
        explained = decided;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (!decided) {
            head(fromClient, bytes);
            if (!decide(bytes.length(), false)) {
                keep(new Piece(fromClient, context.mark(), bytes.bytes(0, bytes.length()), 0, false));
                return;
            }
            replay();
        }
        pass(fromClient, bytes);
    }

    private void head(boolean fromClient, ByteWindow bytes) {
        byte[] old = fromClient ? clientHead : serverHead;
        int more = Math.min(bytes.length(), Opening.MOST - old.length);
        byte[] now = Arrays.copyOf(old, old.length + more);
        System.arraycopy(bytes.array(), bytes.arrayOffset(), now, old.length, more);
        if (fromClient) {
            clientHead = now;
        } else {
            serverHead = now;
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (!decided) {
            // what stands behind a gap is not the beginning any more
            decide(0, (fromClient ? clientHead : serverHead).length > 0);
        }
        if (decided) {
            replay();
            passGap(fromClient, length);
        } else {
            keep(new Piece(fromClient, context.mark(), new byte[0], length, false));
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (!decided) {
            keep(new Piece(fromClient, context.mark(), new byte[0], 0, true));
            long ends = kept.stream().filter(Piece::end).count();
            if (ends == 2) {
                decide(0, true);
                replay();
            }
            return;
        }
        passEnd(fromClient);
    }

    @Override
    public boolean done() {
        return decided && (chosen.isEmpty() || chosen.get().done());
    }

    @Override
    public boolean resting() {
        return decided && (chosen.isEmpty() || chosen.get().resting());
    }

    private void keep(Piece piece) {
        if (kept.isEmpty()) {
            kept = new ArrayList<>(4);
        }
        kept.add(piece);
        if (kept.size() >= MOST_PIECES || clientHead.length >= Opening.MOST
                || serverHead.length >= Opening.MOST) {
            decide(0, true);
            replay();
        }
    }

    /** @param last no more bytes are waited for */
    private boolean decide(int length, boolean last) {
        Session session = context.session();
        int first = kept.isEmpty() ? length : Math.max(kept.get(0).bytes().length, 1);
        Opening opening = new Opening(session, new ByteWindow(clientHead, 0, clientHead.length),
                new ByteWindow(serverHead, 0, serverHead.length), first);
        boolean more = false;
        Optional<Protocol> byPort = Optional.empty();
        for (Candidate candidate : candidates) {
            Protocol protocol = candidate.protocol();
            Recognition says = ask(protocol, opening);
            if (says == Recognition.YES) {
                choose(protocol);
                tellPort(protocol, session);
                return true;
            }
            more |= says == Recognition.MORE;
            if (says != Recognition.NO && byPort.isEmpty() && candidate.ports().contains(session.serverPort())) {
                byPort = Optional.of(protocol);
            }
        }
        boolean datagrams = session.protocol() != IpProtocol.TCP;
        if (more && !last && !datagrams) {
            return false;
        }
        byPort.ifPresentOrElse(this::choose, this::unexplained);
        return true;
    }

    private static Recognition ask(Protocol protocol, Opening opening) {
        try {
            return protocol.recognise(opening);
        } catch (MalformedInput e) {
            return Recognition.MORE;
        }
    }

    private void choose(Protocol protocol) {
        decided = true;
        explained = true;
        chosen = Optional.of(protocol.analyzer(context));
    }

    /** Says that a service is where nobody expects it. */
    private void tellPort(Protocol protocol, Session session) {
        Set<Integer> usual = portCounts ? protocol.usualPorts() : Set.of();
        // who joined a session late may have taken its client for its server
        if (usual.isEmpty() || usual.contains(session.serverPort()) || usual.contains(session.clientPort())) {
            return;
        }
        Mark at = kept.isEmpty() ? context.mark() : kept.get(0).at();
        context.event(at, EventKind.of(protocol.name(), "port"),
                protocol.name().toUpperCase(Locale.ROOT) + " on port " + session.serverPort(),
                new Details().put("port", session.serverPort()));
    }

    private void unexplained() {
        decided = true;
        // what is inside something else has no ends of its own that could be announced
        chosen = portCounts ? ExpectedSessions.elsewhere(context) : Optional.empty();
        explained = chosen.isPresent();
        chosen = chosen.or(() -> unexplained.analyzer(context));
    }

    private void replay() {
        for (Piece piece : kept) {
            context.earlier(piece.at());
            if (piece.end()) {
                passEnd(piece.fromClient());
            } else if (piece.gap() > 0) {
                passGap(piece.fromClient(), piece.gap());
            } else {
                pass(piece.fromClient(), new ByteWindow(piece.bytes(), 0, piece.bytes().length));
            }
        }
        context.now();
        // a session may last for hours: what was kept for recognition is not needed any more
        kept = List.of();
        clientHead = NOTHING;
        serverHead = NOTHING;
    }

    private void pass(boolean fromClient, ByteWindow bytes) {
        if (chosen.isPresent()) {
            try {
                chosen.get().data(fromClient, bytes);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    private void passGap(boolean fromClient, long length) {
        if (chosen.isPresent()) {
            try {
                chosen.get().gap(fromClient, length);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    private void passEnd(boolean fromClient) {
        if (chosen.isPresent()) {
            try {
                chosen.get().end(fromClient);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    /** A protocol that gives up leaves the rest of the session to those who read what nobody explains. */
    private void gaveUp(MalformedInput e) {
        context.irregularity("protocol not understood",
                "What the session carries breaks its protocol, its further bytes are not read: " + e.getMessage());
        chosen = explained ? unexplained.analyzer(context) : Optional.empty();
        explained = false;
    }
}
