package org.netrospect.carving.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.netrospect.carving.extent.Walk;
import org.netrospect.carving.format.Format;
import org.netrospect.carving.format.Signature;

/**
 * Finds files in one stream by their signatures and structure, whatever pieces it comes in. While a file goes on,
 * nothing inside it is looked for. Of beginnings that are not certain yet, several are followed at a time, and the
 * first of them that becomes certain in the order of the stream counts. One thread.
 */
public final class Carver {
    /** Beginnings that are followed at a time while none of them is certain; more are left out. */
    public static final int MOST_CANDIDATES = 32;
    private static final int REMEMBERED = Signature.FURTHEST + Signature.LONGEST;

    /** Takes the files. */
    public interface Files {
        /**
         * A file may begin.
         *
         * @param offset in the stream, missing bytes included
         */
        CarvedFile begin(Format format, long offset);

        /** There are more beginnings at a time than are followed. */
        void tooMany();
    }

    private final SignatureMatcher matcher;
    private final Files files;
    private final List<Candidate> candidates = new ArrayList<>(2);
    private Optional<Candidate> owner = Optional.empty();
    /** What is to be read, the next on top: never empty pieces, and between calls none. */
    private final Deque<Piece> ahead = new ArrayDeque<>();
    /** The last bytes of the stream that belong to no file, for what begins in one piece and goes on in the next. */
    private final byte[] history = new byte[2 * REMEMBERED];
    private int historyLength;
    /** Offset in the stream of the next byte. */
    private long offset;

    private record Candidate(Format format, long start, CarvedFile file, Walk walk) {
    }

    /** Some bytes of the stream. */
    private record Piece(byte[] bytes, int from, int to) {
    }

    public Carver(SignatureMatcher matcher, Files files) {
        this.matcher = matcher;
        this.files = files;
    }

    /** The next bytes of the stream. */
    public void data(byte[] bytes, int from, int to) {
        if (from < to) {
            ahead.push(new Piece(bytes, from, to));
            read();
        }
    }

    private void read() {
        while (!ahead.isEmpty()) {
            Piece piece = ahead.pop();
            int next = owner.isPresent() ? owner.get().walk().feed(piece.bytes, piece.from, piece.to)
                    : search(piece.bytes, piece.from, piece.to);
            offset += next - piece.from;
            if (next < piece.to) {
                ahead.push(new Piece(piece.bytes, next, piece.to));
            }
            owner.filter(file -> file.walk().over()).ifPresent(this::finish);
        }
    }

    /** Ends the file in hand; what was read ahead behind its end is looked into next. */
    private void finish(Candidate file) {
        owner = Optional.empty();
        byte[] rest = file.walk().rest();
        int from = 0;
        if (file.walk().position() > 0) {
            file.file().end(file.walk());
        } else {
            // nothing is left of it: what begins here would be found here again
            file.file().drop();
            from = Math.min(1, rest.length);
        }
        offset -= rest.length - from;
        if (from < rest.length) {
            ahead.push(new Piece(rest, from, rest.length));
        }
    }

    private int search(byte[] bytes, int from, int to) {
        Race race = new Race(bytes, from, to);
        for (Iterator<Candidate> each = candidates.iterator(); each.hasNext();) {
            Candidate candidate = each.next();
            if (race.lost(candidate, from)) {
                candidate.file().drop();
                each.remove();
            }
        }
        race.atStart();
        race.seam();
        race.inside();
        if (race.winner.isEmpty()) {
            remember(bytes, from, to);
            return to;
        }
        owner = race.winner;
        for (Candidate each : candidates) {
            if (each != owner.get()) {
                each.walk().close();
                each.file().drop();
            }
        }
        candidates.clear();
        historyLength = 0;
        return race.limit;
    }

    private void remember(byte[] bytes, int from, int to) {
        int n = Math.min(to - from, REMEMBERED);
        if (historyLength + n > history.length) {
            int keep = REMEMBERED;
            System.arraycopy(history, historyLength - keep, history, 0, keep);
            historyLength = keep;
        }
        System.arraycopy(bytes, to - n, history, historyLength, n);
        historyLength += n;
    }

