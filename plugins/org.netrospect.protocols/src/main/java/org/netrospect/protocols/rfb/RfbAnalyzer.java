package org.netrospect.protocols.rfb;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/**
 * Reads the handshake (RFC 6143, section 7.1 to 7.3), and what the viewer sends after it. The pictures that the server
 * sends are not read.
 */
final class RfbAnalyzer implements Analyzer {
    /** Bytes kept of a message, such as a text for the clipboard. */
    private static final int MOST = 1 << 16;
    private static final int LONGEST_TEXT = 1 << 20;

    /** What a side sends next. */
    private enum Step {
        VERSION, SECURITY, CHOICE, CHALLENGE, VENCRYPT_VERSION, VENCRYPT_ACCEPTED, VENCRYPT_TYPES, VENCRYPT_CHOICE,
        VENCRYPT_READY, PLAIN, RESULT, REASON, INIT, INPUT, UNREAD
    }

    private final SessionContext context;
    private final RfbHandshake handshake;
    private final RfbInput input;
    private final FrameReader[] frames = {new FrameReader(b -> length(0, b), MOST, (b, n) -> message(0, b)),
        new FrameReader(b -> length(1, b), MOST, (b, n) -> message(1, b))};
    private final Step[] next = {Step.VERSION, Step.VERSION};
    /** 0 if the client of the connection is the viewer, 1 if the viewer listened. */
    private int viewer;
    private boolean begun;
    private Optional<Analyzer> inner = Optional.empty();
    private int ends;

    RfbAnalyzer(SessionContext context) {
        this.context = context;
        handshake = new RfbHandshake(context);
        input = new RfbInput(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (!begun) {
            // the server speaks first
            begun = true;
            viewer = 1 - side;
        }
        int at = 0;
        while (at < bytes.length()) {
            if (inner.isPresent()) {
                inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
                return;
            }
            if (next[side] == Step.UNREAD) {
                return;
            }
            at = frames[side].take(bytes, at);
        }
    }

    private long length(int side, ByteWindow b) {
        int n = b.length();
        return switch (next[side]) {
            case VERSION -> RfbProtocol.VERSION;
            case SECURITY -> handshake.oldVersion() ? n < 4 ? -1 : b.u32(0) == 0 ? text(b, 4) : 4
                    : b.u8(0) == 0 ? text(b, 1) : 1 + b.u8(0);
            case CHOICE, VENCRYPT_ACCEPTED, VENCRYPT_READY -> 1;
            case CHALLENGE -> 16;
            case VENCRYPT_VERSION -> 2;
            case VENCRYPT_TYPES -> 1 + 4 * b.u8(0);
            case VENCRYPT_CHOICE, RESULT -> 4;
            case PLAIN -> n < 8 ? -1 : 8 + limited(b.u32(0)) + limited(b.u32(4));
            case REASON -> text(b, 0);
            case INIT -> side == viewer ? 1 : text(b, 20);
            case INPUT -> input.length(b);
            case UNREAD -> n;
        };
    }

    private static long text(ByteWindow b, int at) {
        return b.length() < at + 4 ? -1 : at + 4 + limited(b.u32(at));
    }

    static long limited(long length) {
        if (length > LONGEST_TEXT) {
            throw new MalformedInput("an RFB message says that a text is " + length + " bytes long");
        }
        return length;
    }

    private void message(int side, ByteWindow b) {
        if (side == viewer) {
            fromViewer(side, b);
        } else {
            fromServer(side, b);
        }
    }

    private void fromServer(int side, ByteWindow b) {
        switch (next[side]) {
            case VERSION -> {
                handshake.serverVersion(b.latin1(4, 7));
                next[side] = Step.SECURITY;
            }
            case SECURITY -> {
                boolean refused = handshake.security(b);
                next[side] = refused ? Step.UNREAD : Step.RESULT;
                if (!refused && handshake.oldVersion()) {
                    chosen();
                }
            }
            case CHALLENGE -> {
                handshake.challenge(b);
                next[side] = Step.RESULT;
            }
            case VENCRYPT_VERSION -> next[side] = Step.VENCRYPT_ACCEPTED;
            case VENCRYPT_ACCEPTED -> next[side] = Step.VENCRYPT_TYPES;
            case VENCRYPT_TYPES -> next[side] = Step.VENCRYPT_READY;
            case VENCRYPT_READY -> inner = Optional.of(context.inner(IpProtocol.TCP));
            case RESULT -> {
                boolean good = b.u32(0) == 0;
                handshake.result(good);
                next[side] = good ? Step.INIT : handshake.tellsReason() ? Step.REASON : Step.UNREAD;
            }
            case REASON -> {
                handshake.reason(b);
                next[side] = Step.UNREAD;
            }
            case INIT -> {
                handshake.desktop(b);
                next[side] = Step.UNREAD;
            }
            default -> next[side] = Step.UNREAD;
        }
    }

    private void fromViewer(int side, ByteWindow b) {
        switch (next[side]) {
            case VERSION -> {
                handshake.viewerVersion(b.latin1(4, 7));
                next[side] = Step.CHOICE;
            }
            case CHOICE -> {
                handshake.choose(b.u8(0));
                chosen();
            }
            case CHALLENGE -> {
                handshake.response(b);
                next[side] = Step.INIT;
            }
            case VENCRYPT_VERSION -> next[side] = Step.VENCRYPT_CHOICE;
            case VENCRYPT_CHOICE -> {
                boolean plain = handshake.chooseVeNCrypt(b.u32(0));
                next[side] = plain ? Step.PLAIN : Step.UNREAD;
                next[1 - side] = plain ? Step.RESULT : Step.VENCRYPT_READY;
            }
            case PLAIN -> {
                handshake.plain(b);
                next[side] = Step.INIT;
            }
            case INIT -> {
                handshake.shared(b.u8(0) != 0);
                next[side] = Step.INPUT;
            }
            case INPUT -> input.message(b);
            default -> next[side] = Step.UNREAD;
        }
    }

    /** What follows depends on the security type. */
    private void chosen() {
        int server = 1 - viewer;
        switch (handshake.securityType()) {
            case RfbHandshake.NONE -> {
                next[viewer] = Step.INIT;
                next[server] = handshake.tellsResultOfNone() ? Step.RESULT : Step.INIT;
            }
            case RfbHandshake.VNC -> {
                next[viewer] = Step.CHALLENGE;
                next[server] = Step.CHALLENGE;
            }
            case RfbHandshake.VENCRYPT -> {
                next[viewer] = Step.VENCRYPT_VERSION;
                next[server] = Step.VENCRYPT_VERSION;
            }
            case RfbHandshake.TLS -> inner = Optional.of(context.inner(IpProtocol.TCP));
            default -> {
                next[viewer] = Step.UNREAD;
                next[server] = Step.UNREAD;
            }
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        int side = fromClient ? 0 : 1;
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else if (next[side] != Step.UNREAD && !frames[side].gap(length)) {
            context.irregularity("RFB messages lost", "Bytes of the " + (side == viewer ? "viewer" : "server")
                    + " are in no capture; what it sends behind them was not read.");
            next[side] = Step.UNREAD;
        }
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(it -> it.end(fromClient));
        if (++ends == 2) {
            handshake.end();
            input.end();
        }
    }
}
