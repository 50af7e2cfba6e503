package org.netrospect.replay.pcre;

/** A regular expression that is wrong or that cannot be run exactly as written. The message says why. */
public final class UnsupportedExpression extends Exception {
    private static final long serialVersionUID = 1L;

    public UnsupportedExpression(String reason) {
        super(reason, null, false, false);
    }
}
