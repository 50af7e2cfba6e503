package org.netrospect.core.browsing;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.net.IpAddress;

/**
 * One request of a host, and those that it led to.
 *
 * @param session that carried it; 0 for a page that is known only from what others say led to them
 * @param time nanoseconds since 1970 UTC; of a page only known from others, the first of them
 * @param url without a scheme, which the table does not hold: {@code example.org/page}
 * @param status of the answer; 0 for none
 * @param type media type of the answer as it was declared; "" for none
 * @param bytes of the answer's body as transferred
 * @param led in the order of time
 */
public record Visit(IpAddress client, long session, long time, String method, String url, int status, String type,
        long bytes, Link link, List<Visit> led) {

    /** How it came from the visit above it. */
    public enum Link {
        /** Nothing says what led to it. */
        NONE,
        /** The visit above it answered with this location. */
        REDIRECT,
        /** The request names the visit above it as its referrer. */
        REFERRER,
        /** The request names the site above it as its referrer, not the page: the latest page of that site. */
        SITE,
        /** It is itself only known as the referrer of others: it was in a cache, encrypted, or not recorded. */
        UNSEEN
    }

    /** How many requests are below it and it. */
    public int requests() {
        int count = 0;
        List<Visit> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            Visit visit = open.removeLast();
            count += visit.link == Link.UNSEEN ? 0 : 1;
            open.addAll(visit.led);
        }
        return count;
    }
}
