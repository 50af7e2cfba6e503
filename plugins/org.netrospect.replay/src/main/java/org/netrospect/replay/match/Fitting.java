package org.netrospect.replay.match;

/** Rules whose protocol, addresses, ports and direction fit one side of some sessions. One thread. */
final class Fitting {
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final long[] bits;
    private final int[] headersOnly;
    /** By the number of a set of rules: whether any of it fits; 0 is unknown. */
    private final byte[] any;

    /**
     * @param headersOnly of all that fit, those without payload
     * @param sets how many {@link Members} there are
     */
    Fitting(long[] bits, int[] headersOnly, int sets) {
        this.bits = bits;
        this.headersOnly = headersOnly;
        any = new byte[sets];
    }

    /** By rule; not to be changed. */
    long[] bits() {
        return bits;
    }

    boolean has(int rule) {
        return (bits[rule >>> 6] & 1L << rule) != 0;
    }

    int[] headersOnly() {
        return headersOnly;
    }

    boolean hasAny(Members members) {
        byte known = any[members.number()];
        if (known == 0) {
            known = NO;
            for (int i = 0; i < bits.length && known == NO; i++) {
                known = (bits[i] & members.bits()[i]) != 0 ? YES : NO;
            }
            any[members.number()] = known;
        }
        return known == YES;
    }
}
