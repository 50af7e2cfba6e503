package org.netrospect.workbench.browsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.browsing.BrowsingTree;
import org.netrospect.core.browsing.Visit;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;

/**
 * A line of the browsing tree: a host, or a request of one.
 *
 * @param visit empty for a host
 * @param site that the line above is of, "" for none: it is not said again
 * @param first requests of a host, or those that a request led to
 */
record BrowsingNode(IpAddress client, Optional<Visit> visit, String site, List<Visit> first, int requests,
        TimeFormat times) {

    static List<BrowsingNode> of(BrowsingTree tree, TimeFormat times) {
        List<BrowsingNode> nodes = new ArrayList<>();
        tree.hosts().forEach((client, visits) -> nodes.add(new BrowsingNode(client, Optional.empty(), "", visits,
                visits.stream().mapToInt(Visit::requests).sum(), times)));
        return nodes;
    }

    /** The lines below it. */
    List<BrowsingNode> below() {
        String above = visit.map(v -> site(v.url())).orElse("");
        return first.stream().map(v -> new BrowsingNode(client, Optional.of(v), above, v.led(), 0, times)).toList();
    }

    /** The host that an address of a page begins with. */
    static String site(String url) {
        int slash = url.indexOf('/');
        return slash < 0 ? url : url.substring(0, slash);
    }

    private String place(Visit v) {
        return !site.isEmpty() && site.equals(site(v.url())) && v.url().length() > site.length()
                ? v.url().substring(site.length()) : v.url();
    }

    /** What is copied. */
    String text() {
        return visit.map(Visit::url).orElseGet(client::toString);
    }

    /** One text for each column. */
    String[] texts() {
        if (visit.isEmpty()) {
            String count = Amounts.count(requests, "request", "requests");
            return new String[] {client.toString(), count, "", "", "", ""};
        }
        Visit v = visit.get();
        return new String[] {prefix(v) + place(v), v.link() == Visit.Link.UNSEEN ? "" : times.shortText(v.time()),
            v.status() == 0 ? "" : Integer.toString(v.status()), v.type().split(";", 2)[0].trim(),
            v.bytes() == 0 ? "" : Amounts.count(v.bytes()), reason(v.link())};
    }

    private static String prefix(Visit visit) {
        return visit.method().isEmpty() || visit.method().equals("GET") ? "" : visit.method() + " ";
    }

    private static String reason(Visit.Link link) {
        return switch (link) {
            case NONE -> "";
            case REDIRECT -> "redirection";
            case REFERRER -> "referrer";
            case SITE -> "referrer, site only";
            case UNSEEN -> "not in the captures";
        };
    }
}
