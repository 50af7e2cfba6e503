package org.netrospect.replay.rule;

/** What a rule asks of the session. */
public record FlowState(Stage stage, Direction direction, Bytes bytes) {
    /** Nothing is asked. */
    public static final FlowState ANY = new FlowState(Stage.ANY, Direction.BOTH, Bytes.ANY);

    /** How far the session got. */
    public enum Stage {
        ANY, ESTABLISHED, NOT_ESTABLISHED,
        /** It does not matter, and it is said so. */
        STATELESS
    }

    /** Where the packet goes. */
    public enum Direction {
        BOTH, TO_SERVER, TO_CLIENT;

        /** Whether what the client or the server sent is meant. */
        public boolean allows(boolean fromClient) {
            return this == BOTH || fromClient == (this == TO_SERVER);
        }
    }

    /** Whether packets or streams are looked at. */
    public enum Bytes {
        ANY, ONLY_STREAM, NO_STREAM
    }
}
