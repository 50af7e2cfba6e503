package org.netrospect.protocols.ldap;

import java.util.List;
import java.util.Optional;
import org.netrospect.protocols.ber.Ber;

/** The text of a search filter (RFC 4515), as people write it: {@code (&(objectClass=user)(cn=a*))}. */
final class LdapFilter {
    /** Characters of a filter that are told. */
    private static final int LONGEST = 4096;
    /** Filters inside filters. */
    private static final int DEEPEST = 32;

    private final StringBuilder out = new StringBuilder();

    private LdapFilter() {
    }

    static String text(Ber filter) {
        LdapFilter text = new LdapFilter();
        text.append(filter, 0);
        return text.out.toString();
    }

    private void append(Ber filter, int depth) {
        if (depth > DEEPEST || out.length() > LONGEST) {
            out.append("(…)");
            return;
        }
        out.append('(');
        switch (filter.tag()) {
            case 0xa0, 0xa1, 0xa2 -> {
                out.append(filter.tag() == 0xa0 ? '&' : filter.tag() == 0xa1 ? '|' : '!');
                for (Ber inside : filter.elements()) {
                    if (out.length() > LONGEST) {
                        out.append('…');
                        break;
                    }
                    append(inside, depth + 1);
                }
            }
            case 0xa3 -> assertion(filter, "=");
            case 0xa4 -> substrings(filter);
            case 0xa5 -> assertion(filter, ">=");
            case 0xa6 -> assertion(filter, "<=");
            case 0x87 -> out.append(name(filter)).append("=*");
            case 0xa8 -> assertion(filter, "~=");
            case 0xa9 -> extensible(filter);
            default -> out.append('?');
        }
        out.append(')');
    }

    private static String name(Ber element) {
        return LdapText.value(element.content());
    }

    private void assertion(Ber filter, String operator) {
        List<Ber> parts = filter.elements();
        if (parts.size() == 2) {
            out.append(name(parts.get(0))).append(operator).append(LdapText.escaped(parts.get(1).content()));
        }
    }

    private void substrings(Ber filter) {
        List<Ber> parts = filter.elements();
        if (parts.size() < 2) {
            return;
        }
        out.append(name(parts.get(0))).append('=');
        List<Ber> pieces = parts.get(1).elements();
        for (int i = 0; i < pieces.size() && out.length() <= LONGEST; i++) {
            Ber piece = pieces.get(i);
            // all but an initial one have a star in front of them, the last one one behind it if it is not final
            out.append(piece.tag() == 0x80 ? "" : "*").append(LdapText.escaped(piece.content()))
                    .append(i == pieces.size() - 1 && piece.tag() != 0x82 ? "*" : "");
        }
    }

    private void extensible(Ber filter) {
        filter.element(0x82).ifPresent(type -> out.append(name(type)));
        Optional<Ber> names = filter.element(0x84);
        if (names.isPresent() && names.get().content().length() == 1 && names.get().content().u8(0) != 0) {
            out.append(":dn");
        }
        filter.element(0x81).ifPresent(rule -> out.append(':').append(name(rule)));
        out.append(":=");
        filter.element(0x83).ifPresent(value -> out.append(LdapText.escaped(value.content())));
    }
}
