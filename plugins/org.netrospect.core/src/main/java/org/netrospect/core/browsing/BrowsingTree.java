package org.netrospect.core.browsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.netrospect.core.browsing.Visit.Link;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * The web requests of each host as trees: below a request stands what it led to, by redirection or because later
 * requests name it as their referrer. What leads to a request is always earlier, so there are no circles.
 *
 * @param hosts with their first requests, by address
 * @param left requests that are in no tree, since there are more than {@link #MOST}
 */
public record BrowsingTree(Map<IpAddress, List<Visit>> hosts, int left) {
    /** Requests that are put into trees: the earliest of those given. */
    public static final int MOST = 200_000;
    private static final int SESSION = Tables.HTTP.index("session");
    private static final int TIME = Tables.HTTP.index("time");
    private static final int CLIENT = Tables.HTTP.index("client");
    private static final int METHOD = Tables.HTTP.index("method");
    private static final int HOST = Tables.HTTP.index("host");
    private static final int TARGET = Tables.HTTP.index("uri");
    private static final int STATUS = Tables.HTTP.index("status");
    private static final int REFERRER = Tables.HTTP.index("referer");
    private static final int TYPE = Tables.HTTP.index("response_type");
    private static final int BYTES = Tables.HTTP.index("response_bytes");
    private static final int LOCATION = Tables.HTTP.index("location");

    /** Builds the trees from rows of the table {@code http}; CancellationException if cancelled. */
    public static BrowsingTree of(Table http, RowSelection rows, BooleanSupplier cancelled) {
        int[] order = IntStream.range(0, rows.size()).map(rows::row).boxed()
                .sorted(Comparator.<Integer>comparingLong(row -> http.longAt(TIME, row))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST).mapToInt(Integer::intValue).toArray();
        Map<IpAddress, Host> hosts = new TreeMap<>();
        for (int i = 0; i < order.length; i++) {
            if ((i & 0xff) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            int row = order[i];
            http.addressAt(CLIENT, row).ifPresent(client -> hosts.computeIfAbsent(client, Host::new).add(http, row));
        }
        Map<IpAddress, List<Visit>> roots = new LinkedHashMap<>();
        hosts.forEach((client, host) -> roots.put(client, host.roots));
        return new BrowsingTree(roots, rows.size() - order.length);
    }

    /** What one host asked for up to a request. */
    private static final class Host {
        private final IpAddress client;
        private final List<Visit> roots = new ArrayList<>();
        private final Map<WebAddress, Visit> visits = new HashMap<>();
        private final Map<String, Visit> pages = new HashMap<>();
        private final Map<WebAddress, Visit> redirects = new HashMap<>();

        Host(IpAddress client) {
            this.client = client;
        }

        void add(Table http, int row) {
            String method = http.textAt(METHOD, row);
            WebAddress address = WebAddress.ofRequest(http.textAt(HOST, row), http.textAt(TARGET, row));
            String type = http.textAt(TYPE, row);
            long time = http.longAt(TIME, row);
            Above above = method.equals("CONNECT") ? new Above(Optional.empty(), Link.NONE)
                    : above(address, http.textAt(REFERRER, row), time);
            boolean tunnel = method.equals("CONNECT");
            Visit visit = new Visit(client, http.longAt(SESSION, row), time, method,
                    tunnel ? http.textAt(TARGET, row) : address.toString(), (int) http.longAt(STATUS, row), type,
                    http.longAt(BYTES, row), above.link, new ArrayList<>());
            above.visit.map(Visit::led).orElse(roots).add(visit);
            if (tunnel) {
                return;
            }
            visits.put(address, visit);
            if (type.regionMatches(true, 0, "text/html", 0, 9)) {
                pages.put(address.host(), visit);
            }
            String location = http.textAt(LOCATION, row);
            if (!location.isEmpty()) {
                redirects.put(address.location(location), visit);
            }
        }

        private record Above(Optional<Visit> visit, Link link) {
        }

        /** A redirection says it surest: a browser that follows one goes on naming the referrer of the first. */
        private Above above(WebAddress address, String referrer, long time) {
            Optional<Visit> redirect = Optional.ofNullable(redirects.remove(address));
            if (redirect.isPresent()) {
                return new Above(redirect, Link.REDIRECT);
            }
            if (!WebAddress.absolute(referrer)) {
                return new Above(Optional.empty(), Link.NONE);
            }
            WebAddress from = WebAddress.ofAbsolute(referrer);
            Optional<Visit> named = Optional.ofNullable(visits.get(from));
            if (from.equals(address) && named.isEmpty()) {
                return new Above(Optional.empty(), Link.NONE);
            }
            if (named.isPresent() && named.get().link() != Link.UNSEEN) {
                return new Above(named, Link.REFERRER);
            }
            Optional<Visit> page = from.site() ? Optional.ofNullable(pages.get(from.host())) : Optional.empty();
            if (page.isPresent()) {
                return new Above(page, Link.SITE);
            }
            return new Above(Optional.of(named.orElseGet(() -> unseen(from, time))), Link.REFERRER);
        }

        private Visit unseen(WebAddress address, long time) {
            Visit visit = new Visit(client, 0, time, "", address.toString(), 0, "", 0, Link.UNSEEN, new ArrayList<>());
            roots.add(visit);
            visits.put(address, visit);
            return visit;
        }
    }
}
