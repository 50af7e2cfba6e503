package org.netrospect.protocols.ldap;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.protocols.ber.Ber;

/** A search that runs: what was asked, and what was found until now (RFC 4511, section 4.5). */
final class LdapSearch {
    /** Names of entries, and values of the only entry, that are told. */
    private static final int MOST = 50;

    private final Details details = new Details();
    private final String base;
    private final boolean one;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private long entries;

    LdapSearch(Ber operation) {
        List<Ber> fields = operation.elements();
        if (fields.size() < 8) {
            throw new MalformedInput("a search has only " + fields.size() + " fields");
        }
        base = text(fields.get(0));
        one = fields.get(1).number() == 0;
        details.put("base", base).put("scope", LdapText.scope(fields.get(1).number()))
                .put("filter", LdapFilter.text(fields.get(6)))
                .put("attributes", fields.get(7).elements().stream().limit(MOST).map(LdapSearch::text).toList());
    }

    String base() {
        return base;
    }

    void entry(Ber operation) {
        entries++;
        if (names.size() < MOST) {
            names.add(text(operation.first()));
        }
        if (one) {
            operation.inside(1).elements().forEach(this::attribute);
        }
    }

    /** An entry that was too long to be read. */
    void longEntry() {
        entries++;
    }

    private static String text(Ber value) {
        return LdapText.value(value.content());
    }

    private void attribute(Ber attribute) {
        String type = text(attribute.first());
        for (Ber value : attribute.inside(1).elements()) {
            if (values.size() >= MOST) {
                return;
            }
            values.add(type + "=" + (LdapText.secret(type) ? "(secret)" : text(value)));
        }
    }

    Details done() {
        return details.put("entries", entries).put("names", names).put("values", values);
    }
}
