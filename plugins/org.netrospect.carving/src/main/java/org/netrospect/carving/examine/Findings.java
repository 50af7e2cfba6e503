package org.netrospect.carving.examine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileContent;

/** What is being found out about one file. One thread. */
final class Findings {
    /** Files taken out of one file. */
    static final int MOST_NESTED = 500;

    private final Details facts = new Details();
    private final List<Examination.Nested> nested = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private String mediaType;

    Findings(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    void mediaType(String exact) {
        mediaType = exact;
    }

    Details facts() {
        return facts;
    }

    /** A sentence for the analyst: a limit that was reached, a structure that breaks. */
    void remark(String sentence) {
        if (remarks.size() < 20) {
            remarks.add(sentence);
        }
    }

    /** A file inside; false if there are too many. */
    boolean nested(String name, FileContent content) {
        if (nested.size() >= MOST_NESTED) {
            remark("It has more than " + MOST_NESTED + " files inside; the others were not taken out.");
            return false;
        }
        nested.add(new Examination.Nested(name, content));
        return true;
    }

    Examination examination(double entropy) {
        facts.put("remarks", List.copyOf(remarks));
        return new Examination(mediaType, entropy, facts, List.copyOf(nested));
    }
}
