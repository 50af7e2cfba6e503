package org.netrospect.protocols.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;

/** Takes brotli or zstd off a body: their decoders pull, so the body is kept until it is there. */
final class Spooled implements ByteSink {
    /** Bytes kept of one body as transferred; a larger one is passed on as it came. */
    private static final int LARGEST = 16 << 20;
    /** The window that a zstd decoder of HTTP must have, as a power of two (RFC 9659). */
    private static final int ZSTD_WINDOW = 23;

    /** Bytes kept at a time by the sessions that share it. */
    private static final class Budget {
        private static final long ALL = 128L << 20;
        private long used;
    }

    private final SessionContext context;
    private final ByteSink target;
    private final String coding;
    private final Budget budget;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean asItIs;
    private boolean gap;

    Spooled(SessionContext context, ByteSink target, String coding) {
        this.context = context;
        this.target = target;
        this.coding = coding;
        budget = context.shared(Budget.class, Budget::new);
    }

    @Override
    public void data(ByteWindow bytes) {
        if (!asItIs && !gap && (kept.size() + bytes.length() > LARGEST || budget.used + bytes.length() > Budget.ALL)) {
            context.irregularity("compressed body too large", "A body in the coding " + coding + " has more bytes than "
                    + "are kept for decompression; it is kept as it came.");
            asItIs = true;
            byte[] all = takeKept();
            target.data(new ByteWindow(all, 0, all.length));
        }
        if (asItIs) {
            target.data(bytes);
        } else if (!gap) {
            kept.write(bytes.array(), bytes.arrayOffset(), bytes.length());
            budget.used += bytes.length();
        }
    }

    private byte[] takeKept() {
        byte[] all = kept.toByteArray();
        budget.used -= all.length;
        kept = new ByteArrayOutputStream();
        return all;
    }

    @Override
    public void gap(long length) {
        if (asItIs) {
            target.gap(length);
        } else {
            gap = true;
        }
    }

    @Override
    public void end(boolean whole) {
        if (!asItIs) {
            decode(takeKept());
            if (gap) {
                target.gap(1);
            }
        }
        target.end(whole);
    }

    private void decode(byte[] all) {
        if (all.length == 0) {
            return;
        }
        Expansion expansion = new Expansion();
        expansion.read(all.length);
        long written = 0;
        byte[] out = new byte[1 << 14];
        try (InputStream in = decoder(all)) {
            for (int n = in.read(out); n > 0; n = in.read(out)) {
                if (!expansion.allows(n)) {
                    context.irregularity("decompression bomb", "A body grows too far when it is decompressed; it is "
                            + "kept as far as " + written + " bytes.");
                    return;
                }
                written += n;
                target.data(new ByteWindow(out, 0, n));
            }
        } catch (IOException e) {
            if (written == 0) {
                context.irregularity("body not in its content coding", "A body that is said to be in the coding "
                        + coding + " is not; it is kept as it came.");
                target.data(new ByteWindow(all, 0, all.length));
            } else {
                context.irregularity("damaged compressed body", "A compressed body breaks its format after " + written
                        + " bytes of what was in it; the rest is left out.");
                target.gap(1);
            }
        }
    }

    private InputStream decoder(byte[] all) throws IOException {
        InputStream in = new ByteArrayInputStream(all);
        return coding.equals("br") ? new BrotliInputStream(in)
                : new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW);
    }
}
