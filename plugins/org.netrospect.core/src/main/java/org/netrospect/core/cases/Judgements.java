package org.netrospect.core.cases;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What virus scanners have said of contents in all cases of a workspace, so that none is asked twice and a changed mind
 * is noticed. Nothing is ever taken back. Thread-safe; several processes may share it.
 */
public interface Judgements {
    /**
     * One verdict on one content.
     *
     * @param engine its name, the same for every version
     * @param version of engine and signatures together
     * @param verdict {@code clean}, {@code infected}, {@code suspicious} or {@code error}
     * @param signatures that matched
     * @param detail sentences for the analyst
     * @param caseName where the content was met
     * @param time when it was given, by the clock of the machine, nanoseconds since 1970 UTC
     */
    record Judgement(String sha256, String engine, String version, String verdict, List<String> signatures,
            List<String> detail, String caseName, long time) {
        public Judgement {
            signatures = List.copyOf(signatures);
            detail = List.copyOf(detail);
        }
    }

    /** Of these contents, in the order in which they were given. @param sha256 in lower-case hex */
    List<Judgement> of(Set<String> sha256) throws IOException;

    /** Keeps more of them: all, or none if it fails. */
    void add(List<Judgement> more) throws IOException;
}
