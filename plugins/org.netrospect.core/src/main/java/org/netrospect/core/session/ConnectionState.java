package org.netrospect.core.session;

/** Zeek's {@code conn_state}: how far a session got, as its packets show. */
public enum ConnectionState {
    /** Attempt seen, no reply. */
    S0,
    /** Established, not ended. */
    S1,
    /** Established and ended by both sides. */
    SF,
    /** Attempt rejected. */
    REJ,
    /** Established, the client closed, no close from the server. */
    S2,
    /** Established, the server closed, no close from the client. */
    S3,
    /** Established, the client aborted. */
    RSTO,
    /** The server aborted. */
    RSTR,
    /** The client sent a SYN, then a RST; no SYN-ACK was seen. */
    RSTOS0,
    /** The server sent a SYN-ACK, then a RST; no SYN was seen. */
    RSTRH,
    /** The client sent a SYN, then a FIN; no SYN-ACK was seen. */
    SH,
    /** The server sent a SYN-ACK, then a FIN; no SYN was seen. */
    SHR,
    /** No SYN was seen: midstream traffic. */
    OTH
}
