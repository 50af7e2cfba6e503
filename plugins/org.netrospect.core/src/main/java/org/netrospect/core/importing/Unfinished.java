package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;

/**
 * What cancelled and broken-off imports left in a case, and which files of a new import stand for it. Sessions of such
 * an import may go on through all its files, so it is replaced as a whole or not at all.
 */
final class Unfinished {
    private final CaseStore store;
    private final CaptureOpener opener;
    private final Progress progress;
    private final Map<Path, Former> formers = new HashMap<>();

    /** @param together all captures of the import it came with */
    record Former(CaptureInfo capture, List<CaptureInfo> together) {
    }

    Unfinished(CaseStore store, CaptureOpener opener, Progress progress) {
        this.store = store;
        this.opener = opener;
        this.progress = progress;
    }

    /** Whether a file stands for a capture and was not begun again yet. */
    boolean awaits(Path file) {
        return formers.containsKey(file);
    }

    /** The capture that a file stands for, when it is begun; the same file a second time is a duplicate. */
    Optional<Former> begin(Path file) {
        return Optional.ofNullable(formers.remove(file));
    }

    /**
     * Finds the files that were begun before, and adds the others that came with them.
     *
     * @param refused told of files that cannot be read again, with a sentence
     * @return what is to be read, in order
     */
    List<Candidate> take(List<Candidate> candidates, BiConsumer<Path, String> refused) throws IOException {
        List<Candidate> result = new ArrayList<>(candidates);
        for (CaptureInfo capture : store.captures()) {
            if (capture.state() == CaptureInfo.State.PARTIAL) {
                Optional<Candidate> begun = find(capture, result);
                if (begun.isPresent() && (capture.unfinished() || hasGrown(capture, begun.get().file()))) {
                    take(capture, begun.get(), result, refused);
                }
            }
        }
        result.sort(Candidate.ORDER);
        return result;
    }

    private void take(CaptureInfo capture, Candidate begun, List<Candidate> candidates,
            BiConsumer<Path, String> refused) {
        List<CaptureInfo> together = store.importedWith(capture.id());
        Map<Path, Former> found = new HashMap<>();
        List<Candidate> sought = new ArrayList<>(candidates);
        for (CaptureInfo each : together) {
            Optional<Candidate> file = find(each, sought);
            if (file.isEmpty() && Files.isReadable(each.file())) {
                file = Optional.of(Candidate.alone(each.file())).filter(more -> is(each, more));
                file.ifPresent(sought::add);
            }
            if (file.isEmpty()) {
                candidates.remove(begun);
                refused.accept(begun.file(), begun.file() + " was read in part, in one import with " + each.file()
                        + ", which is not there any more; neither was imported again. Give capture " + each.id()
                        + " its new place, or import the files into a new case.");
                return;
            }
            found.put(file.get().file(), new Former(each, together));
        }
        candidates.clear();
        candidates.addAll(sought);
        if (candidates.size() > 1) {
            candidates.replaceAll(this::looked);
        }
        formers.putAll(found);
    }

    private Optional<Candidate> find(CaptureInfo capture, List<Candidate> candidates) {
        return candidates.stream().filter(candidate -> is(capture, candidate)).findFirst();
    }

    /** Same place or name, no smaller than it was, and a first packet from the time that was read. */
    private boolean is(CaptureInfo capture, Candidate candidate) {
        Path file = candidate.file();
        boolean samePlace = file.equals(capture.file());
        if (!samePlace && !file.getFileName().equals(capture.file().getFileName()) || !Files.isRegularFile(file)) {
            return false;
        }
        long size = file.toFile().length();
        if (samePlace ? size < capture.bytes() : size != capture.bytes()) {
            return false;
        }
        if (capture.packets() == 0) {
            return true;
        }
        long first = looked(candidate).first();
        return first >= capture.first() && first <= capture.last();
    }

    /** What was all of the file when it was read is only its beginning now. */
    private boolean hasGrown(CaptureInfo capture, Path file) throws IOException {
        return Files.size(file) > capture.bytes()
                && FileHash.of(file, capture.bytes(), progress).equals(capture.sha256());
    }

    private Candidate looked(Candidate candidate) {
        if (!candidate.links().isEmpty()) {
            return candidate;
        }
        try {
            return Candidate.look(candidate.file(), opener);
        } catch (IOException e) {
            // why it cannot be opened is said when its turn comes
            return candidate;
        }
    }
}
