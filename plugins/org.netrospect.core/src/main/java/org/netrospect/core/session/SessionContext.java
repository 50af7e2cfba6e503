package org.netrospect.core.session;


/** All an analyzer can see of its session and say about it; valid during the calls of the analyzer. */
public interface SessionContext {
    /** The session, to read from. */
    Session session();

    /** Number of the packet whose bytes are being read, from 1 in its capture. */
    long packet();

    /** Nanoseconds since 1970 UTC of that packet. */
    long time();

    /** The analyzer recognised its protocol: {@code dns}, {@code http}; becomes the session's service. */
    void service(String name);

    /** What the analyzer met breaks its format; kept once per name and session. */
    void irregularity(String what, String detail);
}
