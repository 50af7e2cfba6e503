package org.netrospect.core.session;

/**
 * A session announced another, one end of which it told.
 *
 * @param by who announced it
 * @param between hosts of that session
 * @param time of the packet that announced it
 */
public record Announcement(Session by, HostPair between, SessionEnd end, long time) {
    /** How long after it a session of other hosts counts as the one that was announced, in nanoseconds. */
    public static final long HOLDS = 300_000_000_000L;

    /** Whether a session that begins to speak at a time can be the one. */
    public boolean holdsAt(long when) {
        return when - time <= HOLDS;
    }
}
