package org.netrospect.protocols.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/** Software that names itself in fields of messages. */
final class Products {
    /** Different products told of one session. */
    private static final int MOST = 64;
    private static final Pattern FIRST = Pattern.compile("([^/;(\\s][^/;(]*?)\\s*(?:/\\s*([^\\s;,()]+)|[\\s;(,].*|$)");
    /** What browsers that call themselves Mozilla are, the one that says most first. */
    private static final List<Pattern> BROWSERS = List.of(
            Pattern.compile("\\b(Edge|Edg|EdgA|EdgiOS|OPR|Opera Mini|Vivaldi|YaBrowser|SamsungBrowser|CriOS|FxiOS)"
                    + "/([\\w.]+)"),
            Pattern.compile("\\b(SeaMonkey|Thunderbird|Firefox|Chromium|Chrome|Epiphany|Konqueror)/([\\w.]+)"),
            Pattern.compile("\\b(MSIE) ([\\w.]+)"),
            Pattern.compile("\\b(Trident)/([\\w.]+)"),
            Pattern.compile("\\b(Googlebot|bingbot|YandexBot|Nmap Scripting Engine|Nikto|sqlmap)/?([\\w.]*)"),
            Pattern.compile("\\bVersion/(?<version>[\\w.]+).*\\b(Safari)/"));

    private final SessionContext context;
    private final EventKind kind;
    private final Set<String> told = new HashSet<>();
    private final Known known;

    /** What fields say: the same ones come with each session of a browser or a server. */
    private static final class Known {
        private static final int MOST = 256;
        private static final int LONGEST = 300;
        private final Map<String, String[]> products = new HashMap<>();

        String[] of(String value) {
            if (value.length() > LONGEST) {
                return product(FileNames.text(value));
            }
            if (products.size() >= MOST && !products.containsKey(value)) {
                products.clear();
            }
            return products.computeIfAbsent(value, each -> product(FileNames.text(each)));
        }
    }

    Products(SessionContext context, String protocol) {
        this.context = context;
        kind = EventKind.fact(protocol, Tables.SOFTWARE);
        known = context.shared(Known.class, Known::new);
    }

    void tell(Exchange exchange, boolean requestFromClient) {
        exchange.request().ifPresent(head -> {
            tell(exchange, requestFromClient, head.value("user-agent"), "HTTP User-Agent");
        });
        exchange.response().ifPresent(head -> {
            tell(exchange, !requestFromClient, head.value("server"), "HTTP Server");
            tell(exchange, !requestFromClient, head.value("x-powered-by"), "HTTP X-Powered-By");
        });
    }

    private void tell(Exchange exchange, boolean ofClient, String value, String source) {
        if (value.isEmpty() || value.length() > 2000 || told.size() >= MOST
                || !told.add(source + "\n" + ofClient + value)) {
            return;
        }
        Session s = context.session();
        IpAddress address = ofClient ? new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow())
                : new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
        String[] product = known.of(value);
        if (!product[0].isEmpty()) {
            context.event(exchange.begin(), kind, product[0], new Details().put("addr", address)
                    .put("product", product[0]).put("version", product[1]).put("source", source));
        }
    }

    /** @return product and version, "" if there is none */
    static String[] product(String value) {
        if (value.startsWith("Mozilla/")) {
            for (Pattern each : BROWSERS) {
                Matcher browser = each.matcher(value);
                if (browser.find()) {
                    boolean safari = each.pattern().contains("Safari");
                    return safari ? new String[] {"Safari", browser.group("version")}
                            : new String[] {browser.group(1), browser.group(2)};
                }
            }
        }
        Matcher first = FIRST.matcher(value.strip());
        if (!first.lookingAt()) {
            return new String[] {value.strip(), ""};
        }
        return new String[] {first.group(1).strip(), first.group(2) == null ? "" : first.group(2)};
    }
}
