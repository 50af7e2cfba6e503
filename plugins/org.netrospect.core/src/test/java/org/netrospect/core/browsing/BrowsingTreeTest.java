package org.netrospect.core.browsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Tables;

final class BrowsingTreeTest {
    private static final String HTML = "text/html; charset=utf-8";

    private final List<List<Object>> rows = new ArrayList<>();

    private BrowsingTreeTest get(String url, String referrer) {
        return request(1, "GET", url, 200, referrer, HTML, "");
    }

    private BrowsingTreeTest redirect(String url, String referrer, String location) {
        return request(1, "GET", url, 302, referrer, HTML, location);
    }

    private BrowsingTreeTest request(int host, String method, String url, int status, String referrer, String type,
            String location) {
        int slash = url.startsWith("http") ? url.indexOf('/', 8) : url.indexOf('/');
        String name = url.substring(0, slash < 0 ? url.length() : slash);
        List<Object> row = new ArrayList<>();
        long number = rows.size() + 1;
        for (String column : Tables.HTTP.columns().stream().map(c -> c.name()).toList()) {
            row.add(switch (column) {
                case "session", "packet" -> number;
                case "time" -> number * 1000;
                case "client" -> IpAddress.v4(host);
                case "server" -> IpAddress.v4(99);
                case "capture" -> 1L;
                case "method" -> method;
                case "host" -> name.startsWith("http") ? "proxy.example" : name;
                case "uri" -> slash < 0 || name.startsWith("http") ? url : url.substring(slash);
                case "status" -> status == 0 ? Optional.empty() : (Object) (long) status;
                case "referer" -> referrer.isEmpty() ? Optional.empty() : referrer;
                case "response_type" -> type.isEmpty() ? Optional.empty() : type;
                case "location" -> location.isEmpty() ? Optional.empty() : location;
                default -> Optional.empty();
            });
        }
        rows.add(row);
        return this;
    }

    private BrowsingTree tree() {
        return BrowsingTree.of(new MemoryTable(Tables.HTTP, rows),
                RowSelection.of(IntStream.range(0, rows.size()).toArray()), () -> false);
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        tree().hosts().values().forEach(roots -> roots.forEach(root -> write(root, "", out)));
        return out.toString();
    }

    private static void write(Visit visit, String indent, StringBuilder out) {
        out.append(indent).append(visit.url()).append(' ').append(visit.link()).append('\n');
        visit.led().forEach(below -> write(below, indent + "  ", out));
    }

    @Test
    void putsWhatAPageLoadsBelowIt() {
        get("example.org/", "").get("example.org/a.css", "http://example.org/")
                .get("cdn.example.net:80/b.png", "http://example.org/a.css").get("other.example/", "");
        assertEquals("""
                example.org/ NONE
                  example.org/a.css REFERRER
                    cdn.example.net/b.png REFERRER
                other.example/ NONE
                """, text());
    }

    @Test
    void followsRedirectionsBeforeReferrers() {
        get("start.example/", "").redirect("start.example/go", "http://start.example/", "//ads.example/x#top")
                .redirect("ads.example/x", "http://start.example/", "../kit/land?id=1")
                .get("ads.example/kit/land?id=1", "http://start.example/");
        assertEquals("""
                start.example/ NONE
                  start.example/go REFERRER
                    ads.example/x REDIRECT
                      ads.example/kit/land?id=1 REDIRECT
                """, text());
    }

    @Test
    void showsAPageThatIsOnlyNamedByOthers() {
        get("a.example/1.js", "https://secure.example/page#part").get("a.example/2.js", "https://secure.example/page");
        assertEquals("""
                secure.example/page UNSEEN
                  a.example/1.js REFERRER
                  a.example/2.js REFERRER
                """, text());
        assertEquals(2, tree().hosts().get(IpAddress.v4(1)).getFirst().requests());
    }

    @Test
    void takesTheLatestPageWhereOnlyTheSiteIsNamed() {
        get("site.example/one", "").get("site.example/two", "").get("img.example/i.png", "http://site.example/");
        assertEquals("""
                site.example/one NONE
                site.example/two NONE
                  img.example/i.png SITE
                """, text());
    }

    @Test
    void keepsHostsApart() {
        get("example.org/", "").request(2, "GET", "example.org/a.css", 200, "http://example.org/", "text/css", "");
        assertEquals("""
                example.org/ NONE
                example.org/ UNSEEN
                  example.org/a.css REFERRER
                """, text());
    }

    @Test
    void doesNotPutARequestBelowItself() {
        get("example.org/x.pdf", "http://example.org/x.pdf").get("example.org/x.pdf", "http://example.org/x.pdf");
        assertEquals("""
                example.org/x.pdf NONE
                  example.org/x.pdf REFERRER
                """, text());
    }

    @Test
    void readsTargetsAsProxiesGetThemAndTunnels() {
        get("http://example.org:80/p", "").request(1, "CONNECT", "example.org:443", 200, "", "", "");
        assertEquals("""
                example.org/p NONE
                example.org:443 NONE
                """, text());
    }

    @Test
    void aLoopOfRedirectionsEnds() {
        for (int i = 0; i < 5000; i++) {
            redirect("loop.example/a", "", "/a");
        }
        int depth = 0;
        List<Visit> at = tree().hosts().get(IpAddress.v4(1));
        while (!at.isEmpty()) {
            depth++;
            at = at.getFirst().led();
        }
        assertEquals(5000, depth);
        assertEquals(5000, tree().hosts().get(IpAddress.v4(1)).getFirst().requests());
    }

    @Test
    void readsRubbishWithoutComplaint() {
        get("/", "://").get("", "http://").redirect("x/..", "http://@:/?#", "../../..")
                .redirect("x/y", "http:///", "?q").get("x/y?q", "no address");
        assertEquals(5, tree().hosts().get(IpAddress.v4(1)).stream().mapToInt(Visit::requests).sum());
    }

    @Test
    void endsWhenNobodyWantsItAnyMore() {
        get("example.org/", "");
        assertThrows(CancellationException.class, () -> BrowsingTree.of(new MemoryTable(Tables.HTTP, rows),
                RowSelection.of(0), () -> true));
    }
}
