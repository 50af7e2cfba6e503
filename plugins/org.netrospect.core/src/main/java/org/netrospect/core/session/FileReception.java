package org.netrospect.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.ByteRanges;
import org.netrospect.core.file.Digests;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.file.KnownContents.Known;
import org.netrospect.core.file.OfferedFile;
import org.netrospect.core.file.StagedFile;

/** One file on its way: hashed while it comes in order, afterwards otherwise. */
final class FileReception extends OfferedFile {
    /** Zeros written for bytes that are in no capture, of one file: beyond, it ends there. */
    private static final long LONGEST_GAP = 64L << 20;
    /** Bytes kept of one file. */
    private static final long LARGEST = 16L << 30;
    private static final byte[] ZEROS = new byte[1 << 13];

    private final SessionAnalysis analysis;
    private final KnownContents contents;
    private final Mark begin;
    private final StagedFile content;
    private final ByteRanges there = new ByteRanges();
    private final Digests.Running running = new Digests.Running();
    /** Bytes hashed, -1 when they no longer came in order. */
    private long hashed;
    private long inOrder;
    private boolean full;

    FileReception(SessionAnalysis analysis, KnownContents contents, FileOffer offer) {
        super(offer);
        this.analysis = analysis;
        this.contents = contents;
        begin = analysis.mark();
        content = contents.open();
    }

    @Override
    public void at(long offset, ByteWindow bytes) {
        if (offset < 0 || offset > Long.MAX_VALUE - bytes.length()) {
            analysis.irregularity("impossible place in a file", "Bytes of a file were sent for the place " + offset
                    + "; they are left out.");
            return;
        }
        position = offset + bytes.length();
        if (offset == inOrder && hashed == inOrder && !full) {
            keep(offset, bytes.array(), bytes.arrayOffset(), bytes.length());
            return;
        }
        long end = position;
        long from = outOfOrder(offset, end);
        while (from < end) {
            long to = there.missingUntil(from, end);
            keep(from, bytes.array(), bytes.arrayOffset() + (int) (from - offset), (int) (to - from));
            from = there.firstMissing(Math.max(to, from + 1));
        }
    }

    private long outOfOrder(long offset, long end) {
        flushOrder();
        hashed = -1;
        return Math.min(end, there.firstMissing(offset));
    }

    private void flushOrder() {
        if (inOrder > 0) {
            there.add(0, inOrder);
        }
    }

    private void keep(long at, byte[] bytes, int from, int count) {
        long end = at + count;
        long known = Math.max(content.length(), at);
        if (full || end > LARGEST || at - content.length() > LONGEST_GAP) {
            if (!full) {
                full = true;
                analysis.irregularity("file too large", "A file has more than " + (LARGEST >> 30)
                        + " GB, or a gap of more than " + (LONGEST_GAP >> 20) + " MB; the rest of it was left out.");
            }
            return;
        }
        try {
            for (long gap = content.length(); gap < at;) {
                int n = (int) Math.min(ZEROS.length, at - gap);
                content.write(gap, ZEROS, 0, n);
                gap += n;
            }
            content.write(at, bytes, from, count);
        } catch (IOException e) {
            throw new UncheckedIOException("A file that is being received cannot be kept: " + e.getMessage()
                    + ". The import ends here.", e);
        }
        if (hashed == at && at == inOrder && known == at) {
            if (contents.isAsked()) {
                running.update(bytes, from, count);
            }
            hashed = end;
            inOrder = end;
        } else if (!there.add(at, end)) {
            full = true;
            analysis.irregularity("file in too many pieces", "A file came in more than " + ByteRanges.MOST
                    + " separate pieces; the rest of it was left out.");
        }
    }

    @Override
    public void drop() {
        analysis.closed(this);
        discard();
    }

    private void discard() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was being received cannot be removed: " + e.getMessage()
                    + ".", e);
        }
    }

    @Override
    public void end() {
        analysis.closed(this);
        if (content.length() == 0) {
            discard();
            return;
        }
        flushOrder();
        try {
            Known known = contents.isAsked() ? known() : Known.NOTHING;
            long size = Math.max(offer.size(), Math.max(content.length(), position));
            analysis.tell(new RecoveredFile(analysis.session(), begin, offer, size, size - there.covered(),
                    there.missing(size), known.digests(), examination(offer, known), content, inside(offer, known)));
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was received cannot be read again: " + e.getMessage()
                    + ". The import ends here.", e);
        }
    }

    private Known known() throws IOException {
        boolean whole = hashed == content.length();
        return contents.of(whole ? running.finish() : Digests.sha256(content), content);
    }

    private List<RecoveredFile> inside(FileOffer outer, Known known) {
        List<RecoveredFile> all = new ArrayList<>(known.inside().size());
        for (KnownContents.Inside each : known.inside()) {
            FileOffer its = new FileOffer(outer.protocol(), outer.fromClient(), each.name(), "", -1, false,
                    new Details());
            all.add(new RecoveredFile(analysis.session(), begin, its, each.content().length(), 0, "",
                    each.known().digests(), examination(its, each.known()), each.content(),
                    inside(its, each.known())));
        }
        return all;
    }

    private Examination examination(FileOffer its, Known known) {
        Examination found = known.examination();
        List<String> mismatch = contents.isAsked() ? contents.mismatch(its, found.mediaType()) : List.of();
        return mismatch.isEmpty() ? found : new Examination(found.mediaType(), found.entropy(),
                found.facts().with("mismatch", mismatch), List.of());
    }
}