    /** The next bytes of the stream are in no capture. */
    public void gap(long length) {
        owner.ifPresent(file -> {
            file.walk().gap(length);
            if (file.walk().over()) {
                finish(file);
                read();
            }
        });
        drop();
        offset += length;
        historyLength = 0;
    }

    /** The stream ends. */
    public void end() {
        // a file that was read ahead of its end may leave bytes in which another one begins
        while (owner.isPresent()) {
            Candidate file = owner.get();
            file.walk().close();
            finish(file);
            read();
        }
        for (Candidate each : List.copyOf(candidates)) {
            each.walk().close();
            if (each.walk().state() != Walk.State.NOT && owner.isEmpty()) {
                candidates.remove(each);
                each.file().end(each.walk());
                break;
            }
        }
        drop();
    }

    private void drop() {
        for (Candidate each : candidates) {
            each.walk().close();
            each.file().drop();
        }
        candidates.clear();
    }

    /** One piece of the stream, in which candidates run for being the first that is certain. */
    private final class Race {
        private final byte[] bytes;
        private final int from;
        private int limit;
        private Optional<Candidate> winner = Optional.empty();

        Race(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.limit = to;
        }

        /** Feeds a candidate as far as the best one so far. @return whether it is out of the race for good */
        boolean lost(Candidate candidate, int begin) {
            int at = begin > limit ? begin : candidate.walk().feed(bytes, begin, limit);
            boolean certain = candidate.walk().state() == Walk.State.PROVEN;
            if (certain && (winner.isEmpty() || at < limit || candidate.start() < winner.get().start())) {
                winner = Optional.of(candidate);
                limit = at;
            }
            return candidate.walk().state() == Walk.State.NOT;
        }

        private void begin(Format format, int start) {
            if (start < from - historyLength) {
                return;
            }
            if (candidates.size() >= MOST_CANDIDATES) {
                files.tooMany();
                return;
            }
            long place = offset + start - from;
            for (Candidate each : candidates) {
                if (each.start() == place && each.format() == format) {
                    return;
                }
            }
            CarvedFile file = files.begin(format, place);
            Candidate candidate = new Candidate(format, place, file,
                    new Walk(format.begin().get(), format.largest(), file));
            if (start < from) {
                // nothing can be certain before the signature, which ends in this piece
                candidate.walk().feed(history, historyLength - (from - start), historyLength);
            }
            if (candidate.walk().over() || lost(candidate, Math.max(start, from))) {
                candidate.file().drop();
            } else {
                candidates.add(candidate);
            }
        }

        /** Signatures that count at the beginning of the stream only. */
        void atStart() {
            if (offset >= Signature.LONGEST) {
                return;
            }
            int known = (int) offset;
            if (historyLength != known) {
                return;
            }
            byte[] head = Arrays.copyOf(history, Signature.LONGEST);
            int n = Math.min(limit - from, Signature.LONGEST - known);
            System.arraycopy(bytes, from, head, known, n);
            for (Format format : matcher.atStart(head, 0, known + n, known)) {
                begin(format, from - known);
            }
        }

        /** Signatures that began in an earlier piece. */
        void seam() {
            int before = Math.min(historyLength, Signature.LONGEST - 1);
            int behind = Math.min(limit - from, Signature.LONGEST - 1);
            if (before == 0) {
                return;
            }
            byte[] seam = new byte[before + behind];
            System.arraycopy(history, historyLength - before, seam, 0, before);
            System.arraycopy(bytes, from, seam, before, behind);
            matcher.search(seam, 0, seam.length, (format, signature, index) -> {
                int end = index + signature.bytes().length;
                if (index < before && end > before && from + end - before <= limit) {
                    begin(format, from + index - before - signature.lead());
                }
                return true;
            });
        }

        /** Signatures inside this piece. */
        void inside() {
            matcher.search(bytes, from, limit, (format, signature, index) -> {
                if (index + signature.bytes().length > limit) {
                    return index < limit;
                }
                begin(format, index - signature.lead());
                return true;
            });
        }
    }
}
