package org.netrospect.core.session;

import org.netrospect.core.packet.Flaw;

/** What flaws of datagrams say as irregularities of their session. */
final class Flaws {
    /** By bit of {@link org.netrospect.core.packet.Datagram#flaws}. */
    static final Flaw[] ALL = Flaw.values();

    private Flaws() {
    }

    static String sentence(Flaw flaw) {
        String text = flaw.consequence();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
