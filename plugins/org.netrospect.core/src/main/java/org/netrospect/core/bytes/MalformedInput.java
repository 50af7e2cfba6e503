package org.netrospect.core.bytes;

/**
 * Captured bytes break their format. Unchecked and stackless: it is thrown on the hot path by every bounds check of
 * {@link ByteWindow} and by decoders and analyzers, and caught in two places only, the packet decoder and the caller of
 * an analyzer, which make an irregularity of it.
 */
public final class MalformedInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong, as a sentence for the analyst */
    public MalformedInput(String sentence) {
        super(sentence, null, false, false);
    }
}
