package org.netrospect.core.bytes;

/**
 * Captured bytes break their format. Unchecked and stackless: it is thrown on the hot path by every bounds check of
 * {@link ByteWindow} and by decoders and analyzers, and caught in two places only, the packet decoder and the caller of
 * an analyzer, which make an irregularity of it.
 */
public final class MalformedInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int length;
    private final int count;
    private final int offset;

    /** @param sentence what is wrong, as a sentence for the analyst */
    public MalformedInput(String sentence) {
        super(sentence, null, false, false);
        length = -1;
        count = 0;
        offset = 0;
    }

    /** Bytes are missing. The sentence is made when it is asked for: recognition throws many of these away. */
    MalformedInput(int length, int count, int offset) {
        super("", null, false, false);
        this.length = length;
        this.count = count;
        this.offset = offset;
    }

    @Override
    public String getMessage() {
        return length < 0 ? super.getMessage()
                : "ends after " + length + " bytes, " + count + " were expected at " + offset;
    }
}
