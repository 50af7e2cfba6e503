package org.netrospect.core.net;

/** Text of 48-bit hardware addresses, which the engine carries in the lower bits of a long; -1 stands for none. */
public final class MacAddress {
    /** No hardware address: the link has none. */
    public static final long NONE = -1;

    private MacAddress() {
    }

    /** {@code 00:1b:21:3c:4d:5e} */
    public static String text(long bits) {
        StringBuilder out = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            out.append(Character.forDigit((int) (bits >>> shift + 4 & 15), 16)).append(
                    Character.forDigit((int) (bits >>> shift & 15), 16));
            if (shift > 0) {
                out.append(':');
            }
        }
        return out.toString();
    }
}
