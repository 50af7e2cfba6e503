package org.netrospect.replay.rule;

/** A rule that cannot be honoured in full, and is therefore not run. The message is the reason, as a sentence. */
public final class NotHonoured extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ofFile;

    public NotHonoured(String reason) {
        this(reason, false);
    }

    private NotHonoured(String reason, boolean ofFile) {
        super(reason, null, false, false);
        this.ofFile = ofFile;
    }

    /** One whose reason lies in a file that the rule names: when that is there, the rule may be honoured. */
    static NotHonoured ofFile(String reason) {
        return new NotHonoured(reason, true);
    }

    boolean isOfFile() {
        return ofFile;
    }
}
