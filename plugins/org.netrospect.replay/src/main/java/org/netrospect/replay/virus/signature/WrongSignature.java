package org.netrospect.replay.virus.signature;

/** A signature that is wrong or cannot be honoured in full. The message says why, the same for the same reason. */
final class WrongSignature extends Exception {
    private static final long serialVersionUID = 1L;

    WrongSignature(String reason) {
        super(reason, null, false, false);
    }
}
