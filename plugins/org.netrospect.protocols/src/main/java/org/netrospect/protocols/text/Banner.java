package org.netrospect.protocols.text;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/** Tells what software the hosts of a session say they run: each product once. One thread. */
public final class Banner {
    /** Products told of a session: an attacker may make up more. */
    private static final int MOST = 16;
    private static final int LONGEST = 200;
    /** {@code Product/1.2}, {@code Product 1.2}, {@code Product v1.2}, {@code Product version 1.2}. */
    private static final Pattern VERSIONED = Pattern.compile(
            "([A-Za-z][\\w+.-]{1,40}(?: [A-Z][\\w+-]{1,30}){0,3})(?:/| v| version |[, ]+version: | )"
                    + "v?(\\d{1,6}(?:[.]\\d{1,8}){1,5}[\\w.+~-]{0,40})");

    private final SessionContext context;
    private final String protocol;
    private final Set<String> told = new HashSet<>();

    public Banner(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    /** Looks for a product with a version in a text. */
    public void versioned(boolean fromClient, String text, String source) {
        versioned(address(fromClient), text, source);
    }

    /** The same of a host that need not be one of the session. */
    public void versioned(IpAddress address, String text, String source) {
        Matcher found = VERSIONED.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (found.find()) {
            product(address, found.group(1), found.group(2), source);
        }
    }

    private IpAddress address(boolean ofClient) {
        Session s = context.session();
        return ofClient ? new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow())
                : new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
    }

    /** @param version "" for none */
    public void product(boolean fromClient, String product, String version, String source) {
        product(address(fromClient), product, version, source);
    }

    /** The same of a host that need not be one of the session. */
    public void product(IpAddress address, String product, String version, String source) {
        if (told.size() < MOST && told.add(address + product + '/' + version)) {
            context.event(context.mark(), EventKind.fact(protocol, Tables.SOFTWARE), product, new Details()
                    .put("addr", address).put("product", product).put("version", version).put("source", source));
        }
    }
}
