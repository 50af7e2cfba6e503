package org.netrospect.protocols.snmp;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.text.Printable;

/**
 * One message.
 *
 * @param version {@code 1}, {@code 2c} or {@code 3}
 * @param credential what lets the sender in
 * @param pdu tag of what is asked or answered; {@link #ENCRYPTED} if it cannot be seen
 * @param request number that joins an answer with its question
 * @param error status of an answer, 0 for none
 * @param bindings objects with their values
 * @param trap what a version 1 trap is about, "" for others
 */
record SnmpMessage(String version, Credential credential, int pdu, long request, long error, List<Binding> bindings,
        String trap) {
    static final int GET = 0xa0;
    static final int RESPONSE = 0xa2;
    static final int SET = 0xa3;
    static final int TRAP_1 = 0xa4;
    static final int INFORM = 0xa6;
    static final int TRAP = 0xa7;
    static final int REPORT = 0xa8;
    static final int ENCRYPTED = Ber.OCTET_STRING;
    private static final int MOST_BINDINGS = 32;
    private static final String[] VERSIONS = {"1", "2c", "2", "3"};
    private static final String[] GENERIC = {"cold_start", "warm_start", "link_down", "link_up",
        "authentication_failure", "egp_neighbor_loss"};

    /**
     * Community, or user of the user-based security model (RFC 3414).
     *
     * @param kind {@code community}, {@code usm-none}, {@code usm-auth} or {@code usm-auth-priv}
     * @param engine identifier of the authoritative engine in hex, "" for none
     */
    record Credential(String kind, String user, String community, String engine) {
        boolean discovers() {
            return user.isEmpty() && community.isEmpty() && !kind.equals("community");
        }
    }

    /** An object and its value as text. */
    record Binding(String object, String value) {
    }

    static SnmpMessage of(ByteWindow bytes) {
        ByteWindow m = sequence(Ber.of(bytes));
        Ber version = Ber.at(m, 0);
        long number = version.number();
        if (number < 0 || number >= VERSIONS.length || number == 2) {
            throw new MalformedInput("is of version " + number);
        }
        Ber second = next(m, version, 0);
        int at = version.whole().length() + second.whole().length();
        String named = VERSIONS[(int) number];
        if (number < 2) {
            String community = Printable.of(second.content());
            return pdu(named, new Credential("community", "", community, ""), Ber.at(m, at));
        }
        return secured(named, m, second, at);
    }

    private static Ber next(ByteWindow m, Ber before, int at) {
        return Ber.at(m, at + before.whole().length());
    }

    private static ByteWindow sequence(Ber element) {
        if (element.tag() != Ber.SEQUENCE) {
            throw new MalformedInput("has no sequence where one stands");
        }
        return element.content();
    }

    /** Version 3 (RFC 3412, 6; RFC 3414, 2.4). */
    private static SnmpMessage secured(String version, ByteWindow m, Ber global, int at) {
        List<Ber> header = global.elements();
        if (header.size() < 4) {
            throw new MalformedInput("has a short header");
        }
        Ber parameters = Ber.at(m, at);
        Ber data = next(m, parameters, at);
        ByteWindow flags = header.get(2).content();
        int level = flags.length() > 0 ? flags.u8(0) & 3 : 0;
        String kind = level == 0 ? "usm-none" : level == 1 ? "usm-auth" : "usm-auth-priv";
        Credential credential = new Credential(kind, "", "", "");
        if (header.get(3).number() == 3) {
            List<Ber> usm = Ber.of(parameters.content()).elements();
            if (usm.size() < 4) {
                throw new MalformedInput("has short security parameters");
            }
            ByteWindow engine = usm.get(0).content();
            credential = new Credential(kind, Printable.of(usm.get(3).content()), "",
                    Printable.hex(engine, 0, Math.min(engine.length(), 32)));
        }
        if (data.tag() == ENCRYPTED) {
            return new SnmpMessage(version, credential, ENCRYPTED, header.getFirst().number(), 0, List.of(), "");
        }
        List<Ber> scoped = data.elements();
        if (scoped.size() < 3) {
            throw new MalformedInput("has a short scoped PDU");
        }
        SnmpMessage plain = pdu(version, credential, scoped.get(2));
        // reports may repeat no request number; the number of the message joins them
        return new SnmpMessage(version, credential, plain.pdu, header.getFirst().number(), plain.error,
                plain.bindings, plain.trap);
    }

    private static SnmpMessage pdu(String version, Credential credential, Ber pdu) {
        if (pdu.tag() < GET || pdu.tag() > REPORT) {
            throw new MalformedInput("has a PDU of type " + pdu.tag());
        }
        List<Ber> fields = pdu.elements();
        if (pdu.tag() == TRAP_1) {
            if (fields.size() < 6) {
                throw new MalformedInput("has a short trap");
            }
            long generic = fields.get(2).number();
            String trap = generic >= 0 && generic < GENERIC.length ? GENERIC[(int) generic]
                    : fields.get(0).identifier() + ".0." + fields.get(3).number();
            return new SnmpMessage(version, credential, TRAP_1, 0, 0, bindings(fields.get(5)), trap);
        }
        if (fields.size() < 4) {
            throw new MalformedInput("has a short PDU");
        }
        List<Binding> bindings = bindings(fields.get(3));
        return new SnmpMessage(version, credential, pdu.tag(), fields.get(0).number(), fields.get(1).number(),
                bindings, "");
    }

    private static List<Binding> bindings(Ber list) {
        List<Binding> all = new ArrayList<>();
        ByteWindow content = sequence(list);
        for (int at = 0; at < content.length() && all.size() < MOST_BINDINGS;) {
            Ber each = Ber.at(content, at);
            Ber object = each.first();
            all.add(new Binding(object.identifier(), value(next(each.content(), object, 0))));
            at += each.whole().length();
        }
        return all;
    }

    /** RFC 2578, 7.1, and the exceptions of RFC 3416, 2.5. */
    private static String value(Ber value) {
        ByteWindow content = value.content();
        return switch (value.tag()) {
            case Ber.INTEGER -> Long.toString(value.number());
            case Ber.OBJECT_IDENTIFIER -> value.identifier();
            case 0x40 -> content.length() == 4
                    ? content.u8(0) + "." + content.u8(1) + "." + content.u8(2) + "." + content.u8(3)
                    : Printable.hex(content, 0, Math.min(content.length(), 64));
            case 0x41, 0x42, 0x43, 0x46 -> Long.toUnsignedString(value.unsigned());
            case 0x80 -> "no such object";
            case 0x81 -> "no such instance";
            case 0x82 -> "end of MIB view";
            case Ber.NULL -> "";
            default -> Printable.of(content);
        };
    }

    List<String> objects() {
        return bindings.stream().map(Binding::object).toList();
    }

    List<String> values() {
        return bindings.stream().map(Binding::value).toList();
    }

    /** The value of an object; "" if it is not there. */
    String value(String object) {
        return bindings.stream().filter(b -> b.object().equals(object)).map(Binding::value).findFirst().orElse("");
    }
}
