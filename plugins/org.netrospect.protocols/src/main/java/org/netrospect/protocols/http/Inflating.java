package org.netrospect.protocols.http;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.SessionContext;

/**
 * Takes gzip (RFC 1952, members one behind the other included), zlib or bare deflate off a body. What turns out not to
 * be compressed is passed on as it came.
 */
final class Inflating implements ByteSink {
    /** Bytes of a gzip header, with its name and comment. */
    private static final int LONGEST_HEADER = 1 << 13;
    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int MORE = -1;
    private static final int NOT_THIS = -2;

    private enum State { HEADER, DATA, TRAILER, AS_IT_IS, OVER, AFTER_GAP }

    private final SessionContext context;
    private final ByteSink target;
    private final boolean gzip;
    private final Expansion expansion = new Expansion();
    private final byte[] out = new byte[1 << 13];
    private Inflater inflater = new Inflater(true);
    private State state = State.HEADER;
    private byte[] header = new byte[0];
    private byte[] kept = new byte[0];
    private int trailer;
    private boolean secondMember;
    private long written;
    /** The last bytes after a gap, newest lowest: gzip's trailer tells the size. */
    private long last;

    Inflating(SessionContext context, ByteSink target, boolean gzip) {
        this.context = context;
        this.target = target;
        this.gzip = gzip;
    }

    @Override
    public void data(ByteWindow bytes) {
        expansion.read(bytes.length());
        int at = 0;
        while (at < bytes.length()) {
            at += switch (state) {
                case HEADER -> header(bytes, at);
                case DATA -> inflate(bytes, at);
                case TRAILER -> trailer(bytes.length() - at);
                case AS_IT_IS -> asItIs(bytes, at);
                case AFTER_GAP -> afterGap(bytes, at);
                case OVER -> bytes.length() - at;
            };
        }
    }

    private int header(ByteWindow bytes, int from) {
        int had = header.length;
        int more = Math.min(bytes.length() - from, LONGEST_HEADER - had);
        header = Arrays.copyOf(header, had + more);
        System.arraycopy(bytes.array(), bytes.arrayOffset() + from, header, had, more);
        int end = gzip ? gzipHeader() : zlibHeader();
        if (state == State.AS_IT_IS) {
            return more;
        }
        if (end >= 0) {
            header = new byte[0];
            return Math.max(0, end - had);
        }
        if (end == NOT_THIS || header.length == LONGEST_HEADER) {
            notCompressed();
        }
        return more;
    }

    private void notCompressed() {
        if (secondMember) {
            // bytes behind the last member say nothing: servers pad
            state = State.OVER;
            return;
        }
        context.irregularity("body not in its content coding", "A body that is said to be compressed is not; it is "
                + "kept as it came.");
        state = State.AS_IT_IS;
        target.data(new ByteWindow(header, 0, header.length));
        header = new byte[0];
    }

    /** @return where the data begins, or MORE, or NOT_THIS */
    private int gzipHeader() {
        ByteWindow h = new ByteWindow(header, 0, header.length);
        if (h.length() > 0 && h.u8(0) != 0x1f || h.length() > 1 && h.u8(1) != 0x8b) {
            return NOT_THIS;
        }
        if (h.length() < FIXED_HEADER) {
            return MORE;
        }
        int flags = h.u8(3);
        try {
            int at = FIXED_HEADER;
            if ((flags & 4) != 0) {
                at += 2 + h.u16le(at);
            }
            for (int text = flags >> 3 & 3; text > 0; text &= text - 1) {
                int zero = h.indexOf(0, at);
                if (zero < 0) {
                    return MORE;
                }
                at = zero + 1;
            }
            at += (flags & 2) != 0 ? 2 : 0;
            if (at > h.length()) {
                return MORE;
            }
            state = State.DATA;
            keep(header, 0, header.length);
            kept = Arrays.copyOf(kept, at);
            return at;
        } catch (MalformedInput e) {
            return MORE;
        }
    }

