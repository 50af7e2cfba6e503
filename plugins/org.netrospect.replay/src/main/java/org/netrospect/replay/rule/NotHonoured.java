package org.netrospect.replay.rule;

/** A rule that cannot be honoured in full, and is therefore not run. The message is the reason, as a sentence. */
public final class NotHonoured extends Exception {
    private static final long serialVersionUID = 1L;

    public NotHonoured(String reason) {
        super(reason, null, false, false);
    }
}
