package org.netrospect.carving.examine;

import org.netrospect.core.file.FileContent;

/** The limits of what is unpacked from one file. One thread. */
final class Unpacking {
    /** Bytes unpacked from one file in all. */
    static final long MOST = 256L << 20;
    /** How many times its packed size a file may have: more is no content, but a bomb. */
    static final int MOST_TIMES = 250;
    /** Bytes for which that does not count. */
    static final long FREE = 1 << 20;

    private final Findings findings;
    private long left = MOST;
    private long inMemory;

    Unpacking(Findings findings) {
        this.findings = findings;
    }

    /**
     * Unpacks a file inside another and puts it among the nested ones.
     *
     * @param packed its bytes in the archive
     * @return false if nothing more may be unpacked
     */
    boolean unpack(String name, long packed, StreamedContent.Source source) {
        long allowed = Math.max(FREE, packed > MOST / MOST_TIMES ? MOST : packed * MOST_TIMES);
        long most = Math.min(left, allowed);
        StreamedContent content = StreamedContent.of(source, most + 1);
        if (!content.damage().isEmpty()) {
            findings.remark("The file " + quoted(name) + " inside it is damaged after " + content.length()
                    + " bytes: " + content.damage());
        }
        if (content.length() > most) {
            findings.facts().put("bomb", allowed < left);
            findings.remark("The file " + quoted(name) + " inside it becomes "
                    + (allowed < left ? "more than " + MOST_TIMES + " times as large" : "larger than " + (MOST >> 20)
                            + " MB with the others") + " when it is unpacked; it was not taken out.");
            left -= Math.min(left, most);
            return left > 0;
        }
        left -= content.length();
        return content.length() == 0 || findings.nested(name, content);
    }

    /** Whether so many more bytes may be kept in memory. */
    boolean takesInMemory(long bytes, long most) {
        inMemory += bytes;
        return inMemory <= most;
    }

    /** A file that stands in the archive as it is, or in memory. */
    boolean stored(String name, FileContent content) {
        return content.length() == 0 || findings.nested(name, content);
    }

    static String quoted(String name) {
        return "\"" + (name.length() > 100 ? name.substring(0, 100) + "…" : name) + "\"";
    }
}