    /** RFC 1950, or none: some servers send deflate without it, and browsers take it. */
    private int zlibHeader() {
        ByteWindow h = new ByteWindow(header, 0, header.length);
        if (h.length() < 2) {
            return MORE;
        }
        boolean zlib = (h.u8(0) & 15) == 8 && h.u16(0) % 31 == 0;
        if (zlib) {
            inflater.end();
            inflater = new Inflater(false);
        }
        keep(header, 0, header.length);
        inflater.setInput(header);
        // what is in the header buffer is inflated here; the rest comes by itself
        state = State.DATA;
        drain();
        finished();
        return header.length;
    }

    private int inflate(ByteWindow bytes, int from) {
        if (written == 0) {
            keep(bytes.array(), bytes.arrayOffset() + from, bytes.length() - from);
        }
        inflater.setInput(bytes.array(), bytes.arrayOffset() + from, bytes.length() - from);
        drain();
        if (state == State.AS_IT_IS) {
            return bytes.length() - from;
        }
        int left = inflater.getRemaining();
        finished();
        return bytes.length() - from - left;
    }

    /** What was read before anything came out: it may not be compressed at all. */
    private void keep(byte[] from, int offset, int count) {
        int n = Math.min(count, LONGEST_HEADER - kept.length);
        kept = Arrays.copyOf(kept, kept.length + n);
        System.arraycopy(from, offset, kept, kept.length - n, n);
    }

    private void finished() {
        if (state == State.DATA && inflater.finished()) {
            trailer = TRAILER;
            state = gzip ? State.TRAILER : State.OVER;
        }
    }

    private void drain() {
        try {
            int n;
            do {
                n = inflater.inflate(out);
                if (n > 0) {
                    if (!expansion.allows(n)) {
                        context.irregularity("decompression bomb", "A body grows too far when it is decompressed; it "
                                + "is kept as far as " + written + " bytes.");
                        state = State.OVER;
                        return;
                    }
                    written += n;
                    target.data(new ByteWindow(out, 0, n));
                }
            } while (n > 0);
            if (inflater.needsDictionary()) {
                throw new DataFormatException("a dictionary is needed");
            }
        } catch (DataFormatException e) {
            if (written == 0 && !secondMember && kept.length < LONGEST_HEADER) {
                header = kept;
                notCompressed();
                return;
            }
            context.irregularity("damaged compressed body", "A compressed body breaks its format after " + written
                    + " bytes of what was in it; the rest is left out.");
            target.gap(1);
            state = State.OVER;
        }
    }

    private int trailer(int available) {
        int n = Math.min(available, trailer);
        trailer -= n;
        if (trailer == 0) {
            inflater.reset();
            secondMember = true;
            state = State.HEADER;
        }
        return n;
    }

    private int asItIs(ByteWindow bytes, int from) {
        target.data(bytes.slice(from, bytes.length() - from));
        return bytes.length() - from;
    }

    private int afterGap(ByteWindow bytes, int from) {
        for (int i = Math.max(from, bytes.length() - 4); i < bytes.length(); i++) {
            last = last << 8 | bytes.u8(i);
        }
        return bytes.length() - from;
    }

    @Override
    public void gap(long length) {
        if (state == State.AS_IT_IS) {
            target.gap(length);
        } else if (state != State.OVER) {
            state = State.AFTER_GAP;
        }
    }

    @Override
    public void end(boolean whole) {
        if (state == State.AFTER_GAP) {
            long size = Integer.toUnsignedLong(Integer.reverseBytes((int) last));
            boolean told = gzip && whole && size > written && size / 1032 < Integer.MAX_VALUE;
            target.gap(told ? size - written : 1);
        } else if (state == State.HEADER && header.length > 0 && !secondMember) {
            target.data(new ByteWindow(header, 0, header.length));
        } else if (state == State.DATA && whole) {
            context.irregularity("compressed body without its end", "A compressed body ends before what is in it "
                    + "does.");
        }
        inflater.end();
        state = State.OVER;
        target.end(whole);
    }
}
