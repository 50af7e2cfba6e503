package org.netrospect.protocols.dhcp;

import java.util.HashSet;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/** Tells the software that clients say they are, once an address: {@code MSFT 5.0}, {@code udhcp 1.36.1}. */
final class VendorClasses {
    private static final int MOST = 256;

    private final SessionContext context;
    private final String protocol;
    private final Set<String> told = new HashSet<>();

    VendorClasses(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    void told(String vendorClass, IpAddress address) {
        boolean known = address.high() != 0 || address.low() != 0;
        if (vendorClass.isEmpty() || !known || told.size() >= MOST || !told.add(address + vendorClass)) {
            return;
        }
        int end = vendorClass.indexOf(':');
        String first = end < 0 ? vendorClass : vendorClass.substring(0, end);
        int number = version(first);
        String product = number < 0 ? first : first.substring(0, number - 1);
        context.event(context.mark(), EventKind.fact(protocol, Tables.SOFTWARE), product, new Details()
                .put("addr", address).put("product", product).put("version", number < 0 ? "" : first.substring(number))
                .put("source", "DHCP vendor class"));
    }

    /** Where the version begins: a number behind a space or a hyphen; -1 if there is none. */
    private static int version(String text) {
        for (int i = 2; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            if (Character.isDigit(text.charAt(i)) && (before == ' ' || before == '-')) {
                return i;
            }
        }
        return -1;
    }
}
