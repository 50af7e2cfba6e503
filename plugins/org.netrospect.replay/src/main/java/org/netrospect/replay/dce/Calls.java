package org.netrospect.replay.dce;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;

/**
 * Finds the calls in one session. It is fed both directions, and says nothing of a session that carries neither
 * remote procedure calls nor SMB. What breaks the format ends it. One thread.
 */
public final class Calls implements Analyzer {
    /** Bytes of a message that are waited for. */
    static final int LONGEST = 1 << 17;
    /** Bytes of a stub that are put together. */
    static final int LONGEST_STUB = 1 << 20;
    private static final int MOST_CONTEXTS = 256;
    private static final int HEADER = 16;
    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    private static final int BIND = 11;
    private static final int ALTER = 14;

    private final Consumer<Call> calls;
    private final Side client = new Side(true);
    private final Side server = new Side(false);

    /** @param version the major one */
    private record Interface(String uuid, int version) {
        static final Interface UNKNOWN = new Interface("", -1);
    }

    private final Map<Integer, Interface> contexts = RecentMap.byInsertion(MOST_CONTEXTS);
    private int operation;
    private int context;
    private boolean broken;

    /** Bytes of one direction that are not whole messages yet. */
    private static final class Side {
        private final boolean fromClient;
        private byte[] waiting = new byte[0];
        private byte[] pipe = new byte[0];
        private byte[] stub = new byte[0];

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }
    }

    /** @param calls told of each call and each answer when it is whole */
    public Calls(Consumer<Call> calls) {
        this.calls = calls;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (broken) {
            return;
        }
        try {
            Side side = fromClient ? client : server;
            side.waiting = joined(side.waiting, bytes, 0);
            while (message(side)) {
                if (side.waiting.length == 0) {
                    return;
                }
            }
            broken = side.waiting.length > LONGEST;
        } catch (MalformedInput e) {
            broken = true;
        }
    }

    private static byte[] joined(byte[] before, ByteWindow more, int from) {
        byte[] all = Arrays.copyOf(before, before.length + more.length() - from);
        System.arraycopy(more.array(), more.arrayOffset() + from, all, before.length, more.length() - from);
        return all;
    }

    private boolean message(Side side) {
        ByteWindow w = new ByteWindow(side.waiting, 0, side.waiting.length);
        if (w.length() < 10) {
            return false;
        }
        int length;
        if (w.u8(0) == 5) {
            length = pduLength(w);
            if (length > w.length()) {
                return false;
            }
            pdu(side, w.slice(0, length));
        } else {
            length = 4 + w.u24(1);
            boolean smb = (w.u8(0) == 0 || w.u8(0) >= 0x81) && length <= LONGEST;
            if (!smb) {
                throw new MalformedInput("neither remote procedure calls nor SMB");
            }
            if (length > w.length()) {
                return false;
            }
            Optional<ByteWindow> data = PipeData.of(w.slice(4, length - 4));
            if (data.isPresent()) {
                pipe(side, data.get());
            }
        }
        side.waiting = Arrays.copyOfRange(side.waiting, length, side.waiting.length);
        return true;
    }

    private static int pduLength(ByteWindow w) {
        int length = little(w) ? w.u16le(8) : w.u16(8);
        if (w.u8(0) != 5 || w.u8(1) > 1 || length < HEADER) {
            throw new MalformedInput("no remote procedure call");
        }
        return length;
    }

    private static boolean little(ByteWindow w) {
        return (w.u8(4) & 0x10) != 0;
    }

    /** Files are written and read like pipes: what does not begin as a call is none. */
    private void pipe(Side side, ByteWindow data) {
        // some write byte by byte
        boolean begins = data.length() > 0 && data.u8(0) == 5 && (data.length() < 2 || data.u8(1) <= 1)
                && (data.length() < 3 || data.u8(2) <= 19);
        if (side.pipe.length == 0 && !begins) {
            return;
        }
        side.pipe = joined(side.pipe, data, 0);
        ByteWindow w = new ByteWindow(side.pipe, 0, side.pipe.length);
        int at = 0;
        while (w.length() - at >= HEADER) {
            ByteWindow rest = w.slice(at, w.length() - at);
            int length = pduLength(rest);
            if (length > rest.length()) {
                break;
            }
            pdu(side, rest.slice(0, length));
            at += length;
        }
        side.pipe = Arrays.copyOfRange(side.pipe, at, side.pipe.length);
    }

    private void pdu(Side side, ByteWindow w) {
        boolean little = little(w);
        switch (w.u8(2)) {
            case BIND, ALTER -> bind(w, little);
            case REQUEST -> {
                context = little ? w.u16le(20) : w.u16(20);
                operation = little ? w.u16le(22) : w.u16(22);
                stub(side, w, little, (w.u8(3) & 0x80) != 0 ? 40 : 24);
            }
            case RESPONSE -> {
                context = little ? w.u16le(20) : w.u16(20);
                stub(side, w, little, 24);
            }
            default -> {
                // nothing that rules ask of
            }
        }
    }

    private void bind(ByteWindow w, boolean little) {
        int count = w.u8(24);
        int at = 28;
        for (int i = 0; i < count; i++) {
            int id = little ? w.u16le(at) : w.u16(at);
            int syntaxes = w.u8(at + 2);
            contexts.put(id, new Interface(uuid(w.slice(at + 4, 16), little),
                    little ? w.u16le(at + 20) : w.u16(at + 20)));
            at += 24 + syntaxes * 20;
        }
    }

    private static String uuid(ByteWindow w, boolean little) {
        return String.format("%08x-%04x-%04x-%04x-%012x", little ? w.u32le(0) : w.u32(0),
                little ? w.u16le(4) : w.u16(4), little ? w.u16le(6) : w.u16(6), w.u16(8), w.i64(8) & 0xffff_ffff_ffffL);
    }

    /** Puts the fragments of a stub together (flags: 1 first, 2 last). */
    private void stub(Side side, ByteWindow w, boolean little, int from) {
        int authentication = little ? w.u16le(10) : w.u16(10);
        int end = authentication == 0 ? w.length() : Math.max(from, w.length() - authentication - 8);
        w.check(from, end - from);
        byte[] before = (w.u8(3) & 1) != 0 ? new byte[0] : side.stub;
        if (before.length > LONGEST_STUB) {
            throw new MalformedInput("a stub is too long");
        }
        side.stub = joined(before, w.slice(from, end - from), 0);
        if ((w.u8(3) & 2) != 0) {
            Interface its = contexts.getOrDefault(context, Interface.UNKNOWN);
            calls.accept(new Call(side.fromClient, its.uuid(), its.version(), operation, side.stub, little));
            side.stub = new byte[0];
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        broken = true;
    }

    @Override
    public void end(boolean fromClient) {
        // calls that are not whole are not told
    }
}
