package org.netrospect.core.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;
import org.netrospect.core.session.Announcement;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionEnd;
import org.netrospect.core.session.Unexplained;

/**
 * Sessions that explain nothing themselves and were announced by those of other hosts, in the order of the packets.
 * What is found in them is not told before they have been read again. Used by the sink's thread alone.
 */
final class AnnouncedSessions {
    /** Announcements kept; the oldest is forgotten for a new one. */
    private static final int MOST_ANNOUNCEMENTS = 1 << 16;
    /** Sessions held until the recording is over; others are told as they are. */
    private static final int MOST_SESSIONS = 1 << 16;
    /** Packets of a session that are read again: their places are in memory. */
    private static final long MOST_PACKETS = 1 << 24;

    private final boolean wanted;
    private final Map<SessionEnd, Announcement> announcements = RecentMap.byInsertion(MOST_ANNOUNCEMENTS);
    private final Map<Session, Session> announcers = new LinkedHashMap<>();

    /** @param wanted whether anybody reads them again */
    AnnouncedSessions(boolean wanted) {
        this.wanted = wanted;
    }

    void announced(Announcement announcement) {
        if (wanted) {
            announcements.remove(announcement.end());
            announcements.put(announcement.end(), announcement);
        }
    }

    void unexplained(Unexplained session) {
        if (!announcements.isEmpty() && announcers.size() < MOST_SESSIONS) {
            by(session, session.server()).or(() -> by(session, session.client()))
                    .ifPresent(found -> announcers.put(session.session(), found.by()));
        }
    }

    private Optional<Announcement> by(Unexplained session, SessionEnd end) {
        return Optional.ofNullable(announcements.get(end))
                .filter(it -> it.holdsAt(session.time()) && !it.between().equals(session.between()));
    }

    /** Whether what is found in a session is to be told later. */
    boolean has(Session session) {
        return !announcers.isEmpty() && announcers.containsKey(session);
    }

    /** Each with the one that announced it. */
    Map<Session, Session> sessions() {
        return announcers;
    }

    /** Whether a session has few enough packets to be read again. */
    static boolean readable(Session session) {
        return session.spkts() + session.dpkts() <= MOST_PACKETS;
    }
}
