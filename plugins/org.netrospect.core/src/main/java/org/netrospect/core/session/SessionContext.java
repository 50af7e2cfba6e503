package org.netrospect.core.session;

import java.util.function.Supplier;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;

/** All an analyzer can see of its session and say about it; valid during the calls of the analyzer. */
public interface SessionContext {
    /** The session, to read from. */
    Session session();

    /** The packet whose bytes are being read. */
    Mark mark();

    /** Number of the packet whose bytes are being read, from 1 in its capture. */
    default long packet() {
        return mark().packet();
    }

    /** Nanoseconds since 1970 UTC of that packet. */
    default long time() {
        return mark().time();
    }

    /**
     * The transport's header before the payload that is being read, such as the 8 bytes of ICMP with type and code,
     * or the link's before LLDP and its like; empty for streams. Borrowed: valid during the call.
     */
    default ByteWindow header() {
        return new ByteWindow();
    }

    /**
     * The analyzer recognised its protocol: {@code dns}, {@code http}; becomes the session's service. A second one, of
     * a protocol inside the first, is put behind it: {@code tls,http}.
     */
    void service(String name);

    /** What the analyzer met breaks its format; kept once per name and session. */
    void irregularity(String what, String detail);

    /**
     * Something happened.
     *
     * @param at where it began: {@link #mark()}, now or kept from an earlier call
     * @param subject what it was about, in a few words
     * @param details given away by the caller
     */
    void event(Mark at, EventKind kind, String subject, Details details);

    /** A file begins with the packet in hand; takes nothing if files are not wanted. */
    FileWriter file(FileOffer offer);

    /** Who looks at what the analyzer reads. */
    Inspection inspection();

    /** What is known to decrypt with. */
    Secrets secrets();

    /**
     * Reads bytes that were inside others (decrypted, tunnelled, after STARTTLS) as a session of its own would be read:
     * its protocol is recognised anew.
     *
     * @param transport {@link org.netrospect.core.net.IpProtocol#TCP} for a stream
     */
    Analyzer inner(int transport);

    /**
     * State that the sessions between the same two addresses have in common (and some others: it is one of a few shards
     * of the table), such as data connections that were announced. Whoever makes it bounds it.
     */
    <T> T shared(Class<T> type, Supplier<T> make);

    /** The session announced another, which may be of other hosts: {@link #shared} does not reach those. */
    void announced(Announcement announcement);

    /**
     * What the session says explains too little. If one of other hosts has announced it before, both are read again
     * together when the recording is over, and what is found then is told instead of what is found now.
     *
     * @return whether this is that reading, in which {@link #shared} reaches the sessions that announced
     */
    boolean unexplained();
}
